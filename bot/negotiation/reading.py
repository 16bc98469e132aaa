"""How well somebody read the other side: a guessed ranking of issues against the truth."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.answers import at_stake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.scenario import Scenario

ENOUGH = 3


def true_ranking(scenario: Scenario, side_id: str) -> tuple[str, ...]:
    """A side's issues, those with most at stake first; ties in the order of the sheet."""
    issues = sorted(scenario.issues, key=lambda issue: -at_stake(issue, side_id))
    return tuple(issue.id for issue in issues)


def kendall_tau(scenario: Scenario, side_id: str, guess: Sequence[str]) -> float | None:
    """Kendall's tau-a of a guessed ranking, -1..1; pairs equal in truth count for nothing.

    None when fewer than three issues were ranked.
    """
    if len(guess) < ENOUGH:
        return None
    stake = {issue.id: at_stake(issue, side_id) for issue in scenario.issues}
    agree = disagree = 0
    for higher, lower in combinations(guess, 2):
        agree += stake[higher] > stake[lower]
        disagree += stake[higher] < stake[lower]
    judged = agree + disagree
    return round((agree - disagree) / judged, 4) if judged else None
