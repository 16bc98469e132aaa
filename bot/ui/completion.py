"""What is offered while somebody types into an option of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.ui.words import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import Interaction
    from bot.content.repertoire import Repertoire

MOST_CHOICES = 25


async def scenarios(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The cases whose title contains what was typed."""
    known = (await _offered(interaction)).scenarios.values()
    return matching(typed, ((each.id, each.title) for each in known))


async def sides(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The sides of the chosen case, of the first one if none is chosen."""
    known = (await _offered(interaction)).scenarios
    chosen = known.get(getattr(interaction.namespace, "scenario", None) or "")
    case = chosen or next(iter(known.values()))
    return matching(typed, ((side.id, side.name) for side in case.sides))


async def personas(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The counterparts, each with its sentence."""
    known = interaction.client.repertoire.personas.values()
    return matching(typed, ((each.id, f"{each.name}: {each.sentence}") for each in known))


async def _offered(interaction: Interaction) -> Repertoire:
    cases = interaction.client.roleplay.cases
    return await cases.on_offer(interaction.guild_id, interaction.user.id)


def matching(typed: str, offered: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Of the offered ids and names those that contain what was typed, as many as Discord takes."""
    wanted = typed.casefold().strip()
    return [
        app_commands.Choice(name=shorten(name), value=value)
        for value, name in offered
        if wanted in name.casefold() or wanted in value
    ][:MOST_CHOICES]
