"""Whoever copies an example out of the guide has a pack that can be imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.content.checking import check
from bot.content.uploads.csv_rows import COLUMNS
from tests.content.uploads.brought import read

GUIDE = (Path(__file__).parents[3] / "docs" / "content.md").read_text(encoding="utf-8")
EXAMPLES: list[tuple[str, str]] = re.findall(r"```(toml|csv|gift|yaml)\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("form", "text"), EXAMPLES, ids=[form for form, _ in EXAMPLES])
def test_every_example_of_the_guide_is_sound(form: str, text: str, tmp_path: Path) -> None:
    pack = read(f"our-quiz.{form}", text)

    assert pack.id == "our-quiz"
    if form != "toml":
        path = tmp_path / f"our-quiz.{form}"
        path.write_text(text, encoding="utf-8")
        assert check([path]).faults == ()


def test_every_format_has_an_example_and_every_column_its_word() -> None:
    assert {form for form, _ in EXAMPLES} == {"toml", "csv", "gift", "yaml"}
    for column in COLUMNS:
        if not re.search(r"\d", column):
            assert column in GUIDE, column


def test_a_broken_file_of_another_program_is_told_by_check(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("question,right\n,a\n", encoding="utf-8")

    (fault,) = check([path]).faults

    assert (fault.path, fault.line, fault.place) == (path, 2, "question")
