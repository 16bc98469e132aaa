"""Where a live quiz stands: the state that follows from its log.

Answers are not in this log: each is a row of its own with Discord's stamp, so that three hundred
people can answer at once. Whoever scores reads both.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.quiz.clocks import Stop, deadline, time_used
from bot.quiz.round_events import (
    Asked,
    Closed,
    Ended,
    EndReason,
    Excluded,
    Interrupted,
    Opened,
    Paused,
    PauseReason,
    Readmitted,
    Resumed,
    Revealed,
    TimeGiven,
    Voided,
    VoidReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.quiz.round_events import Event

Phase = Literal["lobby", "asking", "open", "closed", "revealed", "void", "ended"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as it was asked."""

    number: int
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    revealed_at: datetime | None = None
    void: VoidReason | None = None
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Where a live quiz of `total` questions stands; `limit` is the time for one of them."""

    total: int
    limit: timedelta
    turns: tuple[Turn, ...] = ()
    paused: PauseReason | None = None
    ended: EndReason | None = None
    extra: Mapping[int, int] = field(default_factory=dict[int, int])
    excluded: frozenset[int] = frozenset()
    last_at: datetime | None = None

    @property
    def turn(self) -> Turn | None:
        """The question that was asked last."""
        return self.turns[-1] if self.turns else None

    @property
    def phase(self) -> Phase:
        """What is going on; a pause is told apart from it."""
        turn = self.turn
        if self.ended is not None:
            return "ended"
        if turn is None:
            return "lobby"
        if turn.void is not None:
            return "void"
        if turn.revealed_at is not None:
            return "revealed"
        if turn.closed_at is not None:
            return "closed"
        return "asking" if turn.opened_at is None else "open"

    @property
    def shown(self) -> frozenset[int]:
        """The questions that were revealed and count; no others may be told to players."""
        return frozenset(
            turn.number for turn in self.turns if turn.revealed_at and turn.void is None
        )

    @property
    def is_last(self) -> bool:
        """Whether no question is left to be asked."""
        return len(self.turns) >= self.total

    def limit_of(self, user_id: int) -> timedelta:
        """The time this player has for a question."""
        return self.limit * (100 + self.extra.get(user_id, 0)) / 100

    def closes_at(self, user_id: int | None = None) -> datetime | None:
        """When the open question closes, for this player; None if its clock does not run."""
        turn = self.turn
        if turn is None or turn.opened_at is None or turn.closed_at is not None:
            return None
        limit = self.limit if user_id is None else self.limit_of(user_id)
        return deadline(turn.opened_at, turn.stops, limit)

    def used(self, number: int, user_id: int, at: datetime) -> timedelta | None:
        """How much time a press at this moment had used; None if it does not count.

        It does not count on a question that is void or was not asked, while the clock stood,
        after the close, or when the player's time was up.
        """
        if not 0 <= number < len(self.turns):
            return None
        turn = self.turns[number]
        if turn.void is not None or (turn.closed_at is not None and at > turn.closed_at):
            return None
        if turn.opened_at is None:
            return timedelta(0)  # the message is out, but we have not noted its stamp yet
        used = time_used(turn.opened_at, turn.stops, at)
        return used if used is not None and used <= self.limit_of(user_id) else None


def replay(total: int, limit: timedelta, events: Iterable[Event]) -> State:
    """The state after these events."""
    state = State(total, limit)
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event; what `decide` would not have made is not checked here."""
    state = replace(state, last_at=event.at)
    match event:
        case Asked(number=number):
            return replace(state, turns=(*state.turns, Turn(number)))
        case Opened(at=at, number=number):
            return _with(state, replace(state.turns[number], opened_at=at))
        case Closed(at=at, number=number):
            return _with(state, replace(state.turns[number], closed_at=at))
        case Revealed(at=at, number=number):
            return _with(state, replace(state.turns[number], revealed_at=at))
        case Voided(at=at, number=number, why=why):
            closed_at = state.turns[number].closed_at or at
            state = _with(state, replace(state.turns[number], void=why, closed_at=closed_at))
            # Whoever skips a question goes on, also past what kept it from being shown.
            return replace(state, paused=None) if why == "skipped" else state
        case Paused(at=at, why=why):
            return replace(_stopped(state, at), paused=why)
        case Resumed(at=at):
            return replace(_started(state, at), paused=None)
        case Interrupted(at=at, since=since):
            return _interrupted(state, since, at)
        case TimeGiven(user_id=user_id, percent=percent):
            return replace(state, extra={**state.extra, user_id: percent})
        case Excluded(user_id=user_id):
            return replace(state, excluded=state.excluded | {user_id})
        case Readmitted(user_id=user_id):
            return replace(state, excluded=state.excluded - {user_id})
        case Ended(why=why):
            return replace(state, ended=why, paused=None)


def _with(state: State, turn: Turn) -> State:
    before, after = state.turns[: turn.number], state.turns[turn.number + 1 :]
    return replace(state, turns=(*before, turn, *after))


def _stopped(state: State, at: datetime) -> State:
    if state.phase not in ("asking", "open") or state.turn is None:
        return state
    return _with(state, replace(state.turn, stops=(*state.turn.stops, Stop(at))))


def _started(state: State, at: datetime) -> State:
    turn = state.turn
    if turn is None or not turn.stops or turn.stops[-1].until is not None:
        return state
    stops = (*turn.stops[:-1], Stop(turn.stops[-1].since, at))
    return _with(state, replace(turn, stops=stops))


def _interrupted(state: State, since: datetime, until: datetime) -> State:
    turn = state.turn
    if state.phase != "open" or turn is None:
        return state
    # Time that a pause has given back already is not given twice.
    since = max([since, *(stop.until for stop in turn.stops if stop.until is not None)])
    stops = (*turn.stops, Stop(since, max(since, until)))
    return _with(state, replace(turn, stops=stops))
