"""Facts that a scenario cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.citations import unknown_facts

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
id = "table"
sources = ["H001"]
note = "H404 in words is no citation"

[[issues]]
id = "missiles"
sources = ["H001", "H404"]
"""


def test_a_fact_that_does_not_exist_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "table.toml"
    file.write_text(FILE, encoding="utf-8")

    (fault,) = unknown_facts(file, {"H001"})

    assert (fault.line, fault.place) == (7, "issues[0].sources[1]")
    assert "H404" in fault.problem


def test_a_file_that_is_not_toml_has_no_citations(tmp_path: Path) -> None:
    file = tmp_path / "table.toml"
    file.write_text("sources = [", encoding="utf-8")

    assert list(unknown_facts(file, {})) == []
