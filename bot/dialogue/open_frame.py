"""The frame that is being built and those before it: when one is whole, and what it takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.frames import Frame
from bot.dialogue.resolving import resolve
from bot.dialogue.small_words import ABOUT, NO_MORE, PLACES, TRADING
from bot.dialogue.surroundings import name_follows, suits, until_the_next_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Role
    from bot.dialogue.pieces import Piece
    from bot.dialogue.vocabulary import Vocabulary

GOING = frozenset(("go", "leave", "come out", "get out", "pull out", "move out"))
"""What somebody may do without doing anything to a thing: "we go in"."""
MOST_PIECES = 16
"""Pieces of one frame; nobody says so much of one thing."""


class OpenFrame:
    """Collects pieces in one frame and closes it when the next begins."""

    def __init__(self, vocabulary: Vocabulary, last_named: Sequence[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._last_named = list(last_named)
        self._frames: list[Frame] = []
        self._frame = Frame()
        self._gap = ""
        self._waits = False
        self._adds = False
        self._before: Piece | None = None
        self._is_fragment = False
        self._strange = 0

    def _waits_before(self) -> bool:
        stays = any("keep" in senses for senses in self._frame.senses())
        return stays or self._frame.negatives > 0

    def _vague(self, piece: Piece, rest: Sequence[Piece]) -> None:
        names_next = bool(rest) and bool(rest[0].ids("topic") or rest[0].options)
        self._frame.denies_all = names_next and piece.text in NO_MORE
        self._frame.negatives += self._frame.denies_all
        if self._gap and self._complete():
            self._next(self._frame.role, "")
        self._frame.vague = True

    def _acceptance(self, piece: Piece) -> None:
        self._frame.committed = True
        if self._gap and self._frame.answered:
            self._next(self._frame.role, "")
        frame = self._frame
        frame.accepts = True
        frame.fine = frame.fine or piece.has("mark", "fine")
        frame.agrees = frame.agrees or piece.has("mark", "settled") or piece.has("mark", "fine")
        frame.answered = frame.answered or frame.is_about_something

    def _hangs_together(self, piece: Piece) -> bool:
        """Whether what the frame is about hangs on what the piece names."""
        about = set(resolve(self._frame, self._vocabulary).options)
        above = {each for issue in about for each in self._vocabulary.ancestors[issue]}
        return bool(above.intersection(piece.ids("topic"))) or self._is_related(piece)

    def _measures(self, piece: Piece) -> bool:
        """Whether an amount belongs to what the frame names: `stay for two years`."""
        named = Frame(pieces=[*self._frame.pieces, piece], names=list(self._frame.names))
        before = resolve(self._frame, self._vocabulary).options
        return resolve(named, self._vocabulary).options != before

    def _trades(self, piece: Piece, rest: Sequence[Piece]) -> bool:
        """Whether `X for Y` is a trade: something is named on both sides, Y before any verb."""
        if piece.text not in TRADING and piece.text not in ("trade", "swap", "exchange"):
            return True
        if self._before is not None and self._before.text == "as":
            return False  # "as for the checks"
        named = bool(self._frame.names) or self._frame.options
        if not named and (self._frames or not self._frame.is_empty):
            return False
        if self._frame.waived or self._frame.claims or suits(self._before):
            return False
        for following in rest:
            if following.punctuation or following.verb_form() in ("base", "past"):
                return False
            if following.quantity is not None:
                return not self._measures(following)
            if following.ids("topic") or following.options:
                return _names_more(following, self._frame) and not self._hangs_together(following)
            if following.has("mark", "we") or following.has("mark", "you"):
                return False
        return False

    def _is_complement(self) -> bool:
        """`at the same time as the missiles`: what it is compared with is no term."""
        compared = self._before is not None and self._before.text in ("as", "with")
        return compared and any("together" in senses for senses in self._frame.senses())

    def _is_a_place(self, piece: Piece) -> bool:
        """`inspectors on the sites`: where it is, once the term is complete."""
        placed = self._before is not None and self._before.text in PLACES
        return placed and not self._gap and self._frame.options and not self._is_related(piece)

    def _qualifies(self, piece: Piece) -> bool:
        """Whether a name only says more about the term: `the Jupiters out of Turkey`."""
        return not self._gap and self._is_related(piece)

    def _begins_another(self, piece: Piece, rest: Sequence[Piece]) -> bool:
        """`a treaty and a partial withdrawal`: words that mean another issue all by themselves."""
        if not self._complete():
            return False
        pieces = [piece, *until_the_next_part(rest)]
        if any(each.ids("topic") or each.options for each in pieces):
            return False
        others = set(resolve(Frame(pieces=pieces), self._vocabulary).options)
        mine = set(resolve(self._frame, self._vocabulary).options) | set(self._frame.names)
        below = {child for issue in mine for child in self._vocabulary.children[issue]}
        return bool(others) and not others & (mine | below)

    def _stands_alone(self, piece: Piece) -> bool:
        """Whether an amount after a comma is about something else: `no clause, 30 days`."""
        if piece.quantity is None or not self._gap:
            return False
        if any(amount.kind == piece.quantity.kind for amount in self._frame.amounts()):
            return True
        if not self._frame.names:
            return False
        others = set(resolve(Frame(pieces=[piece]), self._vocabulary).options)
        near = {child for name in self._frame.names for child in self._vocabulary.children[name]}
        return bool(others) and not others & (near | set(self._frame.names))

    def _acts_on_the_next(self, piece: Piece, rest: Sequence[Piece]) -> bool:
        """Whether it begins another term: `lift the blockade`, `removal of the missiles`."""
        if piece.text == "with" and any("together" in senses for senses in self._frame.senses()):
            return False
        if piece.verb_form() is not None:
            return name_follows(rest)
        named = next((each for each in rest if each.text not in ABOUT), None)
        return named is not None and bool(named.ids("topic")) and not self._is_related(named)

    def _is_related(self, piece: Piece) -> bool:
        """Whether what the piece names is named already or hangs on it."""
        named = set(self._frame.names)
        related = {child for name in named for child in self._vocabulary.children[name]} | named
        issues = set(piece.ids("topic")) | {issue for issue, _ in piece.options}
        return bool(issues & related)

    def _add(self, piece: Piece) -> None:
        if len(self._frame.pieces) >= MOST_PIECES:
            self._next(self._frame.role, "")
        self._frame.add(piece)
        self._gap = ""

    def _complete(self) -> bool:
        return not self._frame.is_empty and bool(resolve(self._frame, self._vocabulary).options)

    def _next(self, role: Role, opener: str) -> None:
        self._close()
        if not self._frame.is_empty:
            meant = list(resolve(self._frame, self._vocabulary).options)
            self._last_named = self._frame.names or meant or self._last_named
        self._frame = Frame(role=role, opener=opener)
        self._gap = ""

    def _close(self) -> None:
        frame = self._frame
        if frame.is_empty and not ((frame.negatives or frame.vague) and frame.role == "main"):
            return
        if self._waits and frame.role == "main":
            frame.after, self._waits = True, False
        if self._frames and _puts_off(frame, self._frames[-1]):
            self._frames[-1].pieces += frame.pieces
            return
        if frame.likewise and self._frames and not self._complete():
            frame.copy_verbs(self._frames[-1])
        if frame.opener == "nor" and self._frames and self._frames[-1].only_names:
            self._frames[-1].copy_verbs(frame)
        if frame.corrected and self._frames and frame.only_names and not frame.negatives:
            self._put_in_place_of(self._frames[-1], frame)
        self._borrow(frame)
        self._frames.append(frame)

    def _points_at_what_was_named(self, frame: Frame) -> bool:
        """`it must go at once`: the quarantine just named, not all that may go at once."""
        alone = resolve(frame, self._vocabulary).options
        return frame.points_back and len(alone) > 1 and bool(set(self._last_named) & set(alone))

    def _put_in_place_of(self, before: Frame, frame: Frame) -> None:
        """`we remove the bombers, I mean the missiles`: the same is done, to something else."""
        if before.names and not set(before.names) & set(frame.names):
            frame.copy_verbs(before)
            if self._complete():
                before.role = "instead"

    def _borrow(self, frame: Frame) -> None:
        """`it`, or a fragment such as `privately`, is about what was named last."""
        if frame.names or frame.options or not self._last_named or frame.universal:
            return
        if resolve(frame, self._vocabulary).weight > 1 and not self._points_at_what_was_named(
            frame
        ):
            return
        goes_itself = bool(frame.subject) and frame.words() <= GOING
        if frame.points_back or frame.corrected or (self._is_fragment and not goes_itself):
            alone = list(frame.names)
            frame.names, frame.borrowed = list(self._last_named), True
            if not resolve(frame, self._vocabulary).options:
                frame.names, frame.borrowed = alone, False


def _puts_off(frame: Frame, before: Frame) -> bool:
    """`in public, but later`: when the thing just said shall happen."""
    later = bool(frame.pieces) and all("later" in senses for senses in frame.senses())
    alone = later and not (frame.names or frame.options or frame.amounts() or frame.negatives)
    return alone and any("public" in senses for senses in before.senses()) and not before.negatives


def _names_more(piece: Piece, frame: Frame) -> bool:
    named = {issue for each in frame.pieces for issue, _ in each.options} | set(frame.names)
    issues = set(piece.ids("topic")) | {issue for issue, _ in piece.options}
    return piece.quantity is not None or not issues <= named


def named_last(frames: Sequence[Frame], vocabulary: Vocabulary) -> list[str]:
    """The issues of the last frame that names or means any."""
    for frame in reversed(frames):
        meant = list(resolve(frame, vocabulary).options)
        if frame.names or meant:
            return list(frame.names or meant)
    return []
