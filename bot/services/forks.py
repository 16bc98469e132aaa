"""Trying again: a new negotiation that shares the log of a past one up to some exchange."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

from bot.errors import AlreadyRunning
from bot.negotiation.codec import dump_event
from bot.services.refusals import (
    NoSuchExchange,
    NoSuchTable,
    NotOver,
    NotYourTable,
    StillRunning,
    UnknownChoice,
)
from bot.services.tables import load_own_table, load_table
from bot.storage.events import NewEvent, append_events
from bot.storage.negotiations import NewNegotiation, open_negotiation

if TYPE_CHECKING:
    from datetime import datetime

    from bot.content.repertoire import Repertoire
    from bot.services.tables import Logged, Table
    from bot.storage.database import Database


class Forks:
    """The second tries of all learners."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def fork(self, negotiation_id: int, user_id: int, turn: int, at: datetime) -> Table:
        """A new negotiation that stands where the finished one stood before exchange `turn`.

        What was noted before, such as the preparation card, is shared; its moments are kept.
        Raises NotOver, NoSuchExchange, and StillRunning if the case is being played.
        """
        try:
            async with self._database.begin() as tx:
                table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
                if not table.is_over or table.people:
                    raise NotOver(table.negotiation)
                shared = before_exchange(table, turn)
                old = table.negotiation
                new = NewNegotiation(
                    user_id, old.scenario, old.side, old.persona, old.seed, old.id, turn
                )
                fork_id = await open_negotiation(tx, new, at)
                written = 0
                for moment, group in groupby(shared, key=lambda logged: logged.at):
                    rows = [_row(logged) for logged in group]
                    written = await append_events(tx, fork_id, written, rows, moment)
                return await load_table(tx, self._repertoire, fork_id)
        except AlreadyRunning as running:
            raise StillRunning(running.negotiation_id) from None

    async def parent(self, table: Table) -> Table | None:
        """The game that this one was forked from; None if it is none, or that was deleted."""
        parent_id = table.negotiation.parent_id
        if parent_id is None:
            return None
        async with self._database.read() as tx:
            with suppress(NoSuchTable, NotYourTable, UnknownChoice):
                return await load_own_table(
                    tx, self._repertoire, parent_id, table.negotiation.user_id
                )
        return None


def before_exchange(table: Table, turn: int) -> tuple[Logged, ...]:
    """The log up to what was done in exchange `turn`; raises NoSuchExchange if nothing was."""
    for logged in table.log:
        event = logged.event
        spoken = event.kind == "spoken" and event.turn == turn
        if spoken or (event.kind == "ended" and table.state.turn == turn):
            first = next(one.seq for one in table.log if one.at == logged.at)
            return table.log[: first - 1]
    raise NoSuchExchange(table.negotiation)


def _row(logged: Logged) -> NewEvent:
    return NewEvent(logged.event.kind, dump_event(logged.event), logged.words)
