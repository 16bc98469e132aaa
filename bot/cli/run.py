"""`backchannel run`: the bot on Discord, until it is told to stop."""

from __future__ import annotations

import asyncio

from bot.settings import load_settings


def command() -> None:
    """Run the bot on Discord (or on DISCORD_API_BASE)."""
    settings = load_settings(needs_token=True)
    # Imported late: other commands do without Discord.
    from bot.app import create_bot
    from bot.logs import set_up_logging
    from bot.running import run_until_stopped

    assert settings.discord_token is not None  # needs_token
    set_up_logging(settings.log_level, settings.log_format)
    token = settings.discord_token.get_secret_value()

    async def run() -> None:
        await run_until_stopped(create_bot(settings), token)

    asyncio.run(run())
