"""Parts of `docs/validity.md` that are written from real runs, each between two marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCUMENT = Path(__file__).parent.parent / "docs" / "validity.md"


def rewrite(part: str, lines: Iterable[str], document: Path = DOCUMENT) -> None:
    """Replace what stands between the marks of `part`; they are added at the end if missing."""
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    text = document.read_text(encoding="utf-8") if document.is_file() else "# Validity\n"
    if begin not in text:
        text = f"{text.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    body = "\n".join(lines)
    document.parent.mkdir(exist_ok=True)
    document.write_text(f"{before}{begin}\n{body}\n{end}{rest.partition(end)[2]}", encoding="utf-8")
