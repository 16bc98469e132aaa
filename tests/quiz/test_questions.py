"""A question that cannot be asked is never made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.quiz.questions import Choice, ImpossibleQuestion, Pair, Step, Want
from tests.quiz.samples import MATCH, MULTIPLE, NUMBER, ORDER, PACKAGE, REPLY, SINGLE

RIGHT = Choice("Cuba", "Yes.", right=True)
WRONG = Choice("Malta", "No.")


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        pytest.param((WRONG, Choice("Crete", "No.")), "0 choices", id="nothing right"),
        pytest.param((RIGHT, Choice("Kuba", "Yes.", right=True)), "2 choices", id="two right"),
        pytest.param((RIGHT,), "at least two", id="one choice"),
        pytest.param((RIGHT, WRONG, WRONG), "the same", id="a choice twice"),
    ],
)
def test_a_single_choice_needs_exactly_one_right_answer(
    choices: tuple[Choice, ...], reason: str
) -> None:
    with pytest.raises(ImpossibleQuestion, match=reason):
        replace(SINGLE, choices=choices)


def test_a_multiple_choice_needs_something_to_tell_apart() -> None:
    with pytest.raises(ImpossibleQuestion, match="all choices"):
        replace(MULTIPLE, choices=(RIGHT, Choice("Kuba", "Yes.", right=True)))


def test_a_tolerance_is_not_below_zero() -> None:
    with pytest.raises(ImpossibleQuestion, match="tolerance"):
        replace(NUMBER, tolerance=-1)


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        pytest.param((1, 2, 3), "right order already", id="given away"),
        pytest.param((2, 1, 4), "without a gap", id="a gap"),
        pytest.param((2, 2, 1), "without a gap", id="a place twice"),
    ],
)
def test_an_order_has_every_place_once_and_is_not_given_away(
    places: tuple[int, ...], reason: str
) -> None:
    items = tuple(Step(f"item {place}{n}", place, "then") for n, place in enumerate(places))

    with pytest.raises(ImpossibleQuestion, match=reason):
        replace(ORDER, items=items)


def test_a_pair_belongs_to_a_label_that_is_offered() -> None:
    with pytest.raises(ImpossibleQuestion, match="'un'"):
        replace(MATCH, items=(*MATCH.items, Pair("a pause", "un", "Thant's idea")))


@pytest.mark.parametrize(
    "want",
    [
        pytest.param(Want("yes", "no"), id="no condition"),
        pytest.param(
            Want("yes", "no", any_act=frozenset({"ask"}), conditional=True), id="two conditions"
        ),
    ],
)
def test_a_want_has_exactly_one_condition(want: Want) -> None:
    with pytest.raises(ImpossibleQuestion, match="exactly one condition"):
        replace(REPLY, wants=(want,))


def test_a_goal_has_a_word_for_each_side_that_misses_it() -> None:
    with pytest.raises(ImpossibleQuestion, match="same sides"):
        replace(PACKAGE, short={"us": "Too little."})


def test_every_flaw_is_named_at_once() -> None:
    with pytest.raises(ImpossibleQuestion) as caught:
        replace(SINGLE, choices=(WRONG,))

    assert len(caught.value.reasons) == 2
