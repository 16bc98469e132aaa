"""Whether to sign: AC_next with three guards (Baarslag, Hindriks & Jonker 2014).

An offer is signed if it is worth at least the counterpart's own next package, or what it is ready
for now. Guards: the offer must be whole, must beat no deal by a margin however late it is (or the
last-minute bid wins), and is weighed as it stands, even if it is an edited copy of one's own. An
offer that its maker could hardly carry home is not believed until it is repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.counterpart.credit import CREDIBLE
from bot.negotiation.counterpart.opponent import value_to_other
from bot.negotiation.packages import is_complete

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView


def can_sign(case: Case, offer: Package) -> bool:
    """Whether the offer settles every clause and nobody's people at home would refuse it."""
    return is_complete(case.sheet, offer) and case.crosses_a_red_line(offer) is None


def wanted_points(case: Case, next_bid: Package, theta: float, persona: Persona) -> float:
    """The least it signs for, in own points: its next package, or what it is ready for now."""
    wanted = min(case.points(next_bid), case.points_at(theta))
    return max(wanted, case.points_at(persona.margin))


def is_believed(view: PublicView, model: OpponentModel, case: Case, offer: Package) -> bool:
    """Whether the other side can mean its offer: it keeps enough for itself, or it insists."""
    if value_to_other(model, case, offer) >= CREDIBLE:
        return True
    return len(view.heard) >= 2 and view.heard[-2].standing == offer
