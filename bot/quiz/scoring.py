"""How one answer in a live quiz is scored.

Nothing here reads a clock or a database: times come in as arguments and marks go out as
values, so every rule can be tested without waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.quiz.judging import Judgement

FULL_MARKS_WITHIN = timedelta(milliseconds=500)


class Verdict(Enum):
    """What became of an answer."""

    CORRECT = "correct"
    WRONG = "wrong"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Stake:
    """How long a question is open, and what an instant correct answer earns."""

    time_limit: timedelta
    points: int = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict and the points it earned."""

    verdict: Verdict
    points: int


def mark(stake: Stake, judgement: Judgement, opened_at: datetime, answered_at: datetime) -> Mark:
    """Score a judged answer by speed.

    A correct answer earns between half and all of the points, so that thinking never costs more
    than half. Both times must be aware and on the same clock; an answer stamped before the
    opening counts as instant.
    """
    taken = max(answered_at - opened_at, timedelta(0))
    if taken > stake.time_limit:
        return Mark(Verdict.LATE, 0)
    if not judgement.is_right:
        return Mark(Verdict.WRONG, 0)
    if taken <= FULL_MARKS_WITHIN:
        return Mark(Verdict.CORRECT, stake.points)
    return Mark(Verdict.CORRECT, round(stake.points * (1 - taken / stake.time_limit / 2)))
