"""Telling Discord our commands, but only when they have changed."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

from bot.storage.notes import keep_note, note

if TYPE_CHECKING:
    from bot.app import Backchannel

log = logging.getLogger(__name__)


async def register_commands(bot: Backchannel) -> bool:
    """Send the commands if they differ from those sent last; return whether they were sent.

    Discord allows 200 creations a day and server, so a start must not cost one. They are also
    sent if Discord has other commands than ours, which happens when somebody else changed them.
    """
    key = f"commands:{bot.application_id}"
    wanted = fingerprint(bot)
    async with bot.database.read() as tx:
        sent = await note(tx, key)
    if sent == wanted and await _are_there(bot):
        return False
    await bot.tree.sync()
    async with bot.database.begin() as tx:
        await keep_note(tx, key, wanted)
    log.info("Told Discord about %s commands", len(bot.tree.get_commands()))
    return True


def fingerprint(bot: Backchannel) -> str:
    """A hash of everything Discord is told about the commands, whatever their order."""
    payload = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    payload.sort(key=lambda command: (command["type"], command["name"]))
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def _are_there(bot: Backchannel) -> bool:
    known = {(command.type.value, command.name) for command in await bot.tree.fetch_commands()}
    return known == {
        (command.to_dict(bot.tree)["type"], command.name) for command in bot.tree.get_commands()
    }
