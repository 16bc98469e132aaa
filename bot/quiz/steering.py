"""Steering a live quiz: which command is possible when, and what is due by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.quiz.round_commands import (
    Close,
    Command,
    End,
    Exclude,
    GiveTime,
    Go,
    Interrupt,
    Open,
    Pause,
    Readmit,
    Resume,
    Reveal,
    Void,
)
from bot.quiz.round_events import (
    Asked,
    Closed,
    Ended,
    Event,
    Excluded,
    Interrupted,
    Opened,
    Paused,
    Readmitted,
    Resumed,
    Revealed,
    TimeGiven,
    Voided,
    VoidReason,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.quiz.rounds import State
    from bot.quiz.setup import RoundSetup

GRACE = timedelta(seconds=1)
"""Between close and reveal, for presses that were in time and are still on their way."""

SECOND_THOUGHTS = timedelta(seconds=4)
"""How long a question stays open after the last answer when minds may be changed."""

ABANDONED_AFTER = timedelta(hours=3)
MOST_EXTRA_PERCENT = 300

RoundFault = Literal[
    "ended",
    "paused",
    "not_paused",
    "not_open",
    "not_closed",
    "not_asking",
    "still_open",
    "not_asked",
    "void_already",
    "out_already",
    "not_out",
    "too_much_time",
]


class IllegalStep(ValueError):
    """A command that makes no sense as things stand; the state is unchanged."""

    def __init__(self, fault: RoundFault) -> None:
        super().__init__(fault)
        self.fault: RoundFault = fault


def decide(state: State, command: Command, at: datetime, by: int | None = None) -> Event:
    """What happens when somebody (None: the clock) does `command`. Raises IllegalStep."""
    if state.ended is not None:
        raise IllegalStep("ended")
    match command:
        case GiveTime() | Exclude() | Readmit():
            return _about_player(state, command, at, by)
        case Pause(why):
            return Paused(at, why, by) if state.paused is None else _no("paused")
        case Resume():
            return Resumed(at, by) if state.paused is not None else _no("not_paused")
        case Interrupt(since):
            if state.paused is not None:
                raise IllegalStep("paused")  # the clock stands already
            return Interrupted(at, since) if state.phase == "open" else _no("not_open")
        case End(why):
            return Ended(at, why, by)
        case Void(number, why):
            return _void(state, number, why, at, by)
        case Open():
            # Also while paused: the message may have come out a moment after the pause.
            if state.phase != "asking":
                raise IllegalStep("not_asking")
            return Opened(at, len(state.turns) - 1)
        case Go() | Close() | Reveal():
            if state.paused is not None:
                raise IllegalStep("paused")
            return _onward(state, command, at, by)


def _onward(state: State, command: Go | Close | Reveal, at: datetime, by: int | None) -> Event:
    number = len(state.turns) - 1
    match command, state.phase:
        case Close(why), "open":
            return Closed(at, number, why, by)
        case Close(), _:
            raise IllegalStep("not_open")
        case Reveal(), "closed":
            return Revealed(at, number, by)
        case Reveal(), _:
            raise IllegalStep("not_closed")
        case Go(), "lobby" | "revealed" | "void":
            return Ended(at, "finished", by) if state.is_last else Asked(at, number + 1, by)
        case Go(), _:
            raise IllegalStep("still_open")


def _void(
    state: State, number: int | None, why: VoidReason, at: datetime, by: int | None
) -> Voided:
    number = len(state.turns) - 1 if number is None else number
    if not 0 <= number < len(state.turns):
        raise IllegalStep("not_asked")
    if state.turns[number].void is not None:
        raise IllegalStep("void_already")
    return Voided(at, number, why, by)


def _about_player(
    state: State, command: GiveTime | Exclude | Readmit, at: datetime, by: int | None
) -> Event:
    match command:
        case GiveTime(user_id, percent):
            if not 0 <= percent <= MOST_EXTRA_PERCENT:
                raise IllegalStep("too_much_time")
            return TimeGiven(at, user_id, percent, by)
        case Exclude(user_id):
            is_in = user_id not in state.excluded
            return Excluded(at, user_id, by) if is_in else _no("out_already")
        case Readmit(user_id):
            is_out = user_id in state.excluded
            return Readmitted(at, user_id, by) if is_out else _no("not_out")


def _no(fault: RoundFault) -> Event:
    raise IllegalStep(fault)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens by itself at a time."""

    at: datetime
    command: Command


@dataclass(frozen=True, slots=True)
class Hall:
    """Who plays.

    `players` had joined before the question opened, `waiting` are all who have joined and not
    answered it, `last_press_at` is when it was answered last.
    """

    players: int
    waiting: Collection[int]
    last_press_at: datetime | None = None


def due(state: State, setup: RoundSetup, hall: Hall) -> Due | None:
    """What happens by itself next, and when; None once the quiz has ended.

    A quiz that nobody steers for three hours ends.
    """
    if state.ended is not None or state.last_at is None:
        return None
    abandoned = Due(state.last_at + ABANDONED_AFTER, End("abandoned"))
    if state.paused is not None:
        return abandoned
    return _next_step(state, setup, hall) or abandoned


def _next_step(state: State, setup: RoundSetup, hall: Hall) -> Due | None:
    turn = state.turn
    by_itself = setup.pace == "autopilot"
    if turn is None:
        return None
    if state.phase == "open":
        return _closing(state, setup, hall)
    if by_itself and state.phase == "closed" and turn.closed_at is not None:
        return Due(turn.closed_at + GRACE, Reveal())
    if by_itself and state.phase in ("revealed", "void"):
        shown = turn.revealed_at or turn.closed_at
        reading = timedelta(seconds=setup.reading_seconds)
        return None if shown is None else Due(max(shown, state.last_at or shown) + reading, Go())
    return None


def _closing(state: State, setup: RoundSetup, hall: Hall) -> Due | None:
    times_up = state.closes_at()
    if times_up is None:
        return None
    for user_id in hall.waiting:
        if state.extra.get(user_id):
            times_up = max(times_up, state.closes_at(user_id) or times_up)
    if hall.players and not hall.waiting and hall.last_press_at is not None:
        patience = SECOND_THOUGHTS if setup.change else timedelta(0)
        all_in = hall.last_press_at + patience
        if all_in < times_up:
            return Due(all_in, Close("all"))
    return Due(times_up, Close("time"))
