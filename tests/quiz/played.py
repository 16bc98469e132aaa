"""Live quizzes for tests: steered by hand, or any that could be played."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.quiz.answers import Chosen
from bot.quiz.clocks import DISCORD_EPOCH
from bot.quiz.presses import Press
from bot.quiz.round_commands import (
    Close,
    Exclude,
    GiveTime,
    Go,
    Open,
    Pause,
    Readmit,
    Resume,
    Reveal,
    Void,
)
from bot.quiz.rounds import State, apply
from bot.quiz.setup import RoundSetup
from bot.quiz.steering import IllegalStep, decide
from tests.quiz.samples import SINGLE

if TYPE_CHECKING:
    from bot.quiz.round_commands import Command
    from bot.quiz.round_events import Event

START = datetime(2026, 1, 1, 12, 0, tzinfo=DISCORD_EPOCH.tzinfo)
QUESTIONS = (SINGLE,) * 3
RIGHT, WRONG = Chosen(frozenset({1})), Chosen(frozenset({0}))
ALICE, BOB, CAROL = 1, 2, 3


def moment(seconds: float) -> datetime:
    """That long after the start."""
    return START + timedelta(seconds=seconds)


def press_id(seconds: float, worker: int = 0) -> int:
    """An id that Discord would give a press at this time."""
    milliseconds = round((moment(seconds) - DISCORD_EPOCH) / timedelta(milliseconds=1))
    return (milliseconds << 22) + worker


def press(user_id: int, seconds: float, *, right: bool = True, number: int = 0) -> Press:
    """A press at this time."""
    return Press(user_id, number, press_id(seconds, user_id), RIGHT if right else WRONG)


@dataclass
class Played:
    """A round in the making."""

    setup: RoundSetup = field(default_factory=lambda: RoundSetup(pack="test", title="Test"))
    events: list[Event] = field(default_factory=list["Event"])
    state: State = field(default_factory=lambda: State(len(QUESTIONS), timedelta(seconds=20)))

    def do(self, command: Command, seconds: float = 0) -> Played:
        """Let somebody do this."""
        event = decide(self.state, command, moment(seconds))
        self.events.append(event)
        self.state = apply(self.state, event)
        return self


def opened(setup: RoundSetup | None = None) -> Played:
    """A round whose first question has been opened at the start."""
    played = Played(setup) if setup else Played()
    return played.do(Go()).do(Open())


@st.composite
def rounds(draw: st.DrawFn, *, streak: bool = False) -> tuple[Played, tuple[Press, ...]]:
    """Any round that could be played, and any presses in it."""
    setup = RoundSetup(
        pack="test",
        title="Test",
        scoring=draw(st.sampled_from(["speed", "plain", "both"])),
        change=draw(st.booleans()),
        streak=streak or draw(st.booleans()),
    )
    played = Played(setup)
    users = st.integers(1, 6)
    commands: st.SearchStrategy[Command] = st.one_of(
        st.sampled_from([Go(), Open(), Close(), Reveal(), Go(), Open(), Pause(), Resume(), Void()]),
        st.builds(Exclude, users),
        st.builds(Readmit, users),
        st.builds(GiveTime, users, st.integers(0, 100)),
    )
    seconds = 0.0
    for command in draw(st.lists(commands, max_size=30)):
        seconds += draw(st.floats(0, 8))
        try:
            played.do(command, round(seconds, 3))
        except IllegalStep:
            continue
    presses = st.builds(
        press, users, st.floats(0, seconds + 10), right=st.booleans(), number=st.integers(0, 2)
    )
    found = draw(st.lists(presses, max_size=30, unique_by=lambda each: each.press_id))
    return played, tuple(found)
