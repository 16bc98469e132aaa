"""`resolved`: the objects behind the ids a person chose."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from playground.components import ComponentType
from playground.errors import ApiError
from playground.message_objects import attachment_object
from playground.objects import member_object, role_object, user_object, with_permissions
from playground.permissions import channel_permissions
from playground.visibility import can_see

if TYPE_CHECKING:
    from playground.model import Channel
    from playground.wire import JsonObject
    from playground.world import World


class Choice(IntEnum):
    """The option types whose values are ids."""

    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    ATTACHMENT = 11


CHOICE_OF_SELECT = {
    ComponentType.USER_SELECT: Choice.USER,
    ComponentType.ROLE_SELECT: Choice.ROLE,
    ComponentType.MENTIONABLE_SELECT: Choice.MENTIONABLE,
    ComponentType.CHANNEL_SELECT: Choice.CHANNEL,
    ComponentType.FILE_UPLOAD: Choice.ATTACHMENT,
}


def refuse(message: str) -> ApiError:
    """A person asked for something their client would not have let them do."""
    return ApiError(400, 0, message)


class Resolved:
    """Collects the objects behind ids, as seen from one channel by one person."""

    def __init__(self, world: World, user_id: int, channel: Channel) -> None:
        self._world = world
        self._user_id = user_id
        self._channel = channel
        self._found: dict[str, JsonObject] = {}

    @property
    def objects(self) -> JsonObject:
        """What was found, by kind and id."""
        return self._found

    def add(self, choice: Choice, value: str) -> None:
        """Look up one id; raises a refusal when it stands for nothing of this kind."""
        if not value.isdigit():
            raise refuse(f"{value!r} is not an id")
        snowflake = int(value)
        match choice:
            case Choice.USER:
                self._add_user(snowflake)
            case Choice.ROLE:
                self._add_role(snowflake)
            case Choice.MENTIONABLE if snowflake in self._world.guild.roles:
                self._add_role(snowflake)
            case Choice.MENTIONABLE:
                self._add_user(snowflake)
            case Choice.CHANNEL:
                self._add_channel(snowflake)
            case Choice.ATTACHMENT:
                self._add_attachment(snowflake)

    def add_message(self, message: JsonObject) -> None:
        """The message a command is used on."""
        self._keep("messages", message["id"], message)

    def _keep(self, kind: str, key: str, value: JsonObject) -> None:
        self._found.setdefault(kind, {})[key] = value

    def _add_user(self, user_id: int) -> None:
        user = self._world.user(user_id)
        self._keep("users", str(user_id), user_object(user))
        member = self._world.guild.members.get(user_id)
        if member is not None and not self._channel.is_dm:
            permissions = channel_permissions(self._world, user_id, self._channel)
            known = member_object(member, with_user=False) | {"permissions": str(permissions)}
            self._keep("members", str(user_id), known)

    def _add_role(self, role_id: int) -> None:
        if role_id not in self._world.guild.roles:
            raise refuse(f"There is no role {role_id}")
        self._keep("roles", str(role_id), role_object(self._world.guild.roles[role_id]))

    def _add_channel(self, channel_id: int) -> None:
        channel = self._world.channel(channel_id)
        if not can_see(self._world, self._user_id, channel):
            raise refuse(f"There is no channel {channel_id}")
        shown = with_permissions(self._world, channel, self._user_id)
        self._keep("channels", str(channel_id), shown)

    def _add_attachment(self, attachment_id: int) -> None:
        if attachment_id not in self._world.attachments:
            raise refuse(f"No file {attachment_id} was uploaded")
        attachment = self._world.attachments[attachment_id]
        self._keep("attachments", str(attachment_id), attachment_object(attachment, ephemeral=True))
