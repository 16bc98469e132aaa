"""The verb "leave", which says opposite things: "the missiles leave", "leave the missiles"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.small_words import THINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dialogue.pieces import Piece

OWNED = frozenset(("the", "our", "your", "my", "their", "his", "these", "those"))
"""After what a word in -s is a noun: "the ships"."""
ARTICLED = OWNED | {"a", "an", "any"}
NEAR = 16
"""Pieces on either side of the verb among which what leaves or is left is looked for."""


def settle(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every "leave" read as going away or as staying.

    What is named before it goes; what is named only after it stays.
    """
    return [
        _read(piece, pieces[max(0, at - NEAR) : at], pieces[at + 1 : at + 1 + NEAR])
        if piece.has("sense", "leave")
        else _verb(piece, pieces[max(0, at - 1) : at], pieces[at + 1 : at + 1 + NEAR])
        for at, piece in enumerate(pieces)
    ]


def _read(piece: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> Piece:
    goes = _names_something(_same_clause(reversed(before))) and not _leaves_it(before, after)
    sense = "remove" if goes else "keep"
    if (
        sense == "keep"
        and not _leaves_it(before, after)
        and not _names_something(_same_clause(iter(after)))
    ):
        sense = "remove"
    kept = {tag for tag in piece.tags if tag[:2] != ("sense", "leave")}
    if _is_verb(before, after):
        kept = {tag for tag in kept if tag[0] != "topic"}
    forms = [tag[2] for tag in piece.tags if tag[:2] == ("sense", "leave")]
    return replace(piece, tags=frozenset(kept | {("sense", sense, form) for form in forms}))


def _leaves_it(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """`the bombers we leave to you`: the thing stands first and still stays."""
    person = bool(before) and (before[-1].has("mark", "we") or before[-1].has("mark", "you"))
    named = _names_something(_same_clause(reversed(before)))
    return person and named and not _names_something(_same_clause(iter(after)))


def _verb(piece: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> Piece:
    """`we do not pay removals`, `the ships`: what is both a verb and a name or a noun."""
    if piece.verb_form() == "base" and piece.text.endswith("s") and OWNED & set(piece.idle):
        return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "sense"))
    if piece.verb_form() == "base" and piece.text.endswith("s") and _lists(before):
        return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "sense"))
    if _has_an_object(piece, before, after):
        return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "topic"))
    if piece.verb_form() != "base" or not piece.ids("topic") or not _is_verb(before, after):
        return piece
    return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "topic"))


def _has_an_object(piece: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """`I cannot guarantee an answer`: it is not the pledge that is meant."""
    vows = bool(piece.ids("topic")) and piece.has("mark", "commitment") and len(piece.words) == 1
    return (
        vows
        and bool(before)
        and _acts(before[-1])
        and bool(after)
        and bool(ARTICLED & set(after[0].idle))
        and not after[0].has("topic", piece.ids("topic")[0])
    )


def _lists(before: Sequence[Piece]) -> bool:
    """`from aircraft and ships`: after these no verb in -s follows."""
    return bool(before) and before[-1].text in ("from", "by", "with")


def _is_verb(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    if not before:
        return False
    # "your move: we pay half" names the thing beforehand
    person = before[-1].has("mark", "we") or before[-1].has("mark", "you")
    done = person and bool(after) and not after[0].punctuation and _names_something(before)
    return _acts(before[-1]) and (done or _names_something(_same_clause(iter(after))))


def _acts(piece: Piece) -> bool:
    marks = ("we", "you", "commitment")
    return piece.text in ("to", "not") or any(piece.has("mark", mark) for mark in marks)


def _same_clause(pieces: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if piece.punctuation or piece.text in ("and", "but") or piece.has("mark", "condition"):
            break
        found.append(piece)
    return found


def _names_something(pieces: Sequence[Piece]) -> bool:
    return any(piece.ids("topic") or piece.options or piece.text in THINGS for piece in pieces)
