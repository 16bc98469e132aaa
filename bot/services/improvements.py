"""After the signing: a deal that is better for both, and a blind yes or no to it.

Post-settlement settlements after Raiffa (1982): somebody who has seen both sheets proposes one
change; it counts only if both say yes, and a no is told to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.analysis import analyse
from bot.negotiation.packages import changes_between
from bot.negotiation.space import TooManyDeals
from bot.negotiation.utility import utility
from bot.services.refusals import NothingBetter, NotOver
from bot.services.tables import load_own_table
from bot.storage.improvement_votes import keep_vote, votes_on

if TYPE_CHECKING:
    from datetime import datetime

    from bot.content.repertoire import Repertoire
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package
    from bot.services.tables import Table
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Better:
    """A deal no side would lose by, as it is proposed: points of both before and after.

    `vote` is the learner's, None before it; both have said yes when `agreed`.
    """

    table: Table
    deal: Package
    changes: tuple[Change, ...]
    before: tuple[int, int]
    after: tuple[int, int]
    vote: bool | None = None

    @property
    def agreed(self) -> bool:
        """Whether two yeses have met: a counterpart of rules says yes to what costs it nothing."""
        return self.vote is True


def better_deal(table: Table) -> Better | None:
    """The deal with the largest joint gain of those that are worse for nobody; None if none is.

    Gains are shares of what each side could have; among equals the fewest clauses change.
    """
    ended = table.state.ending
    if ended is None or ended.deal is None:
        return None
    try:
        analysis = analyse(table.scenario)
    except TooManyDeals:
        return None
    space, sides = analysis.space, (table.mine.id, table.theirs.id)
    before = tuple(utility(table.scenario, side, ended.deal) for side in sides)
    own, other = (space.utility[side] for side in sides)
    worse = (own < before[0]) | (other < before[1])
    gain = own - before[0] + other - before[1]
    best = int(np.where(worse, -1, gain).max())
    if best <= 0:
        return None
    rows = np.flatnonzero(~worse & (gain == best))
    deals = [space.package(int(row)) for row in rows]
    deal = min(deals, key=lambda each: len(changes_between(table.scenario, ended.deal or {}, each)))
    after = tuple(utility(table.scenario, side, deal) for side in sides)
    changes = changes_between(table.scenario, ended.deal, deal)
    return Better(table, deal, changes, (before[0], before[1]), (after[0], after[1]))


class Improvements:
    """The better deals of all finished games, and the votes on them."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def show(self, negotiation_id: int, user_id: int) -> Better:
        """The better deal with the learner's vote; raises NotOver or NothingBetter."""
        async with self._database.read() as tx:
            table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
            votes = await votes_on(tx, negotiation_id)
        return _with_vote(table, votes.get(user_id))

    async def vote(self, negotiation_id: int, user_id: int, *, yes: bool, at: datetime) -> Better:
        """Vote; the first vote counts. Raises as `show` does."""
        found = await self.show(negotiation_id, user_id)
        async with self._database.begin() as tx:
            await keep_vote(tx, negotiation_id, user_id, yes=yes, at=at)
            votes = await votes_on(tx, negotiation_id)
        return _with_vote(found.table, votes.get(user_id))


def _with_vote(table: Table, vote: bool | None) -> Better:  # a value, not a switch
    if not table.is_over:
        raise NotOver(table.negotiation)
    found = better_deal(table)
    if found is None:
        raise NothingBetter(table.negotiation)
    return Better(table, found.deal, found.changes, found.before, found.after, vote)
