"""Playing a negotiation: start it, move in it, find it again.

Each method that changes something is one user action and one transaction, committed before it
returns. What a person may not do is raised as a Refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import AlreadyRunning, TableMovedOn
from bot.negotiation.codec import dump_event
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.services.drafts import Drafts
from bot.services.places import Places
from bot.services.refusals import (
    NothingRunning,
    NotPossible,
    StillRunning,
    TurnPassed,
    UnknownChoice,
)
from bot.services.shelf import Shelf
from bot.services.tables import check_turn, load_known_tables, load_own_table, load_table
from bot.services.turns import set_table, take_turn
from bot.storage.drafts import drop_draft
from bot.storage.events import NewEvent, append_events
from bot.storage.members import meet
from bot.storage.negotiations import (
    NewNegotiation,
    finish,
    open_negotiation,
    running_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.content.library import Library
    from bot.content.prompts import Prompts
    from bot.negotiation.commands import Command
    from bot.services.tables import Table
    from bot.services.turns import Recorded
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Case:
    """What a learner chooses before the start: ids of the scenario, the side and the persona."""

    scenario: str
    side: str
    persona: str


class Roleplay:
    """The negotiations of all learners."""

    def __init__(self, database: Database, library: Library, prompts: Prompts) -> None:
        self._database = database
        self._library = library
        self._prompts = prompts
        self.drafts = Drafts(database, library)
        self.places = Places(database, library)
        self.shelf = Shelf(database, library)

    async def start(self, user_id: int, case: Case, seed: int, at: datetime) -> Table:
        """Set the table; it has no place on Discord yet.

        Raises UnknownChoice, or StillRunning if the learner plays this scenario already.
        """
        setup, recorded = self._opening(case, seed)
        new = NewNegotiation(user_id, setup.scenario, setup.side, case.persona, seed)
        try:
            async with self._database.begin() as tx:
                await meet(tx, user_id, at)
                negotiation_id = await open_negotiation(tx, new, at)
                await append_events(tx, negotiation_id, 0, _rows(recorded), at)
                return await load_table(tx, self._library, negotiation_id)
        except AlreadyRunning as running:
            raise StillRunning(running.negotiation_id) from None

    async def table(self, negotiation_id: int, user_id: int) -> Table:
        """The negotiation as it stands; raises NoSuchTable or NotYourTable."""
        async with self._database.read() as tx:
            return await load_own_table(tx, self._library, negotiation_id, user_id)

    async def open_table(self, negotiation_id: int, user_id: int, turn: int) -> Table:
        """The negotiation if a button made for `turn` may still act on it.

        Raises TableClosed or TurnPassed otherwise, and what `table` raises.
        """
        table = await self.table(negotiation_id, user_id)
        check_turn(table, turn)
        return table

    async def act(
        self, negotiation_id: int, user_id: int, turn: int, command: Command, at: datetime
    ) -> Table:
        """Do `command` in exchange `turn` and return the table after it and its answer.

        Raises what `open_table` raises, TurnPassed also when another press was written first,
        and NotPossible if the rules do not allow it.
        """
        table = await self.open_table(negotiation_id, user_id, turn)
        at = table.moment(at)
        recorded = self._play(table, command)
        after = table.after(recorded, at)
        ending = after.state.ending
        try:
            async with self._database.begin() as tx:
                await append_events(tx, negotiation_id, table.seq, _rows(recorded), at)
                await drop_draft(tx, negotiation_id, user_id)
                if ending is not None:
                    await finish(tx, negotiation_id, ending.outcome, at)
        except TableMovedOn:
            raise TurnPassed(table.negotiation) from None
        return after

    async def running(self, user_id: int) -> list[Table]:
        """What the learner plays at the moment, the latest first; raises NothingRunning."""
        async with self._database.read() as tx:
            found = await running_of(tx, user_id)
            tables = await load_known_tables(tx, self._library, found)
        if not tables:
            raise NothingRunning
        return tables

    def _opening(self, case: Case, seed: int) -> tuple[Setup, list[Recorded]]:
        scenario = self._library.scenarios.get(case.scenario)
        persona = self._library.personas.get(case.persona)
        if scenario is None or persona is None:
            raise UnknownChoice
        if case.side not in {side.id for side in scenario.sides}:
            raise UnknownChoice
        setup = Setup(scenario.id, case.side, persona.id, seed, scenario.turns)
        return setup, set_table(setup, scenario, persona, self._prompts.render)

    def _play(self, table: Table, command: Command) -> list[Recorded]:
        try:
            return take_turn(
                table.state, command, table.scenario, table.persona, self._prompts.render
            )
        except IllegalMove as fault:
            raise NotPossible(table.negotiation, fault.fault) from fault


def _rows(recorded: Sequence[Recorded]) -> list[NewEvent]:
    return [
        NewEvent(record.event.kind, dump_event(record.event), record.words) for record in recorded
    ]
