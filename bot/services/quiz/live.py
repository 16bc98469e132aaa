"""Live quizzes: opened in a channel, steered by moderators and by the clock.

Each method that changes something is one transaction, committed before it returns, and sets the
durable timer for what is due next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.quiz.clocks import stamp_of
from bot.quiz.codec import dump_event, dump_question, dump_setup
from bot.quiz.round_commands import Close, Interrupt, Open, Pause, Void
from bot.quiz.steering import IllegalStep, decide, due
from bot.services.quiz.attendance import Attendance, Seen, hall_of
from bot.services.quiz.book import AnswerBook
from bot.services.quiz.refusals import NoQuizHere, QuizHere, QuizMovedOn, StepRefused
from bot.services.quiz.rounds import Rounds
from bot.storage.members import meet
from bot.storage.quiz_presses import answered_by, last_press_in, players_of
from bot.storage.quiz_rounds import (
    DATABASE_AWAY,
    ChannelBusy,
    NewRound,
    RoundMovedOn,
    append_quiz_event,
    finish_round,
    live_round_in,
    live_rounds,
    open_round,
    remember_messages,
    untold_rounds,
)
from bot.storage.timers import claim_due, next_timer, set_timer, stop_timer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.quiz.questions import Question
    from bot.quiz.round_commands import Command
    from bot.quiz.setup import RoundSetup
    from bot.services.quiz.book import Entry, Receipt
    from bot.services.quiz.rounds import Round
    from bot.storage.database import Database

__all__ = ["DATABASE_AWAY", "LiveQuizzes", "Place"]

TIMER = "quiz"
AWAY_TOO_LONG = timedelta(minutes=10)
"""After such an absence the players have gone: the open question is void."""
NOTICEABLE = timedelta(seconds=5)
"""A question that was posted longer ago than this has kept people waiting."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quiz is held, and who opened it."""

    guild_id: int
    channel_id: int
    host_id: int


class LiveQuizzes:
    """The live quizzes of all servers.

    `on_written` is called with the rounds that got answers, and with those of them in which
    nobody is waited for any more.
    """

    def __init__(
        self, database: Database, on_written: Callable[[set[int], set[int]], None]
    ) -> None:
        self._database = database
        self._rounds = Rounds()
        self._on_written = on_written
        self._awaited: dict[int, set[int]] = {}
        self._timers: dict[int, datetime | None] = {}
        self.book = AnswerBook(database, self._rounds, self._written)

    async def open_lobby(
        self, place: Place, setup: RoundSetup, questions: Sequence[Question], at: datetime
    ) -> Round:
        """Open the lobby of a quiz; raises QuizHere if the channel has a live one."""
        new = NewRound(
            place.guild_id,
            place.channel_id,
            place.host_id,
            dump_setup(setup),
            [dump_question(question) for question in questions],
        )
        try:
            async with self._database.begin() as tx:
                await meet(tx, place.host_id, at)
                round_id = await open_round(tx, new, at)
                round_ = await self._rounds.load(tx, round_id)
                await self._set_timer(tx, await self._look(tx, round_))
                return round_
        except ChannelBusy as busy:
            raise QuizHere(busy.round_id) from None

    async def round(self, round_id: int) -> Round:
        """The quiz as it stands; raises QuizGone."""
        async with self._database.read() as tx:
            return await self._rounds.load(tx, round_id)

    async def here(self, channel_id: int) -> Round:
        """The live quiz of a channel; raises NoQuizHere."""
        async with self._database.read() as tx:
            row = await live_round_in(tx, channel_id)
            if row is None:
                raise NoQuizHere
            return await self._rounds.load(tx, row.id)

    async def look(self, round_id: int) -> Seen:
        """The quiz as it stands, and who plays; raises QuizGone."""
        async with self._database.read() as tx:
            return await self._look(tx, await self._rounds.load(tx, round_id))

    async def steer(self, round_id: int, command: Command, at: datetime, by: int | None) -> Round:
        """Do what a moderator wants, or the clock (None).

        Raises StepRefused where the rules do not allow it, QuizMovedOn if somebody was faster,
        QuizGone.
        """
        try:
            async with self._database.begin() as tx:
                round_ = await self._rounds.load(tx, round_id)
                return await self._do(tx, round_, command, at, by)
        except IllegalStep as step:
            raise StepRefused(step.fault) from None
        except RoundMovedOn:
            raise QuizMovedOn from None

    async def tick(self, round_id: int, now: datetime) -> Seen:
        """Do everything that is due by now, and set the timer for what is due next.

        Raises QuizMovedOn and QuizGone.
        """
        seen = await self.look(round_id)
        next_ = due(seen.round.state, seen.round.setup, hall_of(seen))
        next_at = next_.at if next_ else None
        is_set = round_id in self._timers and self._timers[round_id] == next_at
        if is_set and (next_at is None or next_at > now):
            return seen  # most looks find nothing to do, and reading does not wait for writers
        try:
            async with self._database.begin() as tx:
                return await self._catch_up(tx, await self._rounds.load(tx, round_id), now)
        except RoundMovedOn:
            raise QuizMovedOn from None

    async def opened(
        self, round_id: int, number: int, message_id: int, at: datetime, now: datetime
    ) -> Round:
        """Note the message of the question that is being asked, which Discord stamped `at`.

        If it was posted before a crash, the time since then is given back: nobody could answer.
        A question that was skipped while its message was on its way only gets its message.
        Raises QuizMovedOn if another question is being asked, and QuizGone.
        """
        try:
            async with self._database.begin() as tx:
                await remember_messages(
                    tx, round_id, question_message_id=message_id, question_number=number
                )
                round_ = await self._rounds.load(tx, round_id)
                if len(round_.state.turns) != number + 1:
                    raise QuizMovedOn
                if round_.state.phase == "asking":
                    round_ = await self._do(tx, round_, Open(), at, None)
                    if now - at > NOTICEABLE and round_.state.paused is None:
                        round_ = await self._do(tx, round_, Interrupt(at), now, None)
                return round_
        except RoundMovedOn:
            raise QuizMovedOn from None

    async def recover(self, now: datetime, is_ours: Callable[[int], bool]) -> list[Round]:
        """Give every open question the time back for which nobody was there; the live rounds.

        Finished ones whose end was never shown come along. `is_ours` tells for the id of a server
        whether this process serves it.
        """
        async with self._database.begin() as tx:
            found = [await self._rounds.load(tx, row.id) for row in await live_rounds(tx)]
            ours = [round_ for round_ in found if is_ours(round_.row.guild_id)]
            back = [await self._come_back(tx, round_, now) for round_ in ours]
            untold = [await self._rounds.load(tx, row.id) for row in await untold_rounds(tx)]
            return [*back, *(round_ for round_ in untold if is_ours(round_.row.guild_id))]

    async def remember(self, round_: Round, **changed: int | None) -> Round:
        """Remember which message shows what, by the names of the columns of a round."""
        async with self._database.begin() as tx:
            await remember_messages(tx, round_.id, **changed)
            return await self._rounds.load(tx, round_.id)

    async def claim(self, now: datetime) -> list[int]:
        """Take the rounds in which something is due."""
        async with self._database.begin() as tx:
            claimed = [int(timer.subject) for timer in await claim_due(tx, TIMER, now, 100)]
        for round_id in claimed:
            self._timers.pop(round_id, None)  # it must be set anew, or it comes up again
        return claimed

    async def next_due(self) -> datetime | None:
        """When something is due next, None if nothing ever is."""
        async with self._database.read() as tx:
            return await next_timer(tx, TIMER)

    async def _catch_up(self, tx: AsyncConnection, round_: Round, now: datetime) -> Seen:
        seen = await self._look(tx, round_)
        while next_ := due(seen.round.state, seen.round.setup, hall_of(seen)):
            if next_.at > now:
                break
            # A close counts from when it was due, however late we are.
            at = next_.at if isinstance(next_.command, Close) else now
            round_ = await self._do(tx, seen.round, next_.command, at, None)
            seen = await self._look(tx, round_)
        await self._set_timer(tx, seen)
        return seen

    def _written(self, entries: Sequence[Entry], receipts: Sequence[Receipt]) -> None:
        """Remember whom nobody waits for any more, so that not every answer is a reason to look."""
        changed = {
            entry.round_id
            for entry, receipt in zip(entries, receipts, strict=True)
            if receipt.fate in ("joined", "moved", "kept", "changed")
        }
        for entry, receipt in zip(entries, receipts, strict=True):
            awaited = self._awaited.get(entry.round_id)
            if awaited is not None and receipt.fate == "joined":
                awaited.add(entry.user_id)
            elif awaited is not None and receipt.fate == "kept":
                awaited.discard(entry.user_id)
        complete = {round_id for round_id in changed if not self._awaited.get(round_id)}
        self._on_written(changed, complete)

    async def _look(self, tx: AsyncConnection, round_: Round) -> Seen:
        out = round_.state.excluded
        players = [row for row in await players_of(tx, round_.id) if row.user_id not in out]
        answered: dict[int, int] = {}
        if round_.turn is not None:
            answered = await answered_by(tx, round_.id, round_.turn.number)
        presses = [press_id for user_id, press_id in answered.items() if user_id not in out]
        last = stamp_of(max(presses)) if presses else None
        attendance = Attendance(tuple(players), frozenset(answered), last)
        self._awaited[round_.id] = {player.user_id for player in attendance.waiting}
        return Seen(round_, attendance)

    async def _come_back(self, tx: AsyncConnection, round_: Round, now: datetime) -> Round:
        turn = round_.turn
        if round_.state.phase == "open" and round_.state.paused is None and turn:
            press_id = await last_press_in(tx, round_.id)
            pressed_at = stamp_of(press_id) if press_id else None
            alive = (round_.state.last_at, turn.opened_at, pressed_at)
            since = max(moment for moment in alive if moment is not None)
            if now - since > AWAY_TOO_LONG:
                round_ = await self._do(tx, round_, Void(why="away"), now, None)
                round_ = await self._do(tx, round_, Pause("away"), now, None)
            elif now > since:
                round_ = await self._do(tx, round_, Interrupt(since), now, None)
        await self._set_timer(tx, await self._look(tx, round_))
        return round_

    async def _do(
        self, tx: AsyncConnection, round_: Round, command: Command, at: datetime, by: int | None
    ) -> Round:
        event = decide(round_.state, command, at, by)
        payload = dump_event(event)
        await append_quiz_event(tx, round_.id, round_.row.seq, event.kind, payload, at)
        after = round_.after(event)
        if after.state.ended is not None:
            await finish_round(tx, round_.id, at)
        await self._set_timer(tx, await self._look(tx, after))
        return after

    async def _set_timer(self, tx: AsyncConnection, seen: Seen) -> None:
        round_ = seen.round
        next_ = due(round_.state, round_.setup, hall_of(seen))
        if next_ is None:
            await stop_timer(tx, TIMER, str(round_.id))
        else:
            await set_timer(tx, TIMER, str(round_.id), next_.at, {})
        self._timers[round_.id] = next_.at if next_ else None
        if round_.state.ended is not None:
            self._timers.pop(round_.id)
            self._awaited.pop(round_.id, None)
