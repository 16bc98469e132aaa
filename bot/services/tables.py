"""A negotiation as it lies on the table: its row, its scenario, its log and where it stands."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from bot.negotiation.codec import load_event
from bot.negotiation.packages import is_complete
from bot.negotiation.state import apply, replay
from bot.services.refusals import (
    NoSuchTable,
    NotYourTable,
    TableClosed,
    TurnPassed,
    UnknownChoice,
)
from bot.storage.events import events
from bot.storage.negotiations import find_negotiation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.library import Library
    from bot.negotiation.events import Event
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package, Scenario, Side
    from bot.negotiation.state import State
    from bot.services.turns import Recorded
    from bot.storage.negotiations import Negotiation


@dataclass(frozen=True, slots=True)
class Logged:
    """An event of the log with its number, its moment and the words it was told in, if any."""

    seq: int
    at: datetime
    event: Event
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Everything a panel or a service needs to know of one negotiation."""

    negotiation: Negotiation
    scenario: Scenario
    persona: Persona
    log: tuple[Logged, ...]
    state: State

    @property
    def seq(self) -> int:
        """The number of the last event."""
        return self.log[-1].seq

    @property
    def mine(self) -> Side:
        """The learner's side."""
        return self.scenario.side(self.negotiation.side)

    @property
    def theirs(self) -> Side:
        """The counterpart's side."""
        return self.scenario.other(self.negotiation.side)

    @property
    def is_over(self) -> bool:
        """Whether nothing can be moved any more."""
        return self.state.ending is not None

    @property
    def their_offer(self) -> Package | None:
        """The other side's standing package if it is whole, so that it could be signed."""
        standing = self.state.standing.get(self.theirs.id)
        return standing if standing and is_complete(self.scenario, standing) else None

    def held_in(self, guild_id: int | None) -> Table:
        """The table as it will be told of in a server, or in direct messages (None)."""
        return replace(self, negotiation=replace(self.negotiation, guild_id=guild_id))

    def moment(self, at: datetime) -> datetime:
        """When something done `at` this time counts as done: later than all that is written.

        So what was written together can be told apart, whatever the clocks say.
        """
        return max(at, self.log[-1].at + timedelta(microseconds=1))

    def after(self, recorded: Sequence[Recorded], at: datetime) -> Table:
        """The table once these events have been written behind its last one."""
        new = tuple(
            Logged(seq, at, record.event, record.words)
            for seq, record in enumerate(recorded, start=self.seq + 1)
        )
        state = reduce(apply, (logged.event for logged in new), self.state)
        return replace(self, log=(*self.log, *new), state=state)

    def episodes(self, after_seq: int = 0) -> list[tuple[Logged, ...]]:
        """What was written together, in order, from the first event behind `after_seq` on."""
        later = [logged for logged in self.log if logged.seq > after_seq]
        return [tuple(episode) for _at, episode in groupby(later, key=lambda logged: logged.at)]


async def load_table(tx: AsyncConnection, library: Library, negotiation_id: int) -> Table:
    """Read a negotiation whole.

    Raises NoSuchTable if it was deleted, UnknownChoice if its scenario is not on offer any more.
    """
    negotiation = await find_negotiation(tx, negotiation_id)
    if negotiation is None:
        raise NoSuchTable
    scenario = library.scenarios.get(negotiation.scenario)
    persona = library.personas.get(negotiation.persona)
    if scenario is None or persona is None:
        raise UnknownChoice
    log = tuple(
        Logged(stored.seq, stored.at, load_event(stored.payload), stored.words)
        for stored in await events(tx, negotiation_id)
    )
    return Table(negotiation, scenario, persona, log, replay(entry.event for entry in log))


async def load_known_tables(
    tx: AsyncConnection, library: Library, rows: Sequence[Negotiation]
) -> list[Table]:
    """Read several negotiations whole, without those whose scenario is not on offer any more."""
    tables: list[Table] = []
    for row in rows:
        with suppress(UnknownChoice):
            tables.append(await load_table(tx, library, row.id))
    return tables


async def load_own_table(
    tx: AsyncConnection, library: Library, negotiation_id: int, user_id: int
) -> Table:
    """Read a negotiation of this learner; raises NotYourTable for anybody else, and as above."""
    table = await load_table(tx, library, negotiation_id)
    if table.negotiation.user_id != user_id:
        raise NotYourTable
    return table


def check_turn(table: Table, turn: int) -> None:
    """Raise TableClosed or TurnPassed unless a button made for `turn` may still act."""
    if table.is_over:
        raise TableClosed(table.negotiation)
    if table.state.turn != turn:
        raise TurnPassed(table.negotiation)
