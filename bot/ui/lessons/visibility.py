"""Whether moderators see somebody in the class of their server: told, and left with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.learning_refusals import OnlyInServers
from bot.ui.base import HouseButton, Reply
from bot.ui.layout import beside, rule

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts


async def seen_by_moderators(interaction: Interaction) -> bool | None:
    """Whether they see whoever asks; None where there is no class view."""
    bot, guild_id = interaction.client, interaction.guild_id
    if guild_id is None or not bot.rules.of(guild_id).class_view:
        return None
    return not await bot.classes.is_away(guild_id, interaction.user.id)


def visibility_items(prompts: Prompts, seen: bool | None) -> list[ui.Item[Any]]:
    """What moderators see, and the button to change it; nothing where there is no class view."""
    if seen is None:
        return []
    text = prompts.say("class_seat.seen" if seen else "class_seat.unseen")
    return [rule(), beside(text, VisibilityButton.made(prompts, hide=seen))]


class VisibilityButton(HouseButton, template="seat1:(?P<what>hide|show)"):
    """Out of the class view of the server where it is pressed, or back into it."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], *, hide: bool) -> None:
        super().__init__(item)
        self.hide = hide

    @classmethod
    def made(cls, prompts: Prompts, *, hide: bool) -> Self:
        """A new button for a layout."""
        what = "hide" if hide else "show"
        label = prompts.say(f"class_seat.{what}")
        return cls(ui.Button(label=label, custom_id=f"seat1:{what}"), hide=hide)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, hide=match["what"] == "hide")

    async def press(self, interaction: Interaction) -> None:
        """Do so and show the progress again; raises OnlyInServers."""
        bot, guild_id, user_id = interaction.client, interaction.guild_id, interaction.user.id
        if guild_id is None:
            raise OnlyInServers
        if self.hide:
            await bot.classes.stay_away(guild_id, user_id, interaction.created_at)
        else:
            await bot.classes.come_back(guild_id, user_id)
        await bot.classroom.progress.show(interaction)


ITEMS = (VisibilityButton,)
