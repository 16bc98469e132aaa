"""Quizzes alone: chosen for one person, resumed at any question, mistakes reviewed later."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.teaching import load_teaching
from bot.quiz.answers import Said
from bot.quiz.choosing import adaptive, choose
from bot.services.learning import Learning
from bot.services.quiz.refusals import AnsweredBefore, NothingToAsk, QuizGone
from bot.services.quiz.solo import SoloQuizzes, Wish
from tests.quiz.played import ALICE, BOB, moment

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.services.quiz.solo import Solo
    from bot.storage.database import Database

DATA = shipped("data")
TEACHING = load_teaching(DATA)
MYTHS = TEACHING.packs["myths"].questions
WISH = Wish("myths", 3, 1)


@pytest.fixture
def learning(database: Database, repertoire: Repertoire) -> Learning:
    """Everything people learn with."""
    return Learning(database, TEACHING, repertoire, load_lexicon(DATA / "lexicon" / "en"))


@pytest.fixture
def solo(database: Database, learning: Learning) -> SoloQuizzes:
    """The service under test."""
    return SoloQuizzes(database, TEACHING, learning.marker, learning.reviews)


async def begun(solo: SoloQuizzes, seed: int = 1, count: int = 3) -> Solo:
    """A quiz of true-or-false questions."""
    return await solo.begin(ALICE, Wish("myths", count, 1), moment(0), Random(seed))


async def answer(solo: SoloQuizzes, quiz: Solo, number: int, *, right: bool) -> Solo:
    """Answer a question of it."""
    question = quiz.questions[number]
    value = getattr(question, "answer", True) is right
    after, marked = await solo.answer(ALICE, quiz.row.id, number, Said(value), moment(number))
    assert marked.judgement.is_right is right
    return after


async def test_a_quiz_left_in_the_middle_goes_on_there(solo: SoloQuizzes) -> None:
    quiz = await begun(solo)
    await answer(solo, quiz, 0, right=True)

    running = await solo.running(ALICE)

    assert running is not None
    assert (running.row.id, running.number) == (quiz.row.id, 1)
    assert await solo.running(BOB) is None


async def test_at_the_end_it_tells_what_was_missed_and_is_over(solo: SoloQuizzes) -> None:
    quiz = await begun(solo)

    for number in range(3):
        quiz = await answer(solo, quiz, number, right=number > 0)

    assert (quiz.number, quiz.right, quiz.missed) == (None, 2, (quiz.questions[0],))
    assert await solo.running(ALICE) is None


async def test_what_was_missed_comes_up_in_the_review(
    solo: SoloQuizzes, learning: Learning
) -> None:
    quiz = await begun(solo)
    await answer(solo, quiz, 0, right=False)

    asking = await learning.reviews.ask(ALICE, moment(0) + timedelta(days=2))

    assert asking.card is not None
    assert asking.card.about == quiz.questions[0]


async def test_a_question_is_answered_once(solo: SoloQuizzes) -> None:
    quiz = await begun(solo)
    await answer(solo, quiz, 0, right=True)

    with pytest.raises(AnsweredBefore):
        await answer(solo, quiz, 0, right=False)


async def test_what_was_missed_is_asked_first_the_next_time(solo: SoloQuizzes) -> None:
    first = await begun(solo)
    await answer(solo, first, 0, right=False)
    await answer(solo, first, 1, right=True)

    again = await begun(solo, seed=2, count=1)

    assert again.questions == (first.questions[0],)


async def test_a_quiz_is_its_owners_alone(solo: SoloQuizzes) -> None:
    quiz = await begun(solo)

    with pytest.raises(QuizGone):
        await solo.find(BOB, quiz.row.id)
    with pytest.raises(QuizGone):
        await solo.answer(ALICE, quiz.row.id, 9, Said(True), moment(0))


async def test_an_unknown_topic_is_refused(solo: SoloQuizzes) -> None:
    with pytest.raises(NothingToAsk):
        await solo.begin(ALICE, Wish("astrology", 3, None), moment(0), Random(1))


def test_questions_are_asked_from_the_easy_to_the_hard_and_none_twice() -> None:
    chosen = choose(MYTHS, 12, Random(1))

    assert len(set(chosen)) == 12
    assert [question.level for question in chosen] == sorted(each.level for each in chosen)


def test_missed_ones_come_before_new_ones_before_known_ones() -> None:
    missed, known = {MYTHS[5].id}, {question.id for question in MYTHS[6:]}

    chosen = adaptive(MYTHS, missed, known, 6, Random(1))

    assert {question.id for question in chosen} == {question.id for question in MYTHS[:6]}
