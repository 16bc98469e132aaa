"""The layouts of the sample bot, with one of everything Discord offers."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import ui

from tests.browser.sample_forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

Interaction: TypeAlias = discord.Interaction[Any]

BROKEN = "Break it"
"""Label of the button that is never answered."""


def png(side: int) -> bytes:
    """A blue square of `side` pixels."""
    row = b"\0" + b"\x3f\x6a\xd8" * side
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * side)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def picture(filename: str) -> discord.File:
    """A picture with a text for those who cannot see it."""
    return discord.File(BytesIO(png(64)), filename, description="A map of the island")


class Press(ui.Button[ui.LayoutView]):
    """A button that reports itself, counts, opens the form or never answers."""

    async def callback(self, interaction: Interaction) -> None:
        """Do what the label says."""
        match self.label:
            case "Count":
                self.label = "Counted"
                await interaction.response.edit_message(view=self.view)
            case "Fill in":
                await interaction.response.send_modal(Form())
            case label if label == BROKEN:
                pass
            case _:
                await interaction.response.send_message(f"{self.label} pressed", ephemeral=True)


class Choose(ui.Select[ui.LayoutView]):
    """A select that reports its values."""

    async def callback(self, interaction: Interaction) -> None:
        """Say what was chosen."""
        await report(interaction, self.values)


class ChooseMember(ui.UserSelect[ui.LayoutView]):
    """A select of members that reports them."""

    async def callback(self, interaction: Interaction) -> None:
        """Say who was chosen."""
        await report(interaction, [user.name for user in self.values])


async def report(interaction: Interaction, values: Sequence[str]) -> None:
    """Answer with the values, for the chooser alone."""
    await interaction.response.send_message("Chosen: " + ", ".join(values), ephemeral=True)


def table() -> ui.Container[ui.LayoutView]:
    """A container with text, thumbnail, separators and buttons."""
    heading = ui.TextDisplay[ui.LayoutView]("## The table\nTurn **3 of 12**")
    seal = ui.Thumbnail[ui.LayoutView]("attachment://map.png", description="The seal")
    brief = Press(label="Read the brief", style=discord.ButtonStyle.secondary)
    row = ui.ActionRow[ui.LayoutView](
        Press(label="Fill in", style=discord.ButtonStyle.primary),
        Press(label="Count", style=discord.ButtonStyle.success),
        Press(label=BROKEN, style=discord.ButtonStyle.danger, emoji="✖"),
        Press(label="Not now", disabled=True),
        ui.Button[ui.LayoutView](label="Read more", url="https://example.org/"),
    )
    return ui.Container[ui.LayoutView](
        ui.Section[ui.LayoutView](heading, accessory=seal),
        ui.Separator[ui.LayoutView](),
        ui.TextDisplay[ui.LayoutView]("1. **Missiles** — *proposed*\n2. **Pledge** — *open*"),
        ui.Separator[ui.LayoutView](spacing=discord.SeparatorSpacing.large),
        ui.TextDisplay[ui.LayoutView]("> We ought not now to pull on the rope.\n-# A letter"),
        ui.Section[ui.LayoutView]("Your brief is private.", accessory=brief),
        row,
        accent_colour=0x3F6AD8,
    )


def selects() -> list[ui.ActionRow[ui.LayoutView]]:
    """One row for each kind of select."""
    options = [
        discord.SelectOption(label="Missiles", description="Removed or frozen", emoji="★"),
        discord.SelectOption(label="Pledge"),
        discord.SelectOption(label="Announcement"),
    ]
    return [
        ui.ActionRow[ui.LayoutView](Choose(placeholder="Choose an issue", options=options)),
        ui.ActionRow[ui.LayoutView](
            Choose(placeholder="Choose two", options=options, min_values=2, max_values=3)
        ),
        ui.ActionRow[ui.LayoutView](ChooseMember(placeholder="Choose a partner")),
        ui.ActionRow[ui.LayoutView](ui.RoleSelect[ui.LayoutView](placeholder="Choose a role")),
        ui.ActionRow[ui.LayoutView](
            ui.ChannelSelect[ui.LayoutView](placeholder="Choose a channel")
        ),
        ui.ActionRow[ui.LayoutView](
            ui.MentionableSelect[ui.LayoutView](placeholder="Choose somebody")
        ),
    ]


class Panel(ui.LayoutView):
    """Every component a message can have."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        gallery = ui.MediaGallery[ui.LayoutView](
            discord.MediaGalleryItem("attachment://map.png", description="The island at noon")
        )
        bottom_line = ui.TextDisplay[ui.LayoutView]("The bottom line is 40.")
        hidden = ui.Container[ui.LayoutView](bottom_line, spoiler=True)
        self.add_item(ui.TextDisplay("# October 1962"))
        self.add_item(table())
        for row in selects():
            self.add_item(row)
        self.add_item(gallery)
        self.add_item(hidden)
        self.add_item(ui.File("attachment://sheet.txt"))


class Everywhere(ui.LayoutView):
    """A layout with one text in every place that takes one."""

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        option = discord.SelectOption(label=text, value="1", description=text)
        self.add_item(ui.TextDisplay(text))
        self.add_item(
            ui.ActionRow(
                Press(label=text), ui.Button(label=text, url="https://example.org/?q=%22%3E")
            )
        )
        self.add_item(ui.ActionRow(Choose(placeholder=text, options=[option])))
        self.add_item(
            ui.MediaGallery(discord.MediaGalleryItem("https://example.org/a.png", description=text))
        )
