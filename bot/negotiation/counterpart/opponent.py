"""What the counterpart believes the other side values, from what was published, said and offered.

Start: the published ranking of issues as rank-order-centroid weights (Barron & Barrett 1996) mixed
with equal weights, and the published ranking of options as evenly spaced values. Then, as in the
HardHeaded frequency model (van Krimpen, Looije & Hajizadeh 2012; parameters of Genius): an issue
that stays the same between two offers gains weight, an option offered gains value. What is said
counts at once: an issue named as important, or as unimportant, is re-weighted with credibility.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.scenario import CLOSED
from bot.negotiation.space import choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.events import Spoken
    from bot.negotiation.scenario import Package
    from bot.negotiation.space import Grid

    Floats = NDArray[np.float64]

TRUST_IN_RANKING = 0.6
STAYED = 0.2
SAID = 0.5
COUNTED = 0.3


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


def published_model(case: Case) -> OpponentModel:
    """The model before anything was said."""
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


def learnt_model(case: Case, heard: Sequence[Spoken]) -> OpponentModel:
    """The model after all that the other side has said and offered so far."""
    model = published_model(case)
    weights = model.weights.copy()
    column_of = {issue.id: column for column, issue in enumerate(case.sheet.issues)}
    offers = [said.standing for said in heard if said.offer is not None and said.standing]
    rows = [choices_of(case.sheet, case.completed(offer)) for offer in offers]
    for before, after in pairwise(rows):
        if (before != after).any():
            weights += np.where(before == after, STAYED / len(weights), 0.0)
    for said in heard:
        for place, issue in enumerate(said.discloses):
            weights[column_of[issue]] += SAID / (place + 1) / len(weights) * 2
        for issue in said.indifferent:
            weights[column_of[issue]] *= 1 - SAID
    values = _counted_values(model, rows)
    return OpponentModel(weights / weights.sum(), values)


def value_to_other(model: OpponentModel, case: Case, package: Package) -> float:
    """The other side's presumed value of a package (gaps in its favour), 0..1."""
    return model.estimate_one(choices_of(case.sheet, case.completed(package)))


def rank_order_centroid(rank: int, count: int) -> float:
    """Weight of the issue on `rank` (0 = first) of `count`; the weights sum to 1."""
    return sum(1 / place for place in range(rank + 1, count + 1)) / count


def _ranked_values(options: Sequence[str], wants: Sequence[str]) -> Floats:
    ranked = [option for option in wants if option != CLOSED]
    worth = {o: 1 - place / max(1, len(ranked) - 1) for place, o in enumerate(ranked)}
    if CLOSED in wants:
        place = wants.index(CLOSED)
        worth[CLOSED] = 1.0 if place == 0 else worth[wants[place - 1]]
    else:
        worth[CLOSED] = 0.0
    return np.array([worth[option] for option in (*options, CLOSED)])


def _counted_values(model: OpponentModel, rows: Sequence[Grid]) -> tuple[Floats, ...]:
    if not rows:
        return model.values
    counted: list[Floats] = []
    for column, values in enumerate(model.values):
        counts = np.zeros(len(values))
        for row in rows:
            counts[row[column]] += 1
        counted.append((1 - COUNTED) * values + COUNTED * counts / counts.max())
    return tuple(counted)
