"""Tension, 0 to 100: what heats it, what cools it, and which readings are announced.

T <- clip((1 - delta) * T + sum(heat) * channel * (1 + T/100) - sum(relief) + event, 0, 100).
The order of heat follows Mikolic, Parker & Pruitt (1997); relief follows GRIT (Osgood 1962). The
sizes are a design, not a measurement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.packages import is_complete
from bot.negotiation.utility import reservation, utility

if TYPE_CHECKING:
    from bot.negotiation.events import Spoken
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

DECAY = 0.05
THRESHOLDS = (60, 80, 90)
LIMIT = 100.0
WARNING, ULTIMATUM, ATTACK, BOAST, DEMAND, STALL = 6.0, 12.0, 6.0, 1.0, 2.0, 3.0
APOLOGY, BACK_CHANNEL, BETTER_OFFER, ACKNOWLEDGED = 4.0, 3.0, 2.0, 1.0
APOLOGIES_HEARD = 2

Causes = list[tuple[str, float]]


def heat_of(scenario: Scenario, state: State, said: Spoken) -> Causes:
    """What a message adds, by cause, before the channel and the reading multiply it."""
    heat: Causes = []
    if said.threat:
        heat.append(("ultimatum", ULTIMATUM) if said.threat == 2 else ("warning", WARNING))
    if "attack" in said.acts:
        heat.append(("attack", ATTACK))
    if "boast" in said.acts:
        heat.append(("boast", BOAST))
    if _demands_again(scenario, state, said):
        heat.append(("demand_again", DEMAND))
    if _stalls(state, said):
        heat.append(("stall", STALL))
    return heat


def relief_of(scenario: Scenario, state: State, said: Spoken) -> Causes:
    """What a message takes away, by cause."""
    relief: Causes = []
    apologies = sum("apologise" in other.acts for other in state.spoken if other.by == said.by)
    if "apologise" in said.acts and apologies < APOLOGIES_HEARD:
        relief.append(("apology", APOLOGY))
    if said.gesture is not None:
        step = next(s for s in scenario.side(said.by).steps if s.id == said.gesture)
        relief.append(("step", float(step.relief)))
    used = any(other.channel == "back" for other in state.spoken if other.by == said.by)
    if said.channel == "back" and not used:
        relief.append(("back_channel", BACK_CHANNEL))
    if "acknowledge" in said.acts:
        relief.append(("acknowledged", ACKNOWLEDGED))
    if _improves(scenario, state, said):
        relief.append(("better_offer", BETTER_OFFER))
    return relief


def causes_of(scenario: Scenario, state: State, said: Spoken) -> Causes:
    """What a message does to the reading, signed and by cause; `state` is the one before it."""
    rule = scenario.channel(said.channel)
    hotter = (rule.heat if rule else 1.0) * (1 + state.tension / 100)
    calmer = rule.relief if rule else 1.0
    causes: Causes = [("time", -DECAY * state.tension)]
    causes += [(cause, amount * hotter) for cause, amount in heat_of(scenario, state, said)]
    causes += [(cause, -amount * calmer) for cause, amount in relief_of(scenario, state, said)]
    return causes


def moved(tension: float, causes: Causes) -> tuple[float, Causes]:
    """The reading after these causes, within 0..100 and rounded to tenths like its causes."""
    value = tension + sum(amount for _, amount in causes)
    return round(min(max(value, 0.0), LIMIT), 1), [(c, round(a, 1)) for c, a in causes]


def crossed(before: float, after: float, warned: tuple[int, ...]) -> tuple[int, ...]:
    """The thresholds reached between two readings and not announced before."""
    return tuple(t for t in THRESHOLDS if before < t <= after and t not in warned)


def _demands_again(scenario: Scenario, state: State, said: Spoken) -> bool:
    previous = state.last_spoken(said.by)
    if said.offer is None or previous is None or previous.standing != said.standing:
        return False
    other = scenario.other(said.by).id
    offer = said.standing or {}
    if not is_complete(scenario, offer):
        return True
    return utility(scenario, other, offer) < reservation(scenario, other)


def _stalls(state: State, said: Spoken) -> bool:
    own = [other for other in state.spoken if other.by == said.by][-2:]
    return len(own) == 2 and all(
        message.offer is None and not message.asks and message.gesture is None
        for message in (*own, said)
    )


def _improves(scenario: Scenario, state: State, said: Spoken) -> bool:
    previous = state.standing.get(said.by)
    if said.offer is None or not previous or said.standing is None:
        return False
    if not is_complete(scenario, previous) or not is_complete(scenario, said.standing):
        return len(said.standing) > len(previous)
    other = scenario.other(said.by).id
    return utility(scenario, other, said.standing) >= utility(scenario, other, previous) + 2
