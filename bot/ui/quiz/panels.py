"""The control panels that are open: refreshed while Discord lets us, which is a quarter of an hour.

They are private messages, so only the interaction that opened one can change it. Nothing is lost
with them: `/host quiz` opens another.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import discord
from discord.utils import utcnow

from bot.apologies import permission_names
from bot.ui.notices import notice
from bot.ui.quiz.control import control_layout
from bot.ui.quiz.keys import may_still_host
from bot.ui.quiz.places import lacking
from bot.ui.quiz.public import pause_in_words
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction
    from bot.services.quiz.attendance import Seen
    from bot.services.quiz.live import LiveQuizzes
    from bot.services.quiz.rounds import Round
    from bot.ui.layout import Layout

log = logging.getLogger(__name__)

TRUST = timedelta(seconds=30)
"""How long somebody who has pressed is taken for a moderator without asking Discord again."""


class Edit(Protocol):
    """Changes a message."""

    async def __call__(self, *, view: Layout) -> object:
        """Show this instead."""
        ...


@dataclass
class _Panel:
    """A message that only one moderator sees, and what it shows; `trusted_at` they were one."""

    interaction: Interaction
    edit: Edit
    marks: str
    trusted_at: datetime = field(default_factory=utcnow)

    @property
    def is_expired(self) -> bool:
        """Whether Discord lets nobody change it any more."""
        return self.interaction.is_expired()

    async def is_trusted(self) -> bool:
        """Whether its owner may still host; what Discord does not say now is asked again later."""
        if utcnow() - self.trusted_at < TRUST:
            return True
        if not await may_still_host(self.interaction):
            return False
        self.trusted_at = utcnow()
        return True

    async def turn_into(self, layout: Layout, marks: str) -> bool:
        """Show something else; False if the message is gone."""
        if self.is_expired:
            return False
        try:
            await self.edit(view=layout)
        except discord.HTTPException as error:
            log.info("A control panel is gone: %s", error.code)  # dismissed, or its time is up
            return False
        self.marks = marks
        return True


class Panels:
    """The control panels of all live quizzes, by round and moderator."""

    def __init__(self, bot: Backchannel, live: LiveQuizzes) -> None:
        self._bot = bot
        self._prompts = bot.prompts
        self._live = live
        self._open: dict[int, dict[int, _Panel]] = {}

    async def show(self, interaction: Interaction, round_id: int, note: str = "") -> None:
        """Show the panel as the answer to this interaction, and keep it up to date from now on."""
        layout = self._layout(await self._live.look(round_id), note)
        await show(interaction, layout)
        await self._keep(interaction, round_id, layout, interaction.edit_original_response, note)

    async def move_down(self, interaction: Interaction, round_id: int, note: str = "") -> None:
        """Show the panel anew, below what was posted since, and take the old one away."""
        layout = self._layout(await self._live.look(round_id), note)
        try:
            message = await interaction.followup.send(view=layout, ephemeral=True, wait=True)
        except discord.NotFound as error:
            log.info("No place is left for a control panel: %s", error.code)
            return
        await self._keep(interaction, round_id, layout, message.edit, note)
        with suppress(discord.HTTPException):  # then there are two, and only one is kept up to date
            await interaction.delete_original_response()

    def leave(self, interaction: Interaction, round_id: int) -> None:
        """The moderator looks at something else in the same message."""
        self._open.get(round_id, {}).pop(interaction.user.id, None)

    async def refresh(self, seen: Seen) -> None:
        """Bring every open panel up to date; those of who is no moderator any more are closed."""
        round_ = seen.round
        panels = self._open.get(round_.id, {})
        if not panels:
            return
        layout = self._layout(seen)
        marks = fingerprint(layout)
        for user_id, panel in list(panels.items()):
            if panel.marks == marks:
                continue
            if not await panel.is_trusted():
                await panel.turn_into(notice(self._prompts.say("quiz.panel_closed")), "")
                self._forget(round_.id, user_id, panel)
            elif not await panel.turn_into(layout, marks):
                self._forget(round_.id, user_id, panel)
        if round_.state.ended is not None:
            self._open.pop(round_.id, None)

    async def tell(self, round_: Round) -> None:
        """Tell why the quiz is paused: on the open panels, or else to its host in private."""
        await self.refresh(await self._live.look(round_.id))
        if self._open.get(round_.id):
            return
        missing = lacking(self._bot, round_.row.guild_id, round_.row.channel_id)
        await self._write(round_, pause_in_words(self._prompts, round_, missing))

    async def tell_unposted(self, round_: Round) -> None:
        """Tell the host in private that the result could not be posted."""
        missing = lacking(self._bot, round_.row.guild_id, round_.row.channel_id)
        needed = permission_names(missing) if missing else self._prompts.say("quiz_told.needed")
        channel = f"<#{round_.row.channel_id}>"
        text = self._prompts.say("quiz_told.unposted", channel=channel, permissions=needed)
        await self._write(round_, text)

    async def _write(self, round_: Round, text: str) -> None:
        if round_.row.host_id is None:
            return
        try:
            channel = await self._bot.create_dm(discord.Object(round_.row.host_id))
            await channel.send(view=notice(text))
        except discord.HTTPException as error:
            log.info("Could not tell the host of quiz %s: %s", round_.id, error.code)

    def _layout(self, seen: Seen, note: str = "") -> Layout:
        row = seen.round.row
        missing = lacking(self._bot, row.guild_id, row.channel_id)
        return control_layout(self._prompts, seen, note, missing)

    async def _keep(
        self, interaction: Interaction, round_id: int, layout: Layout, edit: Edit, note: str
    ) -> None:
        """Keep a panel up to date that has just come out, beginning with what it has missed."""
        panel = _Panel(interaction, edit, fingerprint(layout))
        self._open.setdefault(round_id, {})[interaction.user.id] = panel
        seen = await self._live.look(round_id)
        now = self._layout(seen, note)
        marks = fingerprint(now)
        if marks != panel.marks and not await panel.turn_into(now, marks):
            self._forget(round_id, interaction.user.id, panel)
        elif seen.round.state.ended is not None:
            self._forget(round_id, interaction.user.id, panel)  # nothing will change it any more

    def _forget(self, round_id: int, user_id: int, panel: _Panel) -> None:
        panels = self._open.get(round_id, {})
        if panels.get(user_id) is panel:  # no newer one has taken its place
            del panels[user_id]
        if not panels:
            self._open.pop(round_id, None)


def fingerprint(layout: Layout) -> str:
    """What a message shows, to tell whether it would change."""
    return json.dumps(layout.to_components(), sort_keys=True)
