"""The negotiations a learner has had, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.refusals import NothingPlayed
from bot.services.tables import load_known_tables
from bot.storage.negotiations import finished_of, running_of

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table
    from bot.storage.database import Database

PAGE_SIZE = 5


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Some finished negotiations, the latest first; on page 0 also what is still running."""

    number: int
    running: tuple[Table, ...]
    finished: tuple[Table, ...]
    has_more: bool


class Shelf:
    """The past negotiations of all learners."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def page(self, user_id: int, number: int) -> ShelfPage:
        """Page `number`, from 0; raises NothingPlayed if the learner has none at all."""
        async with self._database.read() as tx:
            running = await running_of(tx, user_id) if number == 0 else []
            found = await finished_of(tx, user_id, PAGE_SIZE + 1, skip=number * PAGE_SIZE)
            if not running and not found and number == 0:
                raise NothingPlayed
            return ShelfPage(
                number,
                tuple(await load_known_tables(tx, self._repertoire, running)),
                tuple(await load_known_tables(tx, self._repertoire, found[:PAGE_SIZE])),
                has_more=len(found) > PAGE_SIZE,
            )
