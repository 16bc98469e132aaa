"""A person for tests: does over the page's protocol what somebody does in Discord.

async with Member(playground.base_url, "alice") as alice:
    reply = await alice.slash("negotiate start", channel="negotiation-room")
    await alice.press(reply.message, "Accept")
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp

from playground.reading import find_button, find_select
from playground.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from playground.wire import AnyJson, Json, JsonObject

PATIENCE_SECONDS = 10.0
CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3
SUB_COMMAND, SUB_COMMAND_GROUP = 1, 2
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5


class InteractionFailed(Exception):
    """The bot did not answer in time."""


class Refused(Exception):
    """Discord did not let the person do this; `code` is Discord's own."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


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

    Methods that act wait for the bot's answer and raise `InteractionFailed` when
    there is none; all waiting ends after `patience` seconds with TimeoutError.
    """

    def __init__(self, base_url: str, username: str, *, patience: float = PATIENCE_SECONDS) -> None:
        self.username = username
        self.view = View()
        self._base_url = base_url
        self._patience = patience
        self._nonces = itertools.count(1)
        self._http: aiohttp.ClientSession | None = None
        self._listening: asyncio.Task[None] | None = None
        self._person = ""

    @property
    def id(self) -> int:
        """This member's user id."""
        return int(self.view.user["id"])

    async def connect(self) -> None:
        """Open this person's page."""
        self._http = aiohttp.ClientSession(self._base_url)
        everybody = await self._ask("GET", "/people")
        user_id = next(
            one["user"]["id"]
            for one in everybody["members"]
            if one["user"]["username"] == self.username
        )
        self._person = f"/people/{user_id}"
        socket = await self._http.ws_connect(f"{self._person}/socket")
        self._listening = asyncio.create_task(self._listen(socket))
        await self.wait_for(lambda view: view.ready)

    async def close(self) -> None:
        """Close the page."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
        if self._http is not None:
            await self._http.close()

    async def slash(
        self, command: str, *, channel: str | int | JsonObject, **options: Json | Member
    ) -> Reply:
        """Use a slash command, subcommands included ("negotiate start")."""
        data = self._command_data(command, _as_options(options))
        return await self._interact(COMMAND, channel, {"data": data})

    async def autocomplete(
        self,
        command: str,
        *,
        channel: str | int | JsonObject,
        option: str,
        typed: str,
        **options: Json | Member,
    ) -> list[JsonObject]:
        """The choices offered while typing into an option."""
        focused: JsonObject = {"name": option, "value": typed, "focused": True}
        data = self._command_data(command, [*_as_options(options), focused])
        nonce = await self._begin(AUTOCOMPLETE, channel, {"data": data})
        await self.wait_for(lambda view: view.outcome(nonce) is not None)
        return self._outcome(nonce)[1]["choices"]

    async def use_on_user(
        self, command: str, user: Member, *, channel: str | int | JsonObject
    ) -> Reply:
        """Use a command from a user's menu."""
        return await self._menu(command, ON_USER, str(user.id), channel)

    async def use_on_message(self, command: str, message: JsonObject) -> Reply:
        """Use a command from a message's menu."""
        return await self._menu(command, ON_MESSAGE, message["id"], message["channel_id"])

    async def press(self, message: JsonObject | None, button: str) -> Reply:
        """Press the button with this label or custom id."""
        assert message is not None, "there is no message to press a button on"
        data = find_button(message, button)
        pressed = {"component_type": data["type"], "custom_id": data["custom_id"]}
        body: JsonObject = {"message_id": message["id"], "data": pressed}
        return await self._interact(COMPONENT, message["channel_id"], body)

    async def choose(
        self, message: JsonObject | None, select: str, values: str | Sequence[str]
    ) -> Reply:
        """Choose values in the select with this placeholder or custom id."""
        assert message is not None, "there is no message to choose on"
        data = find_select(message, select)
        chosen: JsonObject = {
            "component_type": data["type"],
            "custom_id": data["custom_id"],
            "values": [values] if isinstance(values, str) else list(values),
        }
        body: JsonObject = {"message_id": message["id"], "data": chosen}
        return await self._interact(COMPONENT, message["channel_id"], body)

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

    async def send(
        self, channel: str | int | JsonObject, content: str, *files: tuple[str, bytes]
    ) -> JsonObject:
        """Write a message; each file is a name and its content."""
        path = f"{self._person}/channels/{self.view.channel(channel)['id']}/messages"
        if not files:
            return await self._ask("POST", path, json={"content": content})
        return await self._ask("POST", path, data=_form({"content": content}, files))

    async def upload(self, name: str, content: bytes) -> str:
        """Upload a file for an attachment option; its id is the option's value."""
        data = _form({}, [(name, content)])
        uploaded: JsonObject = await self._ask("POST", f"{self._person}/uploads", data=data)
        return uploaded["id"]

    async def open_dm(self, recipient_id: int | str) -> JsonObject:
        """The direct messages with somebody."""
        recipient = {"recipient_id": str(recipient_id)}
        return await self._ask("POST", f"{self._person}/dms", json=recipient)

    async def delete(self, message: JsonObject) -> None:
        """Delete a message."""
        place = f"channels/{message['channel_id']}/messages/{message['id']}"
        await self._ask("DELETE", f"{self._person}/{place}")

    async def dismiss(self, message: JsonObject) -> None:
        """Dismiss an ephemeral message."""
        await self._ask("DELETE", f"{self._person}/ephemeral/{message['id']}")

    async def messages(self, channel: str | int | JsonObject) -> list[JsonObject]:
        """What this person reads in a channel, newest first."""
        channel_id = self.view.channel(channel)["id"]
        return await self._ask("GET", f"{self._person}/channels/{channel_id}/messages")

    async def wait_for(self, predicate: Callable[[View], bool]) -> None:
        """Wait until what this person sees fulfils a condition; checked at every event."""
        async with asyncio.timeout(self._patience):
            await self.view.until(predicate)

    async def wait_for_message(
        self, predicate: Callable[[JsonObject], bool], *, channel: str | int | JsonObject
    ) -> JsonObject:
        """The first message in a channel, also an earlier one, that fulfils a condition."""

        def found(view: View) -> JsonObject | None:
            return next(filter(predicate, view.messages_in(channel)), None)

        await self.wait_for(lambda view: found(view) is not None)
        message = found(self.view)
        assert message is not None
        return message

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async with socket:
            async for line in socket:
                said = line.json()
                await self.view.take(said["t"], said["d"])

    async def _menu(
        self, command: str, kind: int, target_id: str, channel: str | int | JsonObject
    ) -> Reply:
        known = self.view.command(command, kind)
        data: JsonObject = {"id": known["id"], "name": command, "type": kind}
        data["target_id"] = target_id
        return await self._interact(COMMAND, channel, {"data": data})

    def _command_data(self, command: str, options: list[JsonObject]) -> JsonObject:
        name, *below = command.split()
        known = self.view.command(name, CHAT_INPUT)
        for depth, step in enumerate(reversed(below)):
            kind = SUB_COMMAND if depth == 0 else SUB_COMMAND_GROUP
            options = [{"name": step, "type": kind, "options": options}]
        return {"id": known["id"], "name": name, "type": CHAT_INPUT, "options": options}

    async def _interact(
        self, kind: int, channel: str | int | JsonObject | None, body: JsonObject
    ) -> Reply:
        nonce = await self._begin(kind, channel, body)
        await self.wait_for(lambda view: view.is_answered(nonce))
        name, data = self._outcome(nonce)
        if name == "MODAL":
            return Reply(data["id"], modal=data)
        return Reply(data["id"], self.view.answer_to(nonce))

    async def _begin(
        self, kind: int, channel: str | int | JsonObject | None, body: JsonObject
    ) -> str:
        nonce = f"{self.username}-{next(self._nonces)}"
        asked: JsonObject = {"type": kind, "nonce": nonce, **body}
        if channel is not None:
            asked["channel_id"] = self.view.channel(channel)["id"]
        self.view.expect(nonce, asked.get("message_id"))
        await self._ask("POST", f"{self._person}/interactions", json=asked)
        return nonce

    def _outcome(self, nonce: str) -> tuple[str, JsonObject]:
        outcome = self.view.outcome(nonce)
        assert outcome is not None
        name, data = outcome
        if name == "INTERACTION_FAILED":
            raise InteractionFailed(data["message"])
        return name, data

    async def _ask(self, method: str, path: str, **body: AnyJson) -> AnyJson:
        assert self._http is not None, "not connected"
        async with self._http.request(method, path, **body) as response:
            if response.status == HTTPStatus.NO_CONTENT:
                return None
            answer = await response.json()
            if response.status >= HTTPStatus.BAD_REQUEST:
                raise Refused(response.status, answer.get("code", 0), answer["message"])
            return answer

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
    """Options as the protocol writes them; the server knows their types. Members go by id."""
    return [
        {"name": name, "value": str(value.id) if isinstance(value, Member) else value}
        for name, value in values.items()
    ]


def _form(payload: JsonObject, files: Sequence[tuple[str, bytes]]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(payload), content_type="application/json")
    for number, (name, content) in enumerate(files):
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        form.add_field(f"files[{number}]", content, filename=name, content_type=kind)
    return form
