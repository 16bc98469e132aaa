"""A clause for the case that something happens: what would make the other side's sheet signable.

Where two sides differ about what will happen, a contingent clause costs each less than it gives
the other (Lax & Sebenius 1986), and it shows who means what they say. The counterpart judges by its
own belief in the trigger alone, and only asks: nothing holds until the other side writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.commands import Contingency
from bot.negotiation.counterpart.opponent import value_to_other
from bot.negotiation.packages import is_complete, merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.scenario import Package

SMALL_GAP = 0.12
"""Share of the own gains that a rider may have to make up; a wider gap is no matter of wording."""


def expected_points(case: Case, offer: Package, rider: Contingency | None) -> float:
    """Own points of an offer; a contingent clause counts by the own belief in its trigger."""
    plain = float(case.points(offer))
    if rider is None:
        return plain
    trigger = next(each for each in case.sheet.triggers if each.id == rider.trigger)
    chance = trigger.beliefs[case.side] / 100
    instead = case.points(merge(case.sheet, offer, rider.instead))
    return chance * instead + (1 - chance) * plain


def closing_rider(
    case: Case, model: OpponentModel, offer: Package, wanted: float
) -> Contingency | None:
    """The one-clause rider with which a whole `offer` would be worth `wanted` own points.

    Of all that do, the one the other side presumably minds least; None if the gap is too wide, if
    there is none, or if somebody's people at home would refuse it.
    """
    gap = wanted - case.points(offer)
    if not 0 < gap <= SMALL_GAP * (case.best - case.floor) or not is_complete(case.sheet, offer):
        return None
    enough = [
        (value_to_other(model, case, merge(case.sheet, offer, rider.instead)), rider)
        for rider in _riders(case, offer)
        if expected_points(case, offer, rider) >= wanted
    ]
    return max(enough, key=lambda pair: pair[0])[1] if enough else None


def _riders(case: Case, offer: Package) -> Iterator[Contingency]:
    for trigger in case.sheet.triggers:
        for issue, chosen in offer.items():
            for option in case.sheet.issue(issue).options:
                instead = {issue: option.id}
                changed = merge(case.sheet, offer, instead)
                if (
                    option.id != chosen
                    and is_complete(case.sheet, changed)
                    and case.crosses_a_red_line(changed) is None
                ):
                    yield Contingency(trigger.id, instead)
