"""Deleting what has ended, and who was not seen, when the time for keeping it is over."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from discord.ext import tasks
from discord.utils import utcnow
from sqlalchemy.exc import DBAPIError

from bot.storage.classes import forget_class_members
from bot.storage.negotiations import forget_finished
from bot.storage.quiz_rounds import forget_rounds
from bot.storage.uploads import forget_uploads

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CoroutineType

    from bot.app import Backchannel

log = logging.getLogger(__name__)


def daily_purge(bot: Backchannel) -> tasks.Loop[Callable[[], CoroutineType[Any, Any, None]]]:
    """A loop that deletes what ended more than RETENTION_DAYS ago, at once and every day again."""

    async def purge() -> None:
        before = utcnow() - timedelta(days=bot.settings.retention_days)
        async with bot.database.begin() as tx:
            forgotten = await forget_finished(tx, before)
            quizzes = await forget_rounds(tx, before)
            await forget_class_members(tx, before)
            await forget_uploads(tx, utcnow())
        if forgotten:
            log.info("Deleted %s negotiations that ended before %s", forgotten, before.date())
        if quizzes:
            log.info("Deleted %s quizzes that ended before %s", quizzes, before.date())

    loop = tasks.loop(hours=24)(purge)
    loop.add_exception_type(DBAPIError)  # the database may be away for a moment: try again
    return loop
