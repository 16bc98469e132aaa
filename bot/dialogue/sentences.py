"""Sentences of a message: where one ends, and whether it asks, supposes, quotes or tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from bot.dialogue.small_words import FILLERS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.dialogue.pieces import Piece

_ENDS = frozenset((".", "!", "?", "\n"))
_SOFT = frozenset((",", ":", ";", "\u2014"))


class Mood(Enum):
    """How the terms in a sentence are meant."""

    SAID = "said"
    SOFTLY = "softly"
    ASKED = "asked"
    SUPPOSED = "supposed"
    QUOTED = "quoted"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces of one sentence without its end mark; `end` is that mark or empty."""

    pieces: tuple[Piece, ...]
    end: str

    @property
    def is_question(self) -> bool:
        """Whether it asks: by its mark or by how it begins."""
        return self.end == "?" or asks_by_its_beginning(self.pieces)

    @property
    def corrects(self) -> bool:
        """Whether something is put in the place of what was said; a late "sorry" does nothing."""
        return any(
            begins_correction(piece, self.pieces[at + 1 :]) for at, piece in enumerate(self.pieces)
        )

    def marks(self, name: str) -> bool:
        """Whether any piece carries the mark of scope."""
        return any(piece.has("mark", name) for piece in self.pieces)


def begins_correction(piece: Piece, rest: Sequence[Piece]) -> bool:
    """Whether the piece tells that what is said next, or last, replaces what was said before."""
    if piece.has("mark", "correction_with_a_mark"):
        return not rest or rest[0].punctuation
    more = piece.has("mark", "correction_if_more") and any(each.says_something for each in rest)
    return more or piece.has("mark", "correction")


def sentences(pieces: Sequence[Piece]) -> Iterator[Sentence]:
    """The sentences of a message; empty ones are left out."""
    current: list[Piece] = []
    for piece in pieces:
        if piece.punctuation and piece.text in _ENDS:
            if current:
                yield Sentence(tuple(current), piece.text)
            current = []
        else:
            current.append(piece)
    if current:
        yield Sentence(tuple(current), "")


def asks_by_its_beginning(pieces: Sequence[Piece]) -> bool:
    """`do you want ...`, `why must it ...`: a question even without its mark."""
    words = [piece for piece in pieces if not piece.punctuation]
    while words and words[0].text in OPENERS:
        words = words[1:]
    if words and words[0].words[0] == "tell":
        # "tell me what you need so that they can go home"
        return any(piece.has("mark", "asking") for piece in words[1:3])
    if len(words) < 2:
        return False
    first, second = words[0], words[1]
    if first.has("mark", "asking"):
        # "when the sites are gone, we ..." and "what we need is ..." tell, they do not ask.
        inverted = second.has("mark", "inverted")
        return first.text not in ("when", "what", "who", "where") or inverted
    if first.text in ("should", "had", "were"):
        return False  # "should you remove them, we ..." is a condition
    return first.has("mark", "inverted") and (
        second.has("mark", "you")
        or (second.has("mark", "we") and first.text != "may")
        or (first.has("mark", "inverted_only") and second.says_something)
    )


def mood_of(sentence: Sentence) -> Mood:
    """The mood of a sentence as a whole."""
    if sentence.marks("hypothesis"):
        return Mood.SUPPOSED
    if sentence.is_question:
        asked = _asked(sentence)
        return Mood.ASKED if asked is Mood.SAID and sentence.marks("quotation") else asked
    if sentence.marks("quotation"):
        return Mood.QUOTED
    return Mood.SAID


def _asked(sentence: Sentence) -> Mood:
    if sentence.end == "?" and ends_in_a_tag(sentence):
        return Mood.SAID
    if sentence.marks("negation"):
        return Mood.ASKED  # "would a pledge not be enough?"
    softly = (
        sentence.marks("softly_offering")
        or wonders_about_a_thing(sentence)
        or _requests(sentence)
        or (sentence.marks("work_for_you") and not sentence.pieces[0].has("mark", "asking"))
    )
    return Mood.SOFTLY if softly else Mood.ASKED


def _requests(sentence: Sentence) -> bool:
    """`could you withdraw half of them?`: what is asked for politely is wanted."""
    words = [piece for piece in sentence.pieces if not piece.punctuation]
    if len(words) < 4 or words[0].text not in ("can", "could"):
        return False
    person = words[1].has("mark", "you") or words[1].has("mark", "we")
    return person and (words[2].verb_form() == "base" or bool(words[2].ids("topic")))


def wonders_about_a_thing(sentence: Sentence) -> bool:
    """`could the bombers be grounded?` offers, `could you ground them?` asks."""
    words = [piece for piece in sentence.pieces if not piece.punctuation]
    if len(words) < 3 or words[0].text not in ("could", "would"):
        return False
    return bool(words[1].ids("topic") or words[1].options) or (
        bool(words[1].ids("sense")) and bool(words[2].ids("topic") or words[2].options)
    )


def ends_in_a_tag(sentence: Sentence) -> bool:
    """`..., ok?`: what comes before is said, only the tag asks."""
    last: list[Piece] = []
    for piece in reversed(sentence.pieces):
        if piece.punctuation and piece.text in _SOFT:
            break
        last.append(piece)
    else:
        return False
    return all(
        piece.has("mark", "tag_question") or piece.text in FILLERS for piece in last
    ) and any(piece.has("mark", "tag_question") for piece in last)
