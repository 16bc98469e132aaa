"""How quickly a class of two hundred is answered in the course, half of it behind everybody."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.engine import Figure
from benchmarks.school import School, percentile
from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.lessons.cards import learned_in
from bot.storage.database import Database
from bot.storage.lessons import finish_lesson, keep_lesson_answer, keep_step
from bot.storage.members import meet
from bot.storage.reviews import NewCard, add_cards
from playground.components import walk
from playground.interactions import Interaction, InteractionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.lessons.course import Lesson
    from playground.model import User

LEARNERS, LESSONS_BEHIND = 200, 6
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Every figure of the course under load."""
    yield from asyncio.run(_course())


async def _course() -> list[Figure]:
    async with _Class(LEARNERS) as school:
        acknowledged, mapped = await school.use("learn")
        _, opened = await school.press(":open")
        _, turned = await school.press(":g.c1")
    return [
        Figure(
            "200 maps of the course, acknowledged, 95th percentile",
            percentile(acknowledged),
            1,
            "s",
        ),
        Figure("200 maps of the course, shown, median", median(mapped), 1, "s"),
        Figure("200 maps of the course, shown, 95th percentile", percentile(mapped), 1, "s"),
        Figure("200 lessons, opened, 95th percentile", percentile(opened), 1, "s"),
        Figure("200 cards, turned, 95th percentile", percentile(turned), 1, "s"),
    ]


class _Class(School):
    """Learners who have finished six lessons, and have as many words to remember as they teach."""

    def __init__(self, learners: int) -> None:
        super().__init__(learners)
        self._asked: dict[int, Interaction] = {}

    async def prepare(self) -> None:
        lessons = load_teaching(shipped("data")).course.lessons[:LESSONS_BEHIND]
        database = Database(f"sqlite+aiosqlite:///{self.database}")
        await database.migrate()
        async with database.begin() as tx:
            for user in self.users:
                await meet(tx, user.id, LONG_AGO)
                for lesson in lessons:
                    await _finish(tx, user.id, lesson)
        await database.close()

    async def use(self, command: str) -> tuple[list[float], list[float]]:
        """Let everybody use a command; waits for Discord, and until it is answered."""
        told = next(one for one in self.world.commands.values() if one["name"] == command)
        data = {key: told[key] for key in ("id", "name", "type")}
        room = self.world.channel_named("negotiation-room")

        def ask(user: User) -> Interaction:
            snowflake = self.playground.platform.snowflakes.next()
            asked = Interaction(snowflake, InteractionType.COMMAND, user, room, data)
            self._asked[user.id] = asked
            return asked

        return await self.everybody(ask, self._is_answered)

    async def press(self, ending: str) -> tuple[list[float], list[float]]:
        """Let everybody press a button of what they were shown last; the same waits."""
        before: dict[int, list[dict[str, object]]] = {}

        def press(user: User) -> Interaction:
            asked = self._asked[user.id]
            shown = asked.original
            assert shown is not None
            before[user.id] = shown.components
            item = next(
                one
                for _, one in walk(shown.components)
                if one.get("custom_id", "").endswith(ending)
            )
            data = {"custom_id": item["custom_id"], "component_type": 2, "id": item["id"]}
            snowflake = self.playground.platform.snowflakes.next()
            return Interaction(
                snowflake, InteractionType.COMPONENT, user, asked.channel, data, source=shown
            )

        def is_changed(user: User) -> bool:
            shown = self._asked[user.id].original
            return shown is not None and shown.components != before[user.id]

        return await self.everybody(press, is_changed)

    def _is_answered(self, user: User) -> bool:
        shown = self._asked[user.id].original
        return shown is not None and bool(shown.components)


async def _finish(tx: AsyncConnection, user_id: int, lesson: Lesson) -> None:
    await keep_step(tx, user_id, lesson.id, "e", LONG_AGO)
    for question in lesson.checkpoint:
        await keep_lesson_answer(tx, user_id, question.id, lesson.id, is_right=True, at=LONG_AGO)
    await finish_lesson(tx, user_id, lesson.id, LONG_AGO)
    cards = [NewCard(str(it.key), it.lesson, it.concept) for it in learned_in(lesson, ())]
    await add_cards(tx, user_id, cards, LONG_AGO)
