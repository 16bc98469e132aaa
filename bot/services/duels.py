"""Playing against another member: one log, two chairs, and nobody sees the other's sheet.

Every table that leaves this service has been through `seen_by`: it holds what that one person may
know. The rules alone see both sheets.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import TableMovedOn
from bot.negotiation.coach import advise
from bot.negotiation.codec import dump_event
from bot.negotiation.commands import (
    Accept,
    Adjourn,
    Decide,
    Explain,
    Hint,
    MarkDraft,
    Message,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.game import decide
from bot.negotiation.two_people import PRIVATE, to_move
from bot.services.duel_refusals import (
    DraftPassed,
    NoGamesTogether,
    NotLongEnough,
    NotTheirTurn,
    NotTwoPeople,
)
from bot.services.duel_results import Results
from bot.services.mistakes import keep_mistakes, weak_between_two
from bot.services.refusals import (
    NoSuchTable,
    NotPossible,
    TableClosed,
    TurnPassed,
    UnknownChoice,
)
from bot.services.seats import seen_by
from bot.services.tables import load_own_table, load_whole_table
from bot.services.turn_reminders import TurnReminders
from bot.services.turns import Recorded
from bot.storage.challenges import close_challenge
from bot.storage.drafts import drop_draft
from bot.storage.events import NewEvent, append_events
from bot.storage.negotiations import finish
from bot.storage.participants import shared_games

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.negotiation.coach import Advice
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event
    from bot.services.tables import Table
    from bot.storage.database import Database

TRIES = 3
PAGE_SIZE = 5
MOST_RUNNING = 20
BY_TURN = (Message, Accept, WalkOut, Decide)
"""What belongs to one exchange, so that a button of an earlier one must not do it."""

PATIENCE = timedelta(days=7)
"""How long somebody may leave the other waiting before the end can be claimed."""

PATIENCE_WITH_LEAVERS = timedelta(days=1)
"""The same for somebody who has left the thread; who left the server is not waited for."""


@dataclass(frozen=True, slots=True)
class GamesPage:
    """Some games with other people, the latest first; on page 0 also what is still running."""

    number: int
    running: tuple[Table, ...]
    finished: tuple[Table, ...]
    has_more: bool


class Duels:
    """The games between two members."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire
        self.reminders = TurnReminders(database, repertoire)
        self.results = Results(database, repertoire)

    async def table(self, negotiation_id: int, user_id: int) -> Table:
        """The table from this person's chair; raises NotTwoPeople for a game alone, and as usual.

        Usual are NoSuchTable and NotYourTable.
        """
        async with self._database.read() as tx:
            table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
        if not table.people:
            raise NotTwoPeople(table.negotiation)
        return table

    async def open_table(self, negotiation_id: int, user_id: int) -> Table:
        """The same while it is played; raises TableClosed too."""
        table = await self.table(negotiation_id, user_id)
        if table.is_over:
            raise TableClosed(table.negotiation)
        return table

    async def write(
        self, table: Table, command: Command, at: datetime, words: str | None = None
    ) -> Table:
        """Do `command` at the table as it was shown to one of the two; return it from there.

        Raises TableClosed, TurnPassed if the exchange is over, NotPossible if the rules forbid it.
        """
        for _ in range(TRIES):
            try:
                return await self._try(table, command, at, words)
            except TableMovedOn:
                continue  # the other did something meanwhile: look again, and decide anew
        raise TurnPassed(table.negotiation)

    async def note(
        self, negotiation_id: int, user_id: int, command: Command, at: datetime
    ) -> Table:
        """Do what belongs to no exchange, such as asking for the mediator."""
        return await self.write(await self.open_table(negotiation_id, user_id), command, at)

    async def answer_draft(
        self,
        negotiation_id: int,
        user_id: int,
        number: int,
        answer: MarkDraft | VoteDraft,
        at: datetime,
    ) -> Table:
        """Mark or vote on the mediator's draft `number`; raises DraftPassed for an earlier one."""
        table = await self.open_table(negotiation_id, user_id)
        if table.state.draft is None or table.state.draft.number != number:
            raise DraftPassed(table.negotiation)
        return await self.write(table, answer, at)

    async def advice(self, negotiation_id: int, user_id: int, at: datetime) -> tuple[Table, Advice]:
        """What the private coach says now; that it was asked is noted for the debrief."""
        table = await self.open_table(negotiation_id, user_id)
        advice = advise(table.scenario, table.state, table.mine.id)
        return await self.write(table, Hint(table.mine.id), at), advice

    async def stop(self, negotiation_id: int, user_id: int, at: datetime) -> Table:
        """Close the table without a deal, whoever is to move."""
        table = await self.open_table(negotiation_id, user_id)
        return await self.write(table, Adjourn(table.mine.id), at)

    async def claim(
        self, negotiation_id: int, user_id: int, patience: timedelta, at: datetime
    ) -> Table:
        """Close the table because the other has not moved for `patience`.

        Raises NotTheirTurn or NotLongEnough.
        """
        table = await self.open_table(negotiation_id, user_id)
        if to_move(table.state, table.scenario) == table.mine.id:
            raise NotTheirTurn(table.negotiation)
        until = waiting_since(table) + patience
        if at < until:
            raise NotLongEnough(table.negotiation, f"<t:{int(until.timestamp())}:R>")
        return await self.write(table, Adjourn(table.mine.id), at)

    async def running(self, user_id: int) -> list[Table]:
        """What this person plays with others at the moment, the latest first."""
        async with self._database.read() as tx:
            ids = await shared_games(tx, user_id, running=True, limit=MOST_RUNNING)
            return await self._known(tx, ids, user_id)

    async def page(self, user_id: int, number: int) -> GamesPage:
        """Page `number`, from 0, of the games with others; raises NoGamesTogether for none."""
        async with self._database.read() as tx:
            skip = number * PAGE_SIZE
            finished = await shared_games(
                tx, user_id, running=False, limit=PAGE_SIZE + 1, skip=skip
            )
            tables = await self._known(tx, finished[:PAGE_SIZE], user_id)
        running = await self.running(user_id) if number == 0 else []
        if not running and not tables and number == 0:
            raise NoGamesTogether
        return GamesPage(number, tuple(running), tuple(tables), len(finished) > PAGE_SIZE)

    async def _known(self, tx: AsyncConnection, ids: list[int], user_id: int) -> list[Table]:
        """These tables, without those whose case or other person is gone."""
        tables: list[Table] = []
        for negotiation_id in ids:
            with suppress(NoSuchTable, UnknownChoice):
                tables.append(await load_own_table(tx, self._repertoire, negotiation_id, user_id))
        return tables

    async def _try(self, table: Table, command: Command, at: datetime, words: str | None) -> Table:
        negotiation_id, user_id = table.negotiation.id, table.negotiation.user_id
        async with self._database.read() as tx:
            whole = await load_whole_table(tx, self._repertoire, negotiation_id)
        if isinstance(command, BY_TURN) and whole.state.turn != table.state.turn:
            raise TurnPassed(table.negotiation)
        if whole.is_over and not isinstance(command, Explain):
            raise TableClosed(table.negotiation)
        at = whole.moment(at)
        first, *others = _decided(whole, command)
        recorded = [Recorded(first, words), *map(Recorded, others)]
        after = whole.after(recorded, at)
        async with self._database.begin() as tx:
            await append_events(tx, negotiation_id, whole.seq, _rows(recorded), at)
            if isinstance(command, Message):
                await drop_draft(tx, negotiation_id, user_id)
            if after.state.ending is not None and not whole.is_over:
                await finish(tx, negotiation_id, after.state.ending.outcome, at)
                await close_challenge(tx, negotiation_id)
                for person in after.user_ids:
                    weak = weak_between_two(after, person)
                    await keep_mistakes(tx, self._repertoire.course, person, weak, at)
            await self.reminders.follow(tx, whole, after, at)
        return seen_by(after, user_id)


def _decided(whole: Table, command: Command) -> tuple[Event, ...]:
    try:
        return decide(whole.state, command, whole.scenario, None, whole.state.setup.seed)
    except IllegalMove as fault:
        raise NotPossible(whole.negotiation, fault.fault) from fault


def waiting_since(table: Table) -> datetime:
    """Since when the one who is to move has been awaited: the last that everybody knows of."""
    return next(logged.at for logged in reversed(table.log) if logged.event.kind not in PRIVATE)


def _rows(recorded: Sequence[Recorded]) -> list[NewEvent]:
    return [
        NewEvent(record.event.kind, dump_event(record.event), record.words) for record in recorded
    ]
