"""Addresses inside Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.storage.negotiations import Negotiation


def table_link(negotiation: Negotiation) -> str | None:
    """Where the panel of the negotiation stands, or None while it has no place."""
    if negotiation.channel_id is None:
        return None
    where = f"{negotiation.guild_id or '@me'}/{negotiation.channel_id}"
    panel = f"/{negotiation.panel_message_id}" if negotiation.panel_message_id else ""
    return f"https://discord.com/channels/{where}{panel}"
