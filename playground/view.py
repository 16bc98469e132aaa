"""What one person's page has been told so far, kept up to date from its socket."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.reading import is_loading
from playground.wire import nested

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.wire import JsonObject

OUTCOMES = frozenset(
    {
        "INTERACTION_SUCCESS",
        "INTERACTION_DEFERRED",
        "INTERACTION_FAILED",
        "MODAL",
        "AUTOCOMPLETE",
    }
)


@dataclass(slots=True)
class Expected:
    """An interaction under way: the message it was begun on, and what is known of its answer."""

    source_id: str | None
    id: str | None = None
    outcome: tuple[str, JsonObject] | None = None
    message_id: str | None = None


class View:
    """Channels, messages and commands as this person sees them, and their interactions.

    `online` says whether the bot is; `events` are all events heard, oldest first.
    """

    def __init__(self) -> None:
        self.user: JsonObject = {}
        self.guild: JsonObject = {}
        self.members: list[JsonObject] = []
        self.channels: dict[str, JsonObject] = {}
        self.commands: list[JsonObject] = []
        self.online = False
        self.events: list[tuple[str, JsonObject]] = []
        self._messages: dict[str, JsonObject] = {}
        self._expected: dict[str, Expected] = {}
        self._changed = asyncio.Condition()

    @property
    def ready(self) -> bool:
        """Whether the first event has come."""
        return bool(self.user)

    def channel(self, channel: str | int | JsonObject) -> JsonObject:
        """A channel by name (with or without #), id or object; LookupError if it is not seen."""
        if isinstance(channel, dict):
            return channel
        wanted = str(channel).removeprefix("#")
        for known in self.channels.values():
            if wanted in (known["id"], known.get("name")):
                return known
        raise LookupError(f"{self.user['username']} sees no channel {wanted!r}")

    def command(self, name: str, kind: int) -> JsonObject:
        """A command by name and type; LookupError if this person is not offered it."""
        for command in self.commands:
            if (command["name"], command["type"]) == (name, kind):
                return command
        offered = [command["name"] for command in self.commands]
        raise LookupError(f"no command {name!r} among {offered}")

    def offers(self, name: str, kind: int) -> bool:
        """Whether this person is offered a command."""
        return any((one["name"], one["type"]) == (name, kind) for one in self.commands)

    def messages_in(self, channel: str | int | JsonObject) -> list[JsonObject]:
        """Messages heard of in a channel as they stand now, oldest first."""
        channel_id = self.channel(channel)["id"]
        return [one for one in self._messages.values() if one["channel_id"] == channel_id]

    def expect(self, nonce: str, source_id: str | None) -> None:
        """An interaction is about to begin."""
        self._expected[nonce] = Expected(source_id)

    def outcome(self, nonce: str) -> tuple[str, JsonObject] | None:
        """The event that ended an interaction, with its data."""
        return self._expected[nonce].outcome

    def is_answered(self, nonce: str) -> bool:
        """Whether an interaction has its final answer; "thinking" is none."""
        outcome = self.outcome(nonce)
        if outcome is None:
            return False
        if outcome[0] != "INTERACTION_DEFERRED":
            return True
        message = self._messages.get(outcome[1]["message_id"])
        return message is None or not is_loading(message)

    def answer_to(self, nonce: str) -> JsonObject | None:
        """The message that answered an interaction, as it stands now."""
        return self._messages.get(self._expected[nonce].message_id or "")

    async def until(self, predicate: Callable[[View], bool]) -> None:
        """Wait until a condition holds."""
        async with self._changed:
            await self._changed.wait_for(lambda: predicate(self))

    async def take(self, name: str, data: JsonObject) -> None:
        """Take in one event and wake whoever waits for it."""
        self.events.append((name, data))
        self._note(name, data)
        async with self._changed:
            self._changed.notify_all()

    def _note(self, name: str, data: JsonObject) -> None:
        match name:
            case "READY":
                self.user, self.guild, self.members = data["user"], data["guild"], data["members"]
                self.channels = {channel["id"]: channel for channel in data["channels"]}
                self.commands, self.online = data["commands"], data["bot_online"]
            case "COMMANDS_UPDATE":
                self.commands = data["commands"]
            case "BOT_STATUS":
                self.online = data["online"]
            case "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" | "THREAD_UPDATE":
                self.channels[data["id"]] = data
            case "CHANNEL_DELETE" | "THREAD_DELETE":
                self.channels.pop(data["id"], None)
            case "MESSAGE_CREATE" | "MESSAGE_UPDATE":
                self._note_message(data)
            case "MESSAGE_DELETE":
                self._messages.pop(data["id"], None)
            case "INTERACTION_CREATE":
                self._expected.setdefault(data["nonce"], Expected(None)).id = data["id"]
            case _ if name in OUTCOMES:
                self._expected.setdefault(data["nonce"], Expected(None)).outcome = (name, data)
            case _:
                pass

    def _note_message(self, message: JsonObject) -> None:
        self._messages[message["id"]] = message
        answers = nested(message, "interaction_metadata").get("id")
        for expected in self._expected.values():
            if expected.outcome is not None:
                continue  # what comes now follows the answer
            if answers is not None and answers == expected.id:
                expected.message_id = message["id"]
            elif expected.source_id == message["id"] and expected.message_id is None:
                # The pressed message changed: by this press, unless a new message comes too.
                expected.message_id = message["id"]
