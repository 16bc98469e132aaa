"""What the person reads when something went wrong: an apology with an id, or what is missing."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import AlreadyRunning, TableMovedOn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.app import Interaction

log = logging.getLogger(__name__)

EXPECTED = (
    app_commands.CheckFailure,
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    TableMovedOn,
    AlreadyRunning,
)
"""What no program could prevent: it is not logged as a fault of ours."""


@dataclass(frozen=True, slots=True)
class Apology:
    """The name of a text below `prompts/<locale>/app` and what it mentions."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])


def apology(error: Exception) -> Apology:
    """Choose the text for `error`, the most helpful there is."""
    match error:
        case app_commands.MissingPermissions() | app_commands.BotMissingPermissions():
            whose = "yours" if isinstance(error, app_commands.MissingPermissions) else "mine"
            names = permission_names(error.missing_permissions)
            return Apology("permissions_missing", {"whose": whose, "permissions": names})
        case app_commands.NoPrivateMessage():
            return Apology("only_in_servers")
        case app_commands.CommandOnCooldown():
            return Apology("too_soon", {"seconds": max(1, round(error.retry_after))})
        case app_commands.CheckFailure():
            return Apology("not_for_you")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return Apology("command_changed")
        case TableMovedOn() | AlreadyRunning():
            return Apology("moved_on")
        case discord.Forbidden():
            return Apology("forbidden")
        case discord.DiscordServerError():
            return Apology("discord_ill")
        case _:
            return Apology("failed")


def permission_names(names: Sequence[str]) -> str:
    """The permissions as Discord's own settings call them."""
    words = [name.replace("guild", "server").replace("_", " ").title() for name in names]
    return ", ".join(word.replace(" In ", " in ") for word in words)


async def apologise(interaction: Interaction, error: Exception, error_id: str) -> None:
    """Log `error` under `error_id`, with ids only, and answer the person in private."""
    where = interaction.channel_id
    if isinstance(error, EXPECTED):
        log.info("Declined %s in %s: %s", error_id, where, type(error).__name__)
    else:
        log.error("Failed %s in channel %s", error_id, where, exc_info=error)
    chosen = apology(error)
    text = interaction.client.prompts.render(
        f"app/{chosen.text}",
        locale=interaction.locale.value,
        error_id=error_id,
        channel=f"<#{where}>" if where else None,
        **chosen.values,
    )
    await _answer(interaction, text)


async def _answer(interaction: Interaction, text: str) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)
    except discord.HTTPException as error:
        # Too late or already answered: nobody is left to be told.
        log.warning("Could not tell it in %s: %s", interaction.channel_id, error)
