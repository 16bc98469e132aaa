"""Reads the body of a request: JSON, or a multipart form with files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import BodyPartReader

from playground.errors import ApiError
from playground.uploads import DOWNLOAD, Upload

if TYPE_CHECKING:
    from aiohttp import web

    from playground.wire import Json


async def read_body(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """The JSON of a request and its files by number; raises 50109 for what is no JSON."""
    if request.content_type.startswith("multipart/"):
        return await _read_form(request)
    text = await request.text()
    return (_parse(text) if text else None), {}


async def _read_form(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    body: Json = None
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.name == "payload_json":
            body = _parse(await part.text())
        elif part.name.startswith("files["):
            kind = part.headers.get("Content-Type", DOWNLOAD)
            content = bytes(await part.read(decode=False))
            files[part.name[6:-1]] = Upload(part.filename or "unnamed", content, kind)
    return body, files


def _parse(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
