"""Who-does-what: what is named in a stretch of speech together with what is to happen to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.dialogue.pieces import Piece
    from bot.dialogue.quantities import Quantity

Role = Literal["main", "condition", "time", "trade", "instead", "reason", "otherwise"]
WEIGHTY = frozenset(
    ("remove", "keep", "freeze", "end", "drop", "ground", "discuss", "secret", "public", "later")
)
MANNERS = frozenset(("secret", "public"))
GIVING = frozenset(("give", "admit"))
TIMINGS = frozenset(("now", "after", "later", "together"))
LITERAL_WEIGHT = 1
"""What an option named outright counts beyond its words: it beats a pattern of equal length."""


@dataclass(slots=True)
class Frame:
    """A stretch of speech about one thing, built up piece by piece.

    `names` are the issues named in it, `borrowed` those it takes over from before; `negatives`
    counts its negations and refusals; `after` tells that it waits for something else to happen,
    `foreign` that it names a thing the scenario knows nothing of, `hands` that something is
    handed over, `mentioned` that things are only spoken of, `wanted` that it tells what
    somebody wishes for, `theirs` that it speaks of a demand of the other side,
    `denies_nothing_named` that its no stands before no name. `accepts` holds after a word of
    consent, `agrees` after one that cannot be an offer; `answered` when a yes or no came after
    the names.
    """

    role: Role = "main"
    opener: str = ""
    subject: str = ""
    pieces: list[Piece] = field(default_factory=list["Piece"])
    names: list[str] = field(default_factory=list[str])
    borrowed: bool = False
    negatives: int = 0
    refused: bool = False
    after: bool = False
    chosen_or: bool = False
    corrected: bool = False
    verb_first: bool = False
    past: bool = False
    committed: bool = False
    accepts: bool = False
    agrees: bool = False
    answered: bool = False
    vague: bool = False
    waived: bool = False
    points_back: bool = False
    enumerated: bool = False
    reported: bool = False
    denies_a_name: bool = False
    denies_all: bool = False
    denies_nothing_named: bool = False
    likewise: bool = False
    is_all: bool = False
    claims: bool = False
    universal: bool = False
    fine: bool = False
    foreign: bool = False
    mentioned: bool = False
    wanted: bool = False
    theirs: bool = False
    hands: bool = False

    def add(self, piece: Piece) -> None:
        """Take in a piece that names or qualifies something."""
        topics = piece.ids("topic")
        if not self.names and not topics and not piece.options and piece.ids("sense"):
            self.verb_first = self.verb_first or piece.verb_form() is not None
        self.pieces.append(piece)
        self.names += [topic for topic in topics if topic not in self.names]

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it could stand for a term."""
        return not self.pieces

    @property
    def only_names(self) -> bool:
        """Whether it names issues and says nothing of them."""
        return bool(self.pieces) and all(piece.ids("topic") for piece in self.pieces)

    @property
    def options(self) -> bool:
        """Whether any of its pieces names an option outright."""
        return any(piece.options for piece in self.pieces)

    @property
    def is_about_something(self) -> bool:
        """Whether anything is named in it, an issue or an option."""
        return bool(self.names) or self.options

    def dates_a_no(self) -> bool:
        """`not before fifteen months`: a no with a date says something about later."""
        words = {piece.text for piece in self.pieces}
        return bool(self.amounts()) and bool(words & {"before", "until", "till"})

    def words(self) -> set[str]:
        """The texts of its pieces."""
        return {piece.text for piece in self.pieces}

    def amounts(self) -> list[Quantity]:
        """The amounts in it."""
        return [piece.quantity for piece in self.pieces if piece.quantity is not None]

    def senses(self) -> list[frozenset[str]]:
        """The senses of its pieces, one set for each piece."""
        found = [frozenset(piece.ids("sense")) for piece in self.pieces if not piece.ids("topic")]
        if any(senses & MANNERS for senses in found):
            # `keep it private` keeps nothing: the verb only carries the manner.
            found = [senses for senses in found if "keep" not in senses]
        if self._goes_public():
            found = [senses for senses in found if "remove" not in senses]
        return [senses for senses in found if senses] + [frozenset(("after",))] * self.after

    def _goes_public(self) -> bool:
        """`the Turkish part goes private`: nothing leaves; what goes privately does."""
        return any(
            before.text in ("go", "goes") and after.text in ("public", "private", "secret")
            for before, after in pairwise(self.pieces)
        )

    def copy_verbs(self, other: Frame) -> None:
        """Take over what is to be done from a frame whose list this one continues."""
        verbs = [piece for piece in other.pieces if piece.verb_form() and not piece.ids("topic")]
        self.pieces = [*verbs, *self.pieces]
        self.negatives, self.refused = other.negatives, other.refused
