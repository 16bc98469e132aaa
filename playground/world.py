"""Everything that exists in the playground at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.errors import unknown, wrong_channel_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.model import (
        Attachment,
        Channel,
        Guild,
        Member,
        Message,
        Role,
        ThreadState,
        User,
    )
    from playground.wire import JsonObject


@dataclass(slots=True)
class World:
    """One guild, its people and one bot.

    Look-ups raise the `ApiError` that Discord answers when the thing is not
    there. `commands` holds the application's commands as Discord's own objects,
    `privileged_intents` the bits the application may ask for.
    """

    token: str
    bot: User
    guild: Guild
    privileged_intents: int
    users: dict[int, User] = field(default_factory=dict[int, "User"])
    channels: dict[int, Channel] = field(default_factory=dict[int, "Channel"])
    messages: dict[int, dict[int, Message]] = field(default_factory=dict[int, "dict[int, Message]"])
    attachments: dict[int, Attachment] = field(default_factory=dict[int, "Attachment"])
    commands: dict[int, JsonObject] = field(default_factory=dict[int, "JsonObject"])

    @property
    def application_id(self) -> int:
        """The id of the bot's application, which is the bot's own."""
        return self.bot.id

    @property
    def everyone(self) -> Role:
        """The role everybody has."""
        return self.guild.roles[self.guild.id]

    def user(self, user_id: int) -> User:
        """A user anywhere in the world."""
        if user_id not in self.users:
            raise unknown("User")
        return self.users[user_id]

    def member(self, user_id: int) -> Member:
        """A member of the guild."""
        if user_id not in self.guild.members:
            raise unknown("Member")
        return self.guild.members[user_id]

    def channel(self, channel_id: int) -> Channel:
        """A channel, thread or direct message."""
        if channel_id not in self.channels:
            raise unknown("Channel")
        return self.channels[channel_id]

    def parent(self, thread: Channel) -> Channel:
        """The channel a thread hangs below."""
        if thread.parent_id is None:
            raise unknown("Channel")
        return self.channel(thread.parent_id)

    def thread(self, channel_id: int) -> tuple[Channel, ThreadState]:
        """A channel that must be a thread, with what makes it one."""
        channel = self.channel(channel_id)
        if channel.thread is None:
            raise wrong_channel_type()
        return channel, channel.thread

    def threads(self) -> Iterable[tuple[Channel, ThreadState]]:
        """Every thread, oldest first."""
        for channel in self.channels.values():
            if channel.thread is not None:
                yield channel, channel.thread

    def message(self, channel_id: int, message_id: int) -> Message:
        """A message of a channel, ephemeral ones included."""
        message = self.messages.get(channel_id, {}).get(message_id)
        if message is None:
            raise unknown("Message")
        return message

    def user_named(self, username: str) -> User:
        """A user by name; raises KeyError."""
        return {user.username: user for user in self.users.values()}[username]

    def role_named(self, name: str) -> Role:
        """A role by name; raises KeyError."""
        return {role.name: role for role in self.guild.roles.values()}[name]

    def channel_named(self, name: str) -> Channel:
        """A channel or thread by name; raises KeyError."""
        return {channel.name: channel for channel in self.channels.values()}[name]

    def direct_channel(self, one: int, other: int) -> Channel | None:
        """The direct messages between two users, if they ever wrote."""
        pair = {one, other}
        dms = (channel for channel in self.channels.values() if channel.is_dm)
        return next((channel for channel in dms if set(channel.recipients) == pair), None)
