"""The figures of a scenario as one JSON object that an independent program can check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.packages import close
from bot.negotiation.space import NOT_OPEN

if TYPE_CHECKING:
    from bot.negotiation.analysis import Analysis
    from bot.negotiation.scenario import Conditions, Issue, Package

DIGITS = 9


def analysis_document(analysis: Analysis) -> dict[str, Any]:
    """Scenario, whole outcome table and all claims; JSON values only."""
    scenario, space = analysis.scenario, analysis.space
    sides = [side.id for side in scenario.sides]
    return {
        "id": scenario.id,
        "sides": sides,
        "scale": scenario.scale,
        "issues": [issue_document(issue) for issue in scenario.issues],
        "reservation": {
            side: whole(least) for side, least in zip(sides, analysis.reservation, strict=True)
        },
        "table": {
            "outcomes": [
                [None if choice == NOT_OPEN else choice for choice in row]
                for row in space.choices.tolist()
            ],
            "utility": {side: space.utility[side].tolist() for side in sides},
        },
        "refs": {each.id: dict(close(scenario, each.deal)) for each in scenario.references},
        "claims": _claims(analysis),
    }


def issue_document(issue: Issue) -> dict[str, Any]:
    """An issue with its options and, if it has any, its gates."""
    document: dict[str, Any] = {"id": issue.id, "options": [option.id for option in issue.options]}
    if issue.when:
        document["when"] = [conditions_document(issue_when) for issue_when in issue.when]
    return document


def conditions_document(conditions: Conditions) -> dict[str, list[str]]:
    """Conditions with their options in alphabetical order."""
    return {name: sorted(options) for name, options in conditions.items()}


def whole(number: float) -> float | int:
    """The number, as a whole number where it is one."""
    return int(number) if float(number).is_integer() else number


def _claims(analysis: Analysis) -> dict[str, Any]:
    claims: dict[str, Any] = {
        "outcomes": len(analysis.space),
        "zopa": int(analysis.rational.sum()),
        "zopa_share": round(analysis.zopa_share, DIGITS),
        "pareto": [list(pair) for pair in analysis.pareto],
        "pareto_size": len(analysis.pareto),
        "pareto_deals": analysis.pareto_deals,
        "pareto_rational": [list(pair) for pair in analysis.pareto_rational],
    }
    for name, point in analysis.solutions.items():
        claims[name] = {"utility": list(point.utility), "deal": dict(point.deal)}
    claims["refs"] = {
        each.id: _reference_claims(analysis, each.deal) for each in analysis.scenario.references
    }
    return claims


def _reference_claims(analysis: Analysis, deal: Package) -> dict[str, Any]:
    pair = analysis.pair(deal)
    return {
        "utility": list(pair),
        "rational": analysis.is_rational(pair),
        "pareto_distance": round(analysis.distance_to_frontier(pair), DIGITS),
        "nash_distance": round(analysis.distance_to("nash", pair), DIGITS),
    }
