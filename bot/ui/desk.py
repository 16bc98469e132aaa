"""Bringing tables to Discord: opening rooms, posting what happened, moving the panel along.

What happened is committed before it comes here. If the process dies in between, the next start
finds the panels that show less than their log and brings them up to date.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.services.places import Panel
from bot.services.refusals import Refusal
from bot.ui.links import table_link
from bot.ui.notices import link_button, notice
from bot.ui.pictures import files
from bot.ui.posting import missed_messages, newest_messages, older_message, seen_by_all
from bot.ui.replies import show
from bot.ui.rooms import DirectMessagesClosed, PlaceLost, open_thread, thread_parent
from bot.ui.words import title_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import Backchannel, Interaction
    from bot.services.tables import Table
    from bot.ui.layout import Layout
    from bot.ui.setup_choice import Place

log = logging.getLogger(__name__)

FRESH = timedelta(hours=1)
"""Discord lets messages be edited only slowly once they are older than this."""

THREAD_IS_ARCHIVED = 50_083


class Desk:
    """The one who carries letters between the rules and Discord."""

    def __init__(self, bot: Backchannel) -> None:
        self._bot = bot

    async def publish(self, table: Table) -> Table:
        """Post what the panel does not show yet and move the panel there.

        Raises PlaceLost if the place is gone.
        """
        table = seen_by_all(table)
        negotiation = table.negotiation
        if negotiation.panel_seq >= table.seq:
            return table
        if negotiation.panel_message_id and not table.episodes(negotiation.panel_seq):
            return await self._refresh(table)
        settled = await self._post_news(table)
        await self._tidy(table)
        return settled

    async def answer(self, interaction: Interaction, table: Table, text: str) -> None:
        """Publish what the learner did, and tell them in private where to read on.

        Raises PlaceLost as `publish` does; what they did is kept in any case.
        """
        table = seen_by_all(table)
        settled = await self._post_news(table)
        if _is_seen_by_all(interaction):
            # What was echoed where everybody sees it is told below now.
            await interaction.delete_original_response()
        else:
            await self.point_to(interaction, settled, text)
        # Last, because editing is what Discord slows down first.
        await self._tidy(table)

    async def point_to(self, interaction: Interaction, table: Table, text: str) -> None:
        """The short text of this name, in private, with a link to the panel."""
        link = table_link(table.negotiation)
        label = self._bot.prompts.say("button.go_to_table")
        buttons = [link_button(label, link)] if link else []
        await show(interaction, notice(self._bot.prompts.say(text), *buttons))

    async def settle(self, interaction: Interaction, table: Table, place: Place) -> Table:
        """Set the table in a private thread opened from here, or in direct messages.

        Raises NoThread or DirectMessagesClosed.
        """
        if place == "dm" or interaction.guild_id is None:
            return await self._settle_in_dm(interaction, table)
        parent = thread_parent(interaction)
        thread = await open_thread(parent, self._name_of(table))
        settled = await self._post(seen_by_all(table), thread, thread.guild.id)
        # Last, so that everything is there when Discord shows them the thread.
        for user_id in table.user_ids:
            await self._let_in(thread, user_id, must=user_id == interaction.user.id)
        return settled

    async def find_again(self, interaction: Interaction, table: Table) -> Table:
        """Make sure the learner can go on: wake the thread, move a buried panel down.

        Raises PlaceLost if a new place is needed.
        """
        table = seen_by_all(table)
        negotiation = table.negotiation
        try:
            last = await self._enter(interaction, table)
            if negotiation.panel_seq < table.seq:
                return await self.publish(table)
            if _is_fresh(negotiation.panel_message_id, last, interaction.created_at):
                return table
            moved = await self._post(
                table, self._channel(table), negotiation.guild_id, retell=False
            )
        except discord.HTTPException as error:
            raise _lost(error) from error
        await self._tidy(table, keep_story=False)
        return moved

    async def close(self, table: Table) -> None:
        """Tell the end where the negotiation was held, if that place still is."""
        try:
            await self.publish(table)
        except PlaceLost:
            log.info("Nowhere to tell the end of %s", table.negotiation.id)

    async def catch_up(self) -> None:
        """Bring every panel up to date that a stop or a crash has left behind its log."""
        for negotiation_id in await self._bot.roleplay.places.behind():
            try:
                table = await self._bot.roleplay.places.table(negotiation_id)
                if self._is_ours(table):
                    await self.publish(table)
            except (Refusal, discord.HTTPException) as error:
                # The learner will be given a new place by /negotiate resume.
                log.info("Could not catch up %s: %s", negotiation_id, type(error).__name__)

    def _is_ours(self, table: Table) -> bool:
        """Whether this process, which may run a part of the shards, serves the place."""
        guild_id = table.negotiation.guild_id
        if guild_id is None:
            return 0 in self._bot.shards  # direct messages arrive on the first shard
        return self._bot.get_guild(guild_id) is not None

    def _channel(self, table: Table) -> discord.PartialMessageable:
        negotiation = table.negotiation
        if negotiation.channel_id is None:
            raise PlaceLost
        return self._bot.get_partial_messageable(
            negotiation.channel_id, guild_id=negotiation.guild_id
        )

    def _name_of(self, table: Table) -> str:
        if table.people:
            first, second = (side.name for side in table.scenario.sides)
            return self._bot.prompts.say(
                "duel.thread", title=table.scenario.title, first=first, second=second
            )
        title = title_of(self._bot.prompts, table)
        return self._bot.prompts.say("thread.name", title=title, side=table.mine.name)

    async def _let_in(self, thread: discord.Thread, user_id: int, *, must: bool) -> None:
        """Let somebody in; one who cannot come, unless they `must`, may be gone."""
        try:
            await thread.add_user(discord.Object(user_id))
        except discord.HTTPException as error:
            if must:
                raise
            log.info("Could not let somebody into %s: %s", thread.id, error.code)

    async def _settle_in_dm(self, interaction: Interaction, table: Table) -> Table:
        try:
            channel = await interaction.user.create_dm()
            return await self._post(table, channel, None)
        except discord.Forbidden as error:
            raise DirectMessagesClosed(table.negotiation) from error

    async def _post_news(self, table: Table) -> Table:
        channel, guild_id = self._channel(table), table.negotiation.guild_id
        try:
            try:
                return await self._post(table, channel, guild_id)
            except discord.HTTPException as error:
                if error.code != THREAD_IS_ARCHIVED:
                    raise
                await self._wake(table)
                return await self._post(table, channel, guild_id)
        except discord.HTTPException as error:
            raise _lost(error) from error

    async def _post(
        self,
        table: Table,
        channel: discord.abc.Messageable,
        guild_id: int | None,
        *,
        retell: bool = True,
    ) -> Table:
        """Post what is missing and the panel, or the panel alone if nothing is to be retold."""
        table = table.held_in(guild_id)
        for number, layout in enumerate(missed_messages(self._bot.prompts, table)):
            await channel.send(view=layout, nonce=_nonce(table, f"m{number}"))
        *before, newest = await self.messages(table)
        for number, layout in enumerate(before if retell else ()):
            await _send(channel, layout, _nonce(table, f"b{number}"))
        message = await _send(channel, newest, _nonce(table, "p"))
        panel = Panel(guild_id, message.channel.id, message.id, table.seq)
        return await self._bot.roleplay.places.settle(table, panel)

    async def messages(self, table: Table) -> list[Layout]:
        """What shows the table now; how it went is worked out and drawn beside the loop."""
        if not table.is_judged:
            return newest_messages(self._bot.prompts, table)
        first = await self._bot.roleplay.forks.parent(table)
        before = first.scores if first is not None else None
        return await asyncio.to_thread(newest_messages, self._bot.prompts, table, before)

    async def _refresh(self, table: Table) -> Table:
        """Show the panel as it is now where it stands: what was noted moves nothing.

        A panel that cannot be edited quickly any more is left as it is; it is not wrong.
        """
        negotiation = table.negotiation
        assert negotiation.panel_message_id is not None
        message = self._channel(table).get_partial_message(negotiation.panel_message_id)
        if discord.utils.utcnow() - message.created_at < FRESH:
            try:
                await message.edit(view=(await self.messages(table))[-1])
            except discord.HTTPException as error:
                log.info("Could not refresh %s: %s", negotiation.id, error.code)
        return await self._bot.roleplay.places.note_shown(table)

    async def _tidy(self, table: Table, *, keep_story: bool = True) -> None:
        """Take the panel off the message it stood on before; the letters stay if asked for."""
        negotiation = table.negotiation
        if negotiation.panel_message_id is None:
            return
        message = self._channel(table).get_partial_message(negotiation.panel_message_id)
        layout = older_message(self._bot.prompts, table, negotiation.panel_seq)
        try:
            if layout is not None and keep_story:
                await message.edit(view=layout)
            else:
                await message.delete()
        except discord.HTTPException as error:
            # Its buttons answer kindly that the table has moved on.
            log.info("Could not tidy %s: %s", negotiation.id, error.code)

    async def _enter(self, interaction: Interaction, table: Table) -> int | None:
        """Wake the thread and let the learner back in; return its last message."""
        place = await self._wake(table)
        if isinstance(place, discord.Thread):
            await place.add_user(interaction.user)
        return getattr(place, "last_message_id", None)

    async def _wake(self, table: Table) -> object:
        place = await self._bot.fetch_channel(self._channel(table).id)
        if isinstance(place, discord.Thread) and place.archived:
            await place.edit(archived=False)
        return place


def _lost(error: discord.HTTPException) -> Exception:
    """PlaceLost if the place is gone or closed to us, else the error itself."""
    if isinstance(error, discord.NotFound | discord.Forbidden):
        return PlaceLost()
    return error


async def _send(channel: discord.abc.Messageable, layout: Layout, nonce: str) -> discord.Message:
    called = discord.AllowedMentions(users=[discord.Object(each) for each in layout.pings])
    return await channel.send(
        view=layout, files=files(layout.pictures), nonce=nonce, allowed_mentions=called
    )


def _is_seen_by_all(interaction: Interaction) -> bool:
    """Whether what was pressed stands where the panel stands, not in a message for one person."""
    return interaction.message is not None and not interaction.message.flags.ephemeral


def _nonce(table: Table, part: str) -> str:
    """By this Discord itself drops the second of two equal posts, should a crash make us repeat.

    It tells apart the same events posted anew because the panel moves. Discord takes 25 letters.
    """
    before = (table.negotiation.panel_message_id or 0) % 10**6
    return f"{table.negotiation.id}:{table.seq}:{part}:{before}"[-25:]


def _is_fresh(panel_id: int | None, last_id: int | None, now: datetime) -> bool:
    """Whether the panel is the last message and still quick to edit."""
    if panel_id is None or panel_id != last_id:
        return False
    return discord.utils.snowflake_time(panel_id) + FRESH > now
