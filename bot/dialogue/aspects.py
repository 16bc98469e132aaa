"""Verbs that only tell how something goes on: "you keep bringing up Turkey" keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece

ASPECTS = frozenset(("keep", "end"))
"""Senses whose verbs may stand before another verb in -ing without a meaning of their own."""


def without_aspects(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, verbs such as `keep` and `stop` bare of their sense before a verb in -ing.

    The verb that follows must be one the scenario has no use for; "stop building" is left alone.
    """
    return [
        _bare(piece) if _is_aspect(piece, pieces[at + 1 : at + 2]) else piece
        for at, piece in enumerate(pieces)
    ]


def _is_aspect(piece: Piece, following: Sequence[Piece]) -> bool:
    is_one = piece.verb_form() is not None and bool(ASPECTS.intersection(piece.ids("sense")))
    if not is_one or not following:
        return False
    after = following[0]
    goes_on = after.text.endswith("ing") and len(after.words) == 1
    return goes_on and not after.says_something and not after.idle


def _bare(piece: Piece) -> Piece:
    return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "sense"))
