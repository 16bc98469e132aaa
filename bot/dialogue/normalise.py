"""What somebody typed, made plain: one spelling of quotes, dashes and spaces, noise blanked out.

Every character of the plain text knows where it stood in the original, so that what was understood
can be shown in the words that were written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

READ_AT_MOST = 4000
"""Characters that are read; the longest message a chat lets through."""

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2013\u2014\u2015\u2212", "\u2014"),
    "\u2026": ".",
}
_INVISIBLE = frozenset(("Cf", "Mn", "Me", "Co", "Cn", "Cs"))
_NOISE = (
    re.compile(r"```[^`]{0,4000}```"),
    re.compile(r"<a?:\w{1,40}:\d{1,25}>"),
    re.compile(r"<[@#][!&]?\d{1,25}>"),
    re.compile(r"\bhttps?://\S{1,2000}"),
    re.compile(r"@(?:everyone|here)\b"),
    re.compile(r"^[ \t]{0,8}>[^\n]{0,4000}", re.MULTILINE),
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text to be read, with the place in the original of each of its characters.

    `cut` tells that the original was longer than is read.
    """

    text: str
    places: tuple[int, ...]
    cut: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters `start` up to `end` (exclusive)."""
        if start >= end or start >= len(self.places):
            return (0, 0)
        return self.places[start], self.places[min(end, len(self.places)) - 1] + 1


def plain(original: str) -> PlainText:
    """The plain form of a message; at most READ_AT_MOST characters of it."""
    start = original[:READ_AT_MOST]
    blanked = _blank(start)
    if blanked.isascii():
        return PlainText(blanked, tuple(range(len(blanked))), len(original) > len(start))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(blanked):
        for simple in _simple(character):
            characters.append(simple)
            places.append(place)
    return PlainText("".join(characters), tuple(places), len(original) > len(start))


def _blank(text: str) -> str:
    for noise in _NOISE:
        text = noise.sub(lambda found: " " * len(found.group()), text)
    return text


def _simple(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isascii():
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    folded = unicodedata.normalize("NFKD", character)
    kept = "".join(_SAME.get(part, part) for part in folded if not unicodedata.combining(part))
    return kept if len(kept) <= 4 else kept[:4]
