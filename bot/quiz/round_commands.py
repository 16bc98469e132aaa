"""What can be done to a live quiz, by a moderator or by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.quiz.round_events import CloseReason, EndReason, PauseReason, VoidReason


@dataclass(frozen=True, slots=True)
class Go:
    """Start, or go on to the next question, or end after the last."""


@dataclass(frozen=True, slots=True)
class Open:
    """The message of the question is there, stamped by Discord with the moment of the command."""


@dataclass(frozen=True, slots=True)
class Close:
    """Take no more answers."""

    why: CloseReason = "moderator"


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the right answer."""


@dataclass(frozen=True, slots=True)
class Void:
    """Let a question that was asked count for nobody; None is the one asked last."""

    number: int | None = None
    why: VoidReason = "moderator"


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock."""

    why: PauseReason = "moderator"


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock run."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """The bot is back; it was last seen alive at `since`."""

    since: datetime


@dataclass(frozen=True, slots=True)
class GiveTime:
    """Give a player this much more time for each question, 0 to 300 percent."""

    user_id: int
    percent: int


@dataclass(frozen=True, slots=True)
class Exclude:
    """Take a player out."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Readmit:
    """Take a player back."""

    user_id: int


@dataclass(frozen=True, slots=True)
class End:
    """End the quiz now."""

    why: EndReason = "moderator"


Command = (
    Go
    | Open
    | Close
    | Reveal
    | Void
    | Pause
    | Resume
    | Interrupt
    | GiveTime
    | Exclude
    | Readmit
    | End
)
