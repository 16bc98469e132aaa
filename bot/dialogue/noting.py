"""What single words tell of the frame they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.small_words import CLAIMED, FILLERS, PRONOUNS
from bot.dialogue.surroundings import is_do

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.pieces import Piece

COMMITTING = ("commitment", "accepting", "softly_offering")


def note(frame: Frame, piece: Piece, rest: Sequence[Piece]) -> None:
    """Note in the frame what `piece` tells of it; `rest` follows the piece."""
    _note_manner_of_speech(frame, piece, rest)
    if piece.has("mark", "waiver"):
        frame.waived = True
    if any(piece.has("mark", mark) for mark in COMMITTING) and not piece.ids("topic"):
        frame.committed = True
    if piece.text == "it" and [each.text for each in rest] == ["is"]:
        frame.committed = True  # "hotline it is"
    if piece.has("mark", "past") and frame.role not in ("time", "condition"):
        frame.past = True
    if piece.has("mark", "handing"):
        frame.hands = frame.committed = True
    if piece.has("mark", "wanting"):
        frame.wanted = True
    if piece.has("mark", "likewise") or is_do(piece, rest):
        frame.likewise = True
    if (piece.text in PRONOUNS or PRONOUNS & set(piece.idle)) and not piece.ids("topic"):
        frame.points_back = True
    means_something = piece.tags or piece.quantity is not None
    if not means_something and piece.idle and piece.text.isalpha() and piece.text not in FILLERS:
        frame.foreign = True


def _note_manner_of_speech(frame: Frame, piece: Piece, rest: Sequence[Piece]) -> None:
    follows = rest[0] if rest else None
    if piece.has("mark", "their_clause"):
        frame.theirs = True
    if piece.has("mark", "claim_words") and follows is not None and follows.text in CLAIMED:
        frame.claims = True
        frame.theirs = "your" in piece.idle
    if piece.has("mark", "others") and frame.is_empty and not frame.subject:
        frame.reported = True
    if piece.has("mark", "mentioning") and follows is not None and not follows.punctuation:
        frame.mentioned = True
