"""Scoring of answers in a live quiz."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.judging import Judgement
from bot.quiz.scoring import Mark, Stake, Verdict, mark

OPENED = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
STAKE = Stake(time_limit=timedelta(seconds=20))
RIGHT = Judgement(True, 1.0, ())
WRONG = Judgement(False, 0.5, ())


@pytest.mark.parametrize(
    ("judgement", "seconds", "expected"),
    [
        pytest.param(
            RIGHT, 0.4, Mark(Verdict.CORRECT, 1000), id="full marks in the first half second"
        ),
        pytest.param(RIGHT, 10, Mark(Verdict.CORRECT, 750), id="half the time costs a quarter"),
        pytest.param(RIGHT, 20, Mark(Verdict.CORRECT, 500), id="the last moment earns half"),
        pytest.param(RIGHT, 20.001, Mark(Verdict.LATE, 0), id="late is late even when right"),
        pytest.param(WRONG, 1, Mark(Verdict.WRONG, 0), id="half right is not right"),
        pytest.param(RIGHT, -3, Mark(Verdict.CORRECT, 1000), id="before the opening is instant"),
    ],
)
def test_an_answer_is_marked_by_judgement_and_speed(
    judgement: Judgement, seconds: float, expected: Mark
) -> None:
    assert mark(STAKE, judgement, OPENED, OPENED + timedelta(seconds=seconds)) == expected


@given(st.floats(-5, 20), st.floats(-5, 20))
def test_a_later_correct_answer_never_earns_more(one: float, other: float) -> None:
    early, late = sorted((one, other))
    points = [
        mark(STAKE, RIGHT, OPENED, OPENED + timedelta(seconds=s)).points for s in (early, late)
    ]
    assert points[0] >= points[1] >= 500
