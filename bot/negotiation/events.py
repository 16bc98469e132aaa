"""What happened: the append-only log of a negotiation, without a word of prose.

Events carry ids, numbers and rule ids only; words are written from them once and kept beside
them. `codec.py` turns them into JSON and back. Many look like the command that led to them and are
kept apart on purpose: a command may be refused and may change with the product, an event is read
back for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.negotiation.commands import Act, Contingency, Question
from bot.negotiation.letters import Replied
from bot.negotiation.scenario import LETTER, Channel, Package

Outcome = Literal["deal", "no_deal", "walk_out", "control_lost"]
PromiseStatus = Literal["open", "kept", "broken", "bluff_called"]


@dataclass(frozen=True, slots=True)
class Setup:
    """How a negotiation was set up; everything a replay needs.

    `persona` is None when two people play; `side` is then the one who speaks first. `weights`
    redraws the points within bounds by that seed, of `redraws` alone if a side is named. A practice
    is broken off after exchange `until`, though there would be time for `turns`.
    """

    scenario: str
    side: str
    persona: str | None
    seed: int
    turns: int
    weights: int | None = None
    hints: bool = False
    until: int | None = None
    redraws: str | None = None

    @property
    def last(self) -> int:
        """The exchange after which nothing is said any more."""
        return self.until or self.turns


@dataclass(frozen=True, slots=True)
class Opened:
    """The table is set."""

    setup: Setup
    tension: float
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A preparation card was filled in (private)."""

    by: str
    target: float | None = None
    walk_away: float | None = None
    ranking: tuple[str, ...] = ()
    questions: int = 0
    trades: int = 0
    kind: Literal["prepared"] = "prepared"


@dataclass(frozen=True, slots=True)
class Predicted:
    """A guess of the other side's ranking (private)."""

    by: str
    turn: int
    ranking: tuple[str, ...]
    kind: Literal["predicted"] = "predicted"


@dataclass(frozen=True, slots=True)
class HintTaken:
    """Advice was taken (private)."""

    by: str
    turn: int
    kind: Literal["hint_taken"] = "hint_taken"


@dataclass(frozen=True, slots=True)
class Explained:
    """Somebody has told why the key choice was made; the words stand beside the log."""

    by: str
    kind: Literal["explained"] = "explained"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A member's message. `standing` is the own proposal after it, partial or whole."""

    by: str
    turn: int
    standing: Package | None = None
    whole: bool = False
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
    kind: Literal["spoken"] = "spoken"


@dataclass(frozen=True, slots=True)
class TensionMoved:
    """Tension is now `value` (0..100); `causes` are rule ids with what each added or took."""

    value: float
    causes: tuple[tuple[str, float], ...]
    kind: Literal["tension_moved"] = "tension_moved"


@dataclass(frozen=True, slots=True)
class ThresholdCrossed:
    """Tension rose past 60, 80 or 90: announced to everybody."""

    level: int
    kind: Literal["threshold_crossed"] = "threshold_crossed"


@dataclass(frozen=True, slots=True)
class IncidentOpened:
    """Something nobody ordered; a member has to decide before the talks go on."""

    incident: str
    by: str
    kind: Literal["incident_opened"] = "incident_opened"


@dataclass(frozen=True, slots=True)
class IncidentDecided:
    """The answer to an incident and what it cost at home (`face`, 0 or below)."""

    incident: str
    option: str
    by: str
    face: int = 0
    kind: Literal["incident_decided"] = "incident_decided"


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """The ledger: a promise (a step announced) or a threat, and what became of it by `turn`."""

    promise: int
    by: str
    what: Literal["step", "threat", "commitment"]
    about: str
    status: PromiseStatus
    turn: int
    due: int
    kind: Literal["promise_moved"] = "promise_moved"


@dataclass(frozen=True, slots=True)
class FaceMoved:
    """What public words or yielding cost a side at home; `value` is 0 (none) or below."""

    side: str
    value: float
    cause: str
    kind: Literal["face_moved"] = "face_moved"


@dataclass(frozen=True, slots=True)
class MediatorCalled:
    """A side has asked for the mediator, and told it what matters most (to nobody else)."""

    by: str
    ranking: tuple[str, ...] = ()
    kind: Literal["mediator_called"] = "mediator_called"


@dataclass(frozen=True, slots=True)
class Drafted:
    """The mediator's single text, number 1 to 4."""

    number: int
    package: Package
    kind: Literal["drafted"] = "drafted"


@dataclass(frozen=True, slots=True)
class DraftMarked:
    """The clause a side finds hardest in the mediator's text (seen by the mediator only)."""

    by: str
    issue: str
    kind: Literal["draft_marked"] = "draft_marked"


@dataclass(frozen=True, slots=True)
class DraftVoted:
    """A blind vote; never shown unless both said yes."""

    by: str
    yes: bool
    kind: Literal["draft_voted"] = "draft_voted"


@dataclass(frozen=True, slots=True)
class DraftRejected:
    """Both have voted on draft `number`, and not both said yes; who said what stays unsaid."""

    number: int
    kind: Literal["draft_rejected"] = "draft_rejected"


@dataclass(frozen=True, slots=True)
class TurnClosed:
    """Both sides have spoken: exchange `turn` is over."""

    turn: int
    kind: Literal["turn_closed"] = "turn_closed"


@dataclass(frozen=True, slots=True)
class Ended:
    """The end: `utility` in points by side; without a deal what the alternatives are worth.

    `by` signed or left; with `no_deal` it is None when time ran out, else who adjourned.
    """

    outcome: Outcome
    by: str | None
    deal: Package | None
    utility: dict[str, float]
    contingency: Contingency | None = None
    kind: Literal["ended"] = "ended"


Event = (
    Opened
    | Prepared
    | Predicted
    | HintTaken
    | Explained
    | Spoken
    | Replied
    | TensionMoved
    | ThresholdCrossed
    | IncidentOpened
    | IncidentDecided
    | PromiseMoved
    | FaceMoved
    | MediatorCalled
    | Drafted
    | DraftMarked
    | DraftVoted
    | DraftRejected
    | TurnClosed
    | Ended
)
