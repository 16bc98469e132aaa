"""A plain text as words and marks, contractions opened, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"(?P<number>(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:\.\d+)?)(?:k\b)?)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>\n+|\.+|[!?;:,()\"\u2014#$\u20ac\u00a3/*>+=%\-'])",
)
SENTENCE_ENDS = frozenset((".", "!", "?", "\n"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word (lower case), a number or a mark; `start` and `end` are places in the plain text.

    `glued` tells that nothing stands between it and the token before; `shouted` that a word was
    written in capitals.
    """

    text: str
    start: int
    end: int
    kind: str
    glued: bool = False
    shouted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a number or a mark."""
        return self.kind == "word"


def tokens(text: str, contractions: Mapping[str, tuple[str, ...]]) -> list[Token]:
    """Cut a plain text into tokens; `contractions` says what `won't` or `gonna` stand for."""
    found: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text):
        kind, raw = match.lastgroup or "mark", match.group()
        start, end = match.span()
        for word in _opened(raw, kind, contractions):
            shouted = kind == "word" and len(raw) > 1 and raw.isupper()
            found.append(Token(word, start, end, kind, start == before, shouted))
        before = end
    return [token for at, token in enumerate(found) if not _is_hyphen(found, at)]


def _is_hyphen(found: list[Token], at: int) -> bool:
    """`no-invasion`, `IL-28`: the stroke inside a word, not the dash of `4-5` or ` - `."""
    token = found[at]
    if token.text != "-" or not token.glued or at + 1 >= len(found) or not found[at + 1].glued:
        return False
    return not (found[at - 1].kind == found[at + 1].kind == "number")


def _opened(raw: str, kind: str, contractions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if kind == "mark":
        return (raw[0],)
    lower = raw.lower()
    if kind == "number":
        return (lower,)
    if "." in raw:
        return (lower.replace(".", ""),)
    if lower in contractions:
        return contractions[lower]
    if "'" in lower:
        return _apostrophe(lower)
    return (lower,)


def _apostrophe(word: str) -> tuple[str, ...]:
    """`isn't` -> is not, `we'll` -> we will, `Castro's` -> castro; others lose the apostrophe."""
    stem, _, tail = word.partition("'")
    if tail == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    if tail in _TAILS:
        return (stem, *_TAILS[tail])
    return (stem + tail,)


_TAILS = {"ll": ("will",), "ve": ("have",), "re": ("are",), "d": ("would",), "m": ("am",), "s": ()}
