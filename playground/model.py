"""What a guild is made of, as the playground remembers it.

These are the playground's own records and change in place; what clients see of
them is made in `objects` and `message_objects`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from playground.clock import Alarm
    from playground.wire import JsonObject


class ChannelType(IntEnum):
    """The kinds of channel the playground knows."""

    TEXT = 0
    DM = 1
    CATEGORY = 4
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12


class MessageFlag(IntFlag):
    """The message flags that change what the playground does."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


class MessageType(IntEnum):
    """Who or what caused a message."""

    DEFAULT = 0
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    CONTEXT_MENU_COMMAND = 23


@dataclass(slots=True)
class User:
    """An account, human or bot; one may refuse direct messages."""

    id: int
    username: str
    global_name: str | None = None
    bot: bool = False
    accepts_dms: bool = True


@dataclass(slots=True)
class Role:
    """A role; the one whose id is the guild's is @everyone."""

    id: int
    name: str
    permissions: int = 0
    color: int = 0
    position: int = 1
    bot_id: int | None = None


@dataclass(slots=True)
class Member:
    """A user in the guild."""

    user: User
    joined_at: datetime
    roles: list[int] = field(default_factory=list[int])
    nick: str | None = None


@dataclass(slots=True)
class Overwrite:
    """What one channel grants or denies to a role (`kind` 0) or a member (`kind` 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class ThreadState:
    """What makes a channel a thread. `members` maps users to when they joined."""

    owner_id: int
    archive_timestamp: datetime
    auto_archive_minutes: int = 1440
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    members: dict[int, datetime] = field(default_factory=dict["int", "datetime"])
    message_count: int = 0
    archiving: Alarm | None = None


@dataclass(slots=True)
class Channel:
    """A place to write: a channel of the guild, a thread below one, or a direct message."""

    id: int
    type: ChannelType
    name: str = ""
    parent_id: int | None = None
    position: int = 0
    topic: str | None = None
    slowmode_seconds: int = 0
    nsfw: bool = False
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    recipients: list[int] = field(default_factory=list[int])
    thread: ThreadState | None = None
    last_message_id: int | None = None

    @property
    def is_dm(self) -> bool:
        """Whether this is a direct message."""
        return self.type is ChannelType.DM

    @property
    def is_private_thread(self) -> bool:
        """Whether only its members, and whoever manages threads, may see it."""
        return self.type is ChannelType.PRIVATE_THREAD


@dataclass(slots=True)
class Guild:
    """The one server of a world."""

    id: int
    name: str
    owner_id: int = 0
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])


@dataclass(frozen=True, slots=True)
class Attachment:
    """An uploaded file."""

    id: int
    filename: str
    content: bytes
    content_type: str
    url: str
    description: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(slots=True)
class Message:
    """A message as it stands; `visible_to` names the addressee of an ephemeral one."""

    id: int
    channel_id: int
    author: User
    type: MessageType = MessageType.DEFAULT
    content: str = ""
    embeds: list[JsonObject] = field(default_factory=list["JsonObject"])
    components: list[JsonObject] = field(default_factory=list["JsonObject"])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    flags: int = 0
    mentions: list[int] = field(default_factory=list[int])
    mention_roles: list[int] = field(default_factory=list[int])
    mention_everyone: bool = False
    edited_at: datetime | None = None
    nonce: str | int | None = None
    tts: bool = False
    pinned: bool = False
    reply_to: int | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    application_id: int | None = None
    interaction: JsonObject | None = None
    visible_to: int | None = None
