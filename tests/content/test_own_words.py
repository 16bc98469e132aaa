"""Everything that is taught is told in own words, not in those of the facts it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.teaching import load_teaching

if TYPE_CHECKING:
    from pathlib import Path

IN_A_ROW = 8
DATA = shipped("data")
TAUGHT = [
    *sorted((DATA / "lessons").glob("*.md")),
    *sorted((DATA / "quizzes").glob("*.toml")),
    *sorted((DATA / "judgement").glob("*.toml")),
    *(DATA / name for name in ("glossary.toml", "books.toml", "pictures.toml")),
]


def runs(text: str) -> list[tuple[str, ...]]:
    """Every eight words in a row, whatever stands between them."""
    words = re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))
    return [tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)]


FACTS = {
    run: fact.id for fact in load_teaching(DATA).history.facts.values() for run in runs(fact.text)
}


@pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem)
def test_no_eight_words_in_a_row_are_those_of_a_fact(path: Path) -> None:
    # What names authors and titles can only be said in one way.
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("origin")
    ]

    copied = [
        f"{FACTS[run]}: {' '.join(run)}" for line in lines for run in runs(line) if run in FACTS
    ]

    assert copied == []
