"""How TOML from strangers is kept from taking long: deep nesting and endless keys are refused.

`tomllib` takes time that grows with the square of the parts of a dotted key, and calls itself for
every level of nesting. No honest file has many of either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 8
MOST_DOTS = 60
_OPENS_TEXT = re.compile(r'"""|\'\'\'|"|\'|#')


def first_tangle(text: str) -> int | None:
    """The line (from 1) where TOML gets too tangled to be parsed safely, None if it never does."""
    depth, dots, line = 0, 0, 1
    for part in _outside_texts(text):
        for sign in re.findall(r"[\[\]{}.\n]", part):
            if sign == "\n":
                line, dots = line + 1, 0
            elif sign == ".":
                dots += 1
            else:
                depth += 1 if sign in "[{" else -1
            if depth > DEEPEST or dots > MOST_DOTS:
                return line
    return None


def _outside_texts(text: str) -> Iterator[str]:
    """The text without what stands in quotes and comments, whose line ends are kept."""
    at = 0
    while opening := _OPENS_TEXT.search(text, at):
        yield text[at : opening.start()]
        end = _end_of(text, opening)
        yield "\n" * text.count("\n", opening.start(), end)
        at = end
    yield text[at:]


def _end_of(text: str, opening: re.Match[str]) -> int:
    """Where a quotation or comment ends; at the end of the text if it is never closed."""
    quote, at = opening[0], opening.end()
    if quote == "#":
        return _at_or_end(text, text.find("\n", at))
    while (found := text.find(quote, at)) >= 0:
        before = text[at:found]
        escaped = (len(before) - len(before.rstrip("\\"))) % 2
        if quote[0] == "'" or not escaped:
            return found + len(quote)
        at = found + 1
    return len(text)


def _at_or_end(text: str, found: int) -> int:
    return len(text) if found < 0 else found
