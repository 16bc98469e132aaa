"""The playground as one server: REST, gateway, page and attachments on one port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from playground.acts import channels
from playground.clock import SystemClock
from playground.gateway.endpoint import HEARTBEAT, Gateway
from playground.model import Overwrite
from playground.pages import Pages
from playground.people.routes import PeopleService, only_from_our_page
from playground.platform import Platform
from playground.rest.service import BASE, RestService
from playground.uploads import MAX_BYTES
from playground.validation.document import Document
from playground.world_file import load_world

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType
    from typing import Self

    from playground.clock import Clock
    from playground.rest.rate_limits import RateLimits
    from playground.validation.faults import Violation
    from playground.world import World

# A message may carry ten files.
MOST_BYTES = 10 * MAX_BYTES + 1024 * 1024
SHUTDOWN_SECONDS = 1.0


class Playground:
    """A small Discord on this machine.

    Use it as an asynchronous context manager, or call `start` and `stop`. Port 0
    takes any free one; `start` raises OSError when the port is in use. With a
    `ManualClock` time only passes when the test says so; `check_answers` holds
    the playground's own answers against Discord's document too.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: Clock | None = None,
        heartbeat: timedelta = HEARTBEAT,
        shards: int = 1,
        check_answers: bool = False,
    ) -> None:
        self.platform = Platform(world or load_world(), clock or SystemClock(), shards=shards)
        self.gateway = Gateway(self.platform, heartbeat=heartbeat)
        self._rest = RestService(self.platform, Document(), check_answers=check_answers)
        self._people = PeopleService(self.platform, self.gateway.sessions)
        self._address = (host, port)
        self._runner: web.AppRunner | None = None

    @property
    def world(self) -> World:
        """Everything that exists in it."""
        return self.platform.world

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def base_url(self) -> str:
        """Where the page is, such as http://127.0.0.1:8962."""
        return self.platform.base_url

    @property
    def api_base(self) -> str:
        """Where REST is: the base a bot has to use in place of Discord's."""
        return self.base_url + BASE

    @property
    def violations(self) -> list[Violation]:
        """Requests that Discord's document or its limits forbid."""
        return self._rest.violations

    @property
    def unknown(self) -> list[str]:
        """Requests to routes that the playground does not cover."""
        return self._rest.unknown

    @property
    def misanswers(self) -> list[Violation]:
        """Answers of the playground itself that break Discord's document."""
        return self._rest.misanswers

    @property
    def rate_limits(self) -> RateLimits:
        """Where tests ask for 429s."""
        return self._rest.rate_limits

    def overwrite(self, channel: str, user: str, *, allow: int = 0, deny: int = 0) -> None:
        """Grant or deny permissions to one user in one channel, by their names, from now on."""
        target = self.world.user_named(user).id
        channels.set_overwrite(
            self.platform,
            self.world.channel_named(channel),
            Overwrite(target, kind=1, allow=allow, deny=deny),
        )

    async def start(self) -> None:
        """Listen; afterwards `base_url` says where."""
        app = web.Application(client_max_size=MOST_BYTES, middlewares=[only_from_our_page])
        self._rest.add_routes(app.router)
        self._people.add_routes(app.router)
        pages = Pages(self.world)
        pages.add_routes(app.router)
        app.on_response_prepare.append(pages.keep_fresh)
        app.router.add_get("/gateway", self.gateway.accept)
        app.on_shutdown.append(self._hang_up)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        host, port = self._address
        await web.TCPSite(self._runner, host, port).start()
        bound = self._runner.addresses[0]
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        self.platform.base_url = f"http://{shown}:{bound[1]}"

    async def stop(self) -> None:
        """Hang up on everybody and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _hang_up(self, app: web.Application) -> None:
        del app
        self._people.sockets.close_all()
        self.gateway.drop_connections()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()
