"""A channel in which a quiz is played, by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.quiz.codec import load_answer
from bot.quiz.presses import Press
from bot.quiz.round_commands import Close, Go, Open, Reveal
from bot.quiz.setup import RoundSetup
from bot.quiz.standings import results, standings
from bot.services.quiz.book import Entry
from bot.services.quiz.live import LiveQuizzes, Place
from bot.services.quiz.scoreboard import Scoreboards
from bot.storage.quiz_presses import presses_of
from tests.quiz.played import QUESTIONS, RIGHT, WRONG, moment, press_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.questions import Question
    from bot.quiz.round_commands import Command
    from bot.services.quiz.book import Fate, Receipt
    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboard
    from bot.storage.database import Database

GUILD, CHANNEL, MODERATOR = 2**50, 2**51, 99
SETUP = RoundSetup(pack="test", title="Test")


class Hall:
    """Opens quizzes, steers them and presses for players; all at seconds after the start."""

    def __init__(self, database: Database, questions: Sequence[Question] = QUESTIONS) -> None:
        self.database = database
        self.questions = questions
        self.written: list[int] = []
        self.complete: set[int] = set()
        self.live = LiveQuizzes(database, self.note)
        self.boards = Scoreboards(database)
        self.round: Round

    def note(self, changed: set[int], complete: set[int]) -> None:
        """Remember which rounds got answers, and in which nobody is waited for."""
        self.written += changed
        self.complete = complete

    async def lobby(self, setup: RoundSetup = SETUP, channel: int = CHANNEL) -> Round:
        """Open a lobby."""
        place = Place(GUILD, channel, MODERATOR)
        self.round = await self.live.open_lobby(place, setup, self.questions, moment(0))
        return self.round

    async def question(self, setup: RoundSetup = SETUP) -> Round:
        """A quiz whose first question was opened at the start."""
        await self.lobby(setup)
        await self.do(Go())
        return await self.do(Open())

    async def do(self, command: Command, seconds: float = 0) -> Round:
        """Let the moderator do this."""
        self.round = await self.live.steer(self.round.id, command, moment(seconds), MODERATOR)
        return self.round

    async def finish(self, seconds: float = 20) -> None:
        """Close and reveal the open question."""
        await self.do(Close(), seconds)
        await self.do(Reveal(), seconds)

    async def press(
        self, user_id: int, seconds: float, *, right: bool = True, number: int = 0
    ) -> Receipt:
        """Press an answer."""
        answer = RIGHT if right else WRONG
        return await self.live.book.write(self.entry(user_id, seconds, number, answer))

    async def fate(self, user_id: int, seconds: float, **how: bool) -> Fate:
        """What becomes of an answer."""
        return (await self.press(user_id, seconds, **how)).fate

    async def join(self, user_id: int, seconds: float = 0, team: str | None = None) -> Receipt:
        """Join without answering, and perhaps for a team."""
        entry = replace(self.entry(user_id, seconds, 0, None), team=team)
        return await self.live.book.write(entry)

    async def board(self) -> Scoreboard:
        """The scoreboard of now."""
        return await self.boards.of(await self.live.round(self.round.id))

    async def points(self) -> dict[int, int]:
        """What everybody would have if everything were revealed now."""
        async with self.database.read() as tx:
            rows = await presses_of(tx, self.round.id)
        presses = [
            Press(row.user_id, row.number, row.press_id, load_answer(row.answer)) for row in rows
        ]
        round_ = await self.live.round(self.round.id)
        found = results(self.questions, round_.setup, round_.state, presses)
        return {row.user_id: row.points for row in standings({p.user_id for p in presses}, found)}

    def entry(self, user_id: int, seconds: float, number: int, answer: object) -> Entry:
        """What somebody wants to have written."""
        stamp = press_id(seconds, user_id)
        assert answer in (RIGHT, WRONG, None)
        chosen = None if answer is None else RIGHT if answer == RIGHT else WRONG
        return Entry(self.round.id, user_id, f"Player {user_id}", stamp, number, chosen)
