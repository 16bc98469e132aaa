"""Packs that strangers wrote: where an answer stands tells nothing about it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bot.quiz.answers import Matched
from bot.quiz.choosing import without_tells
from bot.quiz.judging import judge
from bot.quiz.questions import Choice, Matching, SingleChoice
from tests.quiz.samples import MATCH, ORDER, SINGLE

FIRST = tuple(
    replace(
        SINGLE,
        id=f"q{number}",
        choices=tuple(Choice(text, "", right=text == "yes") for text in ("yes", "no", "never")),
    )
    for number in range(20)
)


def places(questions: tuple[object, ...]) -> set[int]:
    """Where the right choices stand."""
    singles = [each for each in questions if isinstance(each, SingleChoice)]
    return {[choice.right for choice in each.choices].index(True) for each in singles}


def test_a_right_choice_that_always_stands_first_is_moved_about() -> None:
    assert places(FIRST) == {0}
    assert places(without_tells(FIRST, Random(1))) == {0, 1, 2}


def test_an_order_that_tells_nothing_stays() -> None:
    pack = (*FIRST, SINGLE, ORDER)

    assert without_tells(pack, Random(1)) == pack


def test_labels_to_match_are_mixed_and_still_belong_to_their_items() -> None:
    orders: set[tuple[str, ...]] = set()
    for seed in range(9):
        (mixed,) = without_tells((MATCH,), Random(seed))
        assert isinstance(mixed, Matching)
        orders.add(tuple(mixed.answers.values()))
        right = Matched(tuple(item.answer for item in mixed.items))
        assert judge(mixed, right).is_right

    assert len(orders) == 2
