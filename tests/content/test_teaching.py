"""All that is taught, read together: what one file says of another, and how `check` tells it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.content.checking import check
from bot.content.files import shipped
from bot.content.reading import ContentError
from bot.content.teaching import load_teaching, read_teaching

if TYPE_CHECKING:
    from pathlib import Path

PACK = """
id = "{id}"
title = "My pack"
summary = "Two questions of my own."

[[question]]
id = "my-own"
kind = "true_false"
level = 1
lesson = "{lesson}"
facts = ["H024"]
ask = "Did the first photographs come from a U-2?"
answer = true
why = "Major Heyser flew it on 14 October."
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(shipped("data"), tmp_path / "data")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_shipped_is_taught_without_a_mistake() -> None:
    _, faults = read_teaching(shipped("data"))

    assert faults == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "lessons/02-letters.md",
            'prerequisites = ["stakes"]',
            'prerequisites = ["steaks"]',
            "no lesson steaks",
            id="an unknown prerequisite",
        ),
        pytest.param(
            "lessons/01-stakes.md",
            "prerequisites = []",
            'prerequisites = ["closing"]',
            "need each other",
            id="a circle",
        ),
        pytest.param(
            "lessons/01-stakes.md",
            '"reversible-step"',
            '"revocable-step"',
            "no term 'revocable-step'",
            id="an unknown term",
        ),
        pytest.param(
            "lessons/01-stakes.md",
            'scenario = "cuba-1962-short"',
            'scenario = "berlin"',
            "no scenario 'berlin'",
            id="an unknown scenario",
        ),
        pytest.param(
            "lessons/05-trading.md",
            'missiles = "partial"',
            'missiles = "half"',
            "no missiles = half",
            id="an unknown option",
        ),
        pytest.param(
            "lessons/02-letters.md",
            'id = "letters-check-1"',
            'id = "stakes-check-1"',
            "is also in 01-stakes.md",
            id="an id that another file has",
        ),
        pytest.param(
            "history.toml", 'status = "settled"', 'status = "sure"', "settled", id="a fact"
        ),
    ],
)
def test_a_mistake_anywhere_is_told(
    data: Path, file: str, old: str, new: str, problem: str
) -> None:
    change(data / file, old, new)

    with pytest.raises(ContentError, match=problem):
        load_teaching(data)


def test_mistakes_in_two_files_are_told_at_once(data: Path) -> None:
    change(data / "glossary.toml", 'lesson = "stakes"', 'lesson = "steaks"')
    change(data / "books.toml", '"H319"', '"H999"')

    _, faults = read_teaching(data)

    assert {fault.path.name for fault in faults} == {"glossary.toml", "books.toml"}


def test_check_looks_at_everything_that_is_taught() -> None:
    checked = check([shipped("data")])

    names = {file.parent.name for file in checked.files}
    assert {"lessons", "quizzes", "judgement"} <= names
    assert not checked.has_errors


def test_check_tells_a_mistake_with_file_and_line(data: Path) -> None:
    change(data / "lessons" / "01-stakes.md", "facts: H024, H025, H026", "facts: H024, H999")

    (fault,) = check([data / "lessons"]).faults

    assert str(fault).startswith(f"{data / 'lessons' / '01-stakes.md'}:")
    assert "there is no fact H999" in str(fault)


@pytest.mark.parametrize(
    ("lesson", "problems"),
    [
        pytest.param("stakes", 0, id="a good pack"),
        pytest.param("steaks", 1, id="a pack on a lesson there is not"),
    ],
)
def test_a_pack_from_elsewhere_is_held_against_what_is_shipped(
    tmp_path: Path, lesson: str, problems: int
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(PACK.format(id="mine", lesson=lesson), encoding="utf-8")

    assert len(check([path]).faults) == problems
