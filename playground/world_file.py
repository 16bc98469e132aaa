"""Reads a world from TOML: who is there, what they may do and where they meet."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from playground.gateway.intents import PRIVILEGED
from playground.model import Channel, ChannelType, Guild, Member, Overwrite, Role, User
from playground.permissions import Permission
from playground.snowflakes import first_snowflake
from playground.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

DEFAULT_WORLD = Path(__file__).parent / "world.toml"
# Ids must be the same at every start: a bot's database remembers them.
FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)


class WorldFileError(Exception):
    """A world that cannot be read; the message names every fault and its place."""


def _known_permission(name: str) -> str:
    if name.upper() not in Permission.__members__:
        raise ValueError(f"there is no permission {name!r}")
    return name


PermissionName = Annotated[str, AfterValidator(_known_permission)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Overwrite(_Section):
    role: str | None = None
    member: str | None = None
    allow: list[PermissionName] = []
    deny: list[PermissionName] = []


class _Guild(_Section):
    name: str
    owner: str | None = None  # without one nobody is above the permissions
    id: int | None = None
    everyone: list[PermissionName]


class _Bot(_Section):
    username: str
    name: str
    permissions: list[PermissionName]
    privileged_intents: list[Literal["guild_members", "guild_presences", "message_content"]] = []


class _Role(_Section):
    name: str
    permissions: list[PermissionName] = []
    color: Annotated[int, Field(ge=0, le=0xFFFFFF)] = 0


class _Member(_Section):
    username: str
    name: str
    nick: str | None = None
    roles: list[str] = []
    accepts_dms: bool = True


class _Channel(_Section):
    name: str
    topic: str | None = None
    overwrites: list[_Overwrite] = []


class WorldFile(_Section):
    """The file as written; names stand for ids, which are handed out in file order."""

    token: Annotated[str, Field(min_length=1)]
    guild: _Guild
    bot: _Bot
    roles: list[_Role] = []
    members: Annotated[list[_Member], Field(min_length=1)]
    channels: Annotated[list[_Channel], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        usernames = [self.bot.username, *(member.username for member in self.members)]
        names = (usernames, [one.name for one in self.roles], [one.name for one in self.channels])
        for kind in names:
            for name, count in Counter(kind).items():
                if count > 1:
                    raise ValueError(f"{name!r} is there {count} times")
        return self


def load_world(path: Path = DEFAULT_WORLD) -> World:
    """The world a file describes; raises `WorldFileError` with all faults at once."""
    try:
        written = WorldFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return _build(written)
    except OSError as error:
        raise WorldFileError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorldFileError(f"{path}: not TOML: {error}") from error
    except ValidationError as error:
        faults = [
            f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise WorldFileError("\n".join(faults)) from error
    except KeyError as error:
        raise WorldFileError(f"{path}: nobody and nothing here is called {error}") from error


def _bits(names: list[str]) -> int:
    return sum({Permission[name.upper()] for name in names})


def _ids(start: int) -> Iterator[int]:
    while True:
        yield start
        start += 1


def _build(written: WorldFile) -> World:
    ids = _ids(first_snowflake(FOUNDED))
    guild = Guild(written.guild.id or next(ids), written.guild.name)
    guild.roles[guild.id] = Role(guild.id, "@everyone", _bits(written.guild.everyone), position=0)
    bot = User(next(ids), written.bot.username, written.bot.name, bot=True)
    world = World(
        written.token,
        bot,
        guild,
        privileged_intents=sum(PRIVILEGED[name] for name in written.bot.privileged_intents),
    )
    _add_roles(world, written, ids)
    _add_members(world, written, ids)
    _add_channels(world, written, ids)
    return world


def _add_roles(world: World, written: WorldFile, ids: Iterator[int]) -> None:
    roles = world.guild.roles
    for position, role in enumerate(reversed(written.roles), start=2):
        role_id = next(ids)
        roles[role_id] = Role(role_id, role.name, _bits(role.permissions), role.color, position)
    own = Role(next(ids), written.bot.name, _bits(written.bot.permissions), bot_id=world.bot.id)
    roles[own.id] = own


def _add_members(world: World, written: WorldFile, ids: Iterator[int]) -> None:
    by_name = {role.name: role.id for role in world.guild.roles.values()}
    own_role = next(role.id for role in world.guild.roles.values() if role.bot_id)
    world.users[world.bot.id] = world.bot
    world.guild.members[world.bot.id] = Member(world.bot, FOUNDED, [own_role])
    for member in written.members:
        user = User(next(ids), member.username, member.name, accepts_dms=member.accepts_dms)
        world.users[user.id] = user
        world.guild.members[user.id] = Member(
            user, FOUNDED, [by_name[role] for role in member.roles], member.nick
        )
    by_username = {user.username: user.id for user in world.users.values()}
    owner = written.guild.owner
    world.guild.owner_id = next(ids) if owner is None else by_username[owner]


def _add_channels(world: World, written: WorldFile, ids: Iterator[int]) -> None:
    roles = {role.name: role.id for role in world.guild.roles.values()}
    roles["everyone"] = world.everyone.id
    users = {user.username: user.id for user in world.users.values()}
    for position, channel in enumerate(written.channels):
        overwrites: dict[int, Overwrite] = {}
        for overwrite in channel.overwrites:
            kind = 0 if overwrite.role is not None else 1
            target = roles[overwrite.role] if overwrite.role else users[overwrite.member or ""]
            overwrites[target] = Overwrite(
                target, kind, _bits(overwrite.allow), _bits(overwrite.deny)
            )
        channel_id = next(ids)
        world.channels[channel_id] = Channel(
            channel_id,
            ChannelType.TEXT,
            channel.name,
            position=position,
            topic=channel.topic,
            overwrites=overwrites,
        )
