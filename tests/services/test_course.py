"""Walking the course: the place is kept at every press, on every device."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.lessons.steps import Step, steps_of
from bot.quiz.answers import Chosen, Estimated, Said
from bot.quiz.questions import Estimate, MultipleChoice, SingleChoice, TrueFalse
from bot.services.learning_refusals import LessonLocked, NoSuchLesson, QuestionGone

if TYPE_CHECKING:
    from bot.quiz.questions import Question
    from bot.services.learning import Learning
    from bot.services.marking import Given

ALICE = 2**62
AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def right(question: Question) -> Given:
    """The right answer to a question of a checkpoint."""
    match question:
        case SingleChoice() | MultipleChoice():
            chosen = [n for n, choice in enumerate(question.choices) if choice.right]
            return Chosen(frozenset(chosen))
        case TrueFalse():
            return Said(question.answer)
        case Estimate():
            return Estimated(question.answer)
        case _:
            raise AssertionError(question.kind)


def wrong(question: Question) -> Given:
    """A wrong answer to a question of the first lesson."""
    match question:
        case SingleChoice() | MultipleChoice():
            return Chosen(
                frozenset({next(n for n, c in enumerate(question.choices) if not c.right)})
            )
        case TrueFalse():
            return Said(not question.answer)
        case _:
            raise AssertionError(question.kind)


async def finish(learning: Learning, lesson_id: str, *, missing: int | None = None) -> int:
    """Walk a lesson to its end, with one answer wrong if asked; how many cards that added."""
    lesson = learning.teaching.course.lesson(lesson_id)
    for number, question in enumerate(lesson.checkpoint):
        given = wrong(question) if number == missing else right(question)
        await learning.lessons.answer(ALICE, lesson_id, f"q{number}", given, AT)
    return (await learning.lessons.go(ALICE, lesson_id, "e", AT)).kept


async def test_a_new_learner_begins_with_the_first_lesson(learning: Learning) -> None:
    course_map = await learning.lessons.course_map(ALICE, AT)

    assert course_map.onward is not None
    assert course_map.onward.lesson.id == "stakes"
    assert [entry.standing for entry in course_map.entries][:3] == ["open", "locked", "locked"]


@pytest.mark.parametrize("code", ["c0", "c3", "t", "q2", "e"])
async def test_a_lesson_goes_on_where_it_was_left(learning: Learning, code: str) -> None:
    await learning.lessons.go(ALICE, "stakes", code, AT)

    place = await learning.lessons.open(ALICE, None, AT)

    assert place is not None
    assert (place.lesson.id, place.step.code) == ("stakes", code)


async def test_the_lesson_seen_last_is_the_one_to_continue(learning: Learning) -> None:
    await learning.lessons.choose_order(ALICE, free=True, at=AT)
    await learning.lessons.go(ALICE, "stakes", "c1", AT)
    await learning.lessons.go(ALICE, "face", "c2", AT + timedelta(minutes=1))

    course_map = await learning.lessons.course_map(ALICE, AT)

    assert course_map.onward is not None
    assert course_map.onward.lesson.id == "face"


async def test_in_guided_order_a_lesson_waits_for_those_it_builds_on(learning: Learning) -> None:
    with pytest.raises(LessonLocked) as caught:
        await learning.lessons.open(ALICE, "interests", AT)

    assert caught.value.first == "stakes"
    assert "Talking directly" in caught.value.values["titles"]


async def test_in_free_order_every_lesson_is_open(learning: Learning) -> None:
    course_map = await learning.lessons.choose_order(ALICE, free=True, at=AT)

    place = await learning.lessons.open(ALICE, "closing", AT)

    assert {entry.standing for entry in course_map.entries} == {"open"}
    assert place is not None


async def test_an_unknown_lesson_is_refused(learning: Learning) -> None:
    with pytest.raises(NoSuchLesson):
        await learning.lessons.open(ALICE, "astrology", AT)


async def test_a_lesson_is_done_when_its_checkpoint_is_answered(learning: Learning) -> None:
    early = await learning.lessons.go(ALICE, "stakes", "e", AT)
    assert early.unanswered == (0, 1, 2, 3, 4)
    assert not early.is_finished

    kept = await finish(learning, "stakes")

    course_map = await learning.lessons.course_map(ALICE, AT)
    assert kept == len(learning.teaching.course.lesson("stakes").concepts)
    assert [entry.standing for entry in course_map.entries][:2] == ["done", "open"]


async def test_what_was_missed_is_kept_for_review(learning: Learning) -> None:
    kept = await finish(learning, "stakes", missing=2)

    concepts = learning.teaching.course.lesson("stakes").concepts
    assert kept == len(concepts) + 1
    assert await finish(learning, "stakes") == 0
    asking = await learning.reviews.ask(ALICE, AT + timedelta(days=1))
    assert asking.waiting == kept


async def test_a_second_try_that_is_right_does_not_hide_the_first(learning: Learning) -> None:
    lesson = learning.teaching.course.lesson("stakes")
    question = lesson.checkpoint[0]

    await learning.lessons.answer(ALICE, "stakes", "q0", wrong(question), AT)
    place, marked = await learning.lessons.answer(ALICE, "stakes", "q0", right(question), AT)

    assert marked.judgement.is_right
    assert not place.answers[question.id].first_right


async def test_a_finished_lesson_is_read_again_from_its_beginning(learning: Learning) -> None:
    await finish(learning, "stakes")

    place = await learning.lessons.open(ALICE, "stakes", AT)

    assert place is not None
    assert place.step == Step("card", 0)
    assert place.is_finished


async def test_hints_come_one_by_one_and_stay(learning: Learning) -> None:
    lesson = learning.teaching.course.lesson("stakes")
    shown = [
        (await learning.lessons.hint(ALICE, "stakes", number, AT)).hints for number in (1, 2, 9, 1)
    ]

    assert shown == [1, 2, len(lesson.try_it.hints) + 1, len(lesson.try_it.hints) + 1]


async def test_a_card_takes_no_answer(learning: Learning) -> None:
    with pytest.raises(QuestionGone):
        await learning.lessons.answer(ALICE, "stakes", "c0", Said(True), AT)


async def test_after_the_last_lesson_there_is_nothing_to_continue(learning: Learning) -> None:
    for lesson in learning.teaching.course.lessons:
        opened = await learning.lessons.open(ALICE, None, AT)
        assert opened is not None
        assert opened.lesson is lesson
        await finish(learning, lesson.id)

    course_map = await learning.lessons.course_map(ALICE, AT)

    assert course_map.done == len(course_map.entries)
    assert await learning.lessons.open(ALICE, None, AT) is None


async def test_reading_about_every_question_is_not_answering_it(learning: Learning) -> None:
    for step in steps_of(learning.teaching.course.lesson("stakes")):
        place = await learning.lessons.go(ALICE, "stakes", step.code, AT)
        assert not place.is_finished
