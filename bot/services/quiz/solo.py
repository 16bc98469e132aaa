"""A quiz alone: chosen for one learner, resumed at any question; its mistakes come back later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.choosing import adaptive
from bot.quiz.codec import dump_answer
from bot.quiz.packs import select
from bot.services.marking import Repacked, Written
from bot.services.quiz.refusals import AnsweredBefore, NothingToAsk, QuizGone
from bot.storage.members import meet
from bot.storage.solo_quizzes import (
    SoloAnswer,
    find_solo,
    finish_solo,
    keep_solo_answer,
    last_verdicts,
    open_solo,
    running_solo,
    solo_answers,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from random import Random

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.teaching import Teaching
    from bot.quiz.questions import Level, Question
    from bot.services.marking import Given, Marked, Marker
    from bot.services.reviews import Reviews
    from bot.storage.database import Database
    from bot.storage.solo_quizzes import SoloRow


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be asked: `topic` is the id of a pack; None takes any."""

    topic: str | None
    count: int
    level: Level | None


@dataclass(frozen=True, slots=True)
class Solo:
    """A quiz alone as it stands; questions that were taken away since are left out."""

    row: SoloRow
    questions: tuple[Question, ...]
    answers: Mapping[str, SoloAnswer]

    @property
    def number(self) -> int | None:
        """The first question, from 0, that has no answer; None at the end."""
        open_ = (n for n, each in enumerate(self.questions) if each.id not in self.answers)
        return next(open_, None)

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(answer.is_right for answer in self.answers.values())

    @property
    def missed(self) -> tuple[Question, ...]:
        """The questions whose answer was not right."""
        return tuple(
            question
            for question in self.questions
            if question.id in self.answers and not self.answers[question.id].is_right
        )


class SoloQuizzes:
    """The quizzes that people take alone."""

    def __init__(
        self, database: Database, teaching: Teaching, marker: Marker, reviews: Reviews
    ) -> None:
        self._database = database
        self._reviews = reviews
        self._teaching = teaching
        self._marker = marker
        self._by_id = {
            question.id: question for pack in teaching.packs.values() for question in pack.questions
        }

    async def begin(self, user_id: int, wish: Wish, at: datetime, rng: Random) -> Solo:
        """Begin a quiz, in place of one that was left; raises NothingToAsk."""
        packs = self._teaching.packs
        if wish.topic is not None and wish.topic not in packs:
            raise NothingToAsk
        chosen_packs = packs.values() if wish.topic is None else [packs[wish.topic]]
        questions = select(chosen_packs, level=wish.level)
        async with self._database.begin() as tx:
            verdicts = await last_verdicts(tx, user_id)
            missed = {each for each, (is_right, _) in verdicts.items() if not is_right}
            chosen = adaptive(questions, missed, verdicts.keys() - missed, wish.count, rng)
            if not chosen:
                raise NothingToAsk
            await meet(tx, user_id, at)
            ids = [question.id for question in chosen]
            solo_id = await open_solo(tx, user_id, wish.topic, ids, at)
            return await self._load(tx, user_id, solo_id)

    async def running(self, user_id: int) -> Solo | None:
        """The quiz somebody has not finished, None if there is none."""
        async with self._database.read() as tx:
            row = await running_solo(tx, user_id)
            return None if row is None else await self._load(tx, user_id, row.id)

    async def find(self, user_id: int, solo_id: int) -> Solo:
        """A quiz of this person; raises QuizGone."""
        async with self._database.read() as tx:
            return await self._load(tx, user_id, solo_id)

    async def answer(
        self, user_id: int, solo_id: int, number: int, given: Given, at: datetime
    ) -> tuple[Solo, Marked]:
        """Judge an answer and keep it; what was missed comes up in the review.

        Raises QuizGone, or AnsweredBefore if another press came first.
        """
        solo = await self.find(user_id, solo_id)
        if not 0 <= number < len(solo.questions):
            raise QuizGone
        question = solo.questions[number]
        marked = self._marker.mark(question, given)
        judgement = marked.judgement
        # What somebody writes in own words is nobody else's business.
        chosen = None if isinstance(given, Written | Repacked) else dump_answer(given)
        answer = SoloAnswer(
            solo_id, number, user_id, question.id, judgement.is_right, judgement.share, at, chosen
        )
        async with self._database.begin() as tx:
            if not await keep_solo_answer(tx, answer):
                raise AnsweredBefore
            solo = await self._load(tx, user_id, solo_id)
            if solo.number is None:
                await finish_solo(tx, solo_id, at)
        if not judgement.is_right:
            await self._reviews.keep_missed(user_id, [question], at)
        return solo, marked

    async def _load(self, tx: AsyncConnection, user_id: int, solo_id: int) -> Solo:
        row = await find_solo(tx, solo_id)
        if row is None or row.user_id != user_id:
            raise QuizGone
        answers = {each.question: each for each in await solo_answers(tx, solo_id)}
        questions = tuple(self._by_id[each] for each in row.questions if each in self._by_id)
        return Solo(row, questions, answers)
