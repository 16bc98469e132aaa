"""The house button and the house menu: what every pressable thing does.

discord.py only logs what goes wrong in a DynamicItem; here it is told to whoever pressed.
Its generic overrides are silenced here and nowhere else.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, ui

from bot.errors import report
from bot.ui.ids import TableKey, table_template
from bot.ui.replies import kindly

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts

NEVER = r"(?!)"
"""The template of classes that are only derived from."""


class Reply(Enum):
    """Where the answer to a press goes, which Discord wants to know within three seconds."""

    NEW = "a message of its own that only the presser sees"
    HERE = "the message that was pressed changes"
    OWN = "the item answers by itself, at once"


class HouseButton(ui.DynamicItem[ui.Button[Any]], template=NEVER):
    """A button that outlives restarts and never fails in silence."""

    reply: ClassVar[Reply] = Reply.NEW

    async def press(self, interaction: Interaction) -> None:
        """Do what the button is for; already acknowledged unless `reply` is OWN."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Acknowledge, act, and tell the presser about whatever is raised."""
        await _answer(self, interaction)


class HouseSelect(ui.DynamicItem[ui.Select[Any]], template=NEVER):
    """A menu that outlives restarts and never fails in silence."""

    reply: ClassVar[Reply] = Reply.HERE

    @property
    def chosen(self) -> str:
        """The value that was chosen, the first of several."""
        return self.item.values[0]

    async def press(self, interaction: Interaction) -> None:
        """Do what the choice is for; already acknowledged unless `reply` is OWN."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Acknowledge, act, and tell the presser about whatever is raised."""
        await _answer(self, interaction)


class HouseRoleSelect(ui.DynamicItem[ui.RoleSelect[Any]], template=NEVER):
    """A menu of the server's roles that outlives restarts and never fails in silence."""

    reply: ClassVar[Reply] = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Do what the choice is for; already acknowledged unless `reply` is OWN."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Acknowledge, act, and tell the presser about whatever is raised."""
        await _answer(self, interaction)


class TableButton(HouseButton, template=NEVER):
    """A button of one negotiation and turn; `label` is the key of its label in the strings."""

    action: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[ButtonStyle] = ButtonStyle.secondary

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        cls.action = action
        super().__init_subclass__(template=table_template(action, arg))

    def __init__(self, item: ui.Button[Any], key: TableKey, arg: str = "") -> None:
        super().__init__(item)
        self.key = key
        self.arg = arg

    @classmethod
    def made(
        cls, prompts: Prompts, key: TableKey, arg: str = "", *, disabled: bool = False
    ) -> Self:
        """A new button for a layout; raises ValueError for an id Discord would refuse."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(cls.label),
            style=cls.style,
            custom_id=key.custom_id(cls.action, arg),
            disabled=disabled,
        )
        return cls(item, key, arg)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, on a message that may be months old."""
        assert isinstance(item, ui.Button)
        return cls(item, TableKey.read(match), match["arg"])


class TableSelect(HouseSelect, template=NEVER):
    """A menu of one negotiation and turn; `label` is the key of its placeholder."""

    action: ClassVar[str]
    label: ClassVar[str]

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        cls.action = action
        super().__init_subclass__(template=table_template(action, arg))

    def __init__(self, item: ui.Select[Any], key: TableKey, arg: str = "") -> None:
        super().__init__(item)
        self.key = key
        self.arg = arg

    @classmethod
    def made(
        cls,
        prompts: Prompts,
        key: TableKey,
        options: Sequence[discord.SelectOption],
        arg: str = "",
        most: int = 1,
        **values: str,
    ) -> Self:
        """A new menu of 1 to 25 options for a layout; `values` fill its placeholder.

        Up to `most` of them can be chosen.
        """
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say(cls.label, **values),
            options=list(options),
            custom_id=key.custom_id(cls.action, arg),
            max_values=min(most, len(options)),
            required=True,
        )
        return cls(item, key, arg)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used, on a message that may be months old."""
        assert isinstance(item, ui.Select)
        return cls(item, TableKey.read(match), match["arg"])


async def _answer(
    item: HouseButton | HouseSelect | HouseRoleSelect, interaction: Interaction
) -> None:
    try:
        async with kindly(interaction):
            if item.reply is Reply.NEW:
                await interaction.response.defer(ephemeral=True, thinking=True)
            elif item.reply is Reply.HERE:
                await interaction.response.defer()
            await item.press(interaction)
    except Exception as error:  # noqa: BLE001  # the edge: discord.py would only log it
        await report(interaction, error)
