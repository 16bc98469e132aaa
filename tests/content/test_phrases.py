"""Phrases with choices: what they stand for, and how many there may be in a scenario."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.content.phrases import ways, written_out
from bot.content.scenario_words import MOST_WAYS, Aliases


def test_choices_are_written_out_and_may_be_left_empty() -> None:
    assert written_out(["(no/no more) rockets (left/) in Cuba", "no rockets in Cuba"]) == (
        "no rockets left in Cuba",
        "no rockets in Cuba",
        "no more rockets left in Cuba",
        "no more rockets in Cuba",
    )


def test_phrases_are_counted_without_being_written_out() -> None:
    assert ways("plain") == 1
    assert ways("(a/b/c) x (d/e)") == 6
    assert ways("(a/b)" * 40) == 2**40


def test_a_scenario_may_not_hide_millions_of_aliases_in_one() -> None:
    aliases = TypeAdapter(Aliases)

    assert aliases.validate_python(["(a/b) c", "de"]) == ["(a/b) c", "de"]
    with pytest.raises(ValidationError, match=f"at most {MOST_WAYS} are read"):
        aliases.validate_python(["(a/b)" * 20])
