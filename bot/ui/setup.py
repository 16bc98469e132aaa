"""The set-up panel: which case, which side, who sits across, and where; then begin.

All choices are carried in the ids, so the panel needs no memory and never goes stale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import discord
from discord import SelectOption, ui

from bot.services.refusals import UnknownChoice
from bot.ui.base import HouseButton, HouseSelect, Reply
from bot.ui.beginning import BeginButton
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.setup_choice import CHOICE_ID, Choice, Field, Place, Switch
from bot.ui.words import shorten

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire


async def show_setup(interaction: Interaction, choice: Choice) -> None:
    """Show the panel with these choices; raises UnknownChoice for what is not on offer here."""
    bot, guild_id = interaction.client, interaction.guild_id
    current = await bot.roleplay.cases.current(guild_id, choice.scenario)
    choice = replace(choice, scenario=current)
    offered = await bot.roleplay.cases.on_offer(guild_id, interaction.user.id)
    await show(interaction, setup_layout(bot.prompts, offered, choice))


def setup_layout(prompts: Prompts, repertoire: Repertoire, choice: Choice) -> Layout:
    """The panel with what is chosen; raises UnknownChoice if something is not on offer any more."""
    scenario = repertoire.scenarios.get(choice.scenario)
    persona = repertoire.personas.get(choice.persona)
    if scenario is None or persona is None:
        raise UnknownChoice
    side = next((each for each in scenario.sides if each.id == choice.side), scenario.sides[0])
    choice = replace(choice, side=side.id)
    text = prompts.render(
        "ui/setup",
        title=scenario.title,
        summary=scenario.summary.strip(),
        side=side.name,
        role=side.role.strip(),
        persona=persona.name,
        sentence=persona.sentence,
        place=prompts.say(f"place.{choice.place}"),
        place_hint=prompts.say(f"place.{choice.place}_hint"),
        hints=choice.hints,
        redrawn=choice.redrawn,
    )
    menus: dict[Field, list[SelectOption]] = {
        "scenario": [
            _option(each.id, each.title, each.summary, choice.scenario)
            for each in repertoire.scenarios.values()
        ],
        "side": [_option(each.id, each.name, each.role, side.id) for each in scenario.sides],
        "persona": persona_options(repertoire, choice.persona),
        "place": [
            _option(
                each, prompts.say(f"place.{each}"), prompts.say(f"place.{each}_hint"), choice.place
            )
            for each in get_args(Place)
        ],
    }
    return Layout(
        box(
            NEUTRAL,
            paragraph(text),
            *(
                row(SetupSelect.made(prompts, choice, field, options))
                for field, options in menus.items()
                if len(options) > 1
            ),
            row(
                BeginButton.made(prompts, choice),
                *(SwitchButton.made(prompts, choice, switch) for switch in get_args(Switch)),
            ),
        )
    )


def persona_options(repertoire: Repertoire, chosen: str) -> list[SelectOption]:
    """Everybody who can sit across, each with their sentence."""
    return [
        _option(each.id, each.name, each.sentence, chosen) for each in repertoire.personas.values()
    ]


def _option(value: str, label: str, description: str, chosen: str) -> SelectOption:
    return SelectOption(
        label=shorten(label), value=value, description=shorten(description), default=value == chosen
    )


class SetupSelect(HouseSelect, template=rf"{CHOICE_ID}:(?P<field>scenario|side|persona|place)"):
    """One of the choices; the panel is shown again with it."""

    reply = Reply.HERE

    def __init__(self, item: ui.Select[Any], choice: Choice, field: Field) -> None:
        super().__init__(item)
        self.choice = choice
        self.field: Field = field

    @classmethod
    def made(
        cls, prompts: Prompts, choice: Choice, field: Field, options: list[SelectOption]
    ) -> Self:
        """A new menu for a layout."""
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say(f"menu.{field}"),
            options=options[:25],
            custom_id=choice.custom_id(field),
            required=True,
        )
        return cls(item, choice, field)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, Choice.read(match), _FIELDS[match["field"]])

    async def press(self, interaction: Interaction) -> None:
        """Show the panel with the choice."""
        chosen: dict[str, Any] = {self.field: self.chosen}
        await show_setup(interaction, replace(self.choice, **chosen))


class SwitchButton(HouseButton, template=rf"{CHOICE_ID}:(?P<switch>hints|redrawn)"):
    """Something that is on or off; the panel is shown again with it turned."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], choice: Choice, switch: Switch) -> None:
        super().__init__(item)
        self.choice = choice
        self.switch: Switch = switch

    @classmethod
    def made(cls, prompts: Prompts, choice: Choice, switch: Switch) -> Self:
        """A new button for a layout; its label says what pressing it does."""
        turned = "off" if getattr(choice, switch) else "on"
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(f"switch.{switch}_{turned}"), custom_id=choice.custom_id(switch)
        )
        return cls(item, choice, switch)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, Choice.read(match), _SWITCHES[match["switch"]])

    async def press(self, interaction: Interaction) -> None:
        """Turn it."""
        turned: dict[str, Any] = {self.switch: not getattr(self.choice, self.switch)}
        await show_setup(interaction, replace(self.choice, **turned))


_SWITCHES: Mapping[str, Switch] = {switch: switch for switch in get_args(Switch)}
_FIELDS: Mapping[str, Field] = {field: field for field in get_args(Field)}

ITEMS = (SetupSelect, SwitchButton)
