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
from bot.negotiation.redraw import dealt
from bot.negotiation.state import apply, replay
from bot.negotiation.two_people import PRIVATE
from bot.services.cases import find_case
from bot.services.refusals import (
    NoSuchTable,
    NotYourTable,
    TableClosed,
    TurnPassed,
    UnknownChoice,
)
from bot.services.seats import SOMEBODY, seen_by
from bot.storage.events import events
from bot.storage.negotiations import find_negotiation
from bot.storage.participants import people_at
from bot.storage.schema import PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.lessons.course import Lesson
    from bot.negotiation.events import Event
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package, Scenario, Side
    from bot.negotiation.state import State
    from bot.services.turns import Recorded
    from bot.storage.negotiations import Negotiation
    from bot.storage.participants import Participant


TWO = 2
"""People at a shared table."""

QUIET = PRIVATE - {"explained"}
"""Events that are nobody else's business and move nothing on the table."""


@dataclass(frozen=True, slots=True)
class Logged:
    """An event of the log with its number, its moment and the words it was told in, if any."""

    seq: int
    at: datetime
    event: Event
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Everything a panel or a service needs to know of one negotiation.

    `people` are the two of a shared table; empty where a persona sits across. `lesson` is the one
    that a practice belongs to.
    """

    negotiation: Negotiation
    scenario: Scenario
    persona: Persona
    log: tuple[Logged, ...]
    state: State
    people: tuple[Participant, ...] = ()
    lesson: Lesson | None = None

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
    def is_explained(self) -> bool:
        """Whether the learner has told why, so that the debrief may be shown."""
        return self.mine.id in self.state.explained

    @property
    def is_judged(self) -> bool:
        """Whether it may be told how it went: once explained, and after a practice at once."""
        return self.is_explained or (self.lesson is not None and self.is_over)

    @property
    def their_offer(self) -> Package | None:
        """The other side's standing package if it is whole, so that it could be signed."""
        standing = self.state.standing.get(self.theirs.id)
        return standing if standing and is_complete(self.scenario, standing) else None

    @property
    def exchanges_left(self) -> int:
        """How many exchanges there are still, the open one included."""
        return max(0, self.state.setup.last - self.state.turn + 1)

    def seat_of(self, user_id: int) -> Participant | None:
        """Where somebody sits at a shared table, None for everybody else."""
        return next((seat for seat in self.people if seat.user_id == user_id), None)

    @property
    def user_ids(self) -> tuple[int, ...]:
        """Everybody who plays here."""
        return tuple(seat.user_id for seat in self.people) or (self.negotiation.user_id,)

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
        """What was written together, in order, from the first event behind `after_seq` on.

        What is only noted, such as a preparation card, is no episode.
        """
        later = [logged for logged in self.log if logged.seq > after_seq]
        written = [tuple(group) for _at, group in groupby(later, key=lambda logged: logged.at)]
        return [each for each in written if any(one.event.kind not in QUIET for one in each)]

    def own_turn(self, event: Event) -> int | None:
        """The exchange in which the learner sent this message; None for anything else."""
        return event.turn if event.kind == "spoken" and event.by == self.mine.id else None

    def words_of(self, kind: str, turn: int | None = None) -> str | None:
        """What the learner wrote with their last event of this kind, in one exchange or at all."""
        said = [
            logged.words
            for logged in self.log
            if logged.event.kind == kind
            and getattr(logged.event, "by", None) == self.mine.id
            and turn in (None, getattr(logged.event, "turn", None))
        ]
        return said[-1] if said else None


async def load_table(tx: AsyncConnection, repertoire: Repertoire, negotiation_id: int) -> Table:
    """Read a negotiation whole, or what everybody may know of one between two people.

    Raises as `load_whole_table` does.
    """
    return seen_by(await load_whole_table(tx, repertoire, negotiation_id), None)


async def load_whole_table(
    tx: AsyncConnection, repertoire: Repertoire, negotiation_id: int
) -> Table:
    """Read a negotiation with the secrets of both, for the rules and nobody else.

    Raises NoSuchTable if it was deleted or one of the two has deleted what is kept about them,
    UnknownChoice if its scenario is not on offer any more.
    """
    negotiation = await find_negotiation(tx, negotiation_id)
    if negotiation is None:
        raise NoSuchTable
    people = await people_at(tx, negotiation_id)
    if negotiation.persona == PERSON and len(people) < TWO:
        raise NoSuchTable
    scenario = await find_case(tx, repertoire, negotiation.scenario)
    persona = SOMEBODY if people else repertoire.personas.get(negotiation.persona)
    if scenario is None or persona is None:
        raise UnknownChoice
    log = tuple(
        Logged(stored.seq, stored.at, load_event(stored.payload), stored.words)
        for stored in await events(tx, negotiation_id)
    )
    state = replay(entry.event for entry in log)
    lesson = repertoire.course.find(negotiation.lesson)
    return Table(negotiation, dealt(scenario, state.setup), persona, log, state, people, lesson)


async def load_known_tables(
    tx: AsyncConnection, repertoire: Repertoire, rows: Sequence[Negotiation]
) -> list[Table]:
    """Read several negotiations whole, without those whose scenario is not on offer any more."""
    tables: list[Table] = []
    for row in rows:
        with suppress(UnknownChoice):
            tables.append(await load_table(tx, repertoire, row.id))
    return tables


async def load_own_table(
    tx: AsyncConnection, repertoire: Repertoire, negotiation_id: int, user_id: int
) -> Table:
    """Read a negotiation of this learner; raises NotYourTable for anybody else, and as above.

    Of a table of two it holds what this one of them may know.
    """
    table = seen_by(await load_whole_table(tx, repertoire, negotiation_id), user_id)
    if table.negotiation.user_id != user_id:
        raise NotYourTable
    return table


def check_turn(table: Table, turn: int) -> None:
    """Raise TableClosed or TurnPassed unless a button made for `turn` may still act."""
    if table.is_over:
        raise TableClosed(table.negotiation)
    if table.state.turn != turn:
        raise TurnPassed(table.negotiation)
