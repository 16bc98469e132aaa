"""When something learned comes back: the FSRS schedule, with time and identity passed in.

The library reads the clock where it is given no time, and sleeps in a constructor where it is
given no id; here it always gets both. Its learning steps of minutes are left out: people come
back to a chat on another day, not in ten minutes. Its random shifting of days is off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from fsrs import Card, Rating, Scheduler, State

if TYPE_CHECKING:
    from collections.abc import Mapping

RETENTION = 0.9
LEECH_LAPSES = 4
FIRST_PAUSE = timedelta(days=1)
QUICK = timedelta(seconds=8)
SLOW = timedelta(seconds=45)
NOBODY = 1
"""FSRS asks for an id of the card and uses it for nothing that matters here."""

Grade = Literal["again", "hard", "good", "easy"]
GRADES: tuple[Grade, ...] = ("again", "hard", "good", "easy")
_RATINGS: Mapping[Grade, Rating] = {
    "again": Rating.Again,
    "hard": Rating.Hard,
    "good": Rating.Good,
    "easy": Rating.Easy,
}
_SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known about one thing to remember.

    `stability` is in days, `difficulty` runs from 1 to 10; both are None before the first review.
    A leech has been forgotten so often that it is taught again instead of asked again.
    """

    due: datetime
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None
    reviews: int = 0
    lapses: int = 0
    is_leech: bool = False


def new_memory(at: datetime) -> Memory:
    """Something just learned: asked for the first time on the next day."""
    return Memory(at + FIRST_PAUSE)


def reviewed(memory: Memory, grade: Grade, at: datetime) -> Memory:
    """The memory after an answer given `at` this aware time."""
    at = at.astimezone(UTC)
    card, _ = _SCHEDULER.review_card(_card(memory), _RATINGS[grade], at)
    lapses = memory.lapses + (grade == "again" and memory.reviews > 0)
    return replace(
        memory,
        due=card.due,
        stability=card.stability,
        difficulty=card.difficulty,
        last_review=card.last_review,
        reviews=memory.reviews + 1,
        lapses=lapses,
        is_leech=lapses >= LEECH_LAPSES,
    )


def recall(memory: Memory, at: datetime) -> float:
    """The chance, 0..1, that it is remembered at this time; 0 before the first review."""
    return _SCHEDULER.get_card_retrievability(_card(memory), at.astimezone(UTC))


def inferred(is_right: bool, taken: timedelta) -> Grade:
    """The grade that an answer and the time it took speak for."""
    if not is_right:
        return "again"
    if taken <= QUICK:
        return "easy"
    return "good" if taken <= SLOW else "hard"


def taught_again(memory: Memory, at: datetime) -> Memory:
    """A leech whose lesson was read once more: it starts afresh."""
    return replace(new_memory(at), reviews=memory.reviews)


def _card(memory: Memory) -> Card:
    state = State.Learning if memory.stability is None else State.Review
    return Card(
        NOBODY,
        state,
        0 if state is State.Learning else None,
        memory.stability,
        memory.difficulty,
        memory.due.astimezone(UTC),
        memory.last_review.astimezone(UTC) if memory.last_review else None,
    )
