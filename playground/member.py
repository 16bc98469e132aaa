"""A person for tests: does over the page's protocol what somebody does in Discord.

async with Member(playground.base_url, "alice") as alice:
    reply = await alice.slash("negotiate start", channel="negotiation-room")
    await alice.press(reply.message, "Accept")
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from playground.page_client import PageClient, Refused
from playground.reading import find_button, find_select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from playground.view import View
    from playground.wire import Json, JsonObject

__all__ = ["InteractionFailed", "Member", "Refused", "Reply"]

PATIENCE_SECONDS = 10.0
CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3
SUB_COMMAND, SUB_COMMAND_GROUP = 1, 2
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5

# A channel by name, id or object.
Somewhere: TypeAlias = "str | int | JsonObject"


class InteractionFailed(Exception):
    """The bot did not answer in time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How the bot answered: with a message, a modal, or (both None) without showing anything.

    `message` is the message as it stands when the answer is complete: no longer
    "thinking", and after a press possibly the pressed message itself, changed.
    """

    interaction_id: str
    message: JsonObject | None = None
    modal: JsonObject | None = None


class Member:
    """One member of the guild, connected to the playground at `base_url`.

    Methods that act wait for the bot's answer. They raise `InteractionFailed` when
    there is none, `Refused` when Discord does not let the person do this, and
    TimeoutError when nothing happened for `patience` seconds.
    """

    def __init__(self, base_url: str, username: str, *, patience: float = PATIENCE_SECONDS) -> None:
        self.username = username
        self._page = PageClient(base_url, username)
        self._patience = patience
        self._nonces = itertools.count(1)

    @property
    def view(self) -> View:
        """What this person has been told so far."""
        return self._page.view

    @property
    def id(self) -> int:
        """This member's user id."""
        return int(self.view.user["id"])

    async def connect(self) -> None:
        """Open this person's page."""
        await self._page.connect()
        await self.wait_for(lambda view: view.ready)

    async def close(self) -> None:
        """Close the page."""
        await self._page.close()

    async def slash(
        self,
        command: str,
        *,
        channel: Somewhere,
        options: Mapping[str, Json | Member] | None = None,
        **more_options: Json | Member,
    ) -> Reply:
        """Use a slash command, subcommands included ("negotiate start").

        Members, channels, roles and uploads go by id; members may go as they are.
        """
        given = _as_options({**(options or {}), **more_options})
        data = await self._slash_data(command, given)
        return await self._interact(COMMAND, channel, {"data": data})

    async def autocomplete(
        self,
        command: str,
        *,
        channel: Somewhere,
        option: str,
        typed: Json,
        **other_options: Json | Member,
    ) -> list[JsonObject]:
        """The choices offered while typing into an option."""
        focused: JsonObject = {"name": option, "value": typed, "focused": True}
        data = await self._slash_data(command, [*_as_options(other_options), focused])
        nonce = await self._begin(AUTOCOMPLETE, channel, {"data": data})
        await self.wait_for(lambda view: view.outcome(nonce) is not None)
        return self._outcome(nonce)[1]["choices"]

    async def use_on_user(self, command: str, user: Member, *, channel: Somewhere) -> Reply:
        """Use a command from a user's menu."""
        return await self._menu(command, ON_USER, str(user.id), channel)

    async def use_on_message(self, command: str, message: JsonObject) -> Reply:
        """Use a command from a message's menu."""
        return await self._menu(command, ON_MESSAGE, message["id"], message["channel_id"])

    async def press(self, message: JsonObject | None, button: str) -> Reply:
        """Press the button with this label or custom id."""
        assert message is not None, "there is no message to press a button on"
        pressed = find_button(message, button)
        return await self._use_component(message, pressed)

    async def choose(
        self, message: JsonObject | None, select: str, values: str | Sequence[str]
    ) -> Reply:
        """Choose values in the select with this placeholder or custom id."""
        assert message is not None, "there is no message to choose on"
        chosen = [values] if isinstance(values, str) else list(values)
        return await self._use_component(message, find_select(message, select), values=chosen)

    async def submit(self, reply: Reply, values: Mapping[str, Json]) -> Reply:
        """Fill in a modal by custom id (lists for selects and groups) and submit it."""
        modal = reply.modal
        assert modal is not None, "the reply shows no modal"
        components = [
            {"custom_id": custom_id, "values" if isinstance(value, list) else "value": value}
            for custom_id, value in values.items()
        ]
        data: JsonObject = {"custom_id": modal["custom_id"], "components": components}
        body: JsonObject = {"interaction_id": reply.interaction_id, "data": data}
        return await self._interact(MODAL_SUBMIT, None, body)

    async def send(self, channel: Somewhere, content: str, *files: tuple[str, bytes]) -> JsonObject:
        """Write a message; each file is a name and its content."""
        path = f"/channels/{self._channel_id(channel)}/messages"
        return await self._page.ask("POST", path, {"content": content}, files)

    async def upload(self, name: str, content: bytes) -> str:
        """Upload a file; its id is the value for an attachment option or a modal's upload."""
        uploaded: JsonObject = await self._page.ask("POST", "/uploads", {}, [(name, content)])
        return uploaded["id"]

    async def open_dm(self, recipient_id: int | str) -> JsonObject:
        """The direct messages with somebody."""
        return await self._page.ask("POST", "/dms", {"recipient_id": str(recipient_id)})

    async def delete(self, message: JsonObject) -> None:
        """Delete a message."""
        place = f"/channels/{message['channel_id']}/messages/{message['id']}"
        await self._page.ask("DELETE", place)

    async def dismiss(self, message: JsonObject) -> None:
        """Dismiss an ephemeral message."""
        await self._page.ask("DELETE", f"/ephemeral/{message['id']}")

    async def messages(self, channel: Somewhere) -> list[JsonObject]:
        """What this person reads in a channel, newest first."""
        return await self._page.ask("GET", f"/channels/{self._channel_id(channel)}/messages")

    async def open(self, place: Somewhere) -> None:
        """Look into a channel: what was written before comes into view."""
        for message in reversed(await self.messages(place)):
            await self.view.take("MESSAGE_UPDATE", message)

    async def wait_for(self, predicate: Callable[[View], bool]) -> None:
        """Wait until what this person sees fulfils a condition; checked at every event."""
        async with asyncio.timeout(self._patience):
            await self.view.until(predicate)

    async def wait_for_message(
        self, predicate: Callable[[JsonObject], bool], *, channel: Somewhere
    ) -> JsonObject:
        """The first message in a channel, also an earlier one, that fulfils a condition."""

        def found(view: View) -> JsonObject | None:
            return next(filter(predicate, view.messages_in(channel)), None)

        await self.wait_for(lambda view: found(view) is not None)
        message = found(self.view)
        assert message is not None
        return message

    async def _menu(self, command: str, kind: int, target_id: str, channel: Somewhere) -> Reply:
        known = await self._offered(command, kind)
        data: JsonObject = {"id": known["id"], "name": command, "type": kind}
        data["target_id"] = target_id
        return await self._interact(COMMAND, channel, {"data": data})

    async def _use_component(
        self, message: JsonObject, component: JsonObject, **chosen: list[str]
    ) -> Reply:
        data = {"component_type": component["type"], "custom_id": component["custom_id"], **chosen}
        body: JsonObject = {"message_id": message["id"], "data": data}
        return await self._interact(COMPONENT, message["channel_id"], body)

    async def _offered(self, name: str, kind: int) -> JsonObject:
        """A command, as soon as it is offered: a bot that starts takes a moment to register it."""
        with contextlib.suppress(TimeoutError):
            await self.wait_for(lambda view: view.offers(name, kind))
        return self.view.command(name, kind)

    async def _slash_data(self, command: str, options: list[JsonObject]) -> JsonObject:
        name, *below = command.split()
        known = await self._offered(name, CHAT_INPUT)
        for depth, step in enumerate(reversed(below)):
            kind = SUB_COMMAND if depth == 0 else SUB_COMMAND_GROUP
            options = [{"name": step, "type": kind, "options": options}]
        return {"id": known["id"], "name": name, "type": CHAT_INPUT, "options": options}

    async def _interact(self, kind: int, channel: Somewhere | None, body: JsonObject) -> Reply:
        nonce = await self._begin(kind, channel, body)
        await self.wait_for(lambda view: view.is_answered(nonce))
        name, data = self._outcome(nonce)
        if name == "MODAL":
            return Reply(data["id"], modal=data)
        return Reply(data["id"], self.view.answer_to(nonce))

    async def _begin(self, kind: int, channel: Somewhere | None, body: JsonObject) -> str:
        nonce = f"{self.username}-{next(self._nonces)}"
        asked: JsonObject = {"type": kind, "nonce": nonce, **body}
        if channel is not None:
            asked["channel_id"] = self._channel_id(channel)
        self.view.expect(nonce, asked.get("message_id"))
        await self._page.ask("POST", "/interactions", asked)
        return nonce

    def _outcome(self, nonce: str) -> tuple[str, JsonObject]:
        outcome = self.view.outcome(nonce)
        assert outcome is not None
        name, data = outcome
        if name == "INTERACTION_FAILED":
            raise InteractionFailed(data["message"])
        return name, data

    def _channel_id(self, channel: Somewhere) -> str:
        # An id needs no look-up: a person may ask for what they do not see.
        if isinstance(channel, int | str) and str(channel).isdigit():
            return str(channel)
        return self.view.channel(channel)["id"]

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def _as_options(values: Mapping[str, Json | Member]) -> list[JsonObject]:
    return [
        {"name": name, "value": str(value.id) if isinstance(value, Member) else value}
        for name, value in values.items()
    ]
