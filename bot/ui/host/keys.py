"""Buttons of a whole server that only its moderators may press, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from discord import ButtonStyle, ui

from bot.ui.base import NEVER, HouseButton, Reply
from bot.ui.quiz.keys import require_moderator

if TYPE_CHECKING:
    import re
    from typing import Self

    import discord

    from bot.app import Interaction
    from bot.content.prompts import Prompts

VERSION = 1
"""Goes up when the meaning of an id changes; older ids are then answered, not obeyed."""


class HostButton(HouseButton, template=NEVER):
    """A button of the server where it is pressed; `label` is the key of its label."""

    action: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[ButtonStyle] = ButtonStyle.secondary
    reply = Reply.HERE

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        cls.action = action
        tail = f":(?P<arg>{arg})" if arg else "(?P<arg>)"
        super().__init_subclass__(template=f"mod{VERSION}:{action}{tail}")

    def __init__(self, item: ui.Button[Any], arg: str = "") -> None:
        super().__init__(item)
        self.arg = arg

    @classmethod
    def made(
        cls,
        prompts: Prompts,
        arg: str = "",
        *,
        label: str = "",
        disabled: bool = False,
    ) -> Self:
        """A new button for a layout; `label` is another key than the class's own."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(label or cls.label),
            style=cls.style,
            custom_id=f"mod{VERSION}:{cls.action}" + (f":{arg}" if arg else ""),
            disabled=disabled,
        )
        return cls(item, arg)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, match["arg"])

    async def press(self, interaction: Interaction) -> None:
        """Check who presses, then do it."""
        require_moderator(interaction)
        await self.act(interaction)

    async def act(self, interaction: Interaction) -> None:
        """Do what the button is for; whoever pressed may host in this server."""
