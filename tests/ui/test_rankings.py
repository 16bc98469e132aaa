"""Rankings of clauses typed by number."""

from __future__ import annotations

import pytest

from bot.ui.rankings import numbers_of, ranking_of
from tests.ui.games import LIBRARY

CASE = LIBRARY.scenarios["cuba-1962-short"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("2 1", ("pledge", "missiles"), id="spaces"),
        pytest.param(" 4,3 ; 1", ("quarantine", "jupiters", "missiles"), id="commas"),
        pytest.param("", (), id="nothing"),
        pytest.param("1 1", None, id="one twice"),
        pytest.param("9", None, id="no such clause"),
        pytest.param("all of them", None, id="no number"),
    ],
)
def test_numbers_name_clauses(typed: str, expected: tuple[str, ...] | None) -> None:
    assert ranking_of(CASE, typed) == expected


def test_a_ranking_is_shown_as_it_was_typed() -> None:
    assert numbers_of(CASE, ("quarantine", "missiles")) == "4 1"
