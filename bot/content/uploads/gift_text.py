"""The pieces of a GIFT file: blocks between blank lines, escapes, and texts in HTML.

The format is Moodle's (https://docs.moodle.org/en/GIFT_format): `\\` takes the meaning from the
sign that follows, `\\n` is a line end, lines that begin with `//` are comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = "\\~=#{}:"
_ESCAPE = re.compile(r"\\(?:n|[\\~=#{}:])")
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_HIDDEN = ("script", "style")
LONGEST_HTML = 4_000
"""More than any text may have; the parser takes long over long nonsense."""


@dataclass(frozen=True, slots=True)
class Block:
    """One question as it is written, and the line (from 1) on which it begins."""

    line: int
    text: str

    def line_at(self, position: int) -> int:
        """The line of a position inside it."""
        return self.line + self.text.count("\n", 0, position)


def blocks(text: str) -> Iterator[Block]:
    """The questions of a file; comments and categories are left out, their lines count."""
    kept: list[str] = []
    begins = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        bare = line.strip()
        if not bare:
            if any(each.strip() for each in kept):
                yield Block(begins, "\n".join(kept))
            kept, begins = [], number + 1
        elif bare.startswith(("//", "$CATEGORY", "$COURSE")):
            if kept:
                kept.append("")
            else:
                begins = number + 1
        else:
            kept.append(line)


def find_sign(text: str, signs: str, start: int = 0) -> int:
    """Where the first of these signs stands that no backslash takes the meaning from; else -1."""
    position = start
    while position < len(text):
        if text[position] == "\\":
            position += 2
            continue
        if text[position] in signs:
            return position
        position += 1
    return -1


def plain(written: str, default: str = "") -> str:
    """A text without escapes, spare space and HTML; `default` is the format if it names none."""
    found = _FORMAT.match(written)
    kind = found[1] if found else default
    text = written[found.end() :] if found else written
    text = " ".join(line.strip() for line in text.split("\n") if line.strip())
    text = _ESCAPE.sub(lambda each: "\n" if each[0] == "\\n" else each[0][1], text)
    return (_from_html(text) if kind == "html" else text).strip()


def format_of(written: str) -> str:
    """The format a text names for itself, "" if it names none."""
    found = _FORMAT.match(written)
    return found[1] if found else ""


def written(text: str) -> str:
    """A text with everything escaped that would mean something."""
    escaped = re.sub(r"[\\~=#{}:]", r"\\\g<0>", text)
    return escaped.replace("\n", "\\n")


class _Words(HTMLParser):
    """Gathers what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser calls it so
        self._hidden += tag in _HIDDEN
        if tag in ("br", "p", "li", "div"):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def _from_html(text: str) -> str:
    words = _Words()
    words.feed(text[:LONGEST_HTML])
    words.close()
    lines = ("".join(words.found)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())
