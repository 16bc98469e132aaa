"""How talks end and what each side then has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import Ended
from bot.negotiation.packages import merge
from bot.negotiation.utility import no_deal_value, utility

if TYPE_CHECKING:
    from bot.negotiation.commands import Contingency
    from bot.negotiation.events import Outcome
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State


def ended(
    state: State,
    scenario: Scenario,
    outcome: Outcome,
    by: str | None,
    deal: Package | None = None,
    contingency: Contingency | None = None,
) -> Ended:
    """The end of the talks; without a deal each side has what its alternatives are worth now."""
    worth: dict[str, float] = {}
    for side in scenario.sides:
        if deal is not None:
            worth[side.id] = expected_utility(scenario, side.id, deal, contingency)
        elif outcome == "control_lost":
            worth[side.id] = 0.0
        else:
            worth[side.id] = no_deal_value(side, state.tension)
    signed = None if deal is None else dict(deal)
    return Ended(outcome, by, signed, worth, contingency if deal is not None else None)


def expected_utility(
    scenario: Scenario, side_id: str, deal: Package, contingency: Contingency | None
) -> float:
    """Points of a deal with its contingent clause, by the side's own belief in the trigger.

    p * U(instead) + (1 - p) * U(deal): with different beliefs both may gain (Lax & Sebenius 1986).
    """
    plain = float(utility(scenario, side_id, deal))
    if contingency is None:
        return plain
    trigger = next(each for each in scenario.triggers if each.id == contingency.trigger)
    chance = trigger.beliefs[side_id] / 100
    other = utility(scenario, side_id, merge(scenario, deal, contingency.instead))
    return round(chance * other + (1 - chance) * plain, 2)
