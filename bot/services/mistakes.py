"""One's own mistakes in negotiations: what they show to be weak is asked about in reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.lessons.cards import CardKey
from bot.lessons.mistakes import weak_concepts
from bot.lessons.review import new_memory
from bot.negotiation.debrief import debrief
from bot.services.retrospect import costly_remarks
from bot.services.seats import seen_by
from bot.storage.reviews import NewCard, add_cards, ask_sooner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.lessons.course import Course
    from bot.services.tables import Table

OF_BOTH_SHEETS = ("left_points", "claimed_little")
"""Remarks that tell something of the other's points: between two people they stay unsaid."""


async def keep_mistakes(
    tx: AsyncConnection, course: Course, user_id: int, concepts: Iterable[str], at: datetime
) -> None:
    """Ask a known member about these words from the next day on; never later than planned.

    A word that no lesson teaches is left out, and so is one that waits for its lesson as a leech.
    """
    taught = [(concept, course.lesson_on(concept)) for concept in concepts]
    cards = [
        NewCard(str(CardKey("term", concept)), lesson.id, concept)
        for concept, lesson in taught
        if lesson is not None
    ]
    due = new_memory(at).due
    await add_cards(tx, user_id, cards, due)
    await ask_sooner(tx, user_id, [card.card for card in cards], due)


def weak_between_two(whole: Table, user_id: int) -> tuple[str, ...]:
    """What a finished game of two shows to be weak in the play of one of them."""
    table = seen_by(whole, user_id)
    found = debrief(whole.scenario, whole.state, table.mine.id)
    own = (each for each in costly_remarks(table, found) if each not in OF_BOTH_SHEETS)
    return weak_concepts(own, ())
