"""Showing that somebody is typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import member_object

if TYPE_CHECKING:
    from playground.model import Channel
    from playground.platform import Platform
    from playground.wire import JsonObject


def start_typing(platform: Platform, channel: Channel, user_id: int) -> None:
    """Tell whoever sees the channel; clients stop showing it after ten seconds."""
    data: JsonObject = {
        "channel_id": str(channel.id),
        "user_id": str(user_id),
        "timestamp": int(platform.clock.now().timestamp()),
    }
    if not channel.is_dm:
        data["guild_id"] = str(platform.world.guild.id)
        data["member"] = member_object(platform.world.member(user_id))
    platform.events.to_channel(channel, "TYPING_START", data)
