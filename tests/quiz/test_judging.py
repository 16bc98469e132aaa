"""Judging an answer: what is right, how much of it, and what the learner reads."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.answers import (
    Answer,
    Changed,
    Chosen,
    Estimated,
    Heard,
    Matched,
    Ordered,
    Said,
    Typed,
)
from bot.quiz.judging import AnswerDoesNotFit, judge
from bot.quiz.questions import Question
from tests.quiz.samples import (
    ALL,
    MATCH,
    MULTIPLE,
    NUMBER,
    ORDER,
    PACKAGE,
    REPLY,
    SHORT,
    SINGLE,
    STATEMENT,
)

GOOD_REPLY = Heard(frozenset({"ask", "offer"}), {"pledge": "conditional"}, conditional=True)
RIGHT: list[tuple[Question, Answer]] = [
    (SINGLE, Chosen(frozenset({1}))),
    (MULTIPLE, Chosen(frozenset({0, 1}))),
    (STATEMENT, Said(True)),
    (NUMBER, Estimated(11)),
    (ORDER, Ordered((1, 0, 2))),
    (MATCH, Matched(("su", "us", "su"))),
    (SHORT, Typed("dobrynin")),
    (REPLY, GOOD_REPLY),
    (PACKAGE, Changed({"us": 10, "su": 5})),
]
WRONG: list[tuple[Question, Answer]] = [
    (SINGLE, Chosen(frozenset({0}))),
    (MULTIPLE, Chosen(frozenset({0, 1, 2}))),
    (STATEMENT, Said(False)),
    (NUMBER, Estimated(12.5)),
    (ORDER, Ordered((0, 1, 2))),
    (MATCH, Matched(("us", "us", "su"))),
    (REPLY, Heard(frozenset({"attack"}))),
    (PACKAGE, Changed({"us": 30, "su": 4})),
]


def kind(value: object) -> str:
    return value.kind if isinstance(value, Question) else ""


@pytest.mark.parametrize(("question", "answer"), RIGHT, ids=kind)
def test_a_right_answer_is_praised(question: Question, answer: Answer) -> None:
    judgement = judge(question, answer)

    assert judgement.is_right
    assert judgement.share == 1
    assert judgement.remarks
    assert all(remark.is_praise for remark in judgement.remarks)


@pytest.mark.parametrize(("question", "answer"), WRONG, ids=kind)
def test_a_wrong_answer_is_told_why(question: Question, answer: Answer) -> None:
    judgement = judge(question, answer)

    assert not judgement.is_right
    assert judgement.share < 1
    assert any(not remark.is_praise and remark.text for remark in judgement.remarks)


@pytest.mark.parametrize("question", ALL, ids=kind)
def test_an_answer_of_another_kind_is_refused(question: Question) -> None:
    strange: Answer = Said(True) if question is not STATEMENT else Estimated(1)

    with pytest.raises(AnswerDoesNotFit, match=question.id):
        judge(question, strange)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param(SINGLE, Chosen(frozenset()), id="nothing chosen"),
        pytest.param(SINGLE, Chosen(frozenset({0, 1})), id="two chosen of which one is right"),
        pytest.param(SINGLE, Chosen(frozenset({3})), id="a choice there is not"),
        pytest.param(MULTIPLE, Chosen(frozenset({9})), id="a further choice there is not"),
        pytest.param(ORDER, Ordered((0, 0, 1)), id="an item twice"),
        pytest.param(ORDER, Ordered((0, 1)), id="an item left out"),
        pytest.param(MATCH, Matched(("us", "us")), id="a label left out"),
        pytest.param(MATCH, Matched(("us", "us", "un")), id="a label there is not"),
    ],
)
def test_an_answer_that_cannot_be_given_is_refused(question: Question, answer: Answer) -> None:
    with pytest.raises(AnswerDoesNotFit):
        judge(question, answer)


def test_the_explanation_is_that_of_the_choice_taken() -> None:
    (remark,) = judge(SINGLE, Chosen(frozenset({2}))).remarks

    assert remark.text == "Not Cyprus."


def test_a_half_right_choice_of_several_tells_only_what_was_wrong() -> None:
    judgement = judge(MULTIPLE, Chosen(frozenset({0, 2})))

    assert judgement.share == 0.5
    assert [remark.text for remark in judgement.remarks] == [
        "Turkey had fifteen.",
        "France had refused them.",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(3, "There were more.", id="low"),
        pytest.param(30, "There were fewer.", id="high"),
    ],
)
def test_a_number_off_the_mark_is_told_on_which_side(value: float, text: str) -> None:
    assert judge(NUMBER, Estimated(value)).remarks[0].text == text


def test_a_reply_is_told_what_it_did_and_what_it_lacks() -> None:
    remarks = judge(REPLY, replace(GOOD_REPLY, conditional=False)).remarks

    assert [remark.is_praise for remark in remarks] == [True, True, True, False]
    assert remarks[-1].text == "Tie it."


def test_a_package_is_told_which_side_got_too_little() -> None:
    (remark,) = judge(PACKAGE, Changed({"us": 4, "su": 9})).remarks

    assert remark.text == "Too little for us."


@given(st.floats(-100, 100))
def test_a_number_is_right_exactly_within_its_tolerance(value: float) -> None:
    assert judge(NUMBER, Estimated(value)).is_right == (10 <= value <= 12)


@given(st.sets(st.integers(0, 3)))
def test_a_share_of_one_means_right_and_less_means_wrong(positions: set[int]) -> None:
    judgement = judge(MULTIPLE, Chosen(frozenset(positions)))

    assert 0 <= judgement.share <= 1
    assert judgement.is_right == (judgement.share == 1)


def test_of_all_orders_one_is_right_and_its_reverse_is_worth_nothing() -> None:
    judged = {order: judge(ORDER, Ordered(order)) for order in permutations(range(3))}

    assert [order for order, judgement in judged.items() if judgement.is_right] == [(1, 0, 2)]
    assert judged[(2, 0, 1)].share == 0


@given(st.integers(-20, 40), st.integers(-20, 40), st.integers(0, 20))
def test_more_points_for_a_side_never_make_a_package_worse(us: int, su: int, more: int) -> None:
    before = judge(PACKAGE, Changed({"us": us, "su": su}))
    after = judge(PACKAGE, Changed({"us": us + more, "su": su}))

    assert after.share >= before.share


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        pytest.param("dobrynin", True, id="small letters"),
        pytest.param(" Anatoly  DOBRYNIN! ", True, id="spaces and signs"),
        pytest.param("the Dobrýnin", True, id="an article and an accent"),
        pytest.param("Dobrinin", False, id="another spelling"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_typed_answer_is_judged_by_its_letters(typed: str, *, right: bool) -> None:
    assert judge(SHORT, Typed(typed)).is_right is right
