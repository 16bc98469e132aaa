"""The offer a learner is building: kept clause by clause, sent only when they say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.negotiation.packages import is_complete, merge
from bot.negotiation.space import NOT_OPEN, TooManyDeals, choices_of, outcome_space
from bot.negotiation.term_sheet import term_sheet
from bot.services.refusals import UnknownChoice
from bot.services.tables import check_turn, load_own_table
from bot.storage.drafts import draft_of, drop_draft, keep_draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.library import Library
    from bot.negotiation.scenario import Package
    from bot.negotiation.term_sheet import Clause
    from bot.services.tables import Table
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """An offer in the making: what it changes, and the sheet as it would stand once sent."""

    table: Table
    terms: Mapping[str, str]

    @property
    def package(self) -> Package:
        """The learner's whole proposal if the draft were sent."""
        standing = self.table.state.standing.get(self.table.mine.id, {})
        return merge(self.table.scenario, standing, self.terms)

    @property
    def sheet(self) -> tuple[Clause, ...]:
        """The term sheet as it would stand if the draft were sent."""
        table = self.table
        standing = {**table.state.standing, table.mine.id: self.package}
        return term_sheet(table.scenario, replace(table.state, standing=standing), table.mine.id)

    @property
    def is_whole(self) -> bool:
        """Whether the proposal would settle every clause, so that it could be signed."""
        return is_complete(self.table.scenario, self.package)

    def points(self) -> tuple[int, int] | None:
        """The fewest and the most points the learner may get, depending on what is still open.

        Both are the same for a whole proposal; None if the case is too large to work it out.
        """
        try:
            space = outcome_space(self.table.scenario)
        except TooManyDeals:
            return None
        chosen = choices_of(self.table.scenario, self.package)
        fitting = ((chosen == NOT_OPEN) | (space.choices == chosen)).all(axis=1)
        worth = space.utility[self.table.mine.id][fitting]
        return int(worth.min()), int(worth.max())


class Drafts:
    """The drafts of all learners."""

    def __init__(self, database: Database, library: Library) -> None:
        self._database = database
        self._library = library

    async def show(self, negotiation_id: int, user_id: int, turn: int) -> Draft:
        """The draft as it is, empty if nothing was chosen yet.

        Raises NoSuchTable, NotYourTable, TableClosed or TurnPassed.
        """
        async with self._database.read() as tx:
            table = await self._open(tx, negotiation_id, user_id, turn)
            return Draft(table, await draft_of(tx, negotiation_id, user_id))

    async def choose(
        self, negotiation_id: int, user_id: int, turn: int, issue: str, option: str, at: datetime
    ) -> Draft:
        """Put one clause into the draft; raises UnknownChoice, and as `show` does."""
        async with self._database.begin() as tx:
            table = await self._open(tx, negotiation_id, user_id, turn)
            try:
                table.scenario.option(issue, option)
            except KeyError:
                raise UnknownChoice(table.negotiation) from None
            terms = {**await draft_of(tx, negotiation_id, user_id), issue: option}
            await keep_draft(tx, negotiation_id, user_id, terms, at)
            return Draft(table, terms)

    async def take_theirs(
        self, negotiation_id: int, user_id: int, turn: int, at: datetime
    ) -> Draft:
        """Start from what the other side proposes; raises as `show` does."""
        async with self._database.begin() as tx:
            table = await self._open(tx, negotiation_id, user_id, turn)
            terms = dict(table.state.standing.get(table.theirs.id, {}))
            await keep_draft(tx, negotiation_id, user_id, terms, at)
            return Draft(table, terms)

    async def discard(self, negotiation_id: int, user_id: int, turn: int) -> Draft:
        """Forget what was chosen; raises as `show` does."""
        async with self._database.begin() as tx:
            table = await self._open(tx, negotiation_id, user_id, turn)
            await drop_draft(tx, negotiation_id, user_id)
            return Draft(table, {})

    async def _open(
        self, tx: AsyncConnection, negotiation_id: int, user_id: int, turn: int
    ) -> Table:
        table = await load_own_table(tx, self._library, negotiation_id, user_id)
        check_turn(table, turn)
        return table
