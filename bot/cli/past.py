"""Somebody in the demo who learned a month ago, so that a review can be tried at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.lessons.cards import learned_in
from bot.lessons.review import new_memory
from bot.lessons.steps import END
from bot.storage.lessons import finish_lesson, keep_lesson_answer, keep_step
from bot.storage.members import meet
from bot.storage.reviews import NewCard, add_cards

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.lessons.course import Course, Lesson
    from bot.storage.database import Database

WHO = "carol"
LESSONS = 3
AGO = timedelta(days=30)


async def give_a_past(database: Database, course: Course, url: str, at: datetime) -> None:
    """Let that person have finished three lessons a month before `at`, each with one mistake.

    `url` is where the playground is.
    """
    user_id = await _id_of(url, WHO)
    await database.migrate()
    async with database.begin() as tx:
        await meet(tx, user_id, at - AGO)
        for lesson in course.lessons[:LESSONS]:
            await _finish(tx, user_id, lesson, at - AGO)


async def _id_of(url: str, username: str) -> int:
    async with aiohttp.ClientSession() as web, web.get(f"{url}people") as answer:
        told: dict[str, Any] = await answer.json()
    users = (member["user"] for member in told["members"])
    return next(int(user["id"]) for user in users if user["username"] == username)


async def _finish(tx: AsyncConnection, user_id: int, lesson: Lesson, at: datetime) -> None:
    await keep_step(tx, user_id, lesson.id, END.code, at)
    missed = lesson.checkpoint[0].id
    for question in lesson.checkpoint:
        is_right = question.id != missed
        await keep_lesson_answer(tx, user_id, question.id, lesson.id, is_right=is_right, at=at)
    await finish_lesson(tx, user_id, lesson.id, at)
    cards = [NewCard(str(it.key), it.lesson, it.concept) for it in learned_in(lesson, [missed])]
    await add_cards(tx, user_id, cards, new_memory(at).due)
