"""The outcome space judged: frontier, solution points, distances, and what a deal leaves behind.

Definitions: a deal is rational for a side when it is worth at least no deal. The frontier is the
set of all non-dominated pairs of points, rational or not. Nash (1950) maximises the product of the
gains, Kalai (1977, egalitarian) the smaller gain, Kalai & Smorodinsky (1975) the smaller share of
the side's best rational gain, welfare the sum of points; all over the rational frontier.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, Literal

import numpy as np

from bot.negotiation.packages import changes_between
from bot.negotiation.space import outcome_space
from bot.negotiation.utility import reservation, utility

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.space import Flags, OutcomeSpace, Points

Pair = tuple[int, int]
Solution = Literal["nash", "ks", "kalai", "welfare"]


@dataclass(frozen=True, slots=True)
class SolutionPoint:
    """One solution concept's point: its pair of points and a deal that has it."""

    name: Solution
    utility: Pair
    deal: Package


@dataclass(frozen=True, slots=True)
class Improvement:
    """A deal better for one side and no worse for the other: what was left on the table.

    `gain` are the points for the side it was looked up for; `changes` the clauses put differently.
    """

    deal: Package
    gain: int
    other_gain: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """All figures of a scenario. Pairs are in the order of its sides, best for the first first.

    `best` are each side's most points in a rational deal; `most_gains` is the largest sum of the
    two sides' shares of their possible gains, by which `efficiency` divides.
    """

    scenario: Scenario
    space: OutcomeSpace
    reservation: tuple[float, float]
    rational: Flags
    pareto: tuple[Pair, ...]
    pareto_rational: tuple[Pair, ...]
    pareto_deals: int
    solutions: Mapping[Solution, SolutionPoint]
    best: Pair
    most_gains: float

    @property
    def zopa_share(self) -> float:
        """Rational deals as a share of all deals, 0..1."""
        return float(self.rational.mean())

    def pair(self, deal: Package) -> Pair:
        """The points of a deal for both sides."""
        first, second = (utility(self.scenario, side.id, deal) for side in self.scenario.sides)
        return first, second

    def is_rational(self, pair: Pair) -> bool:
        """Whether both sides do at least as well as without a deal."""
        return pair[0] >= self.reservation[0] and pair[1] >= self.reservation[1]

    def distance_to_frontier(self, pair: Pair) -> float:
        """Euclidean distance to the nearest point of the full frontier, divided by the scale."""
        return min(_distance(pair, point) for point in self.pareto) / self.scenario.scale

    def distance_to(self, solution: Solution, pair: Pair) -> float:
        """Euclidean distance to a solution point, divided by the scale."""
        return _distance(pair, self.solutions[solution].utility) / self.scenario.scale

    def advantage(self, side_index: int, points: float) -> float:
        """Share of the side's possible gain: 0 at no deal, 1 at its best rational deal."""
        least = self.reservation[side_index]
        return (points - least) / (self.best[side_index] - least)

    def efficiency(self, pair: tuple[float, float]) -> float:
        """Surplus efficiency E: both advantages over the largest possible sum, 0..1."""
        gains = self.advantage(0, pair[0]) + self.advantage(1, pair[1])
        return min(1.0, max(0.0, gains / self.most_gains))


@lru_cache(maxsize=64)
def analyse(scenario: Scenario) -> Analysis:
    """Work out all figures of a scenario; kept per scenario. ValueError if it has no ZOPA."""
    space = outcome_space(scenario)
    first, second = (side.id for side in scenario.sides)
    ours, theirs = space.utility[first], space.utility[second]
    least = (reservation(scenario, first), reservation(scenario, second))
    rational = (ours >= least[0]) & (theirs >= least[1])
    if not rational.any():
        raise ValueError("no deal is rational for both sides")
    pareto = frontier(ours, theirs)
    inside = tuple(p for p in pareto if p[0] >= least[0] and p[1] >= least[1])
    best = (int(ours[rational].max()), int(theirs[rational].max()))
    lookup = np.full(int(ours.max()) - int(ours.min()) + 1, np.iinfo(np.int64).min)
    for first_points, second_points in pareto:
        lookup[first_points - int(ours.min())] = second_points
    span = [best[side] - least[side] or 1.0 for side in (0, 1)]
    return Analysis(
        scenario=scenario,
        space=space,
        reservation=least,
        rational=rational,
        pareto=pareto,
        pareto_rational=inside,
        pareto_deals=int((lookup[ours - int(ours.min())] == theirs).sum()),
        solutions=_solutions(space, inside, least, best),
        best=best,
        most_gains=max((p[0] - least[0]) / span[0] + (p[1] - least[1]) / span[1] for p in inside),
    )


def frontier(ours: Points, theirs: Points) -> tuple[Pair, ...]:
    """The non-dominated pairs, most for the first side first.

    For each number of points of the first side only the most for the second counts; one sweep
    from the top then keeps what beats everything above it (Kung, Luccio & Preparata 1975).
    """
    low = int(ours.min())
    best = np.full(int(ours.max()) - low + 1, np.iinfo(np.int64).min)
    np.maximum.at(best, ours - low, theirs)
    pairs: list[Pair] = []
    highest = np.iinfo(np.int64).min
    for offset in range(len(best) - 1, -1, -1):
        reached = int(best[offset])
        if reached > highest:
            pairs.append((offset + low, reached))
            highest = reached
    return tuple(pairs)


def left_on_table(analysis: Analysis, side_id: str, deal: Package) -> Improvement | None:
    """The most `side_id` could still have had at no cost to the other side; None if nothing.

    L_a(w) = max{U_a(y) : U_b(y) >= U_b(w)} - U_a(w) (Raiffa 1982, post-settlement settlements).
    Among equally good deals the one that changes the fewest clauses is shown.
    """
    scenario, space = analysis.scenario, analysis.space
    other = scenario.other(side_id).id
    own, others = utility(scenario, side_id, deal), utility(scenario, other, deal)
    allowed = space.utility[other] >= others
    most = int(space.utility[side_id][allowed].max())
    if most <= own:
        return None
    rows = np.flatnonzero(allowed & (space.utility[side_id] == most))
    candidates = [space.package(int(row)) for row in rows]
    better = min(candidates, key=lambda c: len(changes_between(scenario, deal, c)))
    gained = utility(scenario, other, better) - others
    return Improvement(better, most - own, gained, changes_between(scenario, deal, better))


def dominating_share(analysis: Analysis, pair: Pair) -> float:
    """Share of the rational deals that are at least as good for both and better for one."""
    first, second = (analysis.space.utility[side.id] for side in analysis.scenario.sides)
    better = (first >= pair[0]) & (second >= pair[1]) & ((first > pair[0]) | (second > pair[1]))
    return float(better[analysis.rational].mean())


def _solutions(
    space: OutcomeSpace, inside: tuple[Pair, ...], least: tuple[float, float], best: Pair
) -> dict[Solution, SolutionPoint]:
    def gains(pair: Pair) -> tuple[float, float]:
        return pair[0] - least[0], pair[1] - least[1]

    def shares(pair: Pair) -> tuple[float, float]:
        first, second = gains(pair)
        return first / ((best[0] - least[0]) or 1), second / ((best[1] - least[1]) or 1)

    wanted: dict[Solution, Callable[[Pair], float]] = {
        "nash": lambda pair: gains(pair)[0] * gains(pair)[1],
        "ks": lambda pair: min(shares(pair)),
        "kalai": lambda pair: min(gains(pair)),
        "welfare": lambda pair: float(sum(pair)),
    }
    found: dict[Solution, SolutionPoint] = {}
    for name, worth in wanted.items():
        pair = max(inside, key=lambda each: round(worth(each), 9))
        found[name] = SolutionPoint(name, pair, _deal_with(space, pair))
    return found


def _deal_with(space: OutcomeSpace, pair: Pair) -> dict[str, str]:
    first, second = (space.utility[side.id] for side in space.scenario.sides)
    rows = np.flatnonzero((first == pair[0]) & (second == pair[1]))
    return space.package(int(rows[0]))


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
