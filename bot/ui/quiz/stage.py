"""The stage of live quizzes: what the log says is brought to Discord, by itself and in time.

For each round one painter at a time does what is due, then makes the public messages show what the
log says; it edits at most once a second. If the process dies in between, the next start finds
every live round and paints it anew: sends carry a nonce, so that nothing is posted twice.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.utils import utcnow

from bot.quiz.round_commands import Pause
from bot.services.quiz.live import DATABASE_AWAY, LiveQuizzes
from bot.services.quiz.refusals import NoQuizHere, QuizGone, QuizMovedOn, StepRefused
from bot.services.quiz.scoreboard import Scoreboards
from bot.ui.quiz.answering import LiveAnswering
from bot.ui.quiz.painting import Painter
from bot.ui.quiz.panels import Panels
from bot.ui.quiz.roster import Roster

if TYPE_CHECKING:
    from bot.app import Backchannel
    from bot.quiz.round_events import PauseReason
    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboard

log = logging.getLogger(__name__)

EDIT_EVERY_SECONDS = 1.0
COUNT_EVERY_SECONDS = 2.0
REST = 20
"""How many times longer than painting takes the painter rests: the busier we are, the less often
a number of answers is brought up to date.
"""
LONGEST_REST_SECONDS = 5.0
LONGEST_SLEEP = timedelta(hours=1)
SHORTEST_SLEEP = timedelta(milliseconds=20)
RETRY_SECONDS = 3.0
PATIENCE_SECONDS = 5.0
UNKNOWN_MESSAGE = 10_008
THREAD_IS_LOCKED = 160_005


class Stage:
    """All live quizzes on Discord."""

    def __init__(self, bot: Backchannel) -> None:
        self._bot = bot
        self.live = LiveQuizzes(bot.database, self.answered)
        self.boards = Scoreboards(bot.database)
        self.panels = Panels(bot, self.live)
        self.roster = Roster(bot.prompts, self.live, self.boards)
        self.answering = LiveAnswering(bot.prompts, bot.repertoire, self.live)
        self._painter = Painter(bot, self.live, self.boards)
        self._dirty: set[int] = set()
        self._painting: dict[int, asyncio.Task[None]] = {}
        self._counting: set[int] = set()
        self._waiting: dict[int, list[asyncio.Future[None]]] = {}
        self._unposted: set[int] = set()
        self._clock: asyncio.Task[None] | None = None
        self._sleeps = self._poked = False

    async def start(self) -> None:
        """Take up every live quiz where a stop or a crash has left it; the clock runs from now.

        Does nothing the second time: a new connection is no new start.
        """
        if self._clock is not None:
            return
        self._clock = asyncio.create_task(self._run_clock(), name="quiz-clock")
        for round_ in await self.live.recover(utcnow(), self._is_ours):
            self.refresh(round_.id)

    def stop(self) -> None:
        """Stop the clock and every painter; what they did not do, the next start does."""
        for task in (self._clock, *self._painting.values()):
            if task is not None:
                task.cancel()

    def refresh(self, round_id: int) -> None:
        """Something has changed: do what is due and show it, soon and not too often."""
        self._dirty.add(round_id)
        if round_id not in self._painting:
            task = asyncio.create_task(self._paint(round_id), name=f"quiz-painter-{round_id}")
            self._painting[round_id] = task
            task.add_done_callback(lambda _: self._painting.pop(round_id, None))

    async def painted(self, round_id: int) -> None:
        """Wait until Discord shows what has happened until now; not for ever."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(round_id, []).append(future)
        self.refresh(round_id)
        await asyncio.wait({future}, timeout=PATIENCE_SECONDS)

    def answered(self, changed: set[int], complete: set[int]) -> None:
        """Answers have come in: where they are all in, there is something to do, else to count."""
        for round_id in complete:
            self.refresh(round_id)
        loop = asyncio.get_running_loop()
        for round_id in changed - complete - self._counting:
            self._counting.add(round_id)
            loop.call_later(COUNT_EVERY_SECONDS, self._count, round_id)

    def _count(self, round_id: int) -> None:
        self._counting.discard(round_id)
        self.refresh(round_id)

    async def message_gone(self, message_id: int) -> None:
        """A message was deleted: if it asks what is open, the quiz waits until it is back."""
        round_id = self._painter.round_showing(message_id)
        if round_id is None:
            return
        try:
            round_ = await self.live.round(round_id)
            if round_.state.phase == "lobby" or round_.row.question_message_id == message_id:
                await self._stumble(round_, "message_gone")
        except (QuizGone, QuizMovedOn):
            log.info("Quiz %s had moved on before its message was deleted", round_id)

    async def place_gone(self, channel_id: int) -> None:
        """A channel or thread was deleted: a quiz in it waits, and its moderators are told."""
        try:
            await self._stumble(await self.live.here(channel_id), "channel_gone")
        except (NoQuizHere, QuizGone, QuizMovedOn):
            return

    async def board(self, round_id: int) -> Scoreboard:
        """The scoreboard of a round; raises QuizGone."""
        return await self.boards.of(await self.live.round(round_id))

    def place(self, round_: Round) -> discord.PartialMessageable:
        """Where the quiz is held."""
        return self._painter.place(round_)

    def _is_ours(self, guild_id: int) -> bool:
        """Whether this process, which may run a part of the shards, serves the server."""
        return self._bot.get_guild(guild_id) is not None

    async def _paint(self, round_id: int) -> None:
        loop = asyncio.get_running_loop()
        while round_id in self._dirty:
            self._dirty.discard(round_id)
            waiting = self._waiting.pop(round_id, [])
            started = loop.time()
            pause = EDIT_EVERY_SECONDS
            try:
                await self._paint_once(round_id)
            except QuizMovedOn:
                self._dirty.add(round_id)
                continue
            except QuizGone:
                return
            except (discord.DiscordServerError, OSError, *DATABASE_AWAY) as error:
                log.warning("Quiz %s will be shown a little later: %s", round_id, error)
                self._dirty.add(round_id)
                pause = RETRY_SECONDS
            for future in waiting:
                if not future.done():
                    future.set_result(None)
            rest = min(REST * (loop.time() - started), LONGEST_REST_SECONDS)
            # Also at the end: whoever comes meanwhile starts no second painter.
            await asyncio.sleep(max(pause, rest))

    async def _paint_once(self, round_id: int) -> None:
        seen = await self.live.tick(round_id, utcnow())
        round_ = seen.round
        try:
            after = await self._painter.paint(seen)
        except discord.Forbidden:
            after = await self._stumble(round_, "forbidden")
        except discord.NotFound as error:
            gone = error.code == UNKNOWN_MESSAGE
            after = await self._stumble(round_, "message_gone" if gone else "channel_gone")
        except discord.DiscordServerError:
            raise
        except discord.HTTPException as error:
            log.warning("Quiz %s: Discord refuses what is to be shown: %s", round_id, error)
            locked = error.code == THREAD_IS_LOCKED
            after = await self._stumble(round_, "forbidden" if locked else "refused")
        self._wake()
        if after.row.seq != round_.row.seq:
            seen = await self.live.look(round_id)
        await self.panels.refresh(seen)

    async def _stumble(self, round_: Round, why: PauseReason) -> Round:
        """Pause because something is in the way, and tell the moderators what."""
        log.info("Quiz %s in channel %s is paused: %s", round_.id, round_.row.channel_id, why)
        self._painter.forget(round_.id)
        try:
            round_ = await self.live.steer(round_.id, Pause(why), utcnow(), None)
        except StepRefused:  # it was paused, or had ended
            if round_.state.ended is not None and round_.id not in self._unposted:
                self._unposted.add(round_.id)
                await self.panels.tell_unposted(round_)
            return round_
        lost: dict[str, int | None] = {"question_message_id": None}
        if round_.state.phase == "lobby":
            lost["lobby_message_id"] = None
        round_ = await self.live.remember(round_, **lost)
        await self.panels.tell(round_)
        return round_

    def _wake(self) -> None:
        """Let the clock look again now; what it is doing at the moment is not disturbed."""
        self._poked = True
        if self._sleeps and self._clock is not None:
            self._clock.cancel()
            self._clock = asyncio.create_task(self._run_clock(), name="quiz-clock")

    async def _run_clock(self) -> None:
        while True:
            self._sleeps = self._poked = False
            try:
                for round_id in await self.live.claim(utcnow()):
                    self.refresh(round_id)
                next_due = await self.live.next_due()
            except DATABASE_AWAY as error:
                log.warning("The clock of the quizzes has missed a beat: %s", error)
                next_due = None
            sleep = LONGEST_SLEEP if next_due is None else next_due - utcnow()
            sleep = min(max(sleep, SHORTEST_SLEEP), LONGEST_SLEEP)
            if not self._poked:
                self._sleeps = True
                await asyncio.sleep(sleep.total_seconds())
