"""Application commands: registering them and who may use them.

https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playground.errors import ApiError, unknown
from playground.permissions import EVERYTHING, guild_permissions
from playground.validation.command_limits import command_faults, set_faults
from playground.validation.faults import InvalidForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.platform import Platform
    from playground.wire import AnyJson, JsonObject
    from playground.world import World

MOST = {1: 100, 2: 15, 3: 15}
IN_GUILD, IN_BOT_DM = 0, 1


def of_scope(world: World, guild_id: int | None) -> list[JsonObject]:
    """The commands of a guild, or the global ones for None."""
    wanted = None if guild_id is None else str(guild_id)
    return [one for one in world.commands.values() if one.get("guild_id") == wanted]


def find(world: World, command_id: int, guild_id: int | None) -> JsonObject:
    """One command of a scope; raises 10063."""
    command = world.commands.get(command_id)
    if command is None or command not in of_scope(world, guild_id):
        raise unknown("application command")
    return command


def replace(
    platform: Platform, bodies: Sequence[JsonObject], guild_id: int | None
) -> list[JsonObject]:
    """Make these the commands of a scope; raises 50035 or 30032."""
    faults = set_faults(bodies)
    if faults:
        raise InvalidForm(faults)
    _refuse_too_many(bodies)
    before = {_name(one): one for one in of_scope(platform.world, guild_id)}
    for old in before.values():
        del platform.world.commands[int(old["id"])]
    for body in bodies:
        command = _command(platform, body, guild_id, before.get(_name(body)))
        platform.world.commands[int(command["id"])] = command
    tell_people(platform)
    return of_scope(platform.world, guild_id)


def put(platform: Platform, body: JsonObject, guild_id: int | None) -> tuple[bool, JsonObject]:
    """Add or replace one command; says whether it is new."""
    faults = command_faults(body)
    if faults:
        raise InvalidForm(faults)
    existing = of_scope(platform.world, guild_id)
    old = next((one for one in existing if _name(one) == _name(body)), None)
    if old is None:
        _refuse_too_many([*existing, body])
    command = _command(platform, body, guild_id, old)
    platform.world.commands[int(command["id"])] = command
    tell_people(platform)
    return old is None, command


def update(
    platform: Platform, command_id: int, body: JsonObject, guild_id: int | None
) -> JsonObject:
    """Change one command."""
    old = find(platform.world, command_id, guild_id)
    faults = command_faults({**old, **body})
    if faults:
        raise InvalidForm(faults)
    command = _command(platform, {**old, **body}, guild_id, old)
    platform.world.commands[command_id] = command
    tell_people(platform)
    return command


def remove(platform: Platform, command_id: int, guild_id: int | None) -> None:
    """Remove one command."""
    find(platform.world, command_id, guild_id)
    del platform.world.commands[command_id]
    tell_people(platform)


def usable_by(world: World, user_id: int) -> list[JsonObject]:
    """The commands a person is offered: those their permissions allow somewhere."""
    return [
        command
        for command in world.commands.values()
        if may_use(world, user_id, command, in_dm=False)
        or may_use(world, user_id, command, in_dm=True)
    ]


def may_use(world: World, user_id: int, command: JsonObject, *, in_dm: bool) -> bool:
    """Whether a person may use a command in the guild or in the bot's direct messages."""
    contexts: list[int] | None = command["contexts"]
    if in_dm:
        if command.get("guild_id") is not None:
            return False
        return IN_BOT_DM in contexts if contexts is not None else command["dm_permission"]
    if contexts is not None and IN_GUILD not in contexts:
        return False
    needed = command["default_member_permissions"]
    if needed is None:
        return True
    permissions = guild_permissions(world, world.member(user_id))
    if needed == "0":  # nobody but administrators
        return permissions == EVERYTHING
    return permissions & int(needed) == int(needed)


def tell_people(platform: Platform) -> None:
    """Tell every person which commands they have now."""
    platform.events.to_people(
        "COMMANDS_UPDATE", lambda user_id: {"commands": usable_by(platform.world, user_id)}
    )


def _name(command: JsonObject) -> tuple[int, str]:
    return command.get("type") or 1, command["name"]


def _refuse_too_many(commands: Sequence[JsonObject]) -> None:
    counts = Counter(command.get("type") or 1 for command in commands)
    for kind, count in counts.items():
        if count > MOST.get(kind, 1):
            raise ApiError(
                400, 30032, f"Maximum number of application commands reached ({MOST.get(kind, 1)})"
            )


def _command(
    platform: Platform, body: JsonObject, guild_id: int | None, old: JsonObject | None
) -> JsonObject:
    def given(key: str, default: AnyJson = None) -> AnyJson:
        value = body.get(key)
        return default if value is None else value

    command: JsonObject = {
        "id": old["id"] if old is not None else str(platform.snowflakes.next()),
        "application_id": str(platform.world.application_id),
        "version": str(platform.snowflakes.next()),
        "type": given("type", 1),
        "name": body["name"],
        "name_localizations": given("name_localizations"),
        "description": given("description", ""),
        "description_localizations": given("description_localizations"),
        "default_member_permissions": _bits(body.get("default_member_permissions")),
        "dm_permission": given("dm_permission", default=True),
        "contexts": given("contexts"),
        "integration_types": given("integration_types", [0]),
        "nsfw": given("nsfw", default=False),
        "options": given("options", []),
    }
    if guild_id is not None:
        command["guild_id"] = str(guild_id)
    return command


def _bits(permissions: int | str | None) -> str | None:
    return None if permissions is None else str(permissions)
