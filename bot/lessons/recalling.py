"""What somebody would recall now, by their last answers wherever they were asked.

A question asked in a quiz is a review that was not planned: it tells as much about memory. What
was answered wrong the last time is not remembered, however short ago that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lessons.cards import CardKey
from bot.lessons.review import new_memory, recall, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.lessons.review import Memory


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a quiz about `concept`, answered at an aware time."""

    question: str
    concept: str
    is_right: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing to remember, by the key of its card, as reviews have left it."""

    card: str
    concept: str
    memory: Memory


def recall_by_concept(
    reviews: Iterable[Remembered], answers: Iterable[Answered], at: datetime
) -> dict[str, float]:
    """The chance, 0..1, of recalling the weakest thing of each concept that was ever asked.

    Of the review and the quizzes that asked the same thing the later one counts.
    """
    things = {each.card: each for each in reviews if each.memory.reviews}
    chances = {key: (each.concept, recall(each.memory, at)) for key, each in things.items()}
    by_question: dict[str, list[Answered]] = {}
    for answer in sorted(answers, key=lambda each: each.at):
        by_question.setdefault(str(CardKey("ask", answer.question)), []).append(answer)
    for key, given in by_question.items():
        reviewed_at = things[key].memory.last_review if key in things else None
        if reviewed_at is None or reviewed_at < given[-1].at:
            chances[key] = (given[-1].concept, _by_answers(given, at))
    found: dict[str, float] = {}
    for concept, chance in chances.values():
        found[concept] = min(found.get(concept, 1.0), chance)
    return found


def _by_answers(given: list[Answered], at: datetime) -> float:
    """The chance after these answers to one question, in the order in which they were given."""
    if not given[-1].is_right:
        return 0.0
    memory = new_memory(given[0].at)
    for answer in given:
        memory = reviewed(memory, "good" if answer.is_right else "again", answer.at)
    return recall(memory, at)
