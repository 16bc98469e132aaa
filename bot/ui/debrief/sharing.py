"""Sharing a result where others read: only on request, and without anybody's points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle

from bot.services.refusals import CannotShare
from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.notices import notice
from bot.ui.quoting import escaped
from bot.ui.replies import show
from bot.ui.table_buttons import any_table
from bot.ui.words import clauses_of

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def shared_text(prompts: Prompts, table: Table, name: str) -> str:
    """What everybody may read: the outcome and the signed sheet, which both sides know."""
    ended = table.state.ending
    assert ended is not None
    return prompts.render(
        "ui/shared",
        name=escaped(name, 80),
        title=table.scenario.title,
        side=table.mine.name,
        persona=table.persona.name,
        outcome=prompts.say(f"outcome.{ended.outcome}"),
        exchanges=sum(said.by == table.mine.id for said in table.state.spoken),
        peak=round(table.state.peak_tension),
        clauses=clauses_of(table.scenario, ended.deal) if ended.deal else [],
    )


def channel_to_share_in(interaction: Interaction) -> discord.TextChannel:
    """The channel that the thread belongs to, if both may write there; raises CannotShare."""
    place = interaction.channel
    channel = place.parent if isinstance(place, discord.Thread) else place
    if not isinstance(channel, discord.TextChannel):
        raise CannotShare
    person = interaction.user
    may_write = isinstance(person, discord.Member) and all(
        permissions.view_channel and permissions.send_messages
        for permissions in (channel.permissions_for(who) for who in (person, channel.guild.me))
    )
    if not may_write:
        raise CannotShare
    return channel


class ShareButton(TableButton, action="share"):
    """Show the result to others."""

    label = "button.show_others"

    async def press(self, interaction: Interaction) -> None:
        """Show what would be posted, and where."""
        prompts = interaction.client.prompts
        table = await any_table(interaction, self.key)
        channel = channel_to_share_in(interaction)
        text = shared_text(prompts, table, interaction.user.display_name)
        asked = prompts.say("share.ask", channel=channel.mention)
        key = TableKey(table.negotiation.id, table.state.turn)
        layout = Layout(
            paragraph(asked), box(NEUTRAL, paragraph(text)), row(PostButton.made(prompts, key))
        )
        await show(interaction, layout)


class PostButton(TableButton, action="post"):
    """Post it."""

    label = "button.post"
    style = ButtonStyle.success
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Post what was shown."""
        prompts = interaction.client.prompts
        table = await any_table(interaction, self.key)
        channel = channel_to_share_in(interaction)
        text = shared_text(prompts, table, interaction.user.display_name)
        try:
            # By the nonce a second press posts nothing more.
            await channel.send(
                view=Layout(box(NEUTRAL, paragraph(text))), nonce=f"share:{table.negotiation.id}"
            )
        except discord.Forbidden:
            raise CannotShare from None
        await show(interaction, notice(prompts.say("share.done", channel=channel.mention)))


ITEMS = (ShareButton, PostButton)
