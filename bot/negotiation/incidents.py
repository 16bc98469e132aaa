"""Incidents: when something nobody ordered comes up. It opens a decision and never ends the game.

The hazard per exchange is h0 * sigma((T - 60) / 8): small while things are calm, about a half when
they are hot. Only incidents whose own conditions hold can come, each once.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from bot.negotiation.chance import draw

if TYPE_CHECKING:
    from bot.negotiation.scenario import Incident, Scenario
    from bot.negotiation.state import State

BASE_HAZARD = 0.6
MIDDLE, SPREAD = 60.0, 8.0


def hazard(tension: float) -> float:
    """Chance (0..0.6) that an incident comes in an exchange that closes at this tension."""
    return BASE_HAZARD / (1 + exp(-(tension - MIDDLE) / SPREAD))


def incident_now(scenario: Scenario, state: State, side: str, seed: int) -> Incident | None:
    """The incident that comes up now for `side`, if any; the same for the same seed and turn."""
    if draw(seed, "incident", state.turn) >= hazard(state.tension):
        return None
    possible = [
        incident
        for incident in scenario.incidents
        if incident.side in (None, side)
        and incident.id not in state.incidents
        and incident.earliest <= state.turn
        and incident.above <= state.tension
    ]
    if not possible:
        return None
    return possible[int(draw(seed, "which incident", state.turn) * len(possible))]
