"""Packs in TOML, the format of the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.faults import Fault
from bot.content.reading import Source, read_tables
from bot.content.uploads.nesting import first_tangle

if TYPE_CHECKING:
    from pathlib import Path


def read_toml(path: Path, text: str) -> Source | Fault:
    """The tables of a file from a stranger, or why there are none."""
    tangle = first_tangle(text)
    if tangle is not None:
        problem = "is nested too deeply, or a key has too many parts"
        return Fault(path, tangle, "", problem, "write it as the examples in docs/content.md")
    try:
        return read_tables(path, text)
    except ValueError as error:  # a number of more digits than Python takes
        return Fault(path, None, "", f"is not TOML: {error}", "mend the number")
