"""Text and context to moves: the one door to everything that understands what people write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.accepting import Acceptance, acceptance
from bot.dialogue.acts import cued, in_order
from bot.dialogue.acts import settle as settle_acts
from bot.dialogue.asking import question
from bot.dialogue.aspects import without_aspects
from bot.dialogue.clause_numbers import by_number
from bot.dialogue.contingent import read_contingency
from bot.dialogue.doubts import (
    is_doubtful,
    is_ironic,
    is_mockery,
    only_judges,
    without_loose_manners,
)
from bot.dialogue.fragments import answered
from bot.dialogue.frames import MANNERS, Frame
from bot.dialogue.framing import Framer
from bot.dialogue.leaving import settle
from bot.dialogue.meaning import Meaning
from bot.dialogue.normalise import plain
from bot.dialogue.numbering import without_numbers
from bot.dialogue.open_frame import named_last
from bot.dialogue.owners import Owners
from bot.dialogue.places import settle_places
from bot.dialogue.quoting import without_quotes
from bot.dialogue.reading import Context, Match, Reading
from bot.dialogue.referring import edited
from bot.dialogue.resolving import resolve
from bot.dialogue.sentences import Mood, mood_of, sentences
from bot.dialogue.terms import Terms
from bot.dialogue.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.normalise import PlainText
    from bot.dialogue.pieces import Piece
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.tokens import Token
    from bot.negotiation.scenario import Scenario

NOTHING = Context()
MOST_FRAMES = 40
"""Terms of one sentence that are read; whoever says more is asked to send it in parts."""

MANNER_ALONE = 9
"""Pieces up to which a manner without a thing is about what lies on the table."""


class Reader:
    """Reads what people write about one scenario, in one language."""

    def __init__(self, scenario: Scenario, lexicon: Lexicon) -> None:
        self._scenario = scenario
        self._vocabulary = Vocabulary(scenario, lexicon)
        self._owners = Owners(self._vocabulary)

    @property
    def scenario(self) -> Scenario:
        """The case it reads about."""
        return self._scenario

    def read(self, text: str, speaker: str, context: Context = NOTHING) -> Reading:
        """What `text` means when `speaker` (a side's id) writes it with `context` on the table.

        KeyError for an unknown side. Never raises for any text; what is not certain is asked
        back and never guessed.
        """
        message = plain(text)
        tokens, cut = self._vocabulary.cutter.cut(message.text)
        quoted = self._owners.settle(without_quotes(cut), tokens, speaker)
        placed = settle_places(quoted, self._vocabulary)
        pieces = settle(without_aspects(without_numbers(placed)))
        acts = cued(tokens, self._vocabulary)
        terms = Terms()
        if "injection" in acts or text.lstrip()[:1] in ("{", "[", "/"):
            acts = {"meta"}
        else:
            self._read(pieces, speaker, context, terms, acts)
        if message.cut:
            terms.ask("too_long")
        read = self._reading(text, message, tokens, pieces, terms, acts)
        whole = bool(terms.taken) and dict(context.standing or {}) == dict(read.proposes)
        return replace(read, accepted=whole and not read.rejects and read.asks_back is None)

    def _read(
        self,
        pieces: Sequence[Piece],
        speaker: str,
        context: Context,
        terms: Terms,
        acts: set[str],
    ) -> None:
        every = [
            replace(sentence, pieces=by_number(sentence, context, self._vocabulary))
            for sentence in answered(list(sentences(pieces)))
        ]
        taken = acceptance(every, context, self._vocabulary)
        taken.begin(terms)
        meaning = Meaning(self._vocabulary, terms, taken.standing, speaker)
        named: list[str] = []
        asked = False
        for sentence in every:
            meaning.corrects = meaning.corrects or sentence.corrects
            if sentence.marks("taken_back"):
                terms.proposes.clear()
                terms.rejects.clear()
            named = self._sentence(sentence, named, meaning, acts, taken, after_a_question=asked)
            asked = mood_of(sentence) is Mood.ASKED
        edited(every, context, terms, acts, self._vocabulary)
        terms.ask_about_contradictions()
        terms.ask_what_is_open()
        taken.end(terms)
        if taken.whole and ("attack" in acts or _takes_it_back(every)):
            terms.proposes.clear()
            terms.takes = False
            terms.ask("is_it_an_offer")
        if terms.proposes and any(map(is_mockery, every)):
            terms.ask("is_it_an_offer")
        settle_acts(acts, every, terms, context, self._vocabulary)
        if not every or (not in_order(acts) and terms.doubt is None) or "unclear" in acts:
            terms.ask("unclear")

    def _sentence(
        self,
        sentence: Sentence,
        named: list[str],
        meaning: Meaning,
        acts: set[str],
        taken: Acceptance,
        *,
        after_a_question: bool,
    ) -> list[str]:
        terms = meaning.terms
        mood = mood_of(sentence)
        if sentence.marks("missing_clause"):
            terms.ask("which_clause")
        if mood is Mood.SAID and after_a_question and sentence.pieces[0].text == "then":
            mood = Mood.SUPPOSED
        frames = Framer(self._vocabulary, named).frames(sentence.pieces)
        if len(frames) > MOST_FRAMES:
            terms.ask("too_long")
            frames = frames[:MOST_FRAMES]
        if mood in (Mood.SAID, Mood.SOFTLY):
            if is_ironic(sentence) or only_judges(sentence, frames) or sentence.marks("wishing"):
                if is_ironic(sentence):
                    acts.add("attack")
                _ask_what_is_meant(frames, terms, self._vocabulary)
                return named_last(frames, self._vocabulary) or named
            known = {*terms.proposes, *named}
            if len(sentence.pieces) <= MANNER_ALONE:
                known |= {*meaning.standing, *taken.draft}
            frames, loose = without_loose_manners(frames, sentence, known, self._vocabulary)
            frames = taken.settle(frames, terms)
            before, snapshot = meaning.count(), terms.said()
            if read_contingency(sentence, frames, terms, self._vocabulary):
                return named_last(frames, self._vocabulary) or named
            meaning.read(frames, threatens="threaten" in acts)
            dated = any(frame.role in ("time", "condition") for frame in frames) or (
                terms.said() == snapshot and _says_how_much(sentence)
            )
            if loose and terms.said() == snapshot and _opens_with_a_manner(sentence):
                terms.ask("unclear")
            if sentence.corrects and dated:
                terms.ask("is_it_right")
            takes_up = meaning.count() > before or sentence.marks("referring_to_before")
            threatens = "threaten" in acts and _tells_what_we_do(frames)
            if takes_up and (threatens or is_doubtful(sentence, frames, self._vocabulary)):
                terms.ask("is_it_right")
        elif mood is Mood.SUPPOSED:
            acts.add("explore")
        elif mood is Mood.ASKED:
            acts.add("ask")
        return named_last(frames, self._vocabulary) or named

    def _reading(
        self,
        text: str,
        message: PlainText,
        tokens: Sequence[Token],
        pieces: Sequence[Piece],
        terms: Terms,
        acts: set[str],
    ) -> Reading:
        order = [issue.id for issue in self._scenario.issues]
        return Reading(
            text=text,
            acts=in_order(acts),
            proposes={issue: terms.proposes[issue] for issue in order if issue in terms.proposes},
            rejects={issue: terms.rejects[issue] for issue in order if issue in terms.rejects},
            conditional=terms.conditional,
            alternatives=tuple(terms.alternatives),
            asks_back=question(terms, self._vocabulary),
            contingency=terms.contingency,
            matched=tuple(_matches(message, tokens, pieces, self._vocabulary)),
        )


def _tells_what_we_do(frames: Sequence[Frame]) -> bool:
    """`I will tell the press you backed down`: of a threat without a demand nothing is offered."""
    return all(frame.role == "main" and frame.subject == "we" for frame in frames)


def _opens_with_a_manner(sentence: Sentence) -> bool:
    """`in public, or we have no deal`: how, of what has to be asked."""
    manner = bool(MANNERS.intersection(sentence.pieces[0].ids("sense")))
    return manner and len(sentence.pieces) > 1 and sentence.pieces[1].punctuation


def _says_how_much(sentence: Sentence) -> bool:
    return any(piece.quantity is not None for piece in sentence.pieces)


def _takes_it_back(sentences: Sequence[Sentence]) -> bool:
    """`we accept. Hold on, no, we do not`: a correction that only says no."""
    return any(
        (sentence.marks("correction") or sentence.marks("correction_with_a_mark"))
        and sentence.marks("negation")
        and not any(piece.ids("topic") or piece.options for piece in sentence.pieces)
        for sentence in sentences
    )


def _ask_what_is_meant(frames: Sequence[Frame], terms: Terms, vocabulary: Vocabulary) -> None:
    """Terms in a sentence that is not meant as an offer are asked about, never taken."""
    if any(resolve(frame, vocabulary).options for frame in frames):
        terms.ask("is_it_an_offer")


def _matches(
    message: PlainText,
    tokens: Sequence[Token],
    pieces: Sequence[Piece],
    vocabulary: Vocabulary,
) -> list[Match]:
    found: list[Match] = []
    for piece in pieces:
        meaning = _meaning(piece, vocabulary)
        if meaning:
            start, end = message.span(tokens[piece.start].start, tokens[piece.end - 1].end)
            found.append(Match(start, end, meaning))
    return found


def _meaning(piece: Piece, vocabulary: Vocabulary) -> str:
    if piece.options:
        return "/".join(sorted(f"{issue}={option}" for issue, option in piece.options))
    if piece.ids("topic"):
        return "/".join(sorted(piece.ids("topic")))
    if piece.ids("sense"):
        return "/".join(sorted(piece.ids("sense")))
    if piece.quantity is not None:
        meant = resolve(Frame(pieces=[piece]), vocabulary).options
        if meant:
            return "/".join(f"{issue}={option}" for issue, option in meant.items())
        return f"{piece.quantity.kind} {piece.quantity.low:g}-{piece.quantity.high:g}"
    return "/".join(sorted(piece.ids("mark")))
