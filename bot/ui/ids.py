"""The ids of pressable things: version, subject and turn, so that a press needs no memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

TABLE_VERSION = 1
"""Goes up when the meaning of a table id changes; older ids are then answered, not obeyed."""

LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class TableKey:
    """Which negotiation a button belongs to, and the turn it was made for."""

    negotiation_id: int
    turn: int

    def custom_id(self, action: str, arg: str = "") -> str:
        """The id of the button that does `action`; raises ValueError if Discord would refuse it."""
        subject = f"neg{TABLE_VERSION}:{self.negotiation_id}:{self.turn}:{action}"
        custom_id = f"{subject}:{arg}" if arg else subject
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
        return custom_id

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """The key in an id that `table_template` matched."""
        return cls(int(match["negotiation"]), int(match["turn"]))


def table_template(action: str, arg: str = "") -> re.Pattern[str]:
    """What ids of `action` look like; `arg` is a pattern for what follows, if anything does."""
    tail = f":(?P<arg>{arg})" if arg else "(?P<arg>)"
    return re.compile(
        rf"neg{TABLE_VERSION}:(?P<negotiation>[1-9]\d{{0,18}}):(?P<turn>\d{{1,4}}):{action}{tail}"
    )
