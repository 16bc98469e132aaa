"""Numbers in words, so that nothing hangs on a colour or a bar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.negotiation.commands import Contingency, Message
from bot.ui.moves_in_words import moves_text
from bot.ui.words import day_in_words, gain_in_words, mood, tension_bar
from tests.ui.games import LIBRARY, PROMPTS


def test_a_day_reads_as_on_a_letter() -> None:
    assert day_in_words(PROMPTS, date(1962, 10, 24)) == "24 October 1962"


@pytest.mark.parametrize(
    ("tension", "bar", "word"),
    [
        (0.0, "▱▱▱▱▱▱▱▱▱▱", "calm"),
        (0.4, "▱▱▱▱▱▱▱▱▱▱", "calm"),
        (30.0, "▰▰▰▱▱▱▱▱▱▱", "uneasy"),
        (59.9, "▰▰▰▰▰▰▱▱▱▱", "strained"),
        (85.0, "▰▰▰▰▰▰▰▰▰▱", "at the brink"),
        (100.0, "▰▰▰▰▰▰▰▰▰▰", "one spark is enough"),
    ],
)
def test_tension_is_a_bar_and_a_word(tension: float, bar: str, word: str) -> None:
    assert (tension_bar(tension), mood(PROMPTS, tension)) == (bar, word)


@given(st.floats(-50, 150))
def test_the_bar_is_always_ten_blocks_long(tension: float) -> None:
    assert len(tension_bar(tension)) == 10


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (57, "less than leaving the table was worth"),
        (58, "hardly more than leaving the table was worth"),
        (72, "a fair result"),
        (81, "a good result"),
        (93, "a very good result"),
        (98, "everything that could be had"),
    ],
)
def test_points_are_told_by_what_could_be_had(points: float, words: str) -> None:
    assert gain_in_words(PROMPTS, points, 58, 98) == words


def test_what_holds_should_something_happen_is_told_with_the_moves() -> None:
    scenario = LIBRARY.scenarios["cuba-1962"]
    rider = Contingency("inspection_refused", {"pledge": "none"})
    offer = {"missiles": "out", "pledge": "conditional"}

    text = moves_text(PROMPTS, scenario, Message("us", offer=offer, contingency=rider))

    assert "**But if inspection is refused after the signing:**" in text
    assert "no promise" in text
