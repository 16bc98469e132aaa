"""Another Discord than Discord: its REST base, and its gateway for every connection.

discord.py knows two addresses as attributes of classes and keeps a gateway's address between
connections. With another base, such as the playground's or a gateway proxy's, the gateway is asked
for anew each time, so that neither a fixed address nor a remembered one leads past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.http import Route
from yarl import URL

if TYPE_CHECKING:
    from aiohttp import ClientWebSocketResponse
    from discord import Client


def use_api_base(client: Client, base: str) -> None:
    """Send every request of this process to `base`, and `client` to the gateway `base` names."""
    Route.BASE = base
    http = client.http
    connect = http.ws_connect

    async def connect_as_told(url: str, *, compress: int = 0) -> ClientWebSocketResponse:
        # discord.py's address is only good for its query: version, encoding and compression.
        _shards, gateway, _limits = await http.get_bot_gateway()
        asked = URL(gateway).with_query(URL(url).query)
        return await connect(str(asked), compress=compress)

    http.ws_connect = connect_as_told
