"""Files that people hand over, fetched from Discord without trusting what is said of their size."""

from __future__ import annotations

from typing import Protocol

import aiohttp

CHUNK_BYTES = 16_384
PATIENCE = aiohttp.ClientTimeout(total=30)


class DownloadFailed(Exception):
    """Discord did not hand the file out, or not in time."""


class Download(Protocol):
    """Fetches a file."""

    async def __call__(self, url: str, most_bytes: int) -> bytes:
        """The first `most_bytes` of a file, and one more if it is larger.

        Raises DownloadFailed.
        """
        ...


async def download(url: str, most_bytes: int) -> bytes:
    """Fetch a file as `Download` says; what lies beyond is never received.

    discord.py reads a file whole before anybody can look how large it is.
    """
    try:
        # Packed content could grow by any factor while it is unpacked, so it is left packed.
        async with (
            aiohttp.ClientSession(timeout=PATIENCE, auto_decompress=False) as session,
            session.get(url, headers={"Accept-Encoding": "identity"}) as response,
        ):
            response.raise_for_status()
            data = bytearray()
            async for chunk in response.content.iter_chunked(CHUNK_BYTES):
                data += chunk
                if len(data) > most_bytes:
                    break
            return bytes(data[: most_bytes + 1])
    except (aiohttp.ClientError, TimeoutError) as error:
        raise DownloadFailed from error
