"""How hard a text is to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lessons.readability import grade, syllables_in


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("missile", 2), ("missiles", 2), ("quarantine", 3), ("wanted", 2), ("asked", 1)],
)
def test_syllables_are_counted_by_their_vowels(word: str, count: int) -> None:
    assert syllables_in(word) == count


def test_short_sentences_are_easier_than_long_ones() -> None:
    short = "They met. They spoke. They went home."
    long = "They met, and then they spoke, and after that they all went home."

    assert grade(short) < grade(long)


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    assert grade(text) >= 0
