"""Tables as CSV that a spreadsheet shows and never runs.

What people type stands in such files: a name like `=HYPERLINK(…)` must stay a name when somebody
opens the file. An apostrophe, the sign of spreadsheets themselves for "this is text", goes before
whatever could begin a formula: at the beginning of a cell, and behind every character at which
another program or another language of the same program might cut the cell in two.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell: TypeAlias = "str | int | float | None"

BEGINS_A_FORMULA = (
    "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u207a\u207b\u208c\u208a\u208b"
)
"""The four signs, and what some programs take for them: full-width, small, raised and lowered."""

CUTS_A_CELL = ",;|\"'"
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
JOINER = "\u200d"
"""Holds emoji together; every other character that is not seen is left out."""

_SIGN = f"[{re.escape(BEGINS_A_FORMULA)}]"
_CUT = re.escape(CUTS_A_CELL)
_RISKY = re.compile(rf"(^|[{_CUT}])([{_CUT}\s{JOINER}]*)(?={_SIGN})")


def safe_cell(text: str) -> str:
    """The text in one line, with an apostrophe before all that could begin a formula."""
    spaced = " ".join(text.split())
    seen = "".join(
        each for each in spaced if each == JOINER or unicodedata.category(each) not in UNSEEN
    )
    return _RISKY.sub(r"\1\2'", " ".join(seen.split()))


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file as spreadsheets want it: UTF-8 with its mark, CRLF, commas, a header.

    None makes an empty cell. Raises ValueError for a number below zero: its sign could begin a
    formula.
    """
    paper = StringIO()
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow([safe_cell(each) for each in header])
    for row in rows:
        writer.writerow([_written(each) for each in row])
    return paper.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return safe_cell(cell)
    if cell is not None and cell < 0:
        raise ValueError(f"{cell} begins with a sign")
    return cell
