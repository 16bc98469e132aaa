"""What can be done with a live quiz, and what happens by itself."""

from __future__ import annotations

import pytest

from bot.quiz.round_commands import (
    Close,
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
from bot.quiz.setup import ImpossibleSetup, RoundSetup, shows_board
from bot.quiz.steering import Due, Hall, IllegalStep, RoundFault, due
from tests.quiz.played import ALICE, BOB, Played, moment, opened

AUTOPILOT = RoundSetup(pack="test", title="Test", pace="autopilot", reading_seconds=12)
NOBODY_YET = Hall(2, (ALICE, BOB))
BOTH = Hall(2, (), moment(7))


@pytest.mark.parametrize(
    ("played", "command", "fault"),
    [
        pytest.param(Played().do(End()), Go(), "ended", id="nothing after the end"),
        pytest.param(opened(), Go(), "still_open", id="no next question while one is open"),
        pytest.param(opened().do(Close()), Go(), "still_open", id="not before the reveal"),
        pytest.param(opened(), Reveal(), "not_closed", id="no reveal while it is open"),
        pytest.param(Played(), Close(), "not_open", id="nothing to close in the lobby"),
        pytest.param(opened().do(Close()), Close(), "not_open", id="not closed twice"),
        pytest.param(Played(), Open(), "not_asking", id="nothing to open"),
        pytest.param(opened().do(Pause()), Close(), "paused", id="no steps in a pause"),
        pytest.param(opened().do(Pause()), Pause(), "paused", id="not paused twice"),
        pytest.param(opened().do(Pause()), Interrupt(moment(0)), "paused", id="it stands already"),
        pytest.param(Played(), Resume(), "not_paused", id="nothing to resume"),
        pytest.param(Played(), Void(), "not_asked", id="nothing to void"),
        pytest.param(opened().do(Void()), Void(0), "void_already", id="not void twice"),
        pytest.param(Played(), Void(2), "not_asked", id="no question of the future"),
        pytest.param(Played(), Interrupt(moment(0)), "not_open", id="no clock to stop"),
        pytest.param(
            Played().do(Exclude(ALICE)), Exclude(ALICE), "out_already", id="not out twice"
        ),
        pytest.param(Played(), Readmit(ALICE), "not_out", id="not back without being out"),
        pytest.param(Played(), GiveTime(ALICE, 301), "too_much_time", id="no endless time"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(
    played: Played, command: Go, fault: RoundFault
) -> None:
    before = played.state

    with pytest.raises(IllegalStep) as refused:
        played.do(command)

    assert refused.value.fault == fault
    assert played.state == before


def test_an_open_question_closes_when_its_time_is_up() -> None:
    assert due(opened().state, AUTOPILOT, NOBODY_YET) == Due(moment(20), Close("time"))


def test_it_closes_at_once_when_everybody_has_answered() -> None:
    assert due(opened().state, AUTOPILOT, BOTH) == Due(moment(7), Close("all"))


def test_with_nobody_there_it_waits_for_its_time() -> None:
    assert due(opened().state, AUTOPILOT, Hall(0, ())) == Due(moment(20), Close("time"))


def test_where_minds_may_change_there_are_some_seconds_for_it() -> None:
    setup = RoundSetup(pack="test", title="Test", change=True)

    assert due(opened().state, setup, BOTH) == Due(moment(11), Close("all"))


def test_it_waits_for_those_with_extra_time_only_while_they_have_not_answered() -> None:
    state = opened().do(GiveTime(BOB, 100), 1).state

    assert due(state, AUTOPILOT, Hall(2, (ALICE, BOB))) == Due(moment(40), Close("time"))
    assert due(state, AUTOPILOT, Hall(2, (ALICE,))) == Due(moment(20), Close("time"))


def test_the_autopilot_reveals_waits_and_goes_on() -> None:
    played = opened(AUTOPILOT).do(Close("time"), 20)
    assert due(played.state, AUTOPILOT, BOTH) == Due(moment(21), Reveal())

    played.do(Reveal(), 21)
    assert due(played.state, AUTOPILOT, BOTH) == Due(moment(33), Go())


def test_the_autopilot_goes_on_after_a_void_question() -> None:
    assert due(opened().do(Void(), 9).state, AUTOPILOT, BOTH) == Due(moment(21), Go())


@pytest.mark.parametrize(
    "played",
    [
        pytest.param(opened().do(Close(), 20), id="before the reveal"),
        pytest.param(opened().do(Close(), 20).do(Reveal(), 20), id="after the reveal"),
        pytest.param(opened().do(Pause(), 20), id="in a pause"),
    ],
)
def test_a_moderator_may_take_any_time_but_three_hours(played: Played) -> None:
    setup = RoundSetup(pack="test", title="Test", pace="moderator")

    assert due(played.state, setup, BOTH) == Due(moment(20 + 3 * 3600), End("abandoned"))


def test_nothing_is_due_once_it_has_ended() -> None:
    assert due(opened().do(End()).state, AUTOPILOT, BOTH) is None


@pytest.mark.parametrize("seconds", [4, 601])
def test_a_question_is_open_for_five_seconds_to_ten_minutes(seconds: int) -> None:
    with pytest.raises(ImpossibleSetup, match=str(seconds)):
        RoundSetup(pack="test", title="Test", seconds=seconds)


def test_the_ranking_is_shown_as_often_as_chosen_but_not_before_the_podium() -> None:
    shown = {
        cadence: [number for number in range(11) if shows_board(cadence, number, 11)]
        for cadence in ("each", "section", "end")
    }

    assert shown == {"each": list(range(10)), "section": [4, 9], "end": []}
