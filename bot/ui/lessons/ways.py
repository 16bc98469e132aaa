"""Buttons that lead from anywhere in the course to what lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, ui

from bot.ui.base import NEVER, HouseButton, Reply

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction


class WayButton(HouseButton, template=NEVER):
    """A button that means the same for everybody and everywhere."""

    reply = Reply.HERE
    name: ClassVar[str]
    style: ClassVar[ButtonStyle] = ButtonStyle.secondary

    def __init_subclass__(cls, *, name: str) -> None:
        cls.name = f"way1:{name}"
        super().__init_subclass__(template=cls.name)

    @classmethod
    def made(cls, label: str) -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=label, style=cls.style, custom_id=cls.name))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item)


class GlossaryButton(WayButton, name="glossary"):
    """The glossary, from its beginning."""

    async def press(self, interaction: Interaction) -> None:
        """Show its first page."""
        await interaction.client.classroom.shelf.glossary(interaction, 0)


class BooksButton(WayButton, name="books"):
    """The reading list."""

    async def press(self, interaction: Interaction) -> None:
        """Show its first page."""
        await interaction.client.classroom.shelf.books(interaction, 0)


class ReviewButton(WayButton, name="review"):
    """What is due for review."""

    async def press(self, interaction: Interaction) -> None:
        """Ask the first thing."""
        await interaction.client.classroom.review.ask(interaction)


class ReviewNewButton(WayButton, name="newreview"):
    """The same, in a message of its own, from where another message must stay."""

    reply = Reply.NEW
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Ask the first thing."""
        await interaction.client.classroom.review.ask(interaction)


class ProgressButton(WayButton, name="progress"):
    """How far one has come, in a message of its own."""

    reply = Reply.NEW

    async def press(self, interaction: Interaction) -> None:
        """Show the picture and the next step."""
        await interaction.client.classroom.progress.show(interaction)


class TestButton(WayButton, name="test"):
    """The judgement test, from where it was left."""

    style = ButtonStyle.success

    async def press(self, interaction: Interaction) -> None:
        """Show the item that comes next."""
        await interaction.client.classroom.judgement.ask(interaction)


class DeclineTestButton(WayButton, name="notest"):
    """No test beforehand."""

    async def press(self, interaction: Interaction) -> None:
        """Keep the wish and show the map."""
        await interaction.client.classroom.judgement.decline(interaction)


ITEMS = (
    GlossaryButton,
    BooksButton,
    ReviewButton,
    ReviewNewButton,
    ProgressButton,
    TestButton,
    DeclineTestButton,
)
