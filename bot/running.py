"""One run of the bot: from the first connection to a clean stop, and why it may not start."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import StartError
from bot.health import health_endpoints
from bot.signals import told_to_stop, unless_told_to_stop

if TYPE_CHECKING:
    from bot.app import Backchannel

CLOSED_BECAUSE = {
    4004: "Discord does not accept DISCORD_TOKEN: copy it again, whole, from the developer portal.",
    4010: "Discord does not accept these shards: set SHARD_IDS to numbers below SHARD_COUNT.",
    4011: "Discord wants more shards for so many servers: raise SHARD_COUNT or leave it out.",
    4013: "Discord does not know what this version wants to be told: install the newest one.",
    4014: "Discord does not grant the message content: switch the intent on in the developer"
    " portal, or set MESSAGE_CONTENT_INTENT to false.",
}


async def run_until_stopped(bot: Backchannel, token: str) -> None:
    """Run the bot until SIGTERM or SIGINT, then let it finish what it is answering.

    Raises StartError, with a sentence for whoever runs it, if Discord does not let it in.
    """
    async with bot:
        with told_to_stop() as told:
            async with health_endpoints(bot):
                running = asyncio.create_task(bot.start(token), name="bot")
                has_ended = await unless_told_to_stop(running, told)
            if has_ended:
                await _outcome(running)
                return
            running.cancel()  # it may have come no further than logging in
            await bot.finish()
            await asyncio.wait({running})


async def _outcome(running: asyncio.Task[None]) -> None:
    try:
        await running
    except discord.LoginFailure:
        raise StartError(CLOSED_BECAUSE[4004]) from None
    except discord.PrivilegedIntentsRequired:
        raise StartError(CLOSED_BECAUSE[4014]) from None
    except discord.ConnectionClosed as closed:
        if closed.code not in CLOSED_BECAUSE:
            raise
        raise StartError(CLOSED_BECAUSE[closed.code]) from None
    except (aiohttp.ClientError, discord.GatewayNotFound, discord.HTTPException) as error:
        if isinstance(error, discord.app_commands.CommandSyncFailure):
            raise  # our commands are malformed: a fault to be looked for in the code
        raise StartError(
            f"Discord cannot be reached or declines ({error}): check the network and"
            " DISCORD_API_BASE, or try again later."
        ) from error
