"""Reasons to ask although terms were understood: irony, judgements, too many unknown words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.dialogue.frames import MANNERS, TIMINGS
from bot.dialogue.leftovers import leaves_something_out
from bot.dialogue.resolving import resolve
from bot.dialogue.sentences import wonders_about_a_thing
from bot.dialogue.small_words import FILLERS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.pieces import Piece
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.vocabulary import Vocabulary

LOOSE_WORDS = 0
THERE_ARE = (["there", "is"], ["there", "are"], ["there", "were"], ["there", "was"])
SHORT = 4
"""Pieces up to which a sentence is so short that a lone "privately" is all it says."""


def is_ironic(sentence: Sentence) -> bool:
    """Whether it begins like something not meant: "sure, and pigs will fly"."""
    start = [piece for piece in sentence.pieces[:3] if not piece.punctuation]
    return any(piece.has("mark", "sarcasm") for piece in start)


def is_mockery(sentence: Sentence) -> bool:
    """Whether it says nothing but "wonderful": then what went before was not meant."""
    said = [piece for piece in sentence.pieces if not piece.punctuation]
    return sentence.end != "?" and len(said) == 1 and said[0].has("mark", "sarcasm")


def only_judges(sentence: Sentence, frames: Sequence[Frame]) -> bool:
    """Whether it tells what something is, is worth or does instead of what shall be done."""
    if _denies_a_fact(sentence) and not any(frame.role == "condition" for frame in frames):
        return True
    return sentence.marks("valuing") and not any(frame.committed for frame in frames)


def _denies_a_fact(sentence: Sentence) -> bool:
    """`there are no missiles in Cuba` promises nothing."""
    first = sentence.pieces[:3]
    there = len(first) == 3 and [piece.text for piece in first[:2]] in THERE_ARE
    return there and first[2].words[0] == "no" and bool(first[2].options)


def without_loose_manners(
    frames: Sequence[Frame], sentence: Sentence, known: Collection[str], vocabulary: Vocabulary
) -> tuple[list[Frame], bool]:
    """The frames without those that say only how, where nothing tells of what; whether any fell.

    "Privately" alone may be an answer; in a longer sentence about other things it is about them.
    `known` are the issues on the table or named before.
    """
    about = {name for frame in frames for name in frame.names}
    about |= {issue for frame in frames for piece in frame.pieces for issue, _ in piece.options}
    short = sum(not piece.punctuation for piece in sentence.pieces) <= SHORT
    kept = [
        frame
        for frame in frames
        if frame.names
        or not _is_loose(frame, about if frame.accepts else about | set(known), vocabulary)
        or (short and not about)
    ]
    return kept, len(kept) < len(frames)


def _is_loose(frame: Frame, about: Collection[str], vocabulary: Vocabulary) -> bool:
    if any(piece.options for piece in frame.pieces):
        return False
    found = resolve(frame, vocabulary)
    issues = found.options
    if frame.amounts() and found.weight > 1 and frame.committed:
        return False  # "I would stay two years": what is done and how much
    return bool(issues) and all(
        vocabulary.ancestors[issue] and not vocabulary.ancestors[issue].intersection(about)
        for issue in issues
    )


def is_doubtful(sentence: Sentence, frames: Sequence[Frame], vocabulary: Vocabulary) -> bool:
    """Whether what was understood of the sentence should be put as a question."""
    return (
        sentence.marks("unsure_offering")
        or sentence.marks("turning")
        or _guesses(sentence, frames)
        or any(map(_leaves_a_rest, frames))
        or _tells_a_fact(sentence, frames, vocabulary)
        or _speaks_of_another(sentence, vocabulary)
        or strange_words(sentence, frames, vocabulary) > 0
        or wonders_about_a_thing(sentence)
        or _only_names(sentence, frames, vocabulary)
        or _only_taunts(sentence)
        or leaves_something_out(frames, vocabulary)
    )


def _tells_a_fact(sentence: Sentence, frames: Sequence[Frame], vocabulary: Vocabulary) -> bool:
    """`in May there are elections in Turkey`, `you survive without a treaty`."""
    texts = [piece.text for piece in sentence.pieces]
    tied = sentence.marks("negation") or sentence.marks("condition")
    there = not tied and any(list(pair) in THERE_ARE for pair in pairwise(texts))
    without = "without" in texts and len(frames) == 1 and frames[0].subject == "you"
    return (there or without) and not all(_is_held(frame, vocabulary) for frame in frames)


def _leaves_a_rest(frame: Frame) -> bool:
    """`the IRBMs go, the rest stays`: then not all of them go."""
    return frame.universal and bool(frame.senses()) and not (frame.accepts or frame.names)


def _guesses(sentence: Sentence, frames: Sequence[Frame]) -> bool:
    """`the missiles might be gone by then`; of what we might do we make a soft offer."""
    ours = any(frame.subject == "we" and frame.senses() for frame in frames)
    return sentence.marks("guessing") and not ours


def _only_taunts(sentence: Sentence) -> bool:
    """`you blinked.`: the story itself thrown at somebody, not a wish how it be told."""
    said = [piece for piece in sentence.pieces if not piece.punctuation]
    return len(said) == 1 and bool(said[0].options) and said[0].words[0] == "you"


def _only_names(sentence: Sentence, frames: Sequence[Frame], vocabulary: Vocabulary) -> bool:
    """Whether things are named in a whole sentence, but nothing says that they shall be.

    "The treaty of 1959 comes to mind" names a treaty; "a treaty, please" asks for one.
    """
    if sentence.marks("telling") or sentence.marks("reason"):
        return False
    if any(
        frame.committed or frame.negatives or frame.waived or frame.senses() for frame in frames
    ):
        return False
    if any(frame.role == "instead" or (frame.amounts() and frame.names) for frame in frames):
        return False
    plain = [
        piece
        for piece in sentence.pieces
        if not piece.tags and piece.quantity is None and piece.text.isalpha()
    ]
    function = FILLERS | vocabulary.lexicon.function
    return sum(piece.text not in function for piece in plain) > LOOSE_WORDS


def _is_held(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Whether a known verb or a promise holds the term, so that a strange word cannot turn it.

    "The rockets leave on freighters" leaves them no choice; "the treaty of Utrecht" may be
    anything.
    """
    found = resolve(frame, vocabulary)
    if not found.options and not (frame.negatives and found.left_open):
        return True
    if frame.borrowed or not frame.is_about_something:
        return False
    if frame.negatives:
        return frame.denies_all or frame.refused
    if any("keep" in senses for senses in frame.senses()) and _is_left(frame):
        return False
    return (
        frame.committed or frame.wanted or _is_measured(frame) or any(map(_is_deed, frame.pieces))
    )


def _is_measured(frame: Frame) -> bool:
    """`two home days are standard with us`: how much of what stands in one breath."""
    return any(
        after.start - before.end <= 1
        and bool(before.quantity or after.quantity)
        and bool(before.ids("topic") or after.ids("topic"))
        for before, after in pairwise(frame.pieces)
    )


def _is_left(frame: Frame) -> bool:
    """`leave Turkey aside`: left where it is, or left out."""
    return any(piece.words[0] in ("leave", "left", "leaving") for piece in frame.pieces)


def _is_deed(piece: Piece) -> bool:
    """`withdraw`, not `privately`."""
    return piece.verb_form() is not None and bool(set(piece.ids("sense")) - MANNERS - TIMINGS)


def _speaks_of_another(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """`your missiles in Italy`, `wants the missiles bombed`: another place, an unknown deed."""
    names = strange = False
    for piece in sentence.pieces:
        if piece.has("mark", "reason"):
            return False
        if strange and piece.has("mark", "wanting"):
            return True
        strange = is_strange(piece, vocabulary) and not piece.text.endswith("ly")
        if names and (piece.text.endswith("ed") and is_strange(piece, vocabulary)):
            return True
        names = (names or piece.says_something) and not piece.punctuation
    return any(piece.has("mark", "elsewhere") for piece in sentence.pieces)


def strange_words(sentence: Sentence, frames: Sequence[Frame], vocabulary: Vocabulary) -> int:
    """How many words of other things or of nothing known stand where something is named."""
    meant = [frame for frame in frames if frame.role not in ("instead", "reason")]
    loose = [frame for frame in meant if not _is_held(frame, vocabulary)]
    if not loose:
        return 0
    doubtful = {id(piece) for frame in loose for piece in frame.pieces}
    about = {pair for frame in frames for pair in resolve(frame, vocabulary).options.items()}
    said_with = {word for pair in about for word in vocabulary.words[pair]}
    strange = total = 0
    names = explains = False
    for piece in (*sentence.pieces, None):
        if piece is None or piece.punctuation:
            total += strange * names
            strange, names, explains = 0, False, False
        elif piece.says_something:
            names = names or id(piece) in doubtful
        elif piece.has("mark", "reason"):
            explains = True
        elif not explains and not said_with.issuperset(piece.words):
            strange += is_strange(piece, vocabulary) or piece.has("mark", "others")
    return total


def is_strange(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether it is a word that means nothing to the reader."""
    plain = not piece.tags and piece.text.isalpha()
    return plain and piece.text not in FILLERS and piece.text not in vocabulary.lexicon.neutral
