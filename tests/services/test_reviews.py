"""Reviewing: what is due comes once, is rated once, and a month costs nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.content.glossary import Term
from bot.lessons.review import LEECH_LAPSES
from bot.quiz.questions import Question
from bot.services.learning_refusals import AlreadyRated, NothingToReview, QuestionGone
from tests.services.test_course import ALICE, AT, finish, right, wrong

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.learning import Learning
    from bot.services.reviews import Card

DAY = timedelta(days=1)
TOMORROW = AT + DAY
SECONDS = timedelta(seconds=20)


async def first(learning: Learning, at: datetime, kind: type) -> Card:
    """The first due card of a kind; the others are rated on the way."""
    while True:
        card = (await learning.reviews.ask(ALICE, at)).card
        assert card is not None
        if isinstance(card.about, kind):
            return card
        await learning.reviews.rate(ALICE, card.kept.card, card.kept.memory.reviews, "good", at)


async def test_without_a_finished_lesson_there_is_nothing(learning: Learning) -> None:
    with pytest.raises(NothingToReview):
        await learning.reviews.ask(ALICE, AT)


async def test_nothing_is_due_on_the_same_day(learning: Learning) -> None:
    await finish(learning, "stakes")

    asking = await learning.reviews.ask(ALICE, AT)

    assert asking.card is None
    assert asking.next_at == TOMORROW


async def test_what_is_rated_goes_away_until_it_would_be_forgotten(learning: Learning) -> None:
    await finish(learning, "stakes")
    before = (await learning.reviews.ask(ALICE, TOMORROW)).waiting

    card = await first(learning, TOMORROW, Term)
    rated = await learning.reviews.rate(ALICE, card.kept.card, 0, "good", TOMORROW)

    assert (await learning.reviews.ask(ALICE, TOMORROW)).waiting == before - 1
    assert rated.memory.due > TOMORROW + DAY


async def test_after_a_month_all_of_it_is_asked_and_nothing_is_lost(learning: Learning) -> None:
    await finish(learning, "stakes", missing=0)
    month_later = AT + 30 * DAY

    asked: list[str] = []
    while (asking := await learning.reviews.ask(ALICE, month_later)).card is not None:
        asked.append(asking.card.kept.card)
        await learning.reviews.rate(ALICE, asked[-1], 0, "good", month_later)

    assert len(asked) == len(set(asked)) == 4


async def test_an_answer_is_graded_by_itself_and_may_be_counted_otherwise(
    learning: Learning,
) -> None:
    await finish(learning, "stakes", missing=0)
    card = await first(learning, TOMORROW, Question)
    assert isinstance(card.about, Question)

    rated = await learning.reviews.answer(
        ALICE, card.kept.card, 0, TOMORROW, right(card.about), TOMORROW + SECONDS
    )
    again = await learning.reviews.rate_otherwise(ALICE, card.kept.card, 1, "easy", TOMORROW + DAY)

    assert rated.grade == "good"
    assert again.memory.due == rated.others["easy"]
    assert again.memory.reviews == rated.memory.reviews == 1


async def test_a_wrong_answer_comes_back_soon(learning: Learning) -> None:
    await finish(learning, "stakes", missing=0)
    card = await first(learning, TOMORROW, Question)
    assert isinstance(card.about, Question)

    rated = await learning.reviews.answer(
        ALICE, card.kept.card, 0, TOMORROW, wrong(card.about), TOMORROW + SECONDS
    )

    assert rated.grade == "again"
    assert rated.memory.due == TOMORROW + SECONDS + DAY


async def test_an_answer_after_an_absence_is_neither_quick_nor_slow(learning: Learning) -> None:
    await finish(learning, "stakes", missing=0)
    card = await first(learning, TOMORROW, Question)
    assert isinstance(card.about, Question)

    rated = await learning.reviews.answer(
        ALICE, card.kept.card, 0, TOMORROW, right(card.about), TOMORROW + 3 * DAY
    )

    assert rated.grade == "good"


async def test_of_two_devices_one_counts(learning: Learning) -> None:
    await finish(learning, "stakes")
    card = await first(learning, TOMORROW, Term)

    results = await asyncio.gather(
        *(
            learning.reviews.rate(ALICE, card.kept.card, 0, grade, TOMORROW)
            for grade in ("good", "easy")
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(result, AlreadyRated) for result in results) == 1


async def test_a_leech_waits_until_its_lesson_was_read_again(learning: Learning) -> None:
    await finish(learning, "stakes")
    card = await first(learning, TOMORROW, Term)
    key, at = card.kept.card, TOMORROW
    rated = await learning.reviews.rate(ALICE, key, 0, "good", at)
    for number in range(1, LEECH_LAPSES + 1):
        at = rated.memory.due
        rated = await learning.reviews.rate(ALICE, key, number, "again", at)

    assert rated.memory.is_leech
    assert not await is_asked(learning, key, at + 9 * DAY)
    suggestion = (await learning.progress.progress(ALICE, at)).suggestion
    assert (suggestion.step, suggestion.lesson) == (
        "leech",
        learning.teaching.course.lesson("stakes"),
    )
    await learning.lessons.go(ALICE, "stakes", "e", at)
    assert await is_asked(learning, key, at + 9 * DAY)


async def is_asked(learning: Learning, key: str, at: datetime) -> bool:
    """Whether a card comes up on this day."""
    while (asking := await learning.reviews.ask(ALICE, at)).card is not None:
        kept = asking.card.kept
        if kept.card == key:
            return True
        await learning.reviews.rate(ALICE, kept.card, kept.memory.reviews, "easy", at)
    return False


async def test_a_card_that_is_not_there_is_gone(learning: Learning) -> None:
    with pytest.raises(QuestionGone):
        await learning.reviews.card(ALICE, "term.batna")


async def test_what_was_missed_in_a_quiz_comes_back_too(learning: Learning) -> None:
    questions = [q for pack in learning.teaching.packs.values() for q in pack.questions]
    missed = [question for question in questions if question.lesson and question.kind == "single"][
        :2
    ]

    added = await learning.reviews.keep_missed(ALICE, missed, AT)

    asking = await learning.reviews.ask(ALICE, TOMORROW)
    assert added == asking.waiting == 2
    assert asking.card is not None
    assert asking.card.about in missed
    assert await learning.reviews.keep_missed(ALICE, missed, AT) == 0
