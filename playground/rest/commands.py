"""Application commands, global and of the guild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import commands
from playground.rest.routing import Created, Routes

if TYPE_CHECKING:
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
GLOBAL = "/applications/{application_id}/commands"
IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


def _scope(call: Call) -> int | None:
    """The guild the commands belong to, or None for global ones."""
    return call.guild_id if "guild_id" in call.path else None


@routes.get(GLOBAL)
@routes.get(IN_GUILD)
def list_commands(call: Call) -> list[JsonObject]:
    """The commands of one scope."""
    return commands.of_scope(call.world, _scope(call))


@routes.put(GLOBAL)
@routes.put(IN_GUILD)
def bulk_set_commands(call: Call) -> list[JsonObject]:
    """Replace all commands of one scope; those that keep their name keep their id."""
    return commands.replace(call.platform, call.body or [], _scope(call))


@routes.post(GLOBAL)
@routes.post(IN_GUILD)
def create_command(call: Call) -> Created:
    """Add a command, or replace the one of the same name."""
    is_new, command = commands.put(call.platform, call.form, _scope(call))
    return Created(command, status=201 if is_new else 200)


@routes.get(GLOBAL + "/{command_id}")
@routes.get(IN_GUILD + "/{command_id}")
def get_command(call: Call) -> JsonObject:
    """One command."""
    return commands.find(call.world, call.id("command_id"), _scope(call))


@routes.patch(GLOBAL + "/{command_id}")
@routes.patch(IN_GUILD + "/{command_id}")
def update_command(call: Call) -> JsonObject:
    """Change what the body names."""
    return commands.update(call.platform, call.id("command_id"), call.form, _scope(call))


@routes.delete(GLOBAL + "/{command_id}")
@routes.delete(IN_GUILD + "/{command_id}")
def delete_command(call: Call) -> None:
    """Remove a command."""
    commands.remove(call.platform, call.id("command_id"), _scope(call))
