"""Making the public messages of a live quiz show what its log says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.utils import utcnow

from bot.quiz.round_events import Interrupted, Opened, Voided
from bot.ui.layout import texts
from bot.ui.notices import notice
from bot.ui.quiz.panels import fingerprint
from bot.ui.quiz.public import lobby_layout, podium_layout, question_layout, reveal_layout

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.app import Backchannel
    from bot.quiz.round_events import Event
    from bot.services.quiz.attendance import Attendance, Seen
    from bot.services.quiz.live import LiveQuizzes
    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboards
    from bot.ui.layout import Layout

IN_THE_WAY = ("forbidden", "message_gone", "channel_gone", "refused")
THREAD_IS_ARCHIVED = 50_083


class Painter:
    """Sends and edits; remembers what each message shows, to edit only what changes."""

    def __init__(self, bot: Backchannel, live: LiveQuizzes, boards: Scoreboards) -> None:
        self._bot = bot
        self._prompts = bot.prompts
        self._live = live
        self._boards = boards
        self._shown: dict[int, dict[int, str]] = {}
        self._begun: set[int] = set()

    def place(self, round_: Round) -> discord.PartialMessageable:
        """Where the quiz is held."""
        return self._bot.get_partial_messageable(
            round_.row.channel_id, guild_id=round_.row.guild_id
        )

    def round_showing(self, message_id: int) -> int | None:
        """Which round a message belongs to, None if it is none of ours."""
        return next((id_ for id_, shown in self._shown.items() if message_id in shown), None)

    def forget(self, round_id: int) -> None:
        """Forget what the messages of this round show."""
        self._shown.pop(round_id, None)

    async def paint(self, seen: Seen) -> Round:
        """Bring everything up to date; raises discord.Forbidden and discord.NotFound."""
        round_, attendance = seen.round, seen.attendance
        if round_.state.paused in IN_THE_WAY:
            return round_
        round_ = await self._lobby(round_, attendance)
        if round_.state.phase == "asking" and round_.state.paused is None:
            round_ = await self._ask(round_, attendance)
        elif round_.is_posted:
            round_ = await self._question(round_, attendance)
        round_ = await self._tell(round_)
        if round_.state.ended is not None:
            round_ = await self._finish(round_)
        return round_

    async def _lobby(self, round_: Round, attendance: Attendance) -> Round:
        row = round_.row
        if row.lobby_message_id is None:
            layout = lobby_layout(self._prompts, round_, attendance)
            # What was deleted must not be taken for a repetition of what is posted in its place.
            message = await self._send(round_, layout, f"lobby{row.seq}")
            return await self._live.remember(round_, lobby_message_id=message.id)
        begun = round_.state.phase != "lobby"
        if begun and round_.id in self._begun:
            return round_
        try:
            await self._edit(
                round_, row.lobby_message_id, lobby_layout(self._prompts, round_, attendance)
            )
        except discord.NotFound:
            if not begun:
                raise
        if begun:
            self._begun.add(round_.id)
        return round_

    async def _ask(self, round_: Round, attendance: Attendance) -> Round:
        assert round_.turn is not None
        number = round_.turn.number
        closes_at = utcnow() + round_.setup.limit + timedelta(seconds=0.5)
        layout = question_layout(self._prompts, round_, attendance, closes_at)
        message = await self._send(round_, layout, f"q{number}")
        at = message.created_at
        round_ = await self._live.opened(round_.id, number, message.id, at, utcnow())
        if not isinstance(round_.events[-1], Opened):  # it shows what does not hold any more
            round_ = await self._question(round_, attendance)
        return round_

    async def _question(self, round_: Round, attendance: Attendance) -> Round:
        row, turn = round_.row, round_.turn
        assert turn is not None
        layout = await self._question_now(round_, attendance)
        if row.question_message_id is not None and row.question_number == turn.number:
            await self._edit(round_, row.question_message_id, layout)
            return round_
        # Its message was deleted: it is posted again, and its clock is not set back.
        message = await self._send(round_, layout, f"q{turn.number}.{row.seq}")
        return await self._live.remember(
            round_, question_message_id=message.id, question_number=turn.number
        )

    async def _question_now(self, round_: Round, attendance: Attendance) -> Layout:
        if round_.turn is not None and round_.turn.number in round_.state.shown:
            return reveal_layout(self._prompts, await self._boards.of(round_))
        closes_at = round_.state.closes_at()
        return question_layout(self._prompts, round_, attendance, closes_at)

    async def _tell(self, round_: Round) -> Round:
        told = [
            (seq, self._sentence(round_, event))
            for seq, event in enumerate(round_.untold, start=round_.row.told_seq + 1)
        ]
        for seq, text in told:
            if text:
                await self._send(round_, notice(text), f"t{seq}")
        if told and round_.state.ended is None:
            return await self._live.remember(round_, told_seq=told[-1][0])
        return round_

    def _sentence(self, round_: Round, event: Event) -> str:
        match event:
            case Voided(number=number, why=why):
                return self._prompts.say(f"quiz_told.voided_{why}", number=number + 1)
            case Interrupted(at=at) if event is round_.events[-1]:
                closes_at = round_.state.closes_at()
                left = round((closes_at - at).total_seconds()) if closes_at else 0
                number = len(round_.state.turns)
                return self._prompts.say("quiz_told.interrupted", number=number, seconds=left)
            case _:
                return ""

    async def _finish(self, round_: Round) -> Round:
        changed: dict[str, int | None] = {"told_seq": round_.row.seq}
        if round_.row.podium_message_id is None:
            layout = podium_layout(self._prompts, await self._boards.of(round_))
            message = await self._send(round_, layout, "podium")
            changed["podium_message_id"] = message.id
        if round_.row.told_seq != round_.row.seq:
            round_ = await self._live.remember(round_, **changed)
        self.forget(round_.id)
        self._begun.discard(round_.id)
        return round_

    async def _send(self, round_: Round, layout: Layout, what: str) -> discord.Message:
        # By the nonce Discord drops the second of two equal posts, should a crash make us repeat.
        nonce, place = f"quiz{round_.id}.{what}", self.place(round_)
        message = await self._awake(round_, lambda: place.send(view=layout, nonce=nonce))
        # Then it shows what was posted first, which is to be brought up to date.
        is_new = list(texts(message.components)) == list(texts(layout.children))
        self._shown.setdefault(round_.id, {})[message.id] = fingerprint(layout) if is_new else ""
        return message

    async def _edit(self, round_: Round, message_id: int, layout: Layout) -> None:
        shown = self._shown.setdefault(round_.id, {})
        marks = fingerprint(layout)
        if shown.get(message_id) == marks:
            return
        message = self.place(round_).get_partial_message(message_id)
        await self._awake(round_, lambda: message.edit(view=layout))
        shown[message_id] = marks

    async def _awake(
        self, round_: Round, act: Callable[[], Awaitable[discord.Message]]
    ) -> discord.Message:
        """Do it, in a thread that is opened again if it was archived; a locked one may refuse."""
        try:
            return await act()
        except discord.HTTPException as error:
            if error.code != THREAD_IS_ARCHIVED:
                raise
        thread = await self._bot.fetch_channel(round_.row.channel_id)
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=False)
        return await act()
