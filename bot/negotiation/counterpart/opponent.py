"""What the counterpart believes the other side values, from what was published, said and offered.

Start: the published ranking of issues as rank-order-centroid weights (Barron & Barrett 1996) mixed
with equal weights, and the published ranking of options as evenly spaced values. Then, as in the
HardHeaded frequency model (van Krimpen, Looije & Hajizadeh 2012; parameters of Genius): an issue
that stays the same between two offers gains weight, an option offered gains value. What is said
counts at once: an issue named as important, or as unimportant, is re-weighted with credibility.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.scenario import CLOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.events import Spoken
    from bot.negotiation.scenario import Package
    from bot.negotiation.space import Grid

    Floats = NDArray[np.float64]

TRUST_IN_RANKING = 0.6
BEND = 1.5
"""Above 1: the step from the best option to the next is presumed smaller than the last step."""

STAYED = 0.2
SAID = 0.5
COUNTED = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class OpponentModel:
    """Weights (sum 1) by issue and values (0..1) by option, the last entry for a closed issue."""

    weights: Floats
    values: tuple[Floats, ...]

    def estimate(self, choices: Grid) -> Floats:
        """The other side's presumed value of each row, 0..1."""
        total = np.zeros(len(choices))
        for column, values in enumerate(self.values):
            total += self.weights[column] * values[choices[:, column]]
        return total

    def estimate_one(self, row: Grid) -> float:
        """The other side's presumed value of one row, 0..1."""
        pairs = zip(self.weights, self.values, row, strict=True)
        return float(sum(weight * values[choice] for weight, values, choice in pairs))


@lru_cache(maxsize=64)
def published_model(case: Case) -> OpponentModel:
    """The model before anything was said; kept per case, so never written to."""
    side = case.sheet.side(case.other)
    count = len(case.sheet.issues)
    weights = np.full(count, (1 - TRUST_IN_RANKING) / count)
    for column, issue in enumerate(case.sheet.issues):
        rank = side.priorities.index(issue.id)
        weights[column] += TRUST_IN_RANKING * rank_order_centroid(rank, count)
    values = tuple(
        _ranked_values([option.id for option in issue.options], side.wants[issue.id])
        for issue in case.sheet.issues
    )
    return OpponentModel(weights, values)


def learnt_model(case: Case, heard: Sequence[Spoken], know: float) -> OpponentModel:
    """The model a package is chosen by: mostly what the other side has offered and said so far.

    `know` (0..1) is the share given to what it has published; the rest starts from the assumption
    that it wants the opposite of oneself, and learns.
    """
    published = published_model(case)
    weights = np.full(len(case.sheet.issues), 1 / len(case.sheet.issues))
    offers = [said.standing for said in heard if said.offer is not None and said.standing]
    rows = [case.weigh(offer).row for offer in offers]
    for before, after in pairwise(rows):
        if (before != after).any():
            weights += np.where(before == after, STAYED / len(weights), 0.0)
    weights = know * published.weights + (1 - know) * weights / weights.sum()
    weights = _told_weights(case, weights, heard)
    values = tuple(
        know * known + (1 - know) * _guessed_values(case, column, rows)
        for column, known in enumerate(published.values)
    )
    return OpponentModel(weights / weights.sum(), values)


def _told_weights(case: Case, weights: Floats, heard: Sequence[Spoken]) -> Floats:
    column_of = {issue.id: column for column, issue in enumerate(case.sheet.issues)}
    told = weights.copy()
    for said in heard:
        for place, issue in enumerate(said.discloses):
            told[column_of[issue]] += SAID / (place + 1) / len(weights) * 2
        for issue in said.indifferent:
            told[column_of[issue]] *= 1 - SAID
    return told


def _guessed_values(case: Case, column: int, rows: Sequence[Grid]) -> Floats:
    issue = case.sheet.issues[column]
    own = [option.points[case.side] for option in issue.options]
    own.append(issue.closed_points.get(case.side, min(own)))
    worth = np.array(own, dtype=np.float64)
    opposite = (worth.max() - worth) / ((worth.max() - worth.min()) or 1.0)
    if not rows:
        return opposite
    counts = np.zeros(len(worth))
    for row in rows:
        counts[row[column]] += 1
    return COUNTED * counts / counts.max() + (1 - COUNTED) * opposite


def value_to_other(model: OpponentModel, case: Case, package: Package) -> float:
    """The other side's presumed value of a package (gaps in its favour), 0..1."""
    return model.estimate_one(case.weigh(package).row)


def rank_order_centroid(rank: int, count: int) -> float:
    """Weight of the issue on `rank` (0 = first) of `count`; the weights sum to 1."""
    return sum(1 / place for place in range(rank + 1, count + 1)) / count


def _ranked_values(options: Sequence[str], wants: Sequence[str]) -> Floats:
    ranked = [option for option in wants if option != CLOSED]
    worth = {o: 1 - (place / max(1, len(ranked) - 1)) ** BEND for place, o in enumerate(ranked)}
    if CLOSED in wants:
        place = wants.index(CLOSED)
        worth[CLOSED] = 1.0 if place == 0 else worth[wants[place - 1]]
    else:
        worth[CLOSED] = 0.0
    return np.array([worth[option] for option in (*options, CLOSED)])
