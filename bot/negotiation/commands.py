"""What somebody at the table can do: typed moves, whether written, pressed or read from prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.negotiation.scenario import LETTER, Channel, Package

Act = Literal[
    "offer",
    "accept",
    "reject",
    "ask",
    "disclose",
    "justify",
    "threaten",
    "reassure",
    "acknowledge",
    "apologise",
    "attack",
    "boast",
    "mediate",
    "channel",
    "stall",
    "walk_out",
    "greet",
    "explore",
    "meta",
    "unclear",
]

QuestionKind = Literal["priorities", "issue", "why", "offer", "alternative"]


@dataclass(frozen=True, slots=True)
class Question:
    """What the other side is asked.

    `priorities`: which issues matter most; `issue`: how much this one matters and which options
    they could live with; `why`: the interest behind it; `offer`: what would you need;
    `alternative`: what you will do without a deal.
    """

    kind: QuestionKind
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Contingency:
    """If the trigger happens after the signing, these clauses hold instead of the sheet's."""

    trigger: str
    instead: Package


@dataclass(frozen=True, slots=True)
class Message:
    """One exchange spent: an offer, questions, a step, a threat, in any sensible combination.

    `offer` may be partial: it changes the speaker's own last proposal. `alternatives` are further
    packages sent as equally good. `rejects` maps an issue to an option, or to "*" for all of it.
    `conditional` ties the clauses of the offer together. `threat`: 0 none, 1 warning, 2 ultimatum.
    `gesture` is a step of the speaker's side; `discloses` are issues told to matter most, best
    first; `indifferent` issues told not to matter. `acts` says how it was put.
    """

    by: str
    kind: Literal["message"] = "message"
    offer: Package | None = None
    alternatives: tuple[Package, ...] = ()
    rejects: Package = field(default_factory=dict[str, str])
    conditional: bool = False
    contingency: Contingency | None = None
    asks: tuple[Question, ...] = ()
    threat: Literal[0, 1, 2] = 0
    gesture: str | None = None
    discloses: tuple[str, ...] = ()
    indifferent: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    channel: Channel = LETTER


@dataclass(frozen=True, slots=True)
class Accept:
    """Sign the other side's whole standing package; confirmed at the edge before it is sent."""

    by: str
    kind: Literal["accept"] = "accept"


@dataclass(frozen=True, slots=True)
class WalkOut:
    """End the talks; confirmed at the edge before it is sent."""

    by: str
    kind: Literal["walk_out"] = "walk_out"


@dataclass(frozen=True, slots=True)
class Decide:
    """Answer the incident that is waiting; uses no exchange."""

    by: str
    option: str
    kind: Literal["decide"] = "decide"


@dataclass(frozen=True, slots=True)
class Predict:
    """Own guess of the other side's ranking of issues, most important first; uses no exchange."""

    by: str
    ranking: tuple[str, ...]
    kind: Literal["predict"] = "predict"


@dataclass(frozen=True, slots=True)
class Prepare:
    """The preparation card; private, uses no exchange. Questions are kept as words elsewhere.

    `target` and `walk_away` are points on the own sheet; None where it was left blank.
    """

    by: str
    target: float | None = None
    walk_away: float | None = None
    ranking: tuple[str, ...] = ()
    questions: int = 0
    trades: int = 0
    kind: Literal["prepare"] = "prepare"


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """Name the one clause of the mediator's draft that is hardest to live with."""

    by: str
    issue: str
    kind: Literal["mark_draft"] = "mark_draft"


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """A blind yes or no to the mediator's draft; shown only if both say yes."""

    by: str
    yes: bool
    kind: Literal["vote_draft"] = "vote_draft"


@dataclass(frozen=True, slots=True)
class CallMediator:
    """Ask for the mediator; it comes once both have asked, and uses no exchange.

    `ranking` names what matters most, told to the mediator alone.
    """

    by: str
    ranking: tuple[str, ...] = ()
    kind: Literal["call_mediator"] = "call_mediator"


@dataclass(frozen=True, slots=True)
class Adjourn:
    """End the talks of two people without a deal, though nobody has left the table."""

    by: str
    kind: Literal["adjourn"] = "adjourn"


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice was asked for; noted for the debrief, uses no exchange."""

    by: str
    kind: Literal["hint"] = "hint"


@dataclass(frozen=True, slots=True)
class Explain:
    """Own account of the key choice, after the end; its words are kept beside the log."""

    by: str
    kind: Literal["explain"] = "explain"


Command = (
    Message
    | Accept
    | WalkOut
    | Adjourn
    | Decide
    | Predict
    | Prepare
    | CallMediator
    | MarkDraft
    | VoteDraft
    | Hint
    | Explain
)
