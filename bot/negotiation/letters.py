"""A letter of the counterpart as typed moves: its package, its answers, and why.

Part of the log (see events.py); the prose is written from these values alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.negotiation.commands import Act, Question
from bot.negotiation.packages import Change
from bot.negotiation.scenario import LETTER, Channel, Package

Stance = Literal["accept", "refuse", "condition", "defer"]
Movement = Literal["opens", "moves", "holds", "accepts", "leaves"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a side told when asked; None where it declines to say.

    For the question `priorities` the issue is None and `order` ranks issues, else options.
    `importance`: 1 little, 2 some, 3 much.
    """

    question: Question
    issue: str | None
    importance: Literal[1, 2, 3] | None = None
    order: tuple[str, ...] | None = None
    acceptable: tuple[str, ...] | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the counterpart says to one clause it was asked for; `option` "*" is the whole issue."""

    issue: str
    option: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason given: the authored one of `side` for this option of this issue."""

    issue: str
    option: str
    side: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """The question or invitation with which a reply ends.

    `contingent` asks for a clause that would make the other side's sheet signable: should the
    `trigger` come true, `issue` is to read `option`.
    """

    kind: Literal[
        "priorities", "trade", "clause", "step", "confirm", "process", "channel", "contingent"
    ]
    issue: str | None = None
    option: str | None = None
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Replied:
    """The counterpart's letter as typed moves; its prose is written from this alone.

    `offer` is its standing package after the letter (whole; None before the first), `changes`
    how it differs from the one before, `alternatives` further packages it likes as much,
    `prefers` says which of several packages offered as equal it likes best (0 is the first),
    `accepted` the learner's package if it signs. `rules` are the ids of the rules that fired, in
    order; each has a sentence in the prompts.
    """

    by: str
    turn: int
    acts: tuple[Act, ...]
    movement: Movement
    channel: Channel = LETTER
    offer: Package | None = None
    changes: tuple[Change, ...] = ()
    alternatives: tuple[Package, ...] = ()
    prefers: int | None = None
    accepted: Package | None = None
    verdicts: tuple[Verdict, ...] = ()
    answers: tuple[Answer, ...] = ()
    reasons: tuple[Reason, ...] = ()
    invitation: Invitation | None = None
    step: str | None = None
    rules: tuple[str, ...] = ()
    kind: Literal["replied"] = "replied"
