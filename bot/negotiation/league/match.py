"""One game between a scripted learner and the counterpart, through the same rules as any game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.commands import Decide
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.league.seat import Seat
from bot.negotiation.state import apply, replay

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event
    from bot.negotiation.league.seat import Learner
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

MOST_COMMANDS = 100


def play(
    learner: Learner,
    scenario: Scenario,
    side: str,
    persona: Persona,
    seed: int,
    turns: int | None = None,
) -> tuple[Event, ...]:
    """The log of a whole game. Incidents are answered with the calmest option."""
    setup = Setup(scenario.id, side, persona.id, seed, turns or scenario.turns)
    log = list(opening(setup, scenario, persona))
    state = replay(log)
    case = case_for(scenario, side)
    for _ in range(MOST_COMMANDS):
        if state.ending is not None:
            return tuple(log)
        command = _answer_incident(state, scenario, side) or learner(Seat(case, state, seed))
        for event in decide(state, command, scenario, persona, seed):
            log.append(event)
            state = apply(state, event)
    raise IllegalMove("empty")


def _answer_incident(state: State, scenario: Scenario, side: str) -> Command | None:
    if state.incident is None:
        return None
    incident = next(each for each in scenario.incidents if each.id == state.incident)
    calmest = min(incident.options, key=lambda option: option.tension)
    return Decide(side, calmest.id)
