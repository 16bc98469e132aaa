"""Files on their way in: what arrived, and what becomes of it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from playground.errors import ApiError
from playground.model import Attachment

if TYPE_CHECKING:
    from playground.platform import Platform

# Discord's default for servers without boosts.
MAX_BYTES = 10 * 1024 * 1024
# Types a browser would run as a page of this origin are only offered for download.
DOWNLOAD = "application/octet-stream"
UNSAFE_TYPES = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived in a multipart form."""

    filename: str
    content: bytes
    content_type: str


def keep(
    platform: Platform,
    upload: Upload,
    *,
    place: str,
    filename: str | None = None,
    description: str | None = None,
) -> Attachment:
    """Store an upload and give it an address below `place`; raises 40005 above 10 MiB."""
    if len(upload.content) > MAX_BYTES:
        raise ApiError(413, 40005, "Request entity too large")
    attachment_id = platform.snowflakes.next()
    safe = re.sub(r"[^\w.\-]", "_", filename or upload.filename) or "unnamed"
    width, height, content_type = _measure(upload)
    attachment = Attachment(
        attachment_id,
        safe,
        upload.content,
        content_type,
        f"{platform.base_url}/attachments/{place}/{attachment_id}/{safe}",
        description,
        width,
        height,
    )
    platform.world.attachments[attachment_id] = attachment
    return attachment


def _measure(upload: Upload) -> tuple[int | None, int | None, str]:
    """Width, height and type: Discord looks into pictures instead of believing the sender."""
    try:
        with Image.open(io.BytesIO(upload.content)) as picture:
            return picture.width, picture.height, Image.MIME[picture.format or ""]
    except (UnidentifiedImageError, KeyError, OSError, ValueError):
        kind = upload.content_type
        return None, None, DOWNLOAD if kind.startswith(UNSAFE_TYPES) else kind
