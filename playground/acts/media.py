"""Files of a message, and what inside the message points at them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from playground.components import ComponentType, completed, media_of, walk
from playground.uploads import keep
from playground.validation.faults import Fault, InvalidForm
from playground.wire import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.components import Place
    from playground.model import Attachment
    from playground.platform import Platform
    from playground.uploads import Upload
    from playground.wire import JsonObject

SCHEME = "attachment://"
EMBED_PICTURES = frozenset({"image", "thumbnail"})
EMBED_ICONS = frozenset({"author", "footer"})


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


def shown_components(
    platform: Platform, components: Sequence[JsonObject], attachments: Sequence[Attachment]
) -> list[JsonObject]:
    """Components as Discord shows them: files found, defaults filled in, each with an id.

    Raises 50035 for a file that is not among the attachments.
    """
    shown = copy.deepcopy(list(components))
    for place, component in walk(shown):
        for media in media_of(component):
            attachment = _find(attachments, media, place)
            _show(media, attachment)
            media.setdefault("id", str(platform.snowflakes.next()))
            if attachment is None:
                continue
            media["attachment_id"] = str(attachment.id)
            if component["type"] == ComponentType.FILE:
                component["name"] = attachment.filename
                component["size"] = len(attachment.content)
    return completed(shown)


def shown_embeds(
    embeds: Sequence[JsonObject], attachments: Sequence[Attachment]
) -> list[JsonObject]:
    """Embeds as Discord shows them; raises 50035 for a file that is not among the attachments."""
    shown = copy.deepcopy(list(embeds))
    for index, embed in enumerate(shown):
        embed["type"] = "rich"
        place: Place = ("embeds", index)
        for key in EMBED_PICTURES & embed.keys():
            _show(embed[key], _find(attachments, embed[key], (*place, key)))
        for key in EMBED_ICONS & embed.keys():
            icon: JsonObject = {"url": embed[key].get("icon_url") or ""}
            attachment = _find(attachments, icon, (*place, key))
            if attachment is not None:
                embed[key]["icon_url"] = embed[key]["proxy_icon_url"] = attachment.url
    return shown


def _find(attachments: Sequence[Attachment], media: JsonObject, place: Place) -> Attachment | None:
    """The attachment a reference means, or None where it leads elsewhere."""
    url: str = media["url"]
    for attachment in attachments:
        # A bot that sends on what it received uses the address it was given.
        if url in (f"{SCHEME}{attachment.filename}", attachment.url):
            return attachment
    if not url.startswith(SCHEME):
        return None
    name = url.removeprefix(SCHEME)
    message = f'The referenced attachment "{name}" was not found.'
    code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    raise InvalidForm([Fault((*place, "url"), code, message)])


def _show(media: JsonObject, attachment: Attachment | None) -> None:
    if attachment is not None:
        media |= {"url": attachment.url, "content_type": attachment.content_type}
        if attachment.width is not None:
            media |= {"width": attachment.width, "height": attachment.height}
    media["proxy_url"] = media["url"]
