"""What stands in the ids of a live quiz: the round, and for an answer its question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, ui

from bot.services.quiz.refusals import NotForPlayers, QuizGone
from bot.ui.base import NEVER, HouseButton, HouseSelect, Reply
from bot.ui.ids import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from discord import SelectOption

    from bot.app import Backchannel, Interaction
    from bot.content.prompts import Prompts

VERSION = 1
"""Goes up when the meaning of an id changes; older ids are then answered, not obeyed."""


def round_id(number: int, action: str, arg: str = "") -> str:
    """The id of what does `action` in this round; raises ValueError if Discord would refuse it."""
    custom_id = f"quiz{VERSION}:{number}:{action}" + (f":{arg}" if arg else "")
    if len(custom_id) > LONGEST_ID:
        raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
    return custom_id


def round_template(action: str, arg: str = "") -> re.Pattern[str]:
    """What ids of `action` look like; `arg` is a pattern for what follows, if anything does."""
    tail = f":(?P<arg>{arg})" if arg else "(?P<arg>)"
    return re.compile(rf"quiz{VERSION}:(?P<round>[1-9]\d{{0,18}}):{action}{tail}")


def require_moderator(interaction: Interaction) -> None:
    """Raise NotForPlayers unless whoever pressed may host in this server.

    That is who may time out members, and who has the role that they have chosen for it. Discord
    hides the commands from others, but a button can be pressed by anybody who sees it.
    """
    if not (is_moderator(interaction) or _has_host_role(interaction.client, interaction.user)):
        raise NotForPlayers


async def may_still_host(interaction: Interaction) -> bool:
    """Whether whoever pressed some time ago could do so now; asks Discord.

    An answer that does not come is no reason to shut anybody out.
    """
    guild = interaction.guild
    try:
        member = await guild.fetch_member(interaction.user.id) if guild else None
    except discord.NotFound:
        return False  # they have left the server
    except discord.HTTPException:
        return True
    if member is None:
        return False
    is_one = member.guild_permissions.moderate_members
    return is_one or _has_host_role(interaction.client, member)


async def require_moderator_of(interaction: Interaction, round_id: int) -> None:
    """Raise NotForPlayers as `require_moderator` does, and QuizGone for another server's quiz."""
    require_moderator(interaction)
    round_ = await interaction.client.stage.live.round(round_id)
    if round_.row.guild_id != interaction.guild_id:
        raise QuizGone


def is_moderator(interaction: Interaction) -> bool:
    """Whether whoever pressed may time out members of this server."""
    return interaction.guild_id is not None and interaction.permissions.moderate_members


def _has_host_role(bot: Backchannel, person: discord.User | discord.Member) -> bool:
    if not isinstance(person, discord.Member):
        return False
    role_id = bot.rules.of(person.guild.id).host_role_id
    return role_id is not None and person.get_role(role_id) is not None


class RoundButton(HouseButton, template=NEVER):
    """A button of one live quiz; `label` is the key of its label in the strings."""

    action: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[ButtonStyle] = ButtonStyle.secondary

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        cls.action = action
        super().__init_subclass__(template=round_template(action, arg))

    def __init__(self, item: ui.Button[Any], number: int, arg: str = "") -> None:
        super().__init__(item)
        self.round_id = number
        self.arg = arg

    @classmethod
    def made(
        cls,
        prompts: Prompts,
        number: int,
        arg: str = "",
        *,
        label: str = "",
        style: ButtonStyle | None = None,
    ) -> Self:
        """A new button for a layout; `label` is another key than the class's own."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(label or cls.label),
            style=style or cls.style,
            custom_id=round_id(number, cls.action, arg),
        )
        return cls(item, number, arg)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, on a message that may be months old."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["round"]), match["arg"])


class ModeratorButton(RoundButton, action="(?!)"):
    """A button that only moderators may press, wherever it stands."""

    reply = Reply.HERE

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        super().__init_subclass__(action=action, arg=arg)

    async def press(self, interaction: Interaction) -> None:
        """Check who presses, then steer."""
        await require_moderator_of(interaction, self.round_id)
        await self.steer(interaction)

    async def steer(self, interaction: Interaction) -> None:
        """Do what the button is for; whoever pressed is a moderator."""


class ModeratorMenu(HouseSelect, template=NEVER):
    """A menu that only moderators may use, wherever it stands."""

    action: ClassVar[str]

    def __init_subclass__(cls, *, action: str, arg: str = "") -> None:
        cls.action = action
        super().__init_subclass__(template=round_template(action, arg))

    def __init__(self, item: ui.Select[Any], number: int, arg: str = "") -> None:
        super().__init__(item)
        self.round_id = number
        self.arg = arg

    @classmethod
    def made(
        cls, placeholder: str, number: int, options: Sequence[SelectOption], arg: str = ""
    ) -> Self:
        """A new menu of 1 to 25 options for a layout."""
        item: ui.Select[Any] = ui.Select(
            placeholder=placeholder,
            options=list(options),
            custom_id=round_id(number, cls.action, arg),
            required=True,
        )
        return cls(item, number, arg)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, int(match["round"]), match["arg"])

    async def press(self, interaction: Interaction) -> None:
        """Check who chooses, then steer."""
        await require_moderator_of(interaction, self.round_id)
        await self.steer(interaction)

    async def steer(self, interaction: Interaction) -> None:
        """Do what the choice is for; whoever chose is a moderator."""
