"""`Five months? Fine. Public? No.`: a question somebody puts to themselves, and their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece

LONGEST = 5
"""Pieces up to which a question without a verb of its own is such a fragment."""


def answered(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, each fragment joined with the yes or no that follows it."""
    joined: list[Sentence] = []
    for sentence in (part for each in sentences for part in _apart(each)):
        before = joined[-1] if joined else None
        if before is not None and _is_fragment(before) and _answers(sentence):
            comma = _comma(before.pieces[-1])
            joined[-1] = Sentence((*before.pieces, comma, *sentence.pieces), ".")
        else:
            joined.append(sentence)
    return joined


def _apart(sentence: Sentence) -> list[Sentence]:
    """`you asked for 64k, we say 58k`: what was said once, and what is said now."""
    if sentence.end == "?":
        return [sentence]
    for at, piece in enumerate(sentence.pieces):
        before, after = sentence.pieces[:at], sentence.pieces[at + 1 :]
        turns = (piece.punctuation and piece.text in (",", ";")) or piece.has("mark", "contrast")
        if turns and after and _speaks_now(after) and any(map(_is_told, before)):
            return [Sentence(before, "."), Sentence(after, sentence.end)]
    return [sentence]


def _is_told(piece: Piece) -> bool:
    return any(piece.has("mark", mark) for mark in ("quotation", "past", "wishing"))


def _speaks_now(pieces: Sequence[Piece]) -> bool:
    begins = pieces[0].has("mark", "we") or pieces[0].quantity is not None
    return begins and not any(map(_is_told, pieces)) and any(p.says_something for p in pieces)


def _is_fragment(sentence: Sentence) -> bool:
    named = any(
        piece.ids("topic") or piece.options or piece.ids("sense") or piece.quantity is not None
        for piece in sentence.pieces
    )
    asks = any(
        piece.has("mark", "asking") or piece.has("mark", "you") or piece.has("mark", "we")
        for piece in sentence.pieces
    ) or sentence.pieces[0].has("mark", "inverted")
    return sentence.end == "?" and named and not asks and len(sentence.pieces) <= LONGEST


def _answers(sentence: Sentence) -> bool:
    """Whether it is a yes or a no and little more."""
    first = sentence.pieces[0]
    if sentence.end == "?" or len(sentence.pieces) > LONGEST:
        return False
    if first.has("mark", "we") and len(sentence.pieces) > 1:
        first = sentence.pieces[1]  # "we take it"
    says = any(first.has("mark", mark) for mark in ("accepting", "fine", "negation", "refusal"))
    others = sentence.pieces[1:]
    return says and not any(piece.ids("topic") or piece.options for piece in others)


def _comma(piece: Piece) -> Piece:
    return type(piece)((",",), piece.end, piece.end, punctuation=True)
