"""What is published about the reader: a part of a document, written between its own marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.document import rewrite

if TYPE_CHECKING:
    from pathlib import Path


def test_a_part_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    document = tmp_path / "validity.md"
    document.write_text("# Validity\n\nBy hand.\n", encoding="utf-8")

    rewrite("reader", ["old"], document)
    rewrite("engine", ["theirs"], document)
    rewrite("reader", ["new", "lines"], document)

    assert document.read_text(encoding="utf-8") == (
        "# Validity\n\nBy hand.\n\n"
        "<!-- reader: begin -->\nnew\nlines\n<!-- reader: end -->\n\n"
        "<!-- engine: begin -->\ntheirs\n<!-- engine: end -->\n"
    )
