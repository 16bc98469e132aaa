"""What stands around a piece of a sentence: what follows it, what it answers, what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.small_words import FILLERS, JOINING, REPLACING, SUITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece


def late_correction(pieces: Sequence[Piece]) -> int | None:
    """Where the correction stands in `frozen, removed I mean`: the mark that it follows."""
    if len(pieces) < 3 or not pieces[-1].has("mark", "correction"):
        return None
    marks = (n for n, each in enumerate(pieces) if n and (each.punctuation or each.text == "*"))
    return max(marks, default=None)


def corrects_itself(before: Piece | None, rest: Sequence[Piece]) -> bool:
    """`28, no, 30 days`: what follows the no replaces what was said."""
    if before is None or not before.punctuation or before.text == ":" or len(rest) < 2:
        return False
    return rest[0].punctuation and not rest[1].has("mark", "negation")


def denies_something_strange(piece: Piece, rest: Sequence[Piece]) -> bool:
    """Whether a negation falls on a word that means nothing to the reader."""
    if piece.has("mark", "refusal") or piece.text == "no":
        return False
    for following in rest:
        if following.has("mark", "light"):
            continue
        if following.punctuation or following.tags or following.quantity is not None:
            return False
        if following.text not in FILLERS and following.text.isalpha():
            return not following.text.endswith("ly")
    return False


def counts(rest: Sequence[Piece]) -> bool:
    """Whether an amount comes next."""
    return bool(rest) and rest[0].quantity is not None


def caps(piece: Piece, rest: Sequence[Piece]) -> bool:
    """`no more home office than two days`: two days are the most, and offered."""
    follows = next((n for n, each in enumerate(rest) if each.text == "than"), None)
    return piece.text == "no more" and follows is not None and counts(rest[follows + 1 :])


def tells(piece: Piece, before: Piece | None) -> bool:
    """`the bombers left`, `he took`: a past tense that can be nothing else."""
    told = piece.verb_form() == "past" or piece.text == "left"
    helped = before is not None and before.text in ("have", "has", "had", "be", "are", "is", "been")
    return told and not helped


def is_person(piece: Piece) -> bool:
    """Whether it is somebody: a side or one of the others."""
    return piece.has("mark", "we") or piece.has("mark", "you") or piece.has("mark", "others")


def is_do(piece: Piece, rest: Sequence[Piece]) -> bool:
    """`before the missiles do`: the verb of the clause before again."""
    return piece.text in ("do", "does") and (not rest or rest[0].punctuation)


def answers(rest: Sequence[Piece]) -> bool:
    """Whether only a yes or no follows the colon."""
    return bool(rest) and (
        rest[0].has("mark", "negation")
        or rest[0].has("mark", "accepting")
        or rest[0].has("mark", "refusal")
    )


def denied_later(rest: Sequence[Piece]) -> bool:
    """Whether a no follows, that something stays, or the end of the talks."""
    allows = any(piece.text in ("may", "can", "could") for piece in rest)
    stays = any(piece.verb_form() and piece.ids("sense") == ["keep"] for piece in rest)
    return (stays and not allows) or any(
        piece.has("mark", mark) for piece in rest for mark in ("negation", "refusal", "leaving")
    )


def replaces(piece: Piece, rest: Sequence[Piece]) -> bool:
    """Whether what follows gives way to something: `instead of X`, `replace X by Y`."""
    told = any(each.text in ("by", "with") for each in rest)
    return piece.has("mark", "instead") or (piece.text in REPLACING and told)


def is_mere_no(pieces: Sequence[Piece]) -> bool:
    """`no, keep them` and `nah keep them`: an answer to what was said, not a negation."""
    if pieces[0].text != "no" or len(pieces) < 3:
        return False
    follows = pieces[1]
    if follows.text in ("sir", "mr", "madam", "comrade", "chairman", "president", "no"):
        return True
    is_name = bool(follows.ids("topic")) or "of" in pieces[2].idle
    return (
        (follows.verb_form() == "base" and not is_name and not pieces[2].punctuation)
        or follows.has("mark", "we")
        or follows.has("mark", "you")
    )


def conditions(piece: Piece, rest: Sequence[Piece]) -> bool:
    """Whether something waits for what follows; for `then`, `our conditions` nothing does."""
    if piece.text in ("moment", "minute", "not before") and (not rest or rest[0].punctuation):
        return False  # "for the moment"; "once they have left, and not before, it ends"
    if piece.text == "day" and rest and rest[0].ids("topic"):
        return "the" in piece.idle  # "it ends the day the last rocket leaves"
    alone = piece.text in ("then", "day", "condition", "conditions")
    return piece.has("mark", "condition") and not alone


def suits(before: Piece | None) -> bool:
    """`April works for Turkey`: no trade."""
    return before is not None and before.text in SUITING


def verb_follows(rest: Sequence[Piece]) -> bool:
    """Whether the name is followed by a verb of its own."""
    for piece in rest:
        if piece.punctuation or piece.text in JOINING or piece.ids("topic"):
            return False
        if piece.verb_form() is not None:
            return True
    return False


def names_anything(rest: Sequence[Piece]) -> bool:
    """Whether the clause names anything more: "64k we cannot pay" does not."""
    for piece in rest:
        if piece.punctuation or piece.text in JOINING:
            return False
        if piece.ids("topic") or piece.options or piece.quantity is not None:
            return True
    return False


def name_follows(rest: Sequence[Piece]) -> bool:
    """Whether something is named before the next verb."""
    for piece in rest:
        if piece.punctuation and piece.text != ":":
            return False
        if piece.ids("topic") or piece.options:
            return True
        if piece.verb_form() is not None:
            return False
    return False


def until_the_next_part(rest: Sequence[Piece]) -> list[Piece]:
    """The pieces up to the next mark or joint."""
    part: list[Piece] = []
    for piece in rest:
        if piece.punctuation or piece.text in JOINING or piece.has("mark", "contrast"):
            break
        part.append(piece)
    return part


def names_next(rest: Sequence[Piece]) -> bool:
    """Whether a name comes next, by itself or as in "no withdrawal of the missiles"."""
    if not rest:
        return False
    first = rest[0]
    noun = bool(first.ids("sense")) and first.verb_form() is None and len(rest) > 1
    return bool(first.ids("topic") or first.options or (noun and rest[1].ids("topic")))
