"""Files of a message, and what inside the message points at them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, cast

from playground.uploads import keep
from playground.validation.faults import Fault, InvalidForm
from playground.wire import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.model import Attachment
    from playground.platform import Platform
    from playground.uploads import Upload
    from playground.wire import Json, JsonObject

SCHEME = "attachment://"
# Where Discord's objects hold a reference to a picture or file, by key.
MEDIA_KEYS = frozenset({"media", "file", "image", "thumbnail", "video"})
ICON_KEYS = frozenset({"icon_url"})


def attach(
    platform: Platform,
    channel_id: int,
    body: JsonObject,
    files: Mapping[str, Upload],
    kept: Sequence[Attachment] = (),
) -> list[Attachment]:
    """The attachments of a message: of those it had the ones still listed, then new files.

    The list in the body names old attachments by id and describes new files by
    the number n of their `files[n]`.
    """
    described: dict[str, JsonObject] = {str(one["id"]): one for one in listed(body, "attachments")}
    if body.get("attachments") is None:
        remaining = list(kept)
    else:
        remaining = [attachment for attachment in kept if str(attachment.id) in described]
    return remaining + [
        keep(
            platform,
            upload,
            place=str(channel_id),
            filename=described.get(number, {}).get("filename"),
            description=described.get(number, {}).get("description"),
        )
        for number, upload in files.items()
    ]


def referenced(items: list[JsonObject], attachments: Sequence[Attachment]) -> list[JsonObject]:
    """A copy of components or embeds in which `attachment://name` is the file's address.

    Raises 50035 for a name that is not among the attachments.
    """
    by_name = {attachment.filename: attachment for attachment in attachments}
    resolved = copy.deepcopy(items)
    for item in resolved:
        _resolve(item, by_name)
    return resolved


def _resolve(node: Json, by_name: Mapping[str, Attachment]) -> None:
    if isinstance(node, list):
        for item in node:
            _resolve(item, by_name)
    elif isinstance(node, dict):
        for key, value in list(node.items()):
            if key in MEDIA_KEYS and isinstance(value, dict):
                _resolve_media(node, key, cast("JsonObject", value), by_name)
            elif key in ICON_KEYS and isinstance(value, str):
                node[key] = _address(value, by_name)
            else:
                _resolve(value, by_name)


def _resolve_media(
    owner: JsonObject,
    key: str,
    media: JsonObject,
    by_name: Mapping[str, Attachment],
) -> None:
    url = str(media.get("url", ""))
    media["url"] = media["proxy_url"] = _address(url, by_name)
    attachment = by_name.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
    if attachment is None:
        return
    media |= {
        "width": attachment.width,
        "height": attachment.height,
        "content_type": attachment.content_type,
    }
    if key in {"media", "file"}:  # components also say which attachment it is
        media["attachment_id"] = str(attachment.id)
    if key == "file":
        owner |= {"name": attachment.filename, "size": len(attachment.content)}


def _address(url: str, by_name: Mapping[str, Attachment]) -> str:
    if not url.startswith(SCHEME):
        return url
    name = url.removeprefix(SCHEME)
    if name not in by_name:
        message = f'The referenced attachment "{name}" was not found.'
        code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
        raise InvalidForm([Fault(("components",), code, message)])
    return by_name[name].url
