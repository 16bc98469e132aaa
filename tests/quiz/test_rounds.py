"""Where a live quiz stands after what happened in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from bot.quiz.codec import dump_event, load_event
from bot.quiz.round_commands import (
    Close,
    End,
    Exclude,
    GiveTime,
    Go,
    Interrupt,
    Open,
    Pause,
    Resume,
    Reveal,
    Void,
)
from bot.quiz.rounds import replay
from tests.quiz.played import ALICE, BOB, Played, moment, opened, press, rounds


def test_a_question_goes_from_asked_to_revealed() -> None:
    played = Played()

    phases = [played.do(command).state.phase for command in (Go(), Open(), Close(), Reveal(), Go())]

    assert phases == ["asking", "open", "closed", "revealed", "asking"]


def test_after_the_last_question_going_on_ends_the_quiz() -> None:
    played = Played()
    for _ in range(3):
        played.do(Go()).do(Open()).do(Close()).do(Reveal())

    assert played.do(Go()).state.ended == "finished"


def test_the_open_question_closes_when_its_time_is_up() -> None:
    assert opened().state.closes_at() == moment(20)


def test_a_pause_gives_the_remaining_time_back() -> None:
    played = opened().do(Pause(), 5)
    assert played.state.closes_at() is None

    assert played.do(Resume(), 60).state.closes_at() == moment(75)


def test_whoever_skips_a_question_goes_on() -> None:
    assert opened().do(Pause(), 5).do(Void(why="skipped"), 6).state.paused is None
    assert opened().do(Pause(), 5).do(Void(), 6).state.paused == "moderator"


def test_being_away_costs_nobody_time() -> None:
    played = opened().do(Interrupt(since=moment(8)), 30)

    assert played.state.closes_at() == moment(42)
    assert played.state.used(0, ALICE, moment(31)) == timedelta(seconds=9)


def test_time_that_a_pause_gave_back_is_not_given_twice() -> None:
    played = opened().do(Pause(), 5).do(Resume(), 60).do(Interrupt(since=moment(0)), 70)

    assert played.state.closes_at() == moment(85)


def test_extra_time_is_for_one_player_only() -> None:
    played = opened().do(GiveTime(ALICE, 50), 1)

    assert played.state.closes_at(ALICE) == moment(30)
    assert played.state.closes_at(BOB) == moment(20)
    assert played.state.used(0, ALICE, moment(29)) is not None
    assert played.state.used(0, BOB, moment(29)) is None


@pytest.mark.parametrize(
    ("played", "seconds"),
    [
        pytest.param(opened(), 20.1, id="when its time is up"),
        pytest.param(opened().do(Close(), 5), 5.1, id="after it was closed early"),
        pytest.param(opened().do(Pause(), 5), 6, id="while the clock stands"),
        pytest.param(opened().do(Void(), 9), 6, id="once it is void, from the beginning"),
        pytest.param(Played(), 1, id="before it was asked"),
    ],
)
def test_a_press_does_not_count(played: Played, seconds: float) -> None:
    assert played.state.used(0, ALICE, press(ALICE, seconds).at) is None


def test_a_press_before_the_close_counts_however_late_it_arrives() -> None:
    played = opened().do(Close(), 5).do(Reveal(), 6)

    assert played.state.used(0, ALICE, moment(4.9)) == timedelta(seconds=4.9)


def test_the_end_ends_a_pause_too() -> None:
    state = opened().do(Pause(), 5).do(Exclude(BOB), 6).do(End(), 7).state

    assert (state.phase, state.paused) == ("ended", None)


@given(rounds())
def test_the_log_tells_the_same_after_being_written_and_read(played: tuple[Played, object]) -> None:
    round_ = played[0]

    read = [load_event(dump_event(event)) for event in round_.events]

    assert read == round_.events
    assert replay(round_.state.total, round_.state.limit, read) == round_.state
