"""What moderators of a server see of somebody: told, and left with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

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


Seen = Literal["class", "quizzes", "nothing"]
"""What moderators see of somebody: all of it, only quizzes where the class view is off, or none."""


async def seen_by_moderators(interaction: Interaction) -> Seen | None:
    """What they see of whoever asks; None where there are none."""
    bot, guild_id = interaction.client, interaction.guild_id
    if guild_id is None:
        return None
    if await bot.classes.is_away(guild_id, interaction.user.id):
        return "nothing"
    return "class" if bot.rules.of(guild_id).class_view else "quizzes"


def visibility_items(prompts: Prompts, seen: Seen | None) -> list[ui.Item[Any]]:
    """What moderators see, and the button to change it; nothing where there are none."""
    if seen is None:
        return []
    button = VisibilityButton.made(prompts, hide=seen != "nothing")
    return [rule(), beside(prompts.say(f"class_seat.{seen}"), button)]


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
