"""The web page, attachments and avatars."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from playground.world import World

PAGE = Path(__file__).parent / "page"
COLOURS = ("#5865f2", "#3ba55d", "#e0a458", "#ed4245", "#a652bb", "#1f8b93")


class Pages:
    """Everything a browser loads besides the people's protocol."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Serve the page at the root and its files below /page."""
        router.add_get("/", self._index)
        if PAGE.is_dir():
            router.add_static("/page", PAGE)
        router.add_get(r"/avatars/{user_id:\d+}.svg", self._avatar)
        router.add_get(r"/attachments/{place}/{attachment_id:\d+}/{filename}", self._attachment)

    async def keep_fresh(self, request: web.Request, response: web.StreamResponse) -> None:
        """Have browsers ask again for the page's files: a newer playground brings newer ones."""
        if request.path == "/" or request.path.startswith("/page/"):
            response.headers["Cache-Control"] = "no-cache"

    async def _index(self, request: web.Request) -> web.StreamResponse:
        del request
        index = PAGE / "index.html"
        if not index.is_file():
            return web.Response(text="The playground is running; its page is not installed.")
        return web.FileResponse(index)

    async def _avatar(self, request: web.Request) -> web.Response:
        user = self._world.users.get(int(request.match_info["user_id"]))
        if user is None:
            raise web.HTTPNotFound
        initial = escape((user.global_name or user.username)[:1].upper())
        colour = COLOURS[user.id % len(COLOURS)]
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
            f'<circle cx="20" cy="20" r="20" fill="{colour}"/>'
            '<text x="20" y="27" text-anchor="middle" font-family="sans-serif" '
            f'font-size="20" fill="#fff">{initial}</text></svg>'
        )
        return web.Response(text=svg, content_type="image/svg+xml")

    async def _attachment(self, request: web.Request) -> web.Response:
        attachment = self._world.attachments.get(int(request.match_info["attachment_id"]))
        if attachment is None or attachment.filename != request.match_info["filename"]:
            raise web.HTTPNotFound
        return web.Response(
            body=attachment.content,
            headers={
                "Content-Type": attachment.content_type,
                "X-Content-Type-Options": "nosniff",
            },
        )
