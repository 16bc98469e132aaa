"""How far learners have come, by lessons, reviews, quizzes and finished negotiations together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lessons.progress import REMEMBERED, Facts, standings, suggest
from bot.lessons.recalling import Remembered, recall_by_concept
from bot.lessons.review import recall
from bot.storage.boards import board_of, join_board, leave_board
from bot.storage.class_deeds import latest_seats
from bot.storage.games import count_games
from bot.storage.lessons import finished_lessons, visits_of
from bot.storage.members import meet
from bot.storage.reviews import cards_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.teaching import Teaching
    from bot.lessons.progress import LessonStanding, Suggestion
    from bot.services.deeds import DeedBook
    from bot.services.judgement import JudgementTests, Result
    from bot.services.quiz.recollection import Recollections
    from bot.storage.database import Database
    from bot.storage.reviews import Kept

LATEST_GAMES = 20
"""How many finished negotiations are looked through for what was used."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the progress panel tells about one learner."""

    lessons: tuple[LessonStanding, ...]
    games: int
    due: int
    test: Result
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Rank:
    """A line of the leaderboard: things remembered now, lessons done and games finished."""

    user_id: int
    remembered: int
    lessons: int
    games: int


class ProgressBook:
    """The progress of all learners."""

    def __init__(
        self,
        database: Database,
        teaching: Teaching,
        tests: JudgementTests,
        deeds: DeedBook,
        recollections: Recollections,
    ) -> None:
        self._database = database
        self._course = teaching.course
        self._tests = tests
        self._deeds = deeds
        self._recollections = recollections

    async def progress(self, user_id: int, at: datetime) -> Progress:
        """How far this learner has come."""
        test = await self._tests.result(user_id)
        async with self._database.read() as tx:
            facts = await self._facts(tx, user_id, at)
        return Progress(
            standings(self._course, facts),
            facts.games,
            facts.due,
            test,
            suggest(self._course, facts),
        )

    async def board(self, guild_id: int, at: datetime) -> list[Rank]:
        """Those who want to be seen in this server: who remembers most comes first."""
        async with self._database.read() as tx:
            people = await board_of(tx, guild_id)
            cards = await cards_of(tx, people)
            lessons = await finished_lessons(tx, people)
            games = await count_games(tx, people)
        ranks = [
            Rank(
                user_id,
                sum(recall(kept.memory, at) >= REMEMBERED for kept in cards[user_id]),
                lessons.get(user_id, 0),
                games[user_id],
            )
            for user_id in people
        ]
        return sorted(ranks, key=lambda each: (-each.remembered, -each.lessons, -each.games))

    async def join(self, guild_id: int, user_id: int, at: datetime) -> None:
        """Put the learner on the leaderboard of this server."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await join_board(tx, guild_id, user_id, at)

    async def leave(self, guild_id: int, user_id: int) -> None:
        """Take the learner off it."""
        async with self._database.begin() as tx:
            await leave_board(tx, guild_id, user_id)

    async def _facts(self, tx: AsyncConnection, user_id: int, at: datetime) -> Facts:
        visits = await visits_of(tx, user_id)
        kept = (await cards_of(tx, [user_id]))[user_id]
        answers = (await self._recollections.of(tx, [user_id]))[user_id]
        seats = await latest_seats(tx, user_id, LATEST_GAMES)
        return Facts(
            begun=[visit.lesson for visit in visits],
            done=[visit.lesson for visit in visits if visit.finished_at is not None],
            recall=recall_by_concept(about_concepts(kept), answers, at),
            used=(await self._deeds.used(tx, seats)).get(user_id, {}),
            games=(await count_games(tx, [user_id]))[user_id],
            due=sum(each.memory.due <= at and not each.memory.is_leech for each in kept),
            leeches={each.lesson for each in kept if each.memory.is_leech},
        )


def about_concepts(kept: Iterable[Kept]) -> list[Remembered]:
    """The cards that keep a concept alive."""
    return [
        Remembered(each.card, each.concept, each.memory)
        for each in kept
        if each.concept is not None
    ]
