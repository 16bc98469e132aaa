"""The buttons of the course; where they lead stands in their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, ui

from bot.ui.base import NEVER, HouseButton, HouseSelect, Reply
from bot.ui.ids import LONGEST_ID

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction

ANY = "-"
"""Stands for no lesson in particular."""

LESSON = r"[a-z0-9-]{1,40}"
STEP = r"c\d{1,2}|t|q\d|e"


class CourseButton(HouseButton, template=NEVER):
    """A button about one lesson, or about the whole course (`-`)."""

    reply = Reply.HERE
    pattern: ClassVar[str]

    def __init_subclass__(cls, *, pattern: str) -> None:
        super().__init_subclass__(template=rf"les1:(?P<lesson>{LESSON}):(?P<what>{pattern})")

    def __init__(self, item: ui.Button[Any], lesson: str, what: str) -> None:
        super().__init__(item)
        self.lesson = lesson
        self.what = what

    @classmethod
    def made(
        cls, lesson: str, what: str, label: str, style: ButtonStyle = ButtonStyle.secondary
    ) -> Self:
        """A new button for a layout; raises ValueError for an id Discord would refuse."""
        custom_id = f"les1:{lesson}:{what}"
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
        return cls(ui.Button(label=label, style=style, custom_id=custom_id), lesson, what)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, match["lesson"], match["what"])


class GoButton(CourseButton, pattern=rf"g\.(?:{STEP})"):
    """Go to a screen of the lesson."""

    async def press(self, interaction: Interaction) -> None:
        """Show it, and keep that the learner is there."""
        await interaction.client.classroom.course.go(interaction, self.lesson, self.what[2:])


class HintButton(CourseButton, pattern=r"h\.\d"):
    """Show one hint more."""

    async def press(self, interaction: Interaction) -> None:
        """Show the task with it."""
        shown = int(self.what[2:])
        await interaction.client.classroom.course.hint(interaction, self.lesson, shown)


class OpenButton(CourseButton, pattern="open"):
    """Go on in a lesson where the learner was, or with the one that comes next (`-`)."""

    async def press(self, interaction: Interaction) -> None:
        """Show that screen."""
        lesson = None if self.lesson == ANY else self.lesson
        await interaction.client.classroom.course.open(interaction, lesson)


class OpenNewButton(OpenButton, pattern="read"):
    """The same, in a message of its own, from where another message must stay."""

    reply = Reply.NEW


class MapButton(CourseButton, pattern="map"):
    """Show the map of the course."""

    async def press(self, interaction: Interaction) -> None:
        """Show it as it is for whoever presses."""
        await interaction.client.classroom.course.show_map(interaction)


class MapNewButton(MapButton, pattern="newmap"):
    """The same, in a message of its own, from where another message must stay."""

    reply = Reply.NEW


class OrderButton(CourseButton, pattern="free|guided"):
    """Take the lessons in any order, or one after the other."""

    async def press(self, interaction: Interaction) -> None:
        """Keep the wish and show the map by it."""
        free = self.what == "free"
        await interaction.client.classroom.course.choose_order(interaction, free=free)


class SourcesButton(CourseButton, pattern=rf"s\.(?:{STEP})"):
    """Show where the facts on a screen come from."""

    reply = Reply.NEW

    async def press(self, interaction: Interaction) -> None:
        """Show the first page of them, in a message of its own."""
        await interaction.client.classroom.course.sources(interaction, self.lesson, self.what[2:])


class SourcesPageButton(CourseButton, pattern=rf"p\.(?:{STEP})\.\d"):
    """Another page of the same."""

    async def press(self, interaction: Interaction) -> None:
        """Show it in place of the page before."""
        _, step, page = self.what.split(".")
        course = interaction.client.classroom.course
        await course.sources(interaction, self.lesson, step, int(page))


class LessonMenu(HouseSelect, template="les1:menu"):
    """Choose a lesson on the map."""

    @classmethod
    def made(cls, placeholder: str, options: Sequence[discord.SelectOption]) -> Self:
        """A new menu for a layout."""
        item: ui.Select[Any] = ui.Select(
            placeholder=placeholder, options=list(options), custom_id="les1:menu", required=True
        )
        return cls(item)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Open the lesson."""
        await interaction.client.classroom.course.open(interaction, self.chosen)


ITEMS = (
    GoButton,
    HintButton,
    OpenButton,
    OpenNewButton,
    MapButton,
    MapNewButton,
    OrderButton,
    SourcesButton,
    SourcesPageButton,
    LessonMenu,
)
