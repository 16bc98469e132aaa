"""One sentence of a letter before any wording is chosen for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.negotiation.letters import Reason

Part = Literal["answers", "heard", "movement", "sheet", "question", "end"]
Value = str | tuple[str, ...]
"""Words as they are, or issue ids to be named."""

NAMED_AT_ONCE = 3
"""Clauses named in one sentence: more would not be read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence to find words for; `spare` passages give way when a letter grows too long.

    `options` are (issue, option ids) for placeholders such as `{best}`; `reason` is an authored
    one. `instead` is said where no authored reason is left to give.
    """

    part: Part
    section: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    spare: bool = False
    options: Mapping[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[str, tuple[str, ...]]]
    )
    instead: Passage | None = None


def because(part: Part, reason: Reason, instead: Passage) -> Passage:
    """The authored reason for a clause, named with it; `instead` once all have been said."""
    return Passage(
        part,
        "because",
        {"sticking": (reason.issue,)},
        options={"reason": (reason.issue, (reason.option, reason.side))},
        instead=instead,
    )
