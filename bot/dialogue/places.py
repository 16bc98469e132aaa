"""Where things are taken from tells whose they are: "the missiles out of Turkey"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.small_words import JOINING, SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece
    from bot.dialogue.vocabulary import Vocabulary

FAR = 4
"""Pieces after a name within which the place it is taken from may stand."""


def settle_places(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces, each name before "out of" or "from" a place read as the thing that is there.

    Only where the scenario has a name for it, such as "missiles in Turkey".
    """
    settled = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.ids("topic"):
            place = _place(pieces[at + 1 : at + 1 + FAR])
            issues = place and vocabulary.topics.get((*piece.words[-1:], "in", *place.words))
            if issues:
                others = {tag for tag in piece.tags if tag[0] != "topic"}
                names = {("topic", issue) for issue in issues}
                settled[at] = replace(piece, tags=frozenset(others | names))
    return settled


def _place(following: Sequence[Piece]) -> Piece | None:
    before = ""
    for piece in following:
        if piece.punctuation or piece.text in JOINING or piece.has("mark", "condition"):
            return None
        if piece.ids("topic") or piece.options:
            from_it = before in SOURCES or "of" in piece.idle
            return piece if from_it and before else None
        before = piece.words[-1]
    return None
