"""Cards that are hard to read, and links that lead nowhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.card_checks import card_faults
from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.lessons.course import Card

PATH = Path("01-stakes.md")
LESSON = load_teaching(shipped("data")).course.lessons[0]
HARD = (
    "Notwithstanding considerable organisational disagreements, contemporaneous policymakers "
    "increasingly characterised interdependent bargaining configurations as institutionally "
    "predetermined, thereby underestimating countervailing psychological considerations."
)


def found(text: str) -> list[tuple[str, str]]:
    """What is said of a card with this text: severity and problem."""
    lesson = replace(LESSON, cards=(Card("A card", text),))
    return [(fault.severity, fault.problem) for fault in card_faults(PATH, lesson)]


def test_no_card_that_is_shipped_is_hard_to_read() -> None:
    assert list(card_faults(PATH, LESSON)) == []


def test_a_hard_card_is_a_warning() -> None:
    ((severity, problem),) = found(HARD)

    assert severity == "warning"
    assert "reads like school grade" in problem


@pytest.mark.parametrize("target", ["", "www.example.org", "http://example.org", "https://x"])
def test_a_link_that_leads_nowhere_is_a_mistake(target: str) -> None:
    assert [severity for severity, _ in found(f"See [here]({target}).")] == ["error"]


def test_a_whole_link_is_fine() -> None:
    assert found("See [the letters](https://example.org/letters).") == []
