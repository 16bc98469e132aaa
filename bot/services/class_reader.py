"""Reading a class whole: what each of its members has done, knows and has scored.

What has a place (a negotiation, a live quiz) counts in the server where it was held. What has
none (lessons, reviews, quizzes alone, the judgement test) goes with the person.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lessons.class_view import Deeds, Known, Pupil
from bot.lessons.progress import REMEMBERED
from bot.lessons.recalling import recall_by_concept
from bot.services.progress import about_concepts
from bot.storage.class_deeds import lessons_done, quizzes_in, seats_in, solo_quizzes_of
from bot.storage.classes import class_of
from bot.storage.judgements import judgements_of
from bot.storage.reviews import cards_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.lessons.recalling import Answered
    from bot.services.judgement import Result
    from bot.services.learning import Learning
    from bot.storage.classes import ClassMember
    from bot.storage.reviews import Kept

PEOPLE_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is read of a class in one go, by person."""

    done: Mapping[int, set[str]]
    quizzes: Mapping[int, int]
    solo: Mapping[int, int]
    games: Mapping[int, int]
    used: Mapping[int, Counter[str]]
    cards: Mapping[int, Sequence[Kept]]
    answers: Mapping[int, Sequence[Answered]]
    tests: Mapping[int, Result]


class ClassReader:
    """Reads the classes of all servers."""

    def __init__(self, learning: Learning) -> None:
        self._learning = learning
        self._lessons = learning.teaching.course.lessons
        self.concepts = tuple(each for lesson in self._lessons for each in lesson.concepts)

    async def pupils(self, tx: AsyncConnection, guild_id: int, at: datetime) -> list[Pupil]:
        """Everybody of this class, shown or not."""
        members = await class_of(tx, guild_id)
        facts = await self._facts(tx, guild_id, [each.user_id for each in members])
        # A class of three hundred keeps tens of thousands of cards: that takes a moment.
        return await asyncio.to_thread(
            lambda: [self._pupil(member, facts, at) for member in members]
        )

    async def _facts(self, tx: AsyncConnection, guild_id: int, people: list[int]) -> _Facts:
        seats = await seats_in(tx, guild_id)
        judgement = self._learning.judgement
        return _Facts(
            await lessons_done(tx, people),
            await quizzes_in(tx, guild_id),
            await solo_quizzes_of(tx, people),
            Counter(seat.user_id for seat in seats),
            await self._learning.deeds.used(tx, seats),
            await self._cards(tx, people),
            await self._learning.recollections.of(tx, people),
            judgement.scored(await judgements_of(tx, people)),
        )

    async def _cards(self, tx: AsyncConnection, people: list[int]) -> dict[int, list[Kept]]:
        """What they keep, read a little at a time: each has up to a hundred cards."""
        found: dict[int, list[Kept]] = {}
        for first in range(0, len(people), PEOPLE_AT_ONCE):
            found |= await cards_of(tx, people[first : first + PEOPLE_AT_ONCE])
        return found

    def _pupil(self, member: ClassMember, facts: _Facts, at: datetime) -> Pupil:
        user_id = member.user_id
        done, cards, test = facts.done[user_id], facts.cards[user_id], facts.tests[user_id]
        chances = recall_by_concept(about_concepts(cards), facts.answers[user_id], at)
        deeds = Deeds(
            len(done),
            facts.quizzes.get(user_id, 0),
            facts.solo.get(user_id, 0),
            facts.games.get(user_id, 0),
            sum(card.memory.reviews for card in cards),
        )
        taught = (each for lesson in self._lessons if lesson.id in done for each in lesson.concepts)
        known = Known(
            frozenset(taught),
            frozenset(each for each in self.concepts if chances.get(each, 0.0) >= REMEMBERED),
            frozenset(self.concepts) & facts.used.get(user_id, Counter()).keys(),
        )
        both = None
        if test.before is not None and test.after is not None:
            both = test.before, test.after
        return Pupil(user_id, member.name, deeds, known, both, member.is_absent)
