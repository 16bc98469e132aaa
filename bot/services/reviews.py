"""Reviewing what was learned: what is due, one card after the other, and how it was rated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.lessons.cards import REVIEWABLE, CardKey, key_in, questions_of
from bot.lessons.review import GRADES, inferred, new_memory, reviewed
from bot.quiz.questions import Question
from bot.services.learning_refusals import AlreadyRated, NothingToReview, QuestionGone
from bot.storage.members import meet
from bot.storage.reviews import (
    NewCard,
    add_cards,
    card_of,
    count_due,
    due_cards,
    keep_review,
    next_due,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.glossary import Term
    from bot.content.teaching import Teaching
    from bot.lessons.review import Grade, Memory
    from bot.services.marking import Given, Marked, Marker
    from bot.storage.database import Database
    from bot.storage.reviews import Kept

LOOK_AHEAD = 20
LONGEST_THOUGHT = timedelta(minutes=10)
"""Whoever takes longer was away from the screen: the time then says nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card with what it asks: a term to explain, or a question."""

    kept: Kept
    about: Term | Question


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be asked now, None if nothing is due; `waiting` counts all that is due.

    `next_at` is when the next card comes back once nothing is due.
    """

    card: Card | None
    waiting: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Rated:
    """A card after an answer; `others` is when it would come back at every other grade."""

    card: Card
    grade: Grade
    memory: Memory
    others: Mapping[Grade, datetime]
    marked: Marked | None = None


class Reviews:
    """The reviews of all learners."""

    def __init__(self, database: Database, teaching: Teaching, marker: Marker) -> None:
        self._database = database
        self._glossary = teaching.glossary
        packs = (question for pack in teaching.packs.values() for question in pack.questions)
        self._questions = {
            **questions_of(teaching.course),
            **{question.id: question for question in packs},
        }
        self._marker = marker

    async def ask(self, user_id: int, at: datetime) -> Asking:
        """What is due first; raises NothingToReview for somebody without any card."""
        async with self._database.read() as tx:
            due = await due_cards(tx, user_id, at, LOOK_AHEAD)
            waiting = await count_due(tx, user_id, at)
            upcoming = await next_due(tx, user_id)
        if upcoming is None:
            raise NothingToReview
        card = next(filter(None, map(self._card, due)), None)
        return Asking(card, waiting, upcoming)

    async def keep_missed(self, user_id: int, missed: Iterable[Question], at: datetime) -> int:
        """Ask about questions missed elsewhere, such as in a quiz; how many that adds.

        Kinds that take longer than a review should, and questions that belong to no lesson, are
        left out.
        """
        cards = [
            NewCard(str(CardKey("ask", question.id)), question.lesson, question.concept)
            for question in missed
            if question.kind in REVIEWABLE and question.lesson and question.id in self._questions
        ]
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            return await add_cards(tx, user_id, cards, new_memory(at).due)

    async def card(self, user_id: int, key: str) -> Card:
        """One card of this learner; raises QuestionGone if there is no such thing any more."""
        async with self._database.read() as tx:
            return await self._find(tx, user_id, key)

    async def answer(
        self, user_id: int, key: str, reviews: int, asked_at: datetime, given: Given, at: datetime
    ) -> Rated:
        """Judge an answer, infer how well it was known, and keep it.

        `reviews` is how often the card had been answered when it was asked. Raises QuestionGone,
        or AlreadyRated if another press came first.
        """
        card = await self.card(user_id, key)
        if not isinstance(card.about, Question):
            raise QuestionGone
        marked = self._marker.mark(card.about, given)
        taken = at - asked_at
        if taken > LONGEST_THOUGHT:
            taken = LONGEST_THOUGHT / 20  # neither quick nor slow
        grade = inferred(marked.judgement.is_right, taken)
        return await self._rate(user_id, card, reviews, grade, at, marked)

    async def rate(self, user_id: int, key: str, reviews: int, grade: Grade, at: datetime) -> Rated:
        """Keep how well something was known, by the learner's own judgement.

        Raises as `answer` does.
        """
        card = await self.card(user_id, key)
        return await self._rate(user_id, card, reviews, grade, at, None)

    async def rate_otherwise(
        self, user_id: int, key: str, reviews: int, grade: Grade, at: datetime
    ) -> Rated:
        """Rate the last answer differently; `reviews` counts it. Raises as `answer` does."""
        async with self._database.begin() as tx:
            card = await self._find(tx, user_id, key)
            before = card.kept.before
            if before is None or card.kept.memory.reviews != reviews:
                raise AlreadyRated
            moment = card.kept.memory.last_review or at
            memory = reviewed(before, grade, moment)
            if not await keep_review(tx, user_id, key, reviews, memory, before):
                raise AlreadyRated
        return Rated(card, grade, memory, _others(before, grade, moment))

    async def _rate(
        self,
        user_id: int,
        card: Card,
        reviews: int,
        grade: Grade,
        at: datetime,
        marked: Marked | None,
    ) -> Rated:
        before = card.kept.memory
        if before.reviews != reviews:
            raise AlreadyRated
        memory = reviewed(before, grade, at)
        async with self._database.begin() as tx:
            if not await keep_review(tx, user_id, card.kept.card, reviews, memory, before):
                raise AlreadyRated
        return Rated(card, grade, memory, _others(before, grade, at), marked)

    async def _find(self, tx: AsyncConnection, user_id: int, key: str) -> Card:
        kept = await card_of(tx, user_id, key)
        card = self._card(kept) if kept else None
        if card is None:
            raise QuestionGone
        return card

    def _card(self, kept: Kept) -> Card | None:
        key = key_in(kept.card)
        if key is None:
            return None
        about = self._glossary.get(key.id) if key.sort == "term" else self._questions.get(key.id)
        return Card(kept, about) if about else None


def _others(before: Memory, grade: Grade, at: datetime) -> dict[Grade, datetime]:
    return {other: reviewed(before, other, at).due for other in GRADES if other != grade}
