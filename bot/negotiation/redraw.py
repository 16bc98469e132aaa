"""The same case with other weights, so that knowing the answer of last time is not enough.

Each issue's weight is drawn within +-15 % (or other bounds) from a seed, options keep their order
and their share of the weight, and a side's best options still add up to the scale.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.negotiation.analysis import analyse
from bot.negotiation.chance import draw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.negotiation.events import Setup
    from bot.negotiation.scenario import Issue, Scenario

BOUNDS = 0.15
SMALLEST_ZONE, LARGEST_ZONE = 0.05, 0.5
TRIES = 20


def dealt(scenario: Scenario, setup: Setup) -> Scenario:
    """The scenario as this game plays it: redrawn if the set-up says so, else as it is."""
    if setup.weights is None or scenario.weights == setup.weights:
        return scenario
    if setup.redraws is not None:
        return redrawn_for(scenario, setup.weights, setup.redraws)
    return redrawn(scenario, setup.weights)


@lru_cache(maxsize=128)
def redrawn(scenario: Scenario, seed: int, bounds: float = BOUNDS) -> Scenario:
    """The scenario with its weights redrawn within +-`bounds` (a share, 0..0.5) by `seed`.

    A draw without a sensible zone of agreement is drawn again; after some tries the weights stay
    as they were.
    """
    for attempt in range(TRIES):
        candidate = _drawn(scenario, seed, bounds, attempt)
        try:
            share = analyse(candidate).zopa_share
        except ValueError:
            continue
        if SMALLEST_ZONE <= share <= LARGEST_ZONE:
            return candidate
    return replace(scenario, weights=seed)


@lru_cache(maxsize=128)
def redrawn_for(scenario: Scenario, seed: int, side: str) -> Scenario:
    """The scenario with the redrawn points of one side, and the usual ones of the other."""
    found = redrawn(scenario, seed)
    pairs = zip(scenario.issues, found.issues, strict=True)
    return replace(found, issues=tuple(_mixed(usual, drawn, side) for usual, drawn in pairs))


def _mixed(usual: Issue, drawn: Issue, side: str) -> Issue:
    options = tuple(
        replace(one, points={**one.points, side: other.points[side]})
        for one, other in zip(usual.options, drawn.options, strict=True)
    )
    own = {name: worth for name, worth in drawn.closed_points.items() if name == side}
    return replace(usual, options=options, closed_points={**usual.closed_points, **own})


def _drawn(scenario: Scenario, seed: int, bounds: float, attempt: int) -> Scenario:
    issues = scenario.issues
    for side in scenario.sides:
        best = {issue.id: _best(issue, side.id) for issue in issues}
        wanted = {
            name: worth * (1 + bounds * (2 * draw(seed, attempt, side.id, name) - 1))
            for name, worth in best.items()
        }
        weights = _to_whole(wanted, scenario.scale)
        issues = tuple(
            _scaled(issue, side.id, best[issue.id], weights[issue.id]) for issue in issues
        )
    return replace(scenario, issues=issues, weights=seed)


def _to_whole(wanted: Mapping[str, float], total: int) -> dict[str, int]:
    """Whole numbers that add up to `total` in these proportions (largest remainders)."""
    factor = total / (sum(wanted.values()) or 1.0)
    exact = {name: worth * factor for name, worth in wanted.items()}
    whole = {name: int(worth) for name, worth in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in by_remainder[: total - sum(whole.values())]:
        whole[name] += 1
    return whole


def _best(issue: Issue, side: str) -> int:
    return max(*(option.points[side] for option in issue.options), issue.closed_points.get(side, 0))


def _scaled(issue: Issue, side: str, before: int, after: int) -> Issue:
    def scaled(points: int) -> int:
        return round(points * after / before) if before else points

    options = tuple(
        replace(option, points={**option.points, side: scaled(option.points[side])})
        for option in issue.options
    )
    closed = dict(issue.closed_points)
    if side in closed:
        closed[side] = scaled(closed[side])
    return replace(issue, options=options, closed_points=closed)
