"""Trying again: a new negotiation that shares the log of a past one up to some exchange.

Of a game of two it shares what the one who tries again may know of it; from there on a persona has
the other seat.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.content.personas import DEFAULT_PERSONA
from bot.errors import AlreadyRunning
from bot.negotiation.codec import dump_event
from bot.negotiation.debrief import debrief
from bot.negotiation.events import Opened
from bot.services.refusals import (
    NoSuchExchange,
    NoSuchTable,
    NotOver,
    NotYourTable,
    StillRunning,
    UnknownChoice,
)
from bot.services.seats import seen_by
from bot.services.tables import load_table, load_whole_table
from bot.storage.events import NewEvent, append_events
from bot.storage.negotiations import NewNegotiation, open_negotiation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.negotiation.scores import Scores
    from bot.services.tables import Logged, Table
    from bot.storage.database import Database

TOLD_THE_MEDIATOR = ("mediator_called", "draft_marked", "draft_voted")
MEDIATED = ("drafted", "draft_rejected")


@dataclass(frozen=True, slots=True)
class FirstTry:
    """The game that another was forked from, from the learner's chair, with their scores.

    `scores` are None while it is not over.
    """

    table: Table
    scores: Scores | None


class Forks:
    """The second tries of all learners."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def fork(
        self,
        negotiation_id: int,
        user_id: int,
        turn: int,
        at: datetime,
        persona: str = DEFAULT_PERSONA,
    ) -> Table:
        """A new negotiation that stands where the finished one stood before exchange `turn`.

        What was noted before, such as the preparation card, is shared; its moments are kept. In the
        place of a person sits `persona`. Raises NotOver, NoSuchExchange, UnknownChoice, and
        StillRunning if the case is being played.
        """
        try:
            async with self._database.begin() as tx:
                whole = await load_whole_table(tx, self._repertoire, negotiation_id)
                table = seen_by(whole, user_id)
                if table.negotiation.user_id != user_id:
                    raise NotYourTable
                if not table.is_over:
                    raise NotOver(table.negotiation)
                shared, seed = before_exchange(table, turn), whole.negotiation.seed
                if not table.people:
                    persona = table.persona.id
                elif persona not in self._repertoire.personas:
                    raise UnknownChoice(table.negotiation)
                else:
                    shared = _against(shared, table.mine.id, persona, seed)
                fork_id = await open_negotiation(tx, _again(table, turn, persona, seed), at)
                await _copy(tx, shared, fork_id)
                return await load_table(tx, self._repertoire, fork_id)
        except AlreadyRunning as running:
            raise StillRunning(running.negotiation_id) from None

    async def parent(self, table: Table) -> FirstTry | None:
        """The game that this one was forked from; None if it is none, or that was deleted."""
        parent_id, user_id = table.negotiation.parent_id, table.negotiation.user_id
        if parent_id is None:
            return None
        try:
            async with self._database.read() as tx:
                whole = await load_whole_table(tx, self._repertoire, parent_id)
            seen = seen_by(whole, user_id)
        except (NoSuchTable, NotYourTable, UnknownChoice):
            return None
        if seen.negotiation.user_id != user_id:
            return None
        return FirstTry(seen, await asyncio.to_thread(_scores, whole, seen.mine.id))


def before_exchange(table: Table, turn: int) -> tuple[Logged, ...]:
    """The log up to what its learner did in exchange `turn`.

    Raises NoSuchExchange if they did nothing there, and it did not end there either.
    """
    for logged in table.log:
        ended = logged.event.kind == "ended" and table.state.turn == turn
        if ended or table.own_turn(logged.event) == turn:
            return tuple(one for one in table.log if one.at < logged.at)
    raise NoSuchExchange(table.negotiation)


def _against(shared: tuple[Logged, ...], side: str, persona: str, seed: int) -> tuple[Logged, ...]:
    """The same log as the beginning of a game alone.

    What was told the mediator goes with the other person where they had not both done so: it would
    wait for them for ever. Redrawn points stay redrawn on this side alone, for the debrief shows
    the sheet of the other.
    """
    opened, *others = shared
    assert isinstance(opened.event, Opened)
    setup = replace(
        opened.event.setup, side=side, persona=persona, seed=seed, hints=True, redraws=side
    )
    settled = max((one.seq for one in others if one.event.kind in MEDIATED), default=0)
    return (
        replace(opened, event=replace(opened.event, setup=setup)),
        *(one for one in others if one.seq < settled or one.event.kind not in TOLD_THE_MEDIATOR),
    )


def _again(table: Table, turn: int, persona: str, seed: int) -> NewNegotiation:
    """The row of a fork; it names whose letters are among what is shared."""
    old = table.negotiation
    others = (each for each in table.user_ids if each != old.user_id)
    return NewNegotiation(
        old.user_id,
        old.scenario,
        old.side,
        persona,
        seed,
        old.id,
        turn,
        partner_id=next(others, old.partner_id),
    )


async def _copy(tx: AsyncConnection, shared: tuple[Logged, ...], fork_id: int) -> None:
    """Write these events as the log of the fork, what was written together still together."""
    written = 0
    for moment, group in groupby(shared, key=lambda logged: logged.at):
        rows = [_row(logged) for logged in group]
        written = await append_events(tx, fork_id, written, rows, moment)


def _scores(whole: Table, side: str) -> Scores | None:
    return debrief(whole.scenario, whole.state, side).scores if whole.is_over else None


def _row(logged: Logged) -> NewEvent:
    return NewEvent(logged.event.kind, dump_event(logged.event), logged.words)
