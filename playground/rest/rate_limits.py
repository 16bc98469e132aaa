"""Rate limits: normally so wide that nobody meets them, and refusals that tests ask for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from playground.wire import JsonObject

LIMIT = 100
WINDOW_SECONDS = 1.0


@dataclass(slots=True)
class Refusal:
    """Answer 429 to the next `times` requests, of one operation or of any."""

    times: int
    retry_after: float
    template: str | None = None
    is_global: bool = False

    def body(self) -> JsonObject:
        """What the client receives."""
        return {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": self.is_global,
        }


@dataclass(slots=True)
class RateLimits:
    """The refusals still to come."""

    _refusals: list[Refusal] = field(default_factory=list[Refusal])

    def refuse(self, refusal: Refusal) -> None:
        """Have coming requests refused."""
        self._refusals.append(refusal)

    def next_refusal(self, template: str) -> Refusal | None:
        """The refusal this request meets, which is used up by it."""
        for refusal in self._refusals:
            if refusal.times > 0 and refusal.template in (None, template):
                refusal.times -= 1
                return refusal
        return None


def bucket(method: str, template: str) -> str:
    """A name for the bucket of an operation."""
    return hashlib.blake2b(f"{method} {template}".encode(), digest_size=16).hexdigest()


def headers(method: str, template: str, now: datetime) -> Mapping[str, str]:
    """The headers of a request that was nowhere near its limit."""
    return {
        "X-RateLimit-Limit": str(LIMIT),
        "X-RateLimit-Remaining": str(LIMIT - 1),
        "X-RateLimit-Reset": f"{now.timestamp() + WINDOW_SECONDS:.3f}",
        "X-RateLimit-Reset-After": str(WINDOW_SECONDS),
        "X-RateLimit-Bucket": bucket(method, template),
    }


def refusal_headers(refusal: Refusal, method: str, template: str) -> Mapping[str, str]:
    """The headers of a refused request."""
    refused = {
        "Retry-After": str(refusal.retry_after),
        "X-RateLimit-Scope": "global" if refusal.is_global else "user",
        "Via": "1.1 google",  # discord.py takes a 429 without it for Cloudflare's
    }
    if refusal.is_global:
        return refused | {"X-RateLimit-Global": "true"}
    return refused | {
        "X-RateLimit-Limit": str(LIMIT),
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset-After": str(refusal.retry_after),
        "X-RateLimit-Bucket": bucket(method, template),
    }
