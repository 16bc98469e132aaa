"""Clauses meant by their number: "fine on 3 and 5", "the last one", "points 4 to 8"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece
    from bot.dialogue.reading import Context
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.vocabulary import Vocabulary
    from bot.negotiation.scenario import Issue, Package

BARE = {"first": "1", "last": "last"}
ANSWERS = ("accepting", "negation", "refusal", "universal", "clause_words", "contrast")


def by_number(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces of a sentence with the numbers of clauses replaced by what the clauses are about.

    Only where the other side's package is on the table and the sentence answers it; a number that
    measures something stays one.
    """
    if not context.standing or not any(sentence.marks(mark) for mark in ANSWERS):
        return sentence.pieces
    named = sentence.marks("clause_words")
    amounts = [piece.quantity for piece in sentence.pieces if piece.quantity is not None]
    if not named and any(amount.kind != "number" for amount in amounts):
        return sentence.pieces
    pieces = _several(sentence.pieces, vocabulary)
    if sentence.marks("fine") or sentence.marks("accepting"):
        pieces = [
            _missing(piece) if _is_some(pieces, at) else piece for at, piece in enumerate(pieces)
        ]
    meant = [
        (None if _is_count(pieces, at) else _clause(piece, vocabulary))
        or _word_before(piece, pieces[at + 1 : at + 2])
        for at, piece in enumerate(pieces)
    ]
    return tuple(_only_standing(piece, context.standing) for piece in meant)


def _only_standing(piece: Piece, standing: Package) -> Piece:
    """The clause where it stands on the table; a number of none that does has to be asked about."""
    meant = piece.ids("clause")
    if not meant or any(issue in standing for issue in meant):
        return piece
    return _missing(piece)


def _missing(piece: Piece) -> Piece:
    return replace(piece, tags=frozenset((("mark", "missing_clause"),)), quantity=None)


def _is_some(pieces: Sequence[Piece], at: int) -> bool:
    """`two of your points are fine`: which two is not said."""
    following = pieces[at + 1 : at + 2]
    amount = pieces[at].quantity
    counted = any("of" in piece.idle and piece.has("mark", "clause_words") for piece in following)
    return amount is not None and amount.kind == "number" and counted


def _several(pieces: tuple[Piece, ...], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces with `the first three` and `the last two` replaced."""
    found: list[Piece] = []
    count = len(vocabulary.scenario.issues)
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        ordinal = next(iter(piece.ids("ordinal")), BARE.get(piece.text))
        amount = following.quantity if following is not None else None
        if ordinal in ("1", "last") and amount is not None and amount.kind == "number":
            many = int(min(amount.low, count))
            numbers = range(many) if ordinal == "1" else range(count - many, count)
            meant = [vocabulary.scenario.issues[number] for number in numbers]
            found.append(_meaning(piece, meant))
            at += 2
        else:
            found.append(piece)
            at += 1
    return found


def _word_before(piece: Piece, following: Sequence[Piece]) -> Piece:
    """The `clause` of `clause 1`, which names nothing by itself even where it is a name."""
    number = following[0].quantity if following else None
    if not piece.has("mark", "clause_words") or number is None or number.kind != "number":
        return piece
    return replace(piece, tags=frozenset(tag for tag in piece.tags if tag[0] != "topic"))


def _is_count(pieces: Sequence[Piece], at: int) -> bool:
    """`two of your points`, `all ten clauses`, `three remarks`: how many or when, not which."""
    following = pieces[at + 1 : at + 2]
    if pieces[at].ids("ordinal"):
        # "your last proposal" is no clause.
        return any(piece.has("mark", "package") for piece in following)
    before = pieces[max(0, at - 1) : at]
    if any(_is_plural(piece) for piece in following):
        return True
    return any(piece.has("mark", "clause_words") or "of" in piece.idle for piece in following) or (
        any(piece.text in ("by", "at", "until", "before", "within") for piece in before)
    )


def _is_plural(piece: Piece) -> bool:
    return not piece.tags and len(piece.text) > 4 and piece.text.endswith("s")


def _clause(piece: Piece, vocabulary: Vocabulary) -> Piece | None:
    issues = vocabulary.scenario.issues
    ordinal = next(iter(piece.ids("ordinal")), None)
    if ordinal is not None:
        place = len(issues) if ordinal == "last" else int(ordinal)
        first = last = place
    elif piece.quantity is not None and piece.quantity.kind == "number":
        first, last = int(piece.quantity.low), int(min(piece.quantity.high, len(issues) + 1))
    else:
        return None
    if not 1 <= first <= last <= len(issues):
        return None
    return _meaning(piece, issues[first - 1 : last])


def _meaning(piece: Piece, meant: Sequence[Issue]) -> Piece:
    tags = {(kind, issue.id) for kind in ("topic", "clause") for issue in meant}
    return replace(piece, tags=frozenset(tags), quantity=None)
