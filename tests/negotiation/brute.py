"""The figures of a scenario by brute force: plain loops of their own."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.negotiation.scenario import Conditions, Scenario

Deal = tuple[tuple[str, str], ...]
Pair = tuple[int, int]


def holds(conditions: Conditions, deal: dict[str, str]) -> bool:
    """Whether all conditions hold in a deal with closed issues absent."""
    return all(deal.get(issue, "n/a") in options for issue, options in conditions.items())


def deals(scenario: Scenario) -> dict[Deal, tuple[int, int]]:
    """Every distinct deal with its points for both sides."""
    found: dict[Deal, tuple[int, int]] = {}
    first, second = (side.id for side in scenario.sides)
    for choice in product(*(issue.options for issue in scenario.issues)):
        deal = {i.id: o.id for i, o in zip(scenario.issues, choice, strict=True)}
        for issue in scenario.issues:
            if issue.when and not any(holds(clause, deal) for clause in issue.when):
                del deal[issue.id]
        key = tuple(deal.items())
        if key not in found:
            found[key] = (points(scenario, first, deal), points(scenario, second, deal))
    return found


def points(scenario: Scenario, side: str, deal: dict[str, str]) -> int:
    """Points of a deal with closed issues absent."""
    total = 0
    for issue in scenario.issues:
        if issue.id in deal:
            total += next(o.points[side] for o in issue.options if o.id == deal[issue.id])
        else:
            total += issue.closed_points.get(side, 0)
    return total + sum(t.add.get(side, 0) for t in scenario.terms if holds(t.when, deal))


def frontier(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs that no other pair beats."""
    return {a for a in pairs if not any(b != a and b[0] >= a[0] and b[1] >= a[1] for b in pairs)}


def best_by(
    pairs: set[tuple[int, int]], least: tuple[float, float]
) -> dict[str, set[tuple[int, int]]]:
    """All pairs that solve each concept over the rational frontier, ties included."""
    inside = {p for p in frontier(pairs) if p[0] >= least[0] and p[1] >= least[1]}
    rational = {p for p in pairs if p[0] >= least[0] and p[1] >= least[1]}
    best = [max(p[side] for p in rational) for side in (0, 1)]
    span = [best[side] - least[side] or 1 for side in (0, 1)]
    worth: dict[str, Callable[[Pair], float]] = {
        "nash": lambda p: (p[0] - least[0]) * (p[1] - least[1]),
        "kalai": lambda p: min(p[0] - least[0], p[1] - least[1]),
        "ks": lambda p: min((p[0] - least[0]) / span[0], (p[1] - least[1]) / span[1]),
        "welfare": lambda p: p[0] + p[1],
    }
    found: dict[str, set[tuple[int, int]]] = {}
    for name, value in worth.items():
        top = max(round(value(p), 9) for p in inside)
        found[name] = {p for p in inside if round(value(p), 9) == top}
    return found
