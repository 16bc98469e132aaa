"""Pictures in messages, each with a text that says the same to whoever does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_ALT = 1_024


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its file name and what it shows in words (at most 1,024 characters)."""

    name: str
    content: bytes
    alt: str


def shown(picture: Picture) -> ui.Item[Any]:
    """The picture at its place in a layout; it has to be sent along with the message."""
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    gallery.add_item(media=f"attachment://{picture.name}", description=picture.alt[:LONGEST_ALT])
    return gallery


def files(pictures: Sequence[Picture]) -> list[discord.File]:
    """New files to send along; a file can be sent once only."""
    return [
        discord.File(BytesIO(each.content), each.name, description=each.alt[:LONGEST_ALT])
        for each in pictures
    ]
