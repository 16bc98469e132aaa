"""The state of a negotiation: nothing but the fold of its events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.negotiation.events import (
    Drafted,
    DraftMarked,
    DraftRejected,
    DraftVoted,
    Ended,
    Explained,
    FaceMoved,
    HintTaken,
    IncidentDecided,
    IncidentOpened,
    MediatorCalled,
    Opened,
    Predicted,
    Prepared,
    PromiseMoved,
    Replied,
    Spoken,
    TensionMoved,
    ThresholdCrossed,
    TurnClosed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.negotiation.events import Event, Setup
    from bot.negotiation.scenario import Package


@dataclass(frozen=True, slots=True)
class Draft:
    """The mediator's single text on the table, with the marks and votes it has drawn.

    It is `rejected` once both have voted and not both said yes. `before` is the draft it replaced.
    """

    number: int
    package: Package
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    votes: Mapping[str, bool] = field(default_factory=dict[str, bool])
    rejected: bool = False
    before: Draft | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a negotiation stands.

    `turn` is the exchange now open (1..setup.last); `tension` and `peak_tension` are 0..100;
    `standing` holds each side's own last proposal, partial or whole; `face` is 0 or below.
    `spoken` and `replies` hold every message so far; `warned` the thresholds already announced.
    `incident` waits for `incident_by`; `called` holds who asked for the mediator, with what each
    told it; `hints` counts the advice taken by anybody, `hints_by` by whom.
    """

    setup: Setup
    tension: float
    peak_tension: float
    turn: int = 1
    standing: Mapping[str, Package] = field(default_factory=dict[str, "Package"])
    spoken: tuple[Spoken, ...] = ()
    replies: tuple[Replied, ...] = ()
    promises: Mapping[int, PromiseMoved] = field(default_factory=dict[int, PromiseMoved])
    face: Mapping[str, float] = field(default_factory=dict[str, float])
    incident: str | None = None
    incident_by: str | None = None
    incidents: tuple[str, ...] = ()
    decided: tuple[IncidentDecided, ...] = ()
    warned: tuple[int, ...] = ()
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    draft: Draft | None = None
    cards: Mapping[str, Prepared] = field(default_factory=dict[str, Prepared])
    predictions: Mapping[str, Predicted] = field(default_factory=dict[str, Predicted])
    hints: int = 0
    hints_by: Mapping[str, int] = field(default_factory=dict[str, int])
    explained: tuple[str, ...] = ()
    tension_by_turn: tuple[float, ...] = ()
    ending: Ended | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All of the mediator's drafts, the latest first."""
        found: list[Draft] = []
        draft = self.draft
        while draft is not None:
            found.append(draft)
            draft = draft.before
        return tuple(found)

    @property
    def last_reply(self) -> Replied | None:
        """The counterpart's latest letter, or None before the first."""
        return self.replies[-1] if self.replies else None

    def last_spoken(self, by: str) -> Spoken | None:
        """A member's latest message; None before the first, and once a counterpart sits there."""
        if any(reply.by == by for reply in self.replies):
            return None
        return next((said for said in reversed(self.spoken) if said.by == by), None)

    def to_move(self, first: str, second: str) -> str:
        """Whose message is awaited when two people play: the first speaks, then the second."""
        spoke = any(said.by == first and said.turn == self.turn for said in self.spoken)
        return second if spoke else first


def begin(opened: Opened) -> State:
    """The state just after the table was set."""
    return State(opened.setup, opened.tension, opened.tension, tension_by_turn=(opened.tension,))


def apply(state: State, event: Event) -> State:
    """The state after one more event; pure. ValueError for an event that cannot come here."""
    match event:
        case Opened():
            raise ValueError("a negotiation opens once")
        case Spoken():
            standing = {**state.standing}
            if event.standing is not None:
                standing[event.by] = event.standing
            return replace(state, spoken=(*state.spoken, event), standing=standing)
        case Replied():
            offer = event.offer
            standing = state.standing if offer is None else {**state.standing, event.by: offer}
            return replace(state, replies=(*state.replies, event), standing=standing)
        case TensionMoved(value=value):
            return replace(state, tension=value, peak_tension=max(state.peak_tension, value))
        case ThresholdCrossed(level=level):
            return replace(state, warned=(*state.warned, level))
        case TurnClosed(turn=turn):
            readings = (*state.tension_by_turn, state.tension)
            return replace(state, turn=turn + 1, tension_by_turn=readings)
        case Ended():
            return replace(state, ending=event)
        case _:
            return _apply_beside_the_letters(state, event)


def _apply_beside_the_letters(state: State, event: Event) -> State:
    match event:
        case IncidentOpened(incident=incident, by=by):
            seen = (*state.incidents, incident)
            return replace(state, incident=incident, incident_by=by, incidents=seen)
        case IncidentDecided():
            decided = (*state.decided, event)
            return replace(state, incident=None, incident_by=None, decided=decided)
        case PromiseMoved():
            return replace(state, promises={**state.promises, event.promise: event})
        case FaceMoved():
            return replace(state, face={**state.face, event.side: event.value})
        case Prepared():
            return replace(state, cards={**state.cards, event.by: event})
        case Predicted():
            return replace(state, predictions={**state.predictions, event.by: event})
        case Explained(by=by):
            return replace(state, explained=(*state.explained, by))
        case HintTaken(by=by):
            hints_by = {**state.hints_by, by: state.hints_by.get(by, 0) + 1}
            return replace(state, hints=state.hints + 1, hints_by=hints_by)
        case _:
            return _apply_to_draft(state, event)


def _apply_to_draft(state: State, event: Event) -> State:
    match event:
        case MediatorCalled(by=by, ranking=ranking):
            return replace(state, called={**state.called, by: ranking})
        case Drafted(number=number, package=package):
            return replace(state, draft=Draft(number, package, before=state.draft))
        case DraftMarked(by=by, issue=issue) if state.draft is not None:
            marks = {**state.draft.marks, by: issue}
            return replace(state, draft=replace(state.draft, marks=marks))
        case DraftVoted(by=by, yes=yes) if state.draft is not None:
            votes = {**state.draft.votes, by: yes}
            return replace(state, draft=replace(state.draft, votes=votes))
        case DraftRejected() if state.draft is not None:
            return replace(state, draft=replace(state.draft, rejected=True))
        case _:
            raise ValueError(f"{event.kind} cannot come here")


def replay(events: Iterable[Event]) -> State:
    """The state after a whole log; ValueError unless the log begins with Opened."""
    log = iter(events)
    opened = next(log, None)
    if not isinstance(opened, Opened):
        raise ValueError("a log begins with opened")
    return reduce(apply, log, begin(opened))
