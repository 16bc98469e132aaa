"""What is measured: how long people wait for an answer, and how much is going on."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import aiohttp
from discord.utils import snowflake_time
from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from types import SimpleNamespace

ACKNOWLEDGEMENT = re.compile(r"/interactions/(\d+)/[^/]+/callback$")
# Discord gives up after three seconds.
SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0)


class Metrics:
    """The numbers of one bot, apart from any other in the process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.acknowledged = Histogram(
            "backchannel_acknowledgement_seconds",
            "From a person's act, by Discord's clock, until Discord had our first answer.",
            buckets=SECONDS,
            registry=self._registry,
        )
        self.open_negotiations = Gauge(
            "backchannel_open_negotiations", "Negotiations that run.", registry=self._registry
        )

    def trace(self) -> aiohttp.TraceConfig:
        """What discord.py's session calls for every request it has made."""
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._request_ended)
        return trace

    def text(self) -> bytes:
        """All numbers in Prometheus' format."""
        return generate_latest(self._registry)

    async def _request_ended(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        request: aiohttp.TraceRequestEndParams,
    ) -> None:
        found = ACKNOWLEDGEMENT.search(request.url.path)
        if found and request.response.ok:
            waited = datetime.now(UTC) - snowflake_time(int(found[1]))
            # The two clocks are not the same one: nobody is answered before asking.
            self.acknowledged.observe(max(0.0, waited.total_seconds()))
