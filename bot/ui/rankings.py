"""Rankings of clauses as they are typed: by number, the most important first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.scenario import Scenario


def ranking_of(scenario: Scenario, typed: str) -> tuple[str, ...] | None:
    """The issues in the order of the typed numbers; None if a number names none, or one twice.

    Empty for an empty text.
    """
    numbers = [int(number) for number in re.findall(r"\d{1,3}", typed)]
    known = {number: issue.id for number, issue in enumerate(scenario.issues, start=1)}
    if len(set(numbers)) != len(numbers) or not set(numbers) <= known.keys():
        return None
    if typed.strip() and not numbers:
        return None
    return tuple(known[number] for number in numbers)


def numbers_of(scenario: Scenario, ranking: Sequence[str]) -> str:
    """The ranking as it would be typed."""
    known = {issue.id: str(number) for number, issue in enumerate(scenario.issues, start=1)}
    return " ".join(known[issue] for issue in ranking if issue in known)


def in_words(scenario: Scenario, ranking: Sequence[str]) -> list[str]:
    """The ranking as labels."""
    return [scenario.issue(issue).label for issue in ranking]
