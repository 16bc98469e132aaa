"""The class of a server: how far its members have come, as far as they let it be seen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.lessons.class_view import class_view
from bot.quiz.codec import load_answer
from bot.quiz.judging import fits
from bot.services.class_reader import ClassReader
from bot.services.hard_questions import Alone, hard_questions
from bot.services.quiz.refusals import NoClassView
from bot.storage.classes import absent_from, classes, come_back, note_member, stay_away
from bot.storage.members import meet
from bot.storage.solo_quizzes import first_choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.lessons.class_view import ClassView
    from bot.services.hard_questions import HardQuestion
    from bot.services.house_rules import HouseRules
    from bot.services.learning import Learning
    from bot.services.quiz.results import QuizResults
    from bot.storage.database import Database
    from bot.storage.solo_quizzes import SoloAnswer

KEPT_FOR = timedelta(minutes=2)
"""How long a class is leafed through before it is looked at again."""

LATEST_QUIZZES = 20
"""How many of a server's live quizzes are looked through for what was hard."""


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """What may be seen of a class; `questions` are those of its quizzes, the hardest first."""

    view: ClassView
    questions: tuple[HardQuestion, ...]


class Classes:
    """The classes of all servers."""

    def __init__(
        self, database: Database, learning: Learning, rules: HouseRules, results: QuizResults
    ) -> None:
        self._database = database
        self._rules = rules
        self._results = results
        self._reader = ClassReader(learning)
        packs = learning.teaching.packs.values()
        self._questions = {each.id: each for pack in packs for each in pack.questions}
        self._kept: dict[int, tuple[datetime, SchoolClass]] = {}
        self._changes = 0

    async def look(self, guild_id: int, at: datetime) -> SchoolClass:
        """The class, as it was at most two minutes ago; raises NoClassView."""
        if not self._rules.of(guild_id).class_view:
            raise NoClassView
        self._kept = {id_: kept for id_, kept in self._kept.items() if at - kept[0] <= KEPT_FOR}
        if guild_id in self._kept:
            return self._kept[guild_id][1]
        changes = self._changes
        found = await self._read(guild_id, at)
        if changes == self._changes:  # nobody has gone or come meanwhile
            self._kept[guild_id] = (at, found)
        return found

    async def shown(self) -> list[int]:
        """The servers whose class may be looked at, by id."""
        async with self._database.read() as tx:
            found = await classes(tx)
        return [guild_id for guild_id in found if self._rules.of(guild_id).class_view]

    async def note(self, guild_id: int, user_id: int, name: str, at: datetime) -> None:
        """Note that somebody learns in this server."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await note_member(tx, guild_id, user_id, name, at)

    async def stay_away(self, guild_id: int, user_id: int, at: datetime) -> None:
        """Show somebody in no class view of this server any more, from this moment on."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await stay_away(tx, guild_id, user_id)
        self._forget(guild_id)

    async def come_back(self, guild_id: int, user_id: int) -> None:
        """Show them again."""
        async with self._database.begin() as tx:
            await come_back(tx, guild_id, user_id)
        self._forget(guild_id)

    async def is_away(self, guild_id: int, user_id: int) -> bool:
        """Whether somebody does not want to be shown in this server."""
        return user_id in await self.absent(guild_id)

    async def absent(self, guild_id: int) -> frozenset[int]:
        """Everybody who does not want to be shown in this server."""
        async with self._database.read() as tx:
            return await absent_from(tx, guild_id)

    def _forget(self, guild_id: int) -> None:
        self._changes += 1
        self._kept.pop(guild_id, None)

    async def _read(self, guild_id: int, at: datetime) -> SchoolClass:
        async with self._database.read() as tx:
            pupils = await self._reader.pupils(tx, guild_id, at)
            alone = await first_choices(tx, [each.user_id for each in pupils])
        boards = await self._results.boards(guild_id, LATEST_QUIZZES)
        absent = frozenset(each.user_id for each in pupils if each.is_absent)
        view = class_view(pupils, self._reader.concepts)
        questions = await asyncio.to_thread(
            lambda: hard_questions(boards, self._alone(alone), absent)
        )
        return SchoolClass(view, questions)

    def _alone(self, answers: Iterable[SoloAnswer]) -> Iterator[Alone]:
        """The answers to questions that are still asked, and that still have such an answer."""
        for each in answers:
            question = self._questions.get(each.question)
            answer = load_answer(each.answer) if each.answer is not None else None
            if question is not None and answer is not None and fits(question, answer):
                yield Alone(question, each.user_id, answer, each.is_right)
