"""Lists with numbers: "1. missiles out 2. bombers grounded" are two sentences, not two amounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece

MARKS = frozenset((".", ")", ":"))


def without_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the numbers of a list that counts 1, 2, ... turned into ends of sentences.

    A number that is answered ("1. yes") stays one: it means a clause.
    """
    places = _places(pieces)
    if len(places) < 2:
        return list(pieces)
    made: list[Piece] = []
    skipped = {place + 1 for place in places}
    for at, piece in enumerate(pieces):
        if at in places:
            made.append(replace(piece, words=("\n",), quantity=None, punctuation=True))
        elif at not in skipped:
            made.append(piece)
    return made


def _places(pieces: Sequence[Piece]) -> list[int]:
    """Where the numbers of a list stand, as far as they count up from 1."""
    found: list[int] = []
    for at in range(len(pieces) - 2):
        amount = pieces[at].quantity
        counts = amount is not None and amount.kind == "number" and amount.low == len(found) + 1
        marked = pieces[at + 1].punctuation and pieces[at + 1].text in MARKS
        if counts and marked and _names(pieces[at + 2 : at + 4]):
            found.append(at)
    return found


def _names(pieces: Sequence[Piece]) -> bool:
    """Whether something is said at once or after a no."""
    first = pieces[0]
    denies = first.has("mark", "negation") and len(pieces) > 1
    return first.says_something or (denies and pieces[1].says_something)
