"""The page's protocol: what a person may ask for and do, as themselves.

Nobody logs in here: whoever can reach this server may act as anybody in it. That
is what a playground is for, and why it listens on this machine only.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import ValidationError

from playground.acts import channels, messages, threads
from playground.acts.interactions import begin
from playground.acts.messages import Draft
from playground.errors import ApiError, unknown
from playground.history import Window, page
from playground.message_objects import attachment_object, message_object
from playground.people import views
from playground.people.commands import command_interaction
from playground.people.modals import modal_interaction
from playground.people.pressing import component_interaction
from playground.people.protocol import (
    OpenDm,
    SubmitModal,
    UseCommand,
    UseComponent,
    read_begin,
)
from playground.people.sockets import PageSockets
from playground.permissions import Permission
from playground.rest.bodies import read_body
from playground.uploads import keep
from playground.validation.faults import InvalidForm
from playground.visibility import can_read, require, visible_channel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp.typedefs import Handler

    from playground.gateway.sessions import Sessions
    from playground.interactions import Interaction
    from playground.model import Channel, User
    from playground.platform import Platform
    from playground.wire import Json, JsonObject

log = logging.getLogger(__name__)
PERSON = r"/people/{user_id:\d+}"
CHANNEL_MESSAGES = PERSON + r"/channels/{channel_id:\d+}/messages"


@web.middleware
async def only_from_our_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse browsers that come from another site: nobody logs in, so nothing else would."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only the playground's own page may do this.")
    return await handler(request)


class PeopleService:
    """Serves the pages of one platform's people."""

    def __init__(self, platform: Platform, sessions: Sessions) -> None:
        self._platform = platform
        self.sockets = PageSockets(platform, sessions)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Serve everything below /people."""
        add = router.add_route
        add("GET", "/people", _told(self._people))
        add("GET", PERSON + "/socket", self._socket)
        add("GET", CHANNEL_MESSAGES, _told(self._messages))
        add("POST", CHANNEL_MESSAGES, _told(self._send))
        add("DELETE", CHANNEL_MESSAGES + r"/{message_id:\d+}", _told(self._delete))
        add("DELETE", PERSON + r"/ephemeral/{message_id:\d+}", _told(self._dismiss))
        add("POST", PERSON + "/dms", _told(self._open_dm))
        add("POST", PERSON + "/interactions", _told(self._interact))
        add("POST", PERSON + "/uploads", _told(self._upload))

    async def _people(self, request: web.Request) -> JsonObject:
        del request
        return views.people(self._platform.world)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        try:
            person = self._person(request)
        except ApiError as error:
            return web.json_response(error.body(), status=error.status)
        return await self.sockets.accept(request, person.id)

    async def _messages(self, request: web.Request) -> list[JsonObject]:
        world, person = self._platform.world, self._person(request)
        channel = self._channel(request, person)
        require(world, person.id, channel, Permission.READ_MESSAGE_HISTORY)
        window = Window(_number(request, "limit") or 50, before=_number(request, "before"))
        found = page(world, channel, window, person=person.id)
        return [message_object(world, one, reader=person.id) for one in found]

    async def _send(self, request: web.Request) -> JsonObject:
        person = self._person(request)
        channel = self._channel(request, person)
        speak = Permission.SEND_MESSAGES
        if channel.thread is not None:
            speak = Permission.SEND_MESSAGES_IN_THREADS
        body, files = await read_body(request)
        needed = [speak, Permission.ATTACH_FILES] if files else [speak]
        require(self._platform.world, person.id, channel, *needed)
        threads.require_writable(self._platform, channel, person.id)
        written = body if isinstance(body, dict) else {}
        allowed = {
            key: written[key]
            for key in ("content", "nonce", "message_reference", "attachments")
            if key in written
        }
        message = messages.post(self._platform, channel, person, Draft(allowed, files))
        return message_object(self._platform.world, message, reader=person.id)

    async def _delete(self, request: web.Request) -> None:
        world, person = self._platform.world, self._person(request)
        channel = self._channel(request, person)
        message = world.message(channel.id, int(request.match_info["message_id"]))
        if not can_read(world, person.id, message):
            raise unknown("Message")
        if message.author is not person:
            require(world, person.id, channel, Permission.MANAGE_MESSAGES)
        messages.delete(self._platform, message)

    async def _dismiss(self, request: web.Request) -> None:
        person, message_id = self._person(request), int(request.match_info["message_id"])
        for in_channel in self._platform.world.messages.values():
            message = in_channel.get(message_id)
            if message is not None and message.visible_to == person.id:
                messages.delete(self._platform, message)
                return
        raise unknown("Message")

    async def _open_dm(self, request: web.Request) -> JsonObject:
        person = self._person(request)
        asked = OpenDm.model_validate(await request.json())
        other = self._platform.world.user(asked.recipient_id)
        channel = channels.direct_messages(self._platform, person.id, other.id)
        return channels.told(self._platform.world, channel, person.id)

    async def _interact(self, request: web.Request) -> None:
        person = self._person(request)
        begin(self._platform, self._interaction(person, read_begin(await request.json())))

    def _interaction(
        self, person: User, asked: UseCommand | UseComponent | SubmitModal
    ) -> Interaction:
        if isinstance(asked, SubmitModal):
            return modal_interaction(self._platform, person, asked)
        channel = visible_channel(self._platform.world, person.id, asked.channel_id)
        if isinstance(asked, UseComponent):
            return component_interaction(self._platform, person, channel, asked)
        return command_interaction(self._platform, person, channel, asked)

    async def _upload(self, request: web.Request) -> JsonObject:
        self._person(request)
        _, files = await read_body(request)
        if not files:
            raise ApiError(400, 0, "Send one file as files[0]")
        upload = next(iter(files.values()))
        return attachment_object(keep(self._platform, upload, place="ephemeral"))

    def _person(self, request: web.Request) -> User:
        return self._platform.world.member(int(request.match_info["user_id"])).user

    def _channel(self, request: web.Request, person: User) -> Channel:
        channel_id = int(request.match_info["channel_id"])
        return visible_channel(self._platform.world, person.id, channel_id)


def _number(request: web.Request, name: str) -> int | None:
    """A whole number of the query; anything else counts as absent."""
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() else None


def _told(handler: Callable[[web.Request], Awaitable[Json]]) -> Handler:
    """Answer with JSON, 204 for nothing, and refusals in the form the page reads."""

    async def handle(request: web.Request) -> web.Response:
        try:
            answer = await handler(request)
        except InvalidForm as error:
            words = " ".join(fault.message for fault in error.faults)
            return web.json_response(error.body() | {"message": words}, status=error.status)
        except ApiError as error:
            return web.json_response(error.body(), status=error.status)
        except (ValidationError, json.JSONDecodeError) as error:
            log.warning("%s %s: %s", request.method, request.path, error)
            return web.json_response({"message": "The request is malformed."}, status=400)
        return web.Response(status=204) if answer is None else web.json_response(answer)

    return handle
