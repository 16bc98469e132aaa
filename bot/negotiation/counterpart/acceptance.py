"""Whether to sign: AC_next with three guards (Baarslag, Hindriks & Jonker 2014).

An offer is signed if it is worth at least the counterpart's own next package, or what it is ready
for now. Guards: the offer must be whole, must beat no deal by a margin however late it is (or the
last-minute bid wins), and is weighed as it stands, even if it is an edited copy of one's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.packages import is_complete

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package


def acceptable(
    case: Case, offer: Package, next_bid: Package, theta: float, persona: Persona
) -> bool:
    """Whether the other side's offer can be signed now."""
    if not is_complete(case.sheet, offer) or case.crosses_a_red_line(offer) is not None:
        return False
    worth = case.points(offer)
    wanted = min(case.points(next_bid), case.points_at(theta))
    return worth >= max(wanted, case.points_at(persona.margin))
