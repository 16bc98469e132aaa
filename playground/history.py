"""Pages of a channel's messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.model import Channel, Message
    from playground.world import World


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a history is asked for: `limit` messages next to at most one of the ids."""

    limit: int = 50
    before: int | None = None
    after: int | None = None
    around: int | None = None


def page(world: World, channel: Channel, window: Window, *, person: int | None) -> list[Message]:
    """Messages of a channel, newest first; a person's include what was shown to them alone."""
    newest_first = [
        message
        for message in reversed(world.messages.get(channel.id, {}).values())
        if message.visible_to is None or message.visible_to == person
    ]
    if window.before is not None:
        newest_first = [one for one in newest_first if one.id < window.before]
    elif window.after is not None:
        newer = [one for one in newest_first if one.id > window.after]
        return newer[-window.limit :]
    elif window.around is not None:
        older = [one for one in newest_first if one.id <= window.around]
        newer = [one for one in newest_first if one.id > window.around]
        half = window.limit // 2
        return newer[max(len(newer) - half, 0) :] + older[: window.limit - half]
    return newest_first[: window.limit]
