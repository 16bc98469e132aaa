"""What there is, with buttons to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, ui

from bot.ui.base import HouseButton
from bot.ui.colours import NEUTRAL
from bot.ui.history import history_layout
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.buttons import ANY, MapNewButton, OpenNewButton
from bot.ui.lessons.ways import ReviewNewButton
from bot.ui.replies import show
from bot.ui.setup import show_setup
from bot.ui.setup_choice import Choice, place_for

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.course import CourseMap


def help_layout(prompts: Prompts, course: CourseMap) -> Layout:
    """What the bot can do today, and the next steps: in the course, and at the table."""
    return Layout(
        box(
            NEUTRAL,
            paragraph(prompts.render("ui/help")),
            row(*_learning(prompts, course)),
            row(StartButton.made(prompts), PastButton.made(prompts)),
        )
    )


def _learning(prompts: Prompts, course: CourseMap) -> list[ui.Item[Any]]:
    """Into the course; to go on where it was left and to what is due, if there is such a thing."""
    ways: list[ui.Item[Any]] = [MapNewButton.made(ANY, "newmap", prompts.say("button.learn"))]
    if course.onward is not None and course.is_begun:
        label = prompts.say("button.continue")
        ways.insert(0, OpenNewButton.made(ANY, "read", label, ButtonStyle.primary))
    if course.due:
        label = prompts.say("button.review_due", count=course.due)
        ways.append(ReviewNewButton.made(label))
    return ways


class StartButton(HouseButton, template="help1:start"):
    """Open the set-up panel."""

    @classmethod
    def made(cls, prompts: Prompts) -> Self:
        """A new button for a layout."""
        label = prompts.say("button.start")
        return cls(ui.Button(label=label, style=ButtonStyle.primary, custom_id="help1:start"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Show the panel as /negotiate start does."""
        bot = interaction.client
        choice = Choice.first(bot.repertoire, place_for(interaction))
        await show_setup(interaction, choice)


class PastButton(HouseButton, template="help1:history"):
    """Open the list of past negotiations."""

    @classmethod
    def made(cls, prompts: Prompts) -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=prompts.say("button.history"), custom_id="help1:history"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Show the list as /negotiate history does."""
        bot = interaction.client
        page = await bot.roleplay.shelf.page(interaction.user.id, 0)
        await show(interaction, history_layout(bot.prompts, page))


ITEMS = (StartButton, PastButton)
