"""What an utterance was understood to mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.negotiation.commands import Act, Contingency
    from bot.negotiation.scenario import Package


@dataclass(frozen=True, slots=True)
class Context:
    """What lies on the table when something is said.

    `standing` is the other side's package, `draft` the speaker's own last proposal; either may be
    partial or missing.
    """

    standing: Package | None = None
    draft: Package | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the original text (`start` up to `end`, exclusive) and what it was taken for."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The moves in an utterance; what is not certain is in `asks_back` and nowhere else.

    `proposes` and `rejects` map issue ids to option ids, `rejects` also to "*" for the whole
    topic. `alternatives` are two or more packages, the first of which is also in `proposes`.
    `accepted` tells that a whole standing package was taken as it is; `contingency` is what is to
    hold instead, should something happen after the signing.
    """

    text: str
    acts: tuple[Act, ...] = ()
    proposes: Package = field(default_factory=dict[str, str])
    rejects: Package = field(default_factory=dict[str, str])
    conditional: bool = False
    alternatives: tuple[Package, ...] = ()
    asks_back: str | None = None
    matched: tuple[Match, ...] = ()
    accepted: bool = False
    contingency: Contingency | None = None
