"""Whether the talks stand still: letters that bring nothing, or an own package that never moves.

A letter brings something if it offers more than any before it (in the counterpart's own points),
speaks of a clause for the first time, takes a step, or asks or tells something new. Where nothing
moves, the way of talking has to: that is said in words, long before the exchanges run out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.counterpart.riders import expected_points
from bot.negotiation.counterpart.talk import new_talk_at

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

STANDSTILL = 3
"""Letters without anything new after which the talks are said to stand still."""


def letters_without_news(case: Case, view: PublicView) -> int:
    """How many of the last letters heard, one after the other, brought nothing."""
    count = 0
    for brought in reversed(_news_at(case, view)):
        if brought:
            break
        count += 1
    return count


def holds_for_long(view: PublicView, package: Package) -> bool:
    """Whether the own package would now stand unchanged in three letters running."""
    before = [reply.offer for reply in view.said][1 - STANDSTILL :]
    return len(before) == STANDSTILL - 1 and all(offer == package for offer in before)


def _news_at(case: Case, view: PublicView) -> list[bool]:
    news: list[bool] = []
    clauses: set[str] = set()
    most: float | None = None
    for said, talked in zip(view.heard, new_talk_at(view), strict=True):
        brought = talked or said.gesture is not None
        if said.offer and said.standing:
            worth = expected_points(case, case.completed(said.standing), said.contingency)
            brought = brought or most is None or worth > most or not clauses >= {*said.standing}
            most = worth if most is None else max(most, worth)
            clauses |= {*said.standing}
        news.append(brought)
    return news
