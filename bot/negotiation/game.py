"""The game: what a command leads to. Pure and deterministic; the log of events is the only truth.

`decide` turns a command into events, `state.apply` folds them. The counterpart answers within the
same call, from its own sheet and the public view alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.negotiation import tension
from bot.negotiation.commands import (
    Accept,
    Decide,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.reply import greet, reply
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import (
    Ended,
    HintTaken,
    IncidentDecided,
    IncidentOpened,
    Opened,
    Predicted,
    Prepared,
    TensionMoved,
    ThresholdCrossed,
    TurnClosed,
)
from bot.negotiation.incidents import incident_now
from bot.negotiation.legality import crosses_home, spoken
from bot.negotiation.packages import is_complete
from bot.negotiation.state import State, apply, replay
from bot.negotiation.utility import no_deal_value, utility
from bot.negotiation.view import public_view

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Outcome, Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package, Scenario

__all__ = ["IllegalMove", "State", "apply", "decide", "opening", "replay"]


def opening(setup: Setup, scenario: Scenario, persona: Persona | None) -> tuple[Event, ...]:
    """The first events of a negotiation; a counterpart opens with its position, not an offer."""
    opened = Opened(setup, float(scenario.tension))
    if persona is None:
        return (opened,)
    return (opened, greet(case_for(scenario, scenario.other(setup.side).id)))


def decide(
    state: State, command: Command, scenario: Scenario, persona: Persona | None, seed: int
) -> tuple[Event, ...]:
    """What a command leads to; all chance follows from `seed`.

    Raises IllegalMove, with the state unchanged, if it cannot be carried out.

    `persona` is None when two people play. `scenario` must be the one of the set-up (with its
    weights redrawn if the set-up says so).
    """
    if state.ending is not None:
        raise IllegalMove("ended")
    if command.by not in (side.id for side in scenario.sides):
        raise IllegalMove("not_your_side", command.by)
    match command:
        case Message():
            return _message(state, command, scenario, persona, seed)
        case Accept():
            return _accept(state, command, scenario)
        case WalkOut():
            return (_ended(state, scenario, "walk_out", command.by),)
        case Decide():
            return _decided(state, command, scenario)
        case Predict():
            _check_ranking(scenario, command.ranking)
            return (Predicted(command.by, state.turn, command.ranking),)
        case Prepare():
            return _prepared(command, scenario)
        case Hint():
            return (HintTaken(command.by, state.turn),)
        case MarkDraft() | VoteDraft():
            raise IllegalMove("no_draft")
        case _:
            assert_never(command)


def _message(
    state: State, message: Message, scenario: Scenario, persona: Persona | None, seed: int
) -> tuple[Event, ...]:
    if state.incident is not None:
        raise IllegalMove("incident_waits", state.incident)
    said = spoken(state, message, scenario)
    value, causes = tension.after_message(scenario, state, said)
    log = _Log(state, [])
    log.add(said)
    log.add(TensionMoved(value, tuple(causes)))
    for level in tension.crossed(state.tension, value, state.warned):
        log.add(ThresholdCrossed(level))
    if value >= tension.LIMIT:
        log.add(_ended(log.state, scenario, "control_lost", message.by))
    elif persona is not None:
        _answer(log, scenario, persona, message.by, seed)
    return tuple(log.events)


def _answer(log: _Log, scenario: Scenario, persona: Persona, by: str, seed: int) -> None:
    other = scenario.other(by).id
    answer = reply(case_for(scenario, other), public_view(log.state, other, by), persona)
    log.add(answer)
    if answer.accepted is not None:
        log.add(_ended(log.state, scenario, "deal", other, answer.accepted))
        return
    log.add(TurnClosed(log.state.turn))
    if log.state.turn > log.state.setup.turns:
        log.add(_ended(log.state, scenario, "no_deal", None))
    elif incident := incident_now(scenario, log.state, by, seed):
        log.add(IncidentOpened(incident.id, by))


def _accept(state: State, command: Accept, scenario: Scenario) -> tuple[Event, ...]:
    standing = state.standing.get(scenario.other(command.by).id)
    if not standing:
        raise IllegalMove("nothing_standing")
    if not is_complete(scenario, standing):
        raise IllegalMove("not_whole")
    if line := crosses_home(scenario, command.by, standing):
        raise IllegalMove("not_ratified", line)
    return (_ended(state, scenario, "deal", command.by, standing),)


def _decided(state: State, command: Decide, scenario: Scenario) -> tuple[Event, ...]:
    if state.incident is None:
        raise IllegalMove("no_incident")
    incident = next(each for each in scenario.incidents if each.id == state.incident)
    try:
        option = incident.option(command.option)
    except KeyError as error:
        raise IllegalMove("unknown_option", command.option) from error
    value, causes = tension.moved(state.tension, [(incident.id, float(option.tension))])
    log = _Log(state, [])
    log.add(IncidentDecided(incident.id, option.id, command.by, option.face))
    log.add(TensionMoved(value, tuple(causes)))
    for level in tension.crossed(state.tension, value, state.warned):
        log.add(ThresholdCrossed(level))
    if value >= tension.LIMIT:
        log.add(_ended(log.state, scenario, "control_lost", command.by))
    return tuple(log.events)


def _prepared(command: Prepare, scenario: Scenario) -> tuple[Event, ...]:
    if command.ranking:
        _check_ranking(scenario, command.ranking)
    return (
        Prepared(
            command.by,
            command.target,
            command.walk_away,
            command.ranking,
            command.questions,
            command.trades,
        ),
    )


def _check_ranking(scenario: Scenario, ranking: tuple[str, ...]) -> None:
    known = {issue.id for issue in scenario.issues}
    if not ranking or len(set(ranking)) != len(ranking) or not set(ranking) <= known:
        raise IllegalMove("wrong_ranking")


def _ended(
    state: State, scenario: Scenario, outcome: Outcome, by: str | None, deal: Package | None = None
) -> Ended:
    worth: dict[str, float] = {}
    for side in scenario.sides:
        if deal is not None:
            worth[side.id] = float(utility(scenario, side.id, deal))
        elif outcome == "control_lost":
            worth[side.id] = 0.0
        else:
            worth[side.id] = no_deal_value(side, state.tension)
    return Ended(outcome, by, None if deal is None else dict(deal), worth)


class _Log:
    """Events of one command, folded as they come."""

    def __init__(self, state: State, events: list[Event]) -> None:
        self.state = state
        self.events = events

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.state = apply(self.state, event)
