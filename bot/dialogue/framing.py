"""Cuts a sentence into frames: which words belong to which term, and how terms hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue import surroundings as around
from bot.dialogue.frames import MANNERS, TIMINGS, Frame
from bot.dialogue.noting import note
from bot.dialogue.open_frame import OpenFrame
from bot.dialogue.sentences import begins_correction
from bot.dialogue.small_words import (
    AFTERWARDS,
    FILLERS,
    JOINING,
    NEGATIVE_CONDITIONS,
    NO_MORE,
    RETURNING,
    TIMES,
    TRADING,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.pieces import Piece

HARD = frozenset((";", "\u2014", "(", ")", "/"))
SOFT = frozenset((",", ":"))
AHEAD = 24
"""Pieces looked at beyond the one at hand: what a frame is about stands nearer."""
STRANGE_WORDS = 2
"""Words without meaning to the reader that a fragment may hold and still be read as one."""


class Framer(OpenFrame):
    """Builds the frames of one sentence, left to right."""

    def frames(self, pieces: Sequence[Piece]) -> list[Frame]:
        """The frames of a sentence."""
        strange = [piece for piece in pieces if not piece.tags and piece.text.isalpha()]
        self._strange = sum(piece.text not in FILLERS for piece in strange)
        self._is_fragment = self._strange <= STRANGE_WORDS
        late = around.late_correction(pieces)
        for at, piece in enumerate(pieces):
            if at == late:
                self._next("main", "")
                self._frame.corrected = True
            elif at == 0 and piece.text in ("should", "had", "were"):
                self._next("condition", piece.text)
            elif not (at == 0 and around.is_mere_no(pieces)):
                self._take(piece, pieces[at + 1 : at + 1 + AHEAD])
            self._before = piece
        self._close()
        bare = [frame for frame in self._frames if all(each.ids("topic") for each in frame.pieces)]
        if len(self._frames) == len(bare) == 1 and self._strange == 0:
            bare[0].is_all = True
        return self._frames

    def _take(self, piece: Piece, rest: Sequence[Piece]) -> None:
        text = piece.text
        if piece.punctuation:
            self._punctuation(text, rest)
        elif around.replaces(piece, rest) or (text == "than" and self._complete()):
            self._next("instead", text)
        elif self._frame.role == "instead" and text in ("by", "with"):
            self._next("main", "")
        elif text in RETURNING:
            self._next("trade", text)
        elif around.conditions(piece, rest) and text not in TRADING:
            self._condition(piece, rest)
        elif piece.has("mark", "trade") and self._trades(piece, rest):
            self._next("trade", text)
        elif begins_correction(piece, rest) and not piece.ids("topic"):
            self._next(self._frame.role, "")
            self._frame.corrected = True
        elif piece.has("mark", "adding"):
            self._adds = True
        elif self._adds and text in ("but", "but also"):
            self._gap, self._adds = "and", False
        elif piece.has("mark", "contrast") and not piece.ids("topic"):
            self._next("main", text)
            self._frame.negatives = int(text.endswith(" not") or piece.has("mark", "negation"))
        elif piece.has("mark", "otherwise") and around.denied_later(rest):
            self._next("otherwise", text)  # "otherwise no Turkey"; without a no it is a choice
        elif piece.has("mark", "enumerating"):
            self._next("main", "")
            self._frame.enumerated = True
        elif piece.has("mark", "choice") and not piece.ids("topic"):
            self._choice(text)
        elif text in JOINING:
            self._gap = self._gap or "and"
        elif text == "nor" or (text == "without" and self._complete() and not self._gap):
            # After a no it is what that hangs on: "they will not go without a pledge".
            tied = text == "without" and self._frame.negatives > 0
            self._next("condition" if tied else self._frame.role, text)
            self._negation(piece, rest)
        elif text == "then" or piece.has("mark", "result"):
            follows = text == "then" and self._frame.role == "main" and self._complete()
            self._next("main", "")
            self._frame.after = follows
        elif piece.has("mark", "reason") or piece.has("mark", "making_sure"):
            self._next("reason", text)
        elif piece.has("mark", "otherwise"):
            self._next("otherwise", text)
        elif (
            text == "without"
            and self._frame.is_empty
            and not self._frames
            and around.denied_later(rest)
        ):
            self._next("condition", text)
            self._frame.negatives = 1
        else:
            self._content(piece, rest)

    def _punctuation(self, text: str, rest: Sequence[Piece]) -> None:
        if text in HARD:
            self._next("main", "")
        elif text in SOFT:
            named = self._frame.names or self._frame.options
            if text == ":" and not named and not _is_manner(self._frame):
                self._frame.pieces = []
            elif text == ":" and self._complete() and not around.answers(rest):
                self._next("main", "")
            waits = self._frame.role in ("condition", "time")
            polite = self._frame.is_empty and bool(self._frame.subject)  # "if you agree, ..."
            dated = self._frame.role == "time" and bool(self._frames) and not self._frame.is_empty
            if waits and (self._frame.negatives or self._complete() or polite or dated):
                self._next("main", "")
            self._gap = text

    def _condition(self, piece: Piece, rest: Sequence[Piece]) -> None:
        text = piece.text
        is_time = text in TIMES
        if is_time and around.counts(rest):
            # `after six months` says when; it begins no clause.
            self._add(piece)
            return
        if is_time:
            if not self._frame.is_empty:
                # `it ends before they go` waits for nothing; `it stays before they go` does.
                self._frame.after = text != "before" or self._waits_before()
            elif not self._frames:
                self._waits = True
        self._next("time" if is_time else "condition", text)
        if text in NEGATIVE_CONDITIONS:
            self._frame.negatives = 1

    def _choice(self, text: str) -> None:
        if text == "or":
            if self._complete() or self._frames or any(self._frame.senses()):
                self._next(self._frame.role, "")
                self._frame.chosen_or = True
            else:
                self._gap = "or"
        elif text == "or else":
            self._next("otherwise", text)

    def _content(self, piece: Piece, rest: Sequence[Piece]) -> None:
        if piece.has("mark", "we") or piece.has("mark", "you"):
            self._subject("we" if piece.has("mark", "we") else "you", rest)
        denies = piece.has("mark", "negation") or piece.has("mark", "refusal")
        limits = piece.text == "no more" and not rest and self._complete()
        # `and not a day sooner`: what is denied is a change of the amount.
        limits = limits or (
            bool(rest) and rest[0].quantity is not None and rest[0].quantity.relative
        )
        limits = limits or around.caps(piece, rest)
        holds_its_no = piece.has("sense", "secret")  # "nobody may hear of it"
        if denies and not (piece.options or holds_its_no or limits):
            self._negation(piece, rest)
        if piece.has("mark", "vague") and not piece.options:
            self._vague(piece, rest)
        if piece.has("mark", "universal") and self._gap and self._frame.names:
            self._next(self._frame.role, "")
            self._frame.universal = True
        if piece.text in ("it", "they") and self._gap and self._frame.names:
            self._next(self._frame.role, "")
        note(self._frame, piece, rest)
        if any(piece.has("mark", mark) for mark in ("accepting", "fine", "settled")):
            self._acceptance(piece)
        if piece.ids("topic") or piece.options:
            self._name(piece, rest)
        elif piece.ids("sense") or piece.quantity is not None:
            self._about(piece, rest)

    def _subject(self, who: str, rest: Sequence[Piece]) -> None:
        follows = rest[0] if rest else None
        speaks = follows is not None and (
            follows.verb_form() is not None
            or any(follows.has("mark", mark) for mark in ("commitment", "accepting", "refusal"))
            or bool(follows.options)
            or follows.text in ("do", "also", "then", "both")
        )
        named = bool(self._frame.names) or self._frame.options
        waits = self._frame.role in ("time", "condition") and not self._frame.is_empty
        fronted = not self._gap and self._frame.role == "main" and not around.names_anything(rest)
        if fronted and not self._frame.subject and (named or self._frame.amounts()):
            speaks = False
        over = self._frame.points_back if self._gap == "and" else self._frame.negatives > 0
        over = over or (self._frame.accepts and self._frame.subject not in ("", who))
        ended = self._gap in (",", "and") or self._frame.opener == "without"
        denied = ended and over and not self._frame.is_empty
        if speaks and (waits or denied or (self._complete() and (named or self._frame.amounts()))):
            self._next("main" if self._frame.role != "main" else self._frame.role, "")
        if speaks or not self._frame.subject:
            self._frame.subject = self._frame.subject or who

    def _negation(self, piece: Piece, rest: Sequence[Piece]) -> None:
        ends = not rest or rest[0].punctuation or rest[0].text in JOINING
        if ends and any(begins_correction(each, rest[n + 1 :]) for n, each in enumerate(rest[:3])):
            return
        if not rest and self._gap == "," and self._frame.negatives:
            return  # "no inspectors, never"
        if piece.text == "no" and ends and around.corrects_itself(self._before, rest):
            self._next(self._frame.role, "")
            self._frame.corrected = True
            return
        if self._gap and not ends and (self._frame.names or self._complete()):
            self._next(self._frame.role, "")
        said = self._frame.is_about_something or (
            piece.has("mark", "refusal") and ends and self._complete()
        )
        self._frame.answered = self._frame.answered or said
        # "if you do not take them away" is no refusal, whatever "we do not take" is.
        supposed = self._frame.role == "condition" and "not" in piece.words
        names_next = around.names_next(rest) and not supposed
        no_more = names_next and piece.text == "no"
        if no_more and self._frame.role == "condition" and self._complete():
            self._next("main", "")
        self._frame.negatives += 1
        frame = self._frame
        answers = ends and piece.text != "not"
        frame.opener = "without" if frame.is_empty and piece.text == "without" else frame.opener
        if frame.is_empty and piece.text == "no":
            frame.denies_nothing_named = not names_next
        frame.denies_a_name = frame.denies_a_name or names_next or answers
        frame.denies_all = frame.denies_all or (names_next and piece.text in NO_MORE)
        frame.vague = frame.vague or around.denies_something_strange(piece, rest)
        frame.refused = frame.refused or (piece.has("mark", "refusal") and not supposed)

    def _name(self, piece: Piece, rest: Sequence[Piece]) -> None:
        done_with_it = self._frame.points_back and not self._frame.names
        if self._is_complement() or self._is_a_place(piece):
            return
        refused = self._frame.denies_a_name and self._frame.is_about_something
        apart = refused and (self._gap == "," or "a" in piece.idle) and not self._is_related(piece)
        apart = apart or (self._gap == "," and bool(self._frame.names) and around.answers(rest))
        # `no promise, the quarantine stays`: what the no fell on is nothing named.
        lost = self._gap == "," and self._frame.denies_nothing_named and self._frame.is_empty
        if lost:
            self._frame.vague = self._frame.committed
        apart = apart or lost
        if self._frame.answered or (self._gap and done_with_it) or (self._gap and apart):
            self._next(self._frame.role, "")
        frame = self._frame
        if self._complete() and (frame.names or frame.options):
            listed = bool(self._gap) and frame.verb_first and frame.pieces[-1].ids("topic")
            if listed and not around.verb_follows(rest):
                self._next(frame.role, "")
                self._frame.copy_verbs(frame)
                self._frame.verb_first = True
            elif not self._qualifies(piece):
                # Without an "and" the condition is over: "if the missiles go the bombers may stay".
                ends = frame.role in ("condition", "time") and self._gap != "and"
                self._next("main" if ends else frame.role, "")
        self._add(piece)

    def _about(self, piece: Piece, rest: Sequence[Piece]) -> None:
        if self._gap and (self._frame.answered or self._begins_another(piece, rest)):
            self._next(self._frame.role, "")
        after_a_no = self._gap == "," and self._frame.negatives and piece.verb_form() is None
        timed = not self._frame.names and _only_times(self._frame)  # "not now, in five months"
        if after_a_no and (self._complete() or timed):
            self._next(self._frame.role, "")
        named = bool(self._frame.names) or self._frame.points_back
        done = self._frame.refused and named and piece.verb_form() == "base"
        if done and self._gap:
            # `forget the bombers, keep them`: the refusal is over.
            self._next(self._frame.role, "")
        if piece.text in AFTERWARDS and self._gap and self._complete():
            self._next(self._frame.role, "")
        frame = self._frame
        told = piece.verb_form() in ("past", "ed") and self._before is not None
        if told and self._before is not None and around.is_person(self._before):
            self._frame.past = True
        if around.tells(piece, self._before) and frame.role not in ("time", "condition"):
            self._frame.past = True
        if (self._complete() and self._acts_on_the_next(piece, rest)) or self._stands_alone(piece):
            self._next(frame.role, "")
        self._add(piece)


def _only_times(frame: Frame) -> bool:
    return bool(frame.pieces) and all(set(piece.ids("sense")) <= TIMINGS for piece in frame.pieces)


def _is_manner(frame: Frame) -> bool:
    return any(senses & MANNERS for senses in frame.senses())
