"""After the signing: a deal that is better for both, and a blind yes or no to it.

Post-settlement settlements after Raiffa (1982): somebody who has seen both sheets proposes one
change; it counts only if both say yes, and a no is told to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.analysis import analyse
from bot.negotiation.back_table import objections
from bot.negotiation.packages import changes_between
from bot.negotiation.space import TooManyDeals
from bot.negotiation.utility import reservation, utility
from bot.services.refusals import NothingBetter, NotOver, NotYourTable
from bot.services.seats import seen_by
from bot.services.tables import load_whole_table
from bot.storage.improvement_votes import keep_vote, votes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.content.repertoire import Repertoire
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package
    from bot.services.tables import Table
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Better:
    """A deal no side would lose by, as one of the two sees it: own points before and after.

    `theirs` are the points of a persona across the table, None where a person sits there. `vote`
    is one's own, None before it; `agreed` only once both have said yes.
    """

    table: Table
    deal: Package
    changes: tuple[Change, ...]
    mine: tuple[int, int]
    theirs: tuple[int, int] | None
    vote: bool | None = None
    agreed: bool = False


def better_deal(whole: Table) -> Package | None:
    """The best change of the signed deal that is worse for nobody; None if there is none.

    First come deals that are better for both, then those with the largest sum of gains; among
    equals the fewest clauses change. None of them crosses a red line of either side.
    """
    ended = whole.state.ending
    if ended is None or ended.deal is None:
        return None
    signed = ended.deal
    for equals in _ranked(whole, signed):
        passing = [
            deal
            for deal in equals
            if not any(objections(whole.scenario, side.id, deal) for side in whole.scenario.sides)
        ]
        if passing:
            return min(passing, key=lambda deal: len(changes_between(whole.scenario, signed, deal)))
    return None


def _ranked(whole: Table, signed: Package) -> Iterator[list[Package]]:
    """All deals that are worse for nobody and better for somebody, the best first."""
    try:
        space = analyse(whole.scenario).space
    except TooManyDeals:
        return
    gains = np.array(
        [
            space.utility[side.id] - utility(whole.scenario, side.id, signed)
            for side in whole.scenario.sides
        ]
    )
    total = gains.sum(axis=0)
    rows = np.flatnonzero((gains >= 0).all(axis=0) & (total > 0))
    ranks = [(bool((gains[:, row] > 0).all()), int(total[row]), int(row)) for row in rows]
    ranks.sort(key=lambda rank: (-rank[0], -rank[1], rank[2]))
    for _, equals in groupby(ranks, key=lambda rank: rank[:2]):
        yield [space.package(row) for *_, row in equals]


def would_sign(whole: Table, side_id: str, deal: Package) -> bool:
    """Whether a persona on this side says yes: only if it gains, and more than by no deal.

    Whoever reopens what is signed wants something for it; what is worth the same is not enough.
    """
    ended, scenario = whole.state.ending, whole.scenario
    assert ended is not None
    worth = utility(scenario, side_id, deal)
    before = utility(scenario, side_id, ended.deal or {})
    return worth > before and worth >= reservation(scenario, side_id, whole.state.tension)


class Improvements:
    """The better deals of all finished games, and the votes on them.

    Each method raises NotOver, NothingBetter, NoSuchTable or NotYourTable.
    """

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def show(self, negotiation_id: int, user_id: int) -> Better:
        """The better deal with this person's vote."""
        async with self._database.read() as tx:
            whole = await load_whole_table(tx, self._repertoire, negotiation_id)
            votes = await votes_on(tx, negotiation_id)
        return _seen(whole, user_id, votes)

    async def vote(
        self, negotiation_id: int, user_id: int, *, yes: bool, at: datetime
    ) -> tuple[Better, bool]:
        """Vote; the first vote counts. Tells, too, whether it was this that made two yeses."""
        before = await self.show(negotiation_id, user_id)
        async with self._database.begin() as tx:
            whole = await load_whole_table(tx, self._repertoire, negotiation_id)
            await keep_vote(tx, negotiation_id, user_id, yes=yes, at=at)
            votes = await votes_on(tx, negotiation_id)
        after = _seen(whole, user_id, votes)
        return after, after.agreed and not before.agreed


def _seen(whole: Table, user_id: int, votes: Mapping[int, bool]) -> Better:
    table = seen_by(whole, user_id)
    if table.negotiation.user_id != user_id:
        raise NotYourTable
    ended = whole.state.ending
    if ended is None:
        raise NotOver(table.negotiation)
    deal = better_deal(whole)
    if deal is None or ended.deal is None:
        raise NothingBetter(table.negotiation)
    mine, theirs = (
        (utility(whole.scenario, side, ended.deal), utility(whole.scenario, side, deal))
        for side in (table.mine.id, table.theirs.id)
    )
    if whole.people:
        answers = [votes.get(each) for each in whole.user_ids]
    else:
        answers = [votes.get(user_id), would_sign(whole, table.theirs.id, deal)]
    return Better(
        table,
        deal,
        changes_between(whole.scenario, ended.deal, deal),
        mine,
        None if whole.people else theirs,
        votes.get(user_id),
        all(answers),
    )
