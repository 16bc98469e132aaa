"""Whom a message pings.

https://discord.com/developers/docs/resources/message#allowed-mentions-object
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.wire import listed

if TYPE_CHECKING:
    from playground.wire import JsonObject
    from playground.world import World

USER = re.compile(r"<@!?(\d{1,19})>")
ROLE = re.compile(r"<@&(\d{1,19})>")
EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The users and roles a text pings, and whether it pings everyone."""

    users: list[int]
    roles: list[int]
    everyone: bool


def mentions_in(
    world: World, text: str, allowed: JsonObject | None, *, may_ping_everyone: bool
) -> Mentions:
    """Whom `text` pings under `allowed_mentions`; without those, everybody it names."""
    parse = {"users", "roles", "everyone"} if allowed is None else set(listed(allowed, "parse"))
    named_users = allowed_ids(allowed, "users")
    named_roles = allowed_ids(allowed, "roles")
    users = [int(found) for found in dict.fromkeys(USER.findall(text))]
    roles = [int(found) for found in dict.fromkeys(ROLE.findall(text))]
    return Mentions(
        [one for one in users if one in world.users and ("users" in parse or one in named_users)],
        [
            one
            for one in roles
            if one in world.guild.roles and ("roles" in parse or one in named_roles)
        ],
        may_ping_everyone and "everyone" in parse and bool(EVERYONE.search(text)),
    )


def allowed_ids(allowed: JsonObject | None, kind: str) -> set[int]:
    """The ids `allowed_mentions` lists one by one."""
    return {int(one) for one in listed(allowed or {}, kind)}
