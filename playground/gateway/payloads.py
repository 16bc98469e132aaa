"""What the gateway tells a bot when it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.gateway import intents
from playground.objects import channel_object, guild_object, member_object, user_object
from playground.rest.users import application_flags
from playground.visibility import can_see
from playground.wire import timestamp

if TYPE_CHECKING:
    from playground.gateway.sessions import Session
    from playground.platform import Platform
    from playground.wire import JsonObject
    from playground.world import World


def ready(platform: Platform, session: Session) -> JsonObject:
    """READY: who the bot is and which guilds will follow."""
    world = platform.world
    guilds = [world.guild.id] if session.serves(world.guild.id) else []
    return {
        "v": 10,
        "user": user_object(world.bot) | {"verified": True, "mfa_enabled": False, "email": None},
        "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in guilds],
        "session_id": session.id,
        "resume_gateway_url": platform.gateway_url,
        "shard": list(session.shard),
        "application": {"id": str(world.application_id), "flags": application_flags(world)},
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "geo_ordered_rtc_regions": [],
        "session_type": "normal",
        "auth": {},
    }


def guild_create(world: World, session: Session) -> JsonObject:
    """GUILD_CREATE: the guild with its channels, the threads the bot sees, and members."""
    bot_id = world.bot.id
    sees_members = session.intents & intents.GUILD_MEMBERS
    members = [
        member_object(member)
        for member in world.guild.members.values()
        if sees_members or member.user.id == bot_id
    ]
    return guild_object(world) | {
        "joined_at": timestamp(world.guild.members[bot_id].joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(world.guild.members),
        "members": members,
        "channels": [
            channel_object(world, channel)
            for channel in world.channels.values()
            if not channel.is_dm and channel.thread is None
        ],
        "threads": [
            channel_object(world, channel, seen_by=bot_id)
            for channel, thread in world.threads()
            if not thread.archived and can_see(world, bot_id, channel)
        ],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def members_chunk(world: World, asked: JsonObject) -> JsonObject:
    """GUILD_MEMBERS_CHUNK: the members an op 8 asked for, in one piece."""
    members = list(world.guild.members.values())
    user_ids: str | list[str] = asked.get("user_ids") or []
    not_found: list[str] = []
    if user_ids:
        wanted = {user_ids} if isinstance(user_ids, str) else {str(one) for one in user_ids}
        members = [member for member in members if str(member.user.id) in wanted]
        not_found = sorted(wanted - {str(member.user.id) for member in members})
    elif start := str(asked.get("query") or "").lower():
        members = [one for one in members if one.user.username.lower().startswith(start)]
    if limit := asked.get("limit"):
        members = members[:limit]
    chunk: JsonObject = {
        "guild_id": str(world.guild.id),
        "members": [member_object(member) for member in members],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": not_found,
    }
    if asked.get("nonce"):
        chunk["nonce"] = asked["nonce"]
    return chunk
