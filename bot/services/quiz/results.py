"""The results of live quizzes that are over, server by server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.quiz.refusals import NoQuizYet, QuizGone
from bot.services.quiz.rounds import Rounds
from bot.services.quiz.scoreboard import Scoreboards
from bot.storage.quiz_presses import count_players
from bot.storage.quiz_rounds import finished_rounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboard
    from bot.storage.database import Database

PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Some quizzes of a server, the latest first; `number` counts pages from 0."""

    number: int
    rounds: tuple[Round, ...]
    players: Mapping[int, int]
    has_more: bool


class QuizResults:
    """What came of the live quizzes of all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rounds = Rounds()
        self._boards = Scoreboards(database)

    async def page(self, guild_id: int, number: int) -> ResultsPage:
        """One page; raises NoQuizYet for a server without any quiz that is over."""
        async with self._database.read() as tx:
            found = await self._latest(tx, guild_id, PAGE_SIZE + 1, number * PAGE_SIZE)
            if not found and number:
                number, found = 0, await self._latest(tx, guild_id, PAGE_SIZE + 1)
            players = await count_players(tx, [each.id for each in found])
        if not found:
            raise NoQuizYet
        return ResultsPage(number, tuple(found[:PAGE_SIZE]), players, len(found) > PAGE_SIZE)

    async def recent(self, guild_id: int, limit: int) -> list[Round]:
        """The latest quizzes of a server that are over, at most so many."""
        async with self._database.read() as tx:
            return await self._latest(tx, guild_id, limit)

    async def board(self, guild_id: int, round_id: int) -> Scoreboard:
        """The table of a quiz of this server, also of one that is not over yet.

        What was not revealed is not in it. Raises QuizGone for a quiz of another server as well.
        """
        async with self._database.read() as tx:
            round_ = await self._rounds.load(tx, round_id)
        if round_.row.guild_id != guild_id:
            raise QuizGone
        return await self._boards.of(round_)

    async def boards(self, guild_id: int, limit: int) -> list[Scoreboard]:
        """The tables of the latest quizzes of a server that are over, at most so many."""
        return [await self._boards.of(each) for each in await self.recent(guild_id, limit)]

    async def _latest(
        self, tx: AsyncConnection, guild_id: int, limit: int, skip: int = 0
    ) -> list[Round]:
        rows = await finished_rounds(tx, guild_id, limit, skip)
        found = await self._rounds.load_all(tx, [row.id for row in rows])
        return [found[row.id] for row in rows]
