"""Playing a negotiation: start it, move in it, find it again.

Each method that changes something is one user action and one transaction, committed before it
returns. What a person may not do is raised as a Refusal.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import AlreadyRunning, TableMovedOn
from bot.negotiation.codec import dump_event
from bot.negotiation.commands import Explain
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.services.alternatives import Alternatives
from bot.services.cases import Cases
from bot.services.challenges import Challenges
from bot.services.drafts import Drafts
from bot.services.duels import Duels
from bot.services.forks import Forks
from bot.services.improvements import Improvements
from bot.services.mistakes import keep_mistakes
from bot.services.places import Places
from bot.services.practices import Practices
from bot.services.refusals import (
    AlreadyExplained,
    DraftChanged,
    NothingOffered,
    NothingRunning,
    NotOver,
    NotPossible,
    StillRunning,
    TooLateToPrepare,
    TurnPassed,
    UnknownChoice,
)
from bot.services.retrospect import look_back
from bot.services.shelf import Shelf
from bot.services.tables import check_turn, load_known_tables, load_own_table, load_table
from bot.services.turns import set_table, take_turn
from bot.services.understanding import Understanding
from bot.storage.drafts import drop_draft
from bot.storage.events import NewEvent, append_events
from bot.storage.members import meet
from bot.storage.negotiations import (
    NewNegotiation,
    finish,
    open_negotiation,
    running_in,
    running_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.negotiation.commands import Command, Prepare
    from bot.services.tables import Table
    from bot.services.turns import Recorded
    from bot.storage.database import Database


WORDED = ("spoken", "prepared", "explained")
"""Events that keep the words of whoever caused them."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a learner chooses before the start: ids of the scenario, the side and the persona.

    `redrawn` asks for other points than those that are shipped, `hints` for advisers.
    """

    scenario: str
    side: str
    persona: str
    hints: bool = True
    redrawn: bool = False


class Roleplay:
    """The negotiations of all learners."""

    def __init__(self, database: Database, repertoire: Repertoire, prompts: Prompts) -> None:
        self._database = database
        self._repertoire = repertoire
        self._prompts = prompts
        understanding = Understanding(repertoire.lexicon, repertoire.cues)
        self.cases = Cases(database, repertoire)
        self.drafts = Drafts(database, repertoire, understanding)
        self.alternatives = Alternatives(database, repertoire, prompts, self.drafts)
        self.places = Places(database, repertoire)
        self.shelf = Shelf(database, repertoire)
        self.forks = Forks(database, repertoire)
        self.practices = Practices(database, repertoire, prompts)
        self.improvements = Improvements(database, repertoire)
        self.challenges = Challenges(database, repertoire)
        self.duels = Duels(database, repertoire)

    async def start(
        self, user_id: int, case: Case, seed: int, at: datetime, guild_id: int | None = None
    ) -> Table:
        """Set the table; it has no place on Discord yet.

        `guild_id` is the server it is asked for in, whose own cases can be played there. Raises
        UnknownChoice, or StillRunning if the learner plays this scenario already.
        """
        setup, recorded = self._opening(await self.cases.on_offer(guild_id, user_id), case, seed)
        new = NewNegotiation(user_id, setup.scenario, setup.side, case.persona, seed)
        try:
            async with self._database.begin() as tx:
                await meet(tx, user_id, at)
                negotiation_id = await open_negotiation(tx, new, at)
                await append_events(tx, negotiation_id, 0, _rows(recorded), at)
                return await load_table(tx, self._repertoire, negotiation_id)
        except AlreadyRunning as running:
            raise StillRunning(running.negotiation_id) from None

    async def table(self, negotiation_id: int, user_id: int) -> Table:
        """The negotiation as it stands; raises NoSuchTable or NotYourTable."""
        async with self._database.read() as tx:
            return await load_own_table(tx, self._repertoire, negotiation_id, user_id)

    async def open_table(self, negotiation_id: int, user_id: int, turn: int) -> Table:
        """The negotiation if a button made for `turn` may still act on it.

        Raises TableClosed or TurnPassed otherwise, and what `table` raises.
        """
        table = await self.table(negotiation_id, user_id)
        check_turn(table, turn)
        return table

    async def act(
        self,
        negotiation_id: int,
        user_id: int,
        turn: int,
        command: Command,
        at: datetime,
        words: str | None = None,
    ) -> Table:
        """Do `command` in exchange `turn` and return the table after it and its answer.

        `words` are the learner's own, kept beside what they do. Raises what `open_table` raises,
        TurnPassed also when another press was written first, and NotPossible if the rules do not
        allow it.
        """
        table = await self.open_table(negotiation_id, user_id, turn)
        return await self._write(table, command, at, words)

    async def send(
        self, negotiation_id: int, user_id: int, turn: int, token: str, at: datetime
    ) -> Table:
        """Send the message in the making, if it is still the one that was shown.

        Raises NothingOffered, DraftChanged and what `act` raises.
        """
        draft = await self.drafts.show(negotiation_id, user_id, turn)
        if draft.is_empty:
            raise NothingOffered(draft.table.negotiation)
        if draft.token != token:
            raise DraftChanged(draft.table.negotiation)
        return await self._write(draft.table, draft.to_send, at, draft.words)

    async def prepare(
        self, negotiation_id: int, user_id: int, card: Prepare, questions: str, at: datetime
    ) -> Table:
        """Keep the preparation card; raises TooLateToPrepare once something was said."""
        table = await self.table(negotiation_id, user_id)
        if table.is_over or table.state.spoken:
            raise TooLateToPrepare(table.negotiation)
        return await self._write(table, card, at, questions)

    async def explain(self, negotiation_id: int, user_id: int, words: str, at: datetime) -> Table:
        """Keep the learner's account of the key choice, and what to review because of the game.

        Raises NotOver or AlreadyExplained.
        """
        table = await self.table(negotiation_id, user_id)
        if not table.is_over:
            raise NotOver(table.negotiation)
        if table.is_explained:
            raise AlreadyExplained(table.negotiation)
        # Worked out beside the loop, and before anything is locked.
        weak = () if table.people else (await asyncio.to_thread(look_back, table)).weak
        return await self._write(table, Explain(table.mine.id), at, words, weak)

    async def _write(
        self,
        table: Table,
        command: Command,
        at: datetime,
        words: str | None,
        weak: Sequence[str] = (),
    ) -> Table:
        """Write what the command leads to; one who was first makes the other a TurnPassed.

        `weak` are the concepts to go over again because of it.
        """
        if table.people:
            return await self.duels.write(table, command, at, words)
        negotiation_id, at = table.negotiation.id, table.moment(at)
        recorded = _with_words(self._play(table, command), command.by, words)
        after = table.after(recorded, at)
        try:
            async with self._database.begin() as tx:
                await append_events(tx, negotiation_id, table.seq, _rows(recorded), at)
                if after.is_over or after.state.turn != table.state.turn:
                    await drop_draft(tx, negotiation_id, table.negotiation.user_id)
                if after.state.ending is not None and not table.is_over:
                    await finish(tx, negotiation_id, after.state.ending.outcome, at)
                course = self._repertoire.course
                await keep_mistakes(tx, course, table.negotiation.user_id, weak, at)
        except TableMovedOn:
            raise TurnPassed(table.negotiation) from None
        return after

    async def playing_in(self, channel_id: int, user_id: int) -> list[Table]:
        """What somebody plays in a channel, what was moved last first; empty for most people."""
        async with self._database.read() as tx:
            found = await running_in(tx, user_id, channel_id)
            return await load_known_tables(tx, self._repertoire, found)

    async def running(self, user_id: int) -> list[Table]:
        """What the learner plays at the moment, the latest first; raises NothingRunning."""
        async with self._database.read() as tx:
            found = await running_of(tx, user_id)
            tables = await load_known_tables(tx, self._repertoire, found)
        tables += await self.duels.running(user_id)
        if not tables:
            raise NothingRunning
        return tables

    def _opening(
        self, repertoire: Repertoire, case: Case, seed: int
    ) -> tuple[Setup, list[Recorded]]:
        scenario = repertoire.scenarios.get(case.scenario)
        persona = repertoire.personas.get(case.persona)
        if scenario is None or persona is None:
            raise UnknownChoice
        if case.side not in {side.id for side in scenario.sides}:
            raise UnknownChoice
        weights = seed if case.redrawn else None
        setup = Setup(scenario.id, case.side, persona.id, seed, scenario.turns, weights, case.hints)
        return setup, set_table(setup, scenario, persona, self._prompts.render)

    def _play(self, table: Table, command: Command) -> list[Recorded]:
        try:
            return take_turn(
                table.state, command, table.scenario, table.persona, self._prompts.render
            )
        except IllegalMove as fault:
            raise NotPossible(table.negotiation, fault.fault) from fault


def _with_words(recorded: Sequence[Recorded], by: str, words: str | None) -> list[Recorded]:
    """The same with the learner's words beside the event that stands for them."""
    return [
        replace(record, words=words)
        if words and record.event.kind in WORDED and getattr(record.event, "by", None) == by
        else record
        for record in recorded
    ]


def _rows(recorded: Sequence[Recorded]) -> list[NewEvent]:
    return [
        NewEvent(record.event.kind, dump_event(record.event), record.words) for record in recorded
    ]
