"""Yes to a package: the whole of it, parts of it by number or by name, or with a change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.dialogue.resolving import resolve
from bot.dialogue.sentences import Mood, mood_of
from bot.dialogue.small_words import EXCEPTING, NEGATORS, POINTING, POLITE, WEAK_YES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.pieces import Piece
    from bot.dialogue.reading import Context
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary
    from bot.negotiation.scenario import Package

DROPPING = frozenset(("drop",))
TAKING_AWAY = frozenset(("remove", "end", "drop"))


@dataclass(slots=True)
class Acceptance:
    """What of the other side's package a message takes.

    `whole` means that everything standing is taken unless an exception follows; `with_a_change`
    that it is only taken if one does: "yes, but ..."; `answers` that the message goes through the
    package clause by clause, so that a name stands for what the package has there.
    """

    standing: Package
    draft: Package
    vocabulary: Vocabulary
    whole: bool = False
    with_a_change: bool = False
    answers: bool = False
    exceptions: set[str] = field(default_factory=set[str])

    def begin(self, terms: Terms) -> None:
        """Put what is taken as a whole into the terms."""
        if not self.whole:
            return
        terms.takes = True
        if self.standing:
            terms.proposes.update(self.standing)
            terms.taken.update(self.standing)
        else:
            terms.ask("nothing_standing")

    def end(self, terms: Terms) -> None:
        """Ask where a change was announced and none was understood."""
        if self.with_a_change and terms.taken == set(self.standing) and self.standing:
            terms.proposes.clear()
            terms.takes = False
            terms.ask("unclear")

    def settle(self, frames: list[Frame], terms: Terms) -> list[Frame]:
        """Take or refuse clauses that are named without an option; give back the other frames.

        After a yes to the whole, what is proposed changes it and what is refused leaves it.
        """
        tied = any(frame.role in ("condition", "otherwise") for frame in frames)
        return [frame for frame in frames if not self._settled(frame, terms, tied=tied)]

    def _settled(self, frame: Frame, terms: Terms, *, tied: bool) -> bool:
        found = resolve(frame, self.vocabulary)
        named = list(found.options) or [each for each in found.left_open if each in self.standing]
        if frame.past or frame.vague or not named:
            return False
        if self.whole and (frame.negatives == 1 or self._excepts(frame, found.options)):
            self._strike(named, found.options, terms, by_number=_by_number(frame))
            return True
        if self.whole and found.options and not frame.negatives:
            changed = [i for i, o in found.options.items() if self.standing.get(i) != o]
            for issue in changed:
                terms.proposes.pop(issue, None)
            terms.offers = terms.offers or bool(changed)
            frame.agrees = True
            return False
        given = any(self.standing.get(i, o) != o for i, o in found.given.items())
        if found.options or (given and not _by_number(frame)):
            return False
        return self._part(frame, named, terms, tied=tied)

    def _excepts(self, frame: Frame, options: dict[str, str]) -> bool:
        """`all but the treaty`, `if the treaty goes`: what stands there is left out."""
        same = all(self.standing.get(issue) == option for issue, option in options.items())
        takes_away = any(senses & TAKING_AWAY for senses in frame.senses())
        only_names = bool(options) or all(piece.ids("topic") for piece in frame.pieces)
        excepted = (
            frame.opener in EXCEPTING and only_names and (frame.accepts or not frame.committed)
        )
        done = [p for p in frame.pieces if p.ids("sense") and not p.has("mark", "universal")]
        dropped = all(p.ids("sense") == [*DROPPING] for p in done) and not frame.options
        return (same and (excepted or takes_away)) or (takes_away and dropped)

    def _strike(
        self,
        issues: Sequence[str],
        options: dict[str, str],
        terms: Terms,
        *,
        by_number: bool,
    ) -> None:
        above = {each for issue in issues for each in self.vocabulary.ancestors[issue]}
        if by_number:
            above = set[str]()
        for issue in (each for each in issues if each not in above):
            terms.proposes.pop(issue, None)
            terms.rejects[issue] = self.standing.get(issue) or options.get(issue) or "*"
            terms.taken.discard(issue)
            self.exceptions.add(issue)

    def _part(self, frame: Frame, named: Sequence[str], terms: Terms, *, tied: bool) -> bool:
        answers = (self.answers and not tied) or _by_number(frame)
        if frame.negatives == 1 and answers:
            self._strike(named, {}, terms, by_number=_by_number(frame))
            return True
        if frame.accepts and not frame.negatives:
            terms.takes = True
            terms.proposes.update({issue: self.standing[issue] for issue in named})
            return True
        return False


def _by_number(frame: Frame) -> bool:
    return any(piece.ids("clause") for piece in frame.pieces)


def acceptance(
    sentences: Sequence[Sentence], context: Context, vocabulary: Vocabulary
) -> Acceptance:
    """Whether the message takes the other side's package as a whole."""
    taken = Acceptance(context.standing or {}, context.draft or {}, vocabulary)
    said = [sentence for sentence in sentences if mood_of(sentence) is Mood.SAID]
    taken.answers = any(map(_answers, said))
    for number, sentence in enumerate(said):
        if _takes_all(sentence, vocabulary, alone=len(sentences) == 1, first=number == 0):
            taken.whole = True
    if taken.whole and any(_announces_a_change(sentence) for sentence in said):
        taken.with_a_change = True
    if not taken.whole and context.standing and said and said[0] is sentences[0]:
        opening = [*said[0].pieces]
        if len(said) > 1 and said[1] is sentences[1] and _turns(said[1].pieces[0]):
            opening += said[1].pieces
        taken.whole = taken.with_a_change = _says_yes_but(opening, vocabulary)
    return taken


def _answers(sentence: Sentence) -> bool:
    return any(sentence.marks(mark) for mark in ("accepting", "fine", "clause_words", "settled"))


def _says_yes_but(pieces: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """`yes, but with the treaty`, `all good if the bombers go`: a yes and what it hangs on."""
    at = next((n for n, piece in enumerate(pieces) if _is_yes_if(piece)), None)
    if at is not None:
        said = (*_words(pieces[:at]), *_words_but_if(pieces[at]))
        return said in vocabulary.yes and at + 1 < len(pieces)
    end = next((at for at, piece in enumerate(pieces) if piece.punctuation or _turns(piece)), 0)
    if not end or _words(pieces[:end]) not in vocabulary.yes:
        return False
    rest = pieces[end + 1 :] if pieces[end].punctuation else pieces[end:]
    return bool(rest) and _turns(rest[0])


def _announces_a_change(sentence: Sentence) -> bool:
    turns = any(piece.has("mark", "contrast") or _is_if(piece) for piece in sentence.pieces[1:])
    return turns or sentence.marks("changing")


def _turns(piece: Piece) -> bool:
    return piece.has("mark", "contrast") or _is_if(piece) or piece.text in ("with", "only")


def _takes_all(sentence: Sentence, vocabulary: Vocabulary, *, alone: bool, first: bool) -> bool:
    chunks = _chunks(sentence.pieces)
    if _lists_after_a_colon(sentence.pieces):
        return False
    if first and len(chunks) > 1 and all(_words(chunk) in vocabulary.yes for chunk, _ in chunks):
        return True
    for number, (chunk, exception) in enumerate(chunks):
        words = _words(chunk)
        last = number == len(chunks) - 1
        if words in vocabulary.yes and first and number == 0:
            if not set(words) <= WEAK_YES or (last and alone):
                return True
        elif (
            words in vocabulary.yes and len(chunk) > 1 and last and not _names(sentence)
        ) or _takes_everything(chunk, exception=exception):
            return True
    return False


def _lists_after_a_colon(pieces: Sequence[Piece]) -> bool:
    """`accepted: 1, 2 and 4`: only what follows is taken."""
    at = next((n for n, piece in enumerate(pieces) if piece.punctuation and piece.text == ":"), 0)
    rest = pieces[at + 1 :]
    return bool(at) and any(piece.ids("topic") or piece.options or piece.quantity for piece in rest)


def _names(sentence: Sentence) -> bool:
    return any(piece.ids("topic") or piece.options for piece in sentence.pieces)


def _takes_everything(chunk: Sequence[Piece], *, exception: bool) -> bool:
    if _refuses(chunk) or any(piece.ids("topic") or piece.options for piece in chunk):
        return False
    accepts = any(piece.has("mark", "accepting") or piece.has("mark", "fine") for piece in chunk)
    if any(piece.has("mark", "universal") for piece in chunk):
        return accepts or exception
    return accepts and any(
        piece.has("mark", "package") and piece.text not in POINTING for piece in chunk
    )


def _chunks(pieces: Sequence[Piece]) -> list[tuple[list[Piece], bool]]:
    """Stretches between commas, exceptions and conditions; whether an exception follows each."""
    chunks: list[tuple[list[Piece], bool]] = []
    current: list[Piece] = []
    for piece in pieces:
        ends = piece.punctuation and piece.text in (",", ":", ";", "\u2014")
        if ends or piece.text == "and" or piece.has("mark", "contrast") or _is_if(piece):
            if not current and chunks and piece.text in EXCEPTING:
                chunks[-1] = (chunks[-1][0], True)
            chunks.append((current, piece.text in EXCEPTING))
            current = []
        else:
            current.append(piece)
    return [*chunks, (current, False)]


def _is_yes_if(piece: Piece) -> bool:
    """`good if`, read as one phrase of consent; of `no problem if` no yes to the rest follows."""
    consents = piece.has("mark", "fine") or piece.has("mark", "softly_offering")
    return consents and piece.words[-1] == "if" and piece.words[0] not in NEGATORS


def _words_but_if(piece: Piece) -> tuple[str, ...]:
    return tuple(word for word in piece.words[:-1] if word not in POLITE)


def _is_if(piece: Piece) -> bool:
    return piece.has("mark", "condition")


def _words(pieces: Sequence[Piece]) -> tuple[str, ...]:
    every = [word for piece in pieces if not piece.punctuation for word in piece.words]
    kept = [word for word in every if word not in POLITE]
    return tuple(kept)


def _refuses(pieces: Sequence[Piece]) -> bool:
    return any(piece.has("mark", "negation") or piece.has("mark", "refusal") for piece in pieces)
