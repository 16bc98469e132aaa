"""The guild, its members and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import guild_object, member_object, role_object
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
GUILD = "/guilds/{guild_id}"


@routes.get(GUILD)
def get_guild(call: Call) -> JsonObject:
    """The guild."""
    assert call.guild_id
    guild = guild_object(call.world)
    if call.flag("with_counts"):
        count = len(call.world.guild.members)
        guild |= {"approximate_member_count": count, "approximate_presence_count": count}
    return guild


@routes.get(GUILD + "/roles")
def list_guild_roles(call: Call) -> list[JsonObject]:
    """All roles."""
    assert call.guild_id
    return [role_object(role) for role in call.world.guild.roles.values()]


@routes.get(GUILD + "/members/{user_id}")
def get_guild_member(call: Call) -> JsonObject:
    """One member."""
    assert call.guild_id
    return member_object(call.world.member(call.id("user_id")))


@routes.get(GUILD + "/members")
def list_guild_members(call: Call) -> list[JsonObject]:
    """Members by rising id."""
    assert call.guild_id
    after, limit = call.number("after", 0), call.number("limit", 1)
    members = sorted(call.world.guild.members.values(), key=lambda member: member.user.id)
    return [member_object(one) for one in members if one.user.id > after][:limit]


@routes.get(GUILD + "/members/search")
def search_guild_members(call: Call) -> list[JsonObject]:
    """Members whose name begins like this."""
    assert call.guild_id
    start = call.query.get("query", "").lower()
    found = [
        member_object(member)
        for member in call.world.guild.members.values()
        if member.user.username.lower().startswith(start)
        or (member.nick or "").lower().startswith(start)
    ]
    return found[: call.number("limit", 1)]
