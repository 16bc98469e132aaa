"""What stands in the cells of a spreadsheet: lists, letters and texts that look like formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS = "ABCDEFGHIJ"
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?", re.IGNORECASE)
_FORMULA = re.compile(r"[=@\t]|[+-](?!\s?\d)")
_GUARDED = re.compile(r"'+(?=[=@+\-\t])")
_ACTIVE = re.compile(r"'*[=@+\-\t]")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would calculate the cell instead of showing it."""
    return _FORMULA.match(cell) is not None


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: with an apostrophe before it."""
    return f"'{text}" if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell, without the apostrophe that guards it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(parts: Iterable[str]) -> str:
    """Several texts in one cell, with bars between them."""
    return " | ".join(re.sub(r"[\\|]", r"\\\g<0>", part) for part in parts)


def parted(cell: str) -> list[str]:
    """The texts that stand in one cell, between bars; `\\|` is a bar that parts nothing."""
    found = [""]
    for piece in re.findall(r"\\[\\|]|[^|\\]+|\\|\|", cell):
        if piece == "|":
            found.append("")
        else:
            found[-1] += piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece
    return [each.strip() for each in found]


def letters(cell: str) -> list[int] | None:
    """The places that letters name, from 0, such as `A, C`; None if anything else is there."""
    names = re.findall(r"[^\s,;+&/]+", cell.upper())
    if not names or any(len(name) != 1 or name not in LETTERS for name in names):
        return None
    return [LETTERS.index(name) for name in names]


def number(cell: str) -> float | None:
    """The number in a cell, None if it is none; 1,000 and 1 000 are a thousand."""
    plain = re.sub(r"(?<=\d)[ ,'\u00a0\u202f](?=\d{3}(?!\d))", "", cell.strip())
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,20})?(e[+-]?\d{1,3})?", plain, re.IGNORECASE):
        return None
    return float(plain)
