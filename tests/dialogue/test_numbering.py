"""Numbered lists of terms."""

from __future__ import annotations

import pytest

from bot.dialogue.reading import Context
from tests.dialogue.readers import reader


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. missiles out 2. bombers grounded 3. no treaty", id="with full stops"),
        pytest.param("1) missiles out 2) bombers grounded 3) no treaty", id="with brackets"),
    ],
)
def test_the_numbers_of_a_list_are_no_amounts(text: str) -> None:
    reading = reader().read(text, "us")

    assert dict(reading.proposes) == {"missiles": "out", "il28": "grounded"}
    assert dict(reading.rejects) == {"pledge": "un_treaty"}
    assert reading.asks_back is None


def test_answered_numbers_stay_numbers_of_clauses() -> None:
    reading = reader().read("1. yes. 2. no.", "us", Context({"missiles": "out", "il28": "out"}))

    assert "il28" not in reading.proposes
