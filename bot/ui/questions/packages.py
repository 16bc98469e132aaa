"""A package in the id of a button: one character for each issue, `-` where it is not settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.learning_refusals import QuestionGone
from bot.ui.questions.asking import DIGITS

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package, Scenario

NOT_SETTLED = "-"


def packed(scenario: Scenario, package: Package) -> str:
    """The package as picks, in the order of the scenario's issues."""
    return "".join(
        DIGITS[[option.id for option in issue.options].index(package[issue.id])]
        if issue.id in package
        else NOT_SETTLED
        for issue in scenario.issues
    )


def unpacked(scenario: Scenario, picks: str) -> dict[str, str]:
    """The package that was packed; raises QuestionGone if the scenario has changed since."""
    if len(picks) != len(scenario.issues):
        raise QuestionGone
    package: dict[str, str] = {}
    for issue, pick in zip(scenario.issues, picks, strict=True):
        if pick == NOT_SETTLED:
            continue
        place = DIGITS.find(pick)
        if not 0 <= place < len(issue.options):
            raise QuestionGone
        package[issue.id] = issue.options[place].id
    return package
