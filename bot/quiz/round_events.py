"""What happened in a live quiz: its append-only log. `at` is always aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CloseReason = Literal["time", "all", "moderator"]
VoidReason = Literal["moderator", "skipped", "away"]
PauseReason = Literal["moderator", "forbidden", "message_gone", "channel_gone", "refused", "away"]
EndReason = Literal["finished", "moderator", "abandoned"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question is about to be shown; `number` counts from 0."""

    at: datetime
    number: int
    by: int | None = None
    kind: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class Opened:
    """The question is there: `at` is Discord's stamp of its message."""

    at: datetime
    number: int
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True, slots=True)
class Closed:
    """No more answers; what was pressed before `at` counts, whenever it arrives."""

    at: datetime
    number: int
    why: CloseReason
    by: int | None = None
    kind: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True)
class Revealed:
    """The right answer was shown."""

    at: datetime
    number: int
    by: int | None = None
    kind: Literal["revealed"] = "revealed"


@dataclass(frozen=True, slots=True)
class Voided:
    """A question counts for nobody."""

    at: datetime
    number: int
    why: VoidReason
    by: int | None = None
    kind: Literal["voided"] = "voided"


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still, by a moderator or because something is in the way."""

    at: datetime
    why: PauseReason
    by: int | None = None
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock runs again."""

    at: datetime
    by: int | None = None
    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The bot was away from `since` until `at`: the clock stood still meanwhile."""

    at: datetime
    since: datetime
    kind: Literal["interrupted"] = "interrupted"


@dataclass(frozen=True, slots=True)
class TimeGiven:
    """A player has `percent` more time from now on; 0 takes it back."""

    at: datetime
    user_id: int
    percent: int
    by: int | None = None
    kind: Literal["time_given"] = "time_given"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A player does not take part any more; what they answered does not count."""

    at: datetime
    user_id: int
    by: int | None = None
    kind: Literal["excluded"] = "excluded"


@dataclass(frozen=True, slots=True)
class Readmitted:
    """An excluded player is back, with everything they had answered."""

    at: datetime
    user_id: int
    by: int | None = None
    kind: Literal["readmitted"] = "readmitted"


@dataclass(frozen=True, slots=True)
class Ended:
    """The quiz is over."""

    at: datetime
    why: EndReason
    by: int | None = None
    kind: Literal["ended"] = "ended"


Event = (
    Asked
    | Opened
    | Closed
    | Revealed
    | Voided
    | Paused
    | Resumed
    | Interrupted
    | TimeGiven
    | Excluded
    | Readmitted
    | Ended
)
