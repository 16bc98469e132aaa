"""Two people at one table: whose turn it is, and how their talks end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.analysis import analyse
from bot.negotiation.commands import (
    Accept,
    Adjourn,
    Decide,
    Message,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import IncidentOpened
from bot.negotiation.game import decide
from bot.negotiation.process import judge_process
from bot.negotiation.two_people import to_move
from tests.negotiation.pairs import (
    SHORT,
    SIDES,
    WHOLE,
    offer,
    play,
    sat_down,
)

if TYPE_CHECKING:
    from bot.negotiation.commands import Command


def test_each_speaks_once_in_an_exchange_and_the_first_begins() -> None:
    log, state = sat_down(first="su")

    turns = [to_move(state, SHORT)]
    state = play(log, state, offer("su", missiles="stay"))
    turns.append(to_move(state, SHORT))
    state = play(log, state, offer("us", missiles="out"))
    turns.append(to_move(state, SHORT))

    assert turns == ["su", "us", "su"]
    assert state.turn == 2


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(offer("su", missiles="out"), id="an offer"),
        pytest.param(Accept("su"), id="a signature"),
        pytest.param(WalkOut("su"), id="leaving"),
    ],
)
def test_out_of_turn_nothing_is_done(command: Command) -> None:
    _, state = sat_down()

    with pytest.raises(IllegalMove) as refused:
        decide(state, command, SHORT, None, 7)

    assert refused.value.fault == "not_your_turn"


def test_stopping_needs_no_turn_and_blames_nobody() -> None:
    log, state = sat_down()

    state = play(log, state, Adjourn("su"))

    assert state.ending is not None
    assert (state.ending.outcome, state.ending.by) == ("no_deal", "su")


def test_a_deal_is_made_by_signing_the_others_sheet_in_ones_turn() -> None:
    log, state = sat_down()

    state = play(log, state, offer("us", **WHOLE), Accept("su"))

    assert state.ending is not None
    assert state.ending.outcome == "deal"
    assert state.ending.utility["us"] == 81


def test_incidents_come_to_both_in_turn_and_only_theirs_decides() -> None:
    addressed: set[str] = set()
    for seed in range(30):
        log, state = sat_down(seed)
        while state.ending is None and state.incident is None:
            side = to_move(state, SHORT)
            heat = 1 if seed % 2 or side == "us" else 0
            threat = Message(side, offer={"missiles": "out"}, threat=heat, acts=("threaten",))
            state = play(log, state, threat)
        opened = next((event for event in log if isinstance(event, IncidentOpened)), None)
        if opened is None or state.incident is None:
            continue
        addressed.add(opened.by)
        assert to_move(state, SHORT) == opened.by
        incident = next(each for each in SHORT.incidents if each.id == state.incident)
        wrong = Decide(SHORT.other(opened.by).id, incident.options[0].id)
        with pytest.raises(IllegalMove, match="not_your_turn"):
            decide(state, wrong, SHORT, None, seed)
        state = play(log, state, Decide(opened.by, incident.options[0].id))
        assert state.incident_by is None

    assert addressed == set(SIDES)


@pytest.mark.parametrize("first", SIDES)
def test_a_concession_is_answered_by_the_next_sheet_whoever_speaks_first(first: str) -> None:
    log, state = sat_down(first=first)
    tough, bad = {**WHOLE, "jupiters": "stay"}, {**WHOLE, "missiles": "stay"}
    answer = WHOLE if first == "us" else bad  # to what was given up in the second exchange
    sheets = {"us": (tough, WHOLE, WHOLE), "su": (bad, answer, WHOLE)}
    for us, su in zip(*(map(partial(_offered, side), sheets[side]) for side in SIDES), strict=True):
        state = play(log, state, *((us, su) if first == "us" else (su, us)))
    state = play(log, state, Adjourn("us"))

    process = judge_process(analyse(SHORT), state, "us")

    assert process.concession == pytest.approx((1 + 1 + 0.5) / 3, abs=1e-4)


def _offered(side: str, sheet: dict[str, str]) -> Message:
    return offer(side, **sheet)
