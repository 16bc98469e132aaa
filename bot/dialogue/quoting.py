"""Words in quotation marks are somebody's words, not an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece

QUOTES = frozenset(('"', "'"))
LONGEST_NAME = 2
"""Quoted words up to this number are taken for the name of something ("private")."""


def without_quotes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what stands between a pair of quotation marks, unless it is a name."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        close = _closing(pieces, at)
        if close is None:
            if pieces[at].text not in QUOTES:
                kept.append(pieces[at])
            at += 1
            continue
        quoted = pieces[at + 1 : close]
        if sum(len(piece.words) for piece in quoted) <= LONGEST_NAME:
            kept += quoted
        at = close + 1
    return kept


def _closing(pieces: Sequence[Piece], at: int) -> int | None:
    mark = pieces[at].text
    if not pieces[at].punctuation or mark not in QUOTES:
        return None
    for place in range(at + 1, len(pieces)):
        if pieces[place].punctuation and pieces[place].text == mark:
            return place
    return None
