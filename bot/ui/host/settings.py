"""/host settings: how quizzes begin in a server, who may host them, and the class view.

Everything is kept at once and nothing in the ids, so that two moderators see the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast, get_args

import discord
from discord import SelectDefaultValue, SelectDefaultValueType, ui

from bot.services.quiz.offers import EVERYTHING
from bot.services.quiz.refusals import NotForHosts, RoleOfEverybody
from bot.ui.base import HouseRoleSelect, HouseSelect, Reply
from bot.ui.colours import THEIRS
from bot.ui.host.keys import HostButton
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.quiz.choice import EXTRAS, Field, QuizChoice
from bot.ui.quiz.keys import is_moderator
from bot.ui.quiz.setup import team_names
from bot.ui.quiz.setup_menus import options
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Self

    from discord import SelectOption

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.house_rules import HouseRule
    from bot.services.quiz.offers import Offer

FIELDS: tuple[Field, ...] = tuple(each for each in get_args(Field) if each not in ("pack", "count"))
"""What is decided for every quiz of a server; which questions and how many, each time."""

USUAL = QuizChoice(pack=EVERYTHING)


def require_own_moderator(interaction: Interaction) -> int:
    """The server's id; raises NotForHosts unless whoever pressed may time out its members."""
    if interaction.guild_id is None or not is_moderator(interaction):
        raise NotForHosts
    return interaction.guild_id


async def show_settings(interaction: Interaction) -> None:
    """Show what the server has decided; raises NotForHosts."""
    guild_id = require_own_moderator(interaction)
    bot = interaction.client
    offer = await bot.offers.find(guild_id, EVERYTHING)
    choice = QuizChoice.like(EVERYTHING, await bot.offers.default(guild_id))
    await show(interaction, settings_layout(bot.prompts, offer, choice, bot.rules.of(guild_id)))


async def keep_choice(interaction: Interaction, choice: QuizChoice) -> None:
    """Let quizzes begin like this from now on."""
    bot, guild_id = interaction.client, require_own_moderator(interaction)
    offer = await bot.offers.find(guild_id, EVERYTHING)
    await bot.offers.keep_default(guild_id, choice.setup(offer, team_names(bot.prompts)))


async def keep_rule(interaction: Interaction, change: Callable[[HouseRule], HouseRule]) -> None:
    """Change a rule of the server."""
    bot, guild_id = interaction.client, require_own_moderator(interaction)
    await bot.rules.keep(guild_id, change(bot.rules.of(guild_id)))


def settings_layout(prompts: Prompts, offer: Offer, choice: QuizChoice, rule: HouseRule) -> Layout:
    """The panel: what was decided, in words and in menus."""
    text = prompts.render(
        "host/settings",
        seconds=choice.seconds,
        pace=prompts.say(f"quiz_pace.{choice.pace}_hint"),
        scoring=prompts.say(f"quiz_scoring.{choice.scoring}_hint"),
        cadence=prompts.say(f"quiz_cadence.{choice.cadence}").lower(),
        teams="" if choice.teams == "none" else prompts.say(f"quiz_teams.{choice.teams}_hint"),
        extras=[prompts.say(f"quiz_extra.{extra}") for extra in EXTRAS if extra in choice.extras],
        role=f"<@&{rule.host_role_id}>" if rule.host_role_id else prompts.say("settings.nobody"),
        class_view=rule.class_view,
    )
    found = options(prompts, (), offer, replace(choice, more=True))
    menus = [row(UsualMenu.made(prompts, field, found[field])) for field in FIELDS]
    label = "host_button.view_off" if rule.class_view else "host_button.view_on"
    buttons = (
        ViewButton.made(prompts, "off" if rule.class_view else "on", label=label),
        UsualButton.made(prompts),
    )
    role = row(HostRoleMenu.made(prompts, rule.host_role_id))
    return Layout(box(THEIRS, paragraph(text), *menus, role, row(*buttons)))


class UsualMenu(HouseSelect, template=rf"set1:(?P<field>{'|'.join(FIELDS)})"):
    """One choice with which quizzes begin."""

    reply = Reply.HERE

    def __init__(self, item: ui.Select[Any], field: Field) -> None:
        super().__init__(item)
        self.field: Field = field

    @classmethod
    def made(cls, prompts: Prompts, field: Field, found: list[SelectOption]) -> Self:
        """A new menu for a layout; of the extras any number can be chosen, also none."""
        several = field == "extras"
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say(f"quiz_menu.{field}"),
            options=found,
            custom_id=f"set1:{field}",
            min_values=0 if several else 1,
            max_values=len(found) if several else 1,
            required=not several,
        )
        return cls(item, field)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, cast("Field", match["field"]))

    async def press(self, interaction: Interaction) -> None:
        """Keep the choice and show the panel with it."""
        guild_id = require_own_moderator(interaction)
        before = QuizChoice.like(EVERYTHING, await interaction.client.offers.default(guild_id))
        await keep_choice(interaction, before.with_values(self.field, self.item.values))
        await show_settings(interaction)


class HostRoleMenu(HouseRoleSelect, template="set1:role"):
    """The role whose members may host besides moderators; choosing none takes it away."""

    @classmethod
    def made(cls, prompts: Prompts, role_id: int | None) -> Self:
        """A new menu for a layout."""
        chosen: list[SelectDefaultValue] = []
        if role_id is not None:
            chosen.append(SelectDefaultValue(id=role_id, type=SelectDefaultValueType.role))
        item: ui.RoleSelect[Any] = ui.RoleSelect(
            placeholder=prompts.say("settings.role"),
            custom_id="set1:role",
            min_values=0,
            max_values=1,
            required=False,
            default_values=chosen,
        )
        return cls(item)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.RoleSelect)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Keep the role; raises RoleOfEverybody."""
        require_own_moderator(interaction)
        role = next(iter(self.item.values), None)
        if role is not None and (role.is_default() or role.managed):
            raise RoleOfEverybody
        role_id = role.id if role else None
        await keep_rule(interaction, lambda rule: replace(rule, host_role_id=role_id))
        await show_settings(interaction)


class ViewButton(HostButton, action="view", arg="on|off"):
    """Turns the class view on or off; whose it says, so that pressing twice is pressing once."""

    label = "host_button.view_off"

    async def act(self, interaction: Interaction) -> None:
        """Do so and show the panel."""
        await keep_rule(interaction, lambda rule: replace(rule, class_view=self.arg == "on"))
        await show_settings(interaction)


class UsualButton(HostButton, action="usual"):
    """Lets quizzes begin as they do where nothing was decided."""

    label = "host_button.usual"

    async def act(self, interaction: Interaction) -> None:
        """Do so and show the panel; the other rules stay."""
        await keep_choice(interaction, USUAL)
        await show_settings(interaction)


ITEMS = (UsualMenu, HostRoleMenu, ViewButton, UsualButton)
