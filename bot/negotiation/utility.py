"""What a package, and what no deal, is worth to a side, in points.

U(w) = sum of the points of the chosen options + points of closed issues + interdependence terms
(additive utility with interactions, negotiation analysis after Raiffa 1982 and Keeney & Raiffa
1976). Points are whole numbers, so that no deal is lost to rounding at the reservation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.packages import close, holds

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package, Scenario, Side


def utility(scenario: Scenario, side_id: str, package: Package) -> int:
    """Points of a package for a side; an open issue left unsettled counts 0.

    Raises UnknownClause for ids the scenario does not have, KeyError for an unknown side.
    """
    deal = close(scenario, package)
    total = 0
    for issue in scenario.issues:
        if issue.id in deal:
            total += issue.option(deal[issue.id]).points[side_id]
        elif issue.id in package or not any(holds(clause, deal) for clause in issue.when):
            total += issue.closed_points.get(side_id, 0)
    return total + sum(
        term.add.get(side_id, 0) for term in scenario.terms if holds(term.when, deal)
    )


def no_deal_value(side: Side, tension: float) -> float:
    """Expected points without a deal at a tension of 0..100: the sum of chance x points.

    Chances move linearly with tension (negotiation under a rising risk of war makes no deal
    worse for both); rounded to 6 digits so that whole numbers stay whole.
    """
    hot = min(max(tension, 0.0), 100.0) / 100
    chances = [branch.calm + (branch.boiling - branch.calm) * hot for branch in side.no_deal]
    worth = sum(c * branch.points for c, branch in zip(chances, side.no_deal, strict=True))
    return round(worth / 100, 6)


def reservation(scenario: Scenario, side_id: str, tension: float | None = None) -> float:
    """The least a deal must be worth to be rational: what no deal is worth.

    Without `tension`, the value at the reading with which the talks open: the published figure.
    """
    at = scenario.tension if tension is None else tension
    return no_deal_value(scenario.side(side_id), at)
