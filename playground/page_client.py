"""A person's page without a screen: the people's protocol over HTTP and a websocket."""

from __future__ import annotations

import asyncio
import contextlib
import json
import mimetypes
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp

from playground.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.wire import AnyJson, JsonObject


class Refused(Exception):
    """Discord did not let the person do this; `code` is Discord's own."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class PageClient:
    """The connection of one person, named by their username; `view` is what it was told."""

    def __init__(self, base_url: str, username: str) -> None:
        self.view = View()
        self._base_url = base_url
        self._username = username
        self._below = "/people"
        self._http: aiohttp.ClientSession | None = None
        self._listening: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Find this person and begin to listen; raises LookupError for a stranger."""
        self._http = aiohttp.ClientSession(self._base_url)
        everybody: list[JsonObject] = (await self.ask("GET", ""))["members"]
        ids = {one["user"]["username"]: one["user"]["id"] for one in everybody}
        if self._username not in ids:
            raise LookupError(f"nobody is called {self._username!r}, only {sorted(ids)}")
        self._below = f"/people/{ids[self._username]}"
        socket = await self._http.ws_connect(f"{self._below}/socket")
        self._listening = asyncio.create_task(self._listen(socket))

    async def close(self) -> None:
        """Hang up."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
        if self._http is not None:
            await self._http.close()

    async def ask(
        self,
        method: str,
        path: str,
        payload: JsonObject | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> AnyJson:
        """Ask for something below this person's address; raises `Refused`.

        Files, each a name and its content, make it a multipart form.
        """
        assert self._http is not None, "not connected"
        form = _form(payload or {}, files) if files else None
        request = self._http.request(
            method, self._below + path, data=form, json=None if files else payload
        )
        async with request as response:
            if response.status == HTTPStatus.NO_CONTENT:
                return None
            answer = await response.json()
            if response.status >= HTTPStatus.BAD_REQUEST:
                raise Refused(response.status, answer.get("code", 0), answer["message"])
            return answer

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async with socket:
            async for line in socket:
                said = line.json()
                await self.view.take(said["t"], said["d"])


def _form(payload: JsonObject, files: Sequence[tuple[str, bytes]]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(payload), content_type="application/json")
    for number, (name, content) in enumerate(files):
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        form.add_field(f"files[{number}]", content, filename=name, content_type=kind)
    return form
