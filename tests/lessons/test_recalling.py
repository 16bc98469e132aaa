"""Memory told from reviews and quizzes together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.lessons.progress import REMEMBERED
from bot.lessons.recalling import Answered, Remembered, recall_by_concept
from bot.lessons.review import new_memory, reviewed

AT = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def answered(*right: bool, question: str = "q1", days: float = 0) -> list[Answered]:
    """Answers to one question, a day after each other from `days` on."""
    return [
        Answered(question, "batna", each, AT + (days + n) * DAY) for n, each in enumerate(right)
    ]


def review(card: str, *right: bool, days: float = 0) -> Remembered:
    """A card reviewed a day after each other from `days` on."""
    memory = new_memory(AT)
    for number, each in enumerate(right):
        memory = reviewed(memory, "good" if each else "again", AT + (days + number) * DAY)
    return Remembered(card, "batna", memory)


def test_what_nobody_asked_is_not_known() -> None:
    assert recall_by_concept([review("term.batna")], [], AT) == {}


def test_a_right_answer_in_a_quiz_is_remembered_and_fades() -> None:
    answers = answered(True)

    assert recall_by_concept([], answers, AT)["batna"] >= REMEMBERED
    assert recall_by_concept([], answers, AT + 365 * DAY)["batna"] < REMEMBERED


def test_a_second_right_answer_a_day_later_lasts_longer() -> None:
    later = AT + 20 * DAY

    once = recall_by_concept([], answered(True), later)
    twice = recall_by_concept([], answered(True, True), later)

    assert twice["batna"] > once["batna"]


def test_what_was_wrong_the_last_time_is_not_remembered() -> None:
    assert recall_by_concept([], answered(True, False), AT + DAY) == {"batna": 0.0}


def test_the_weakest_thing_of_a_concept_counts() -> None:
    answers = [*answered(True), *answered(False, question="q2")]

    assert recall_by_concept([review("term.batna", True)], answers, AT) == {"batna": 0.0}


def test_of_review_and_quiz_the_later_one_counts() -> None:
    missed = answered(False)
    later = recall_by_concept([review("ask.q1", True, days=1)], missed, AT + DAY)
    earlier = recall_by_concept([review("ask.q1", True, days=-1)], missed, AT + DAY)

    assert later["batna"] >= REMEMBERED
    assert earlier["batna"] == 0.0


@given(st.permutations(answered(True, False, True, True)))
def test_the_order_in_which_answers_are_read_does_not_matter(shuffled: list[Answered]) -> None:
    ordered = sorted(shuffled, key=lambda each: each.at)

    assert recall_by_concept([], shuffled, AT + 9 * DAY) == recall_by_concept(
        [], ordered, AT + 9 * DAY
    )
