"""The game: what a command leads to. Pure and deterministic; the log of events is the only truth.

`decide` turns a command into events, `state.apply` folds them. The counterpart answers within the
same call, from its own sheet and the public view alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.negotiation import ledger
from bot.negotiation.back_table import objections
from bot.negotiation.commands import (
    Accept,
    Adjourn,
    CallMediator,
    Decide,
    Explain,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.reply import greet, hardest_clause, votes_for
from bot.negotiation.endings import ended
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import (
    Drafted,
    DraftMarked,
    DraftRejected,
    DraftVoted,
    Explained,
    FaceMoved,
    HintTaken,
    IncidentDecided,
    Opened,
    Predicted,
    Prepared,
)
from bot.negotiation.exchange import exchange, set_tension
from bot.negotiation.log import Log
from bot.negotiation.mediation import MOST_DRAFTS, call, draft
from bot.negotiation.packages import is_complete
from bot.negotiation.redraw import dealt
from bot.negotiation.state import State, apply, replay
from bot.negotiation.two_people import check_turn
from bot.negotiation.view import public_view

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario

__all__ = ["IllegalMove", "State", "apply", "decide", "opening", "replay"]


def opening(setup: Setup, scenario: Scenario, persona: Persona | None) -> tuple[Event, ...]:
    """The first events of a negotiation; a counterpart opens with its position, not an offer."""
    opened = Opened(setup, float(scenario.tension))
    if persona is None:
        return (opened,)
    case = case_for(dealt(scenario, setup), scenario.other(setup.side).id)
    return (opened, greet(case))


def decide(
    state: State, command: Command, scenario: Scenario, persona: Persona | None, seed: int
) -> tuple[Event, ...]:
    """What a command leads to; all chance follows from `seed`.

    Raises IllegalMove, with the state unchanged, if it cannot be carried out. `persona` is None
    when two people play. Where the set-up redraws the weights, so does this.
    """
    if command.by not in (side.id for side in scenario.sides):
        raise IllegalMove("not_your_side", command.by)
    if isinstance(command, Explain):
        return (Explained(command.by),)
    if state.ending is not None:
        raise IllegalMove("ended")
    scenario = dealt(scenario, state.setup)
    if persona is None and isinstance(command, Accept | WalkOut | Decide):
        check_turn(state, command.by, scenario)
    match command:
        case Message():
            return exchange(state, command, scenario, persona, seed)
        case Accept():
            return _accept(state, command, scenario)
        case WalkOut():
            return (ended(state, scenario, "walk_out", command.by),)
        case Adjourn():
            return (ended(state, scenario, "no_deal", command.by),)
        case Decide():
            return _decided(state, command, scenario)
        case CallMediator():
            return _called(state, command, scenario, persona)
        case MarkDraft():
            return _marked(state, command, scenario, persona)
        case VoteDraft():
            return _voted(state, command, scenario, persona)
        case Predict() | Prepare() | Hint():
            return (_noted(state, command, scenario),)
        case _:
            assert_never(command)


def _accept(state: State, command: Accept, scenario: Scenario) -> tuple[Event, ...]:
    other = scenario.other(command.by).id
    standing = state.standing.get(other)
    if not standing:
        raise IllegalMove("nothing_standing")
    if not is_complete(scenario, standing):
        raise IllegalMove("not_whole")
    if crossed := objections(scenario, command.by, standing):
        raise IllegalMove("not_ratified", crossed[0].id)
    said = state.last_spoken(other)
    log = Log(state)
    log.add_all(ledger.settled_by_deal(state, standing))
    contingency = said.contingency if said is not None else None
    log.add(ended(log.state, scenario, "deal", command.by, standing, contingency))
    return tuple(log.events)


def _decided(state: State, command: Decide, scenario: Scenario) -> tuple[Event, ...]:
    if state.incident is None:
        raise IllegalMove("no_incident")
    incident = next(each for each in scenario.incidents if each.id == state.incident)
    try:
        option = incident.option(command.option)
    except KeyError as error:
        raise IllegalMove("unknown_option", command.option) from error
    log = Log(state)
    log.add(IncidentDecided(incident.id, option.id, command.by, option.face))
    if option.face:
        value = state.face.get(command.by, 0.0) + option.face
        log.add(FaceMoved(command.by, value, incident.id))
    set_tension(log, scenario, [(incident.id, float(option.tension))], command.by)
    return tuple(log.events)


def _called(
    state: State, command: CallMediator, scenario: Scenario, persona: Persona | None
) -> tuple[Event, ...]:
    if scenario.channel("mediator") is None:
        raise IllegalMove("no_mediator")
    if command.by in state.called or state.draft is not None:
        raise IllegalMove("already_called")
    if command.ranking:
        _check_ranking(scenario, command.ranking)
    log = Log(state)
    log.add_all(call(state, command.by, command.ranking, scenario))
    if persona is not None:
        # A counterpart always comes along.
        log.add(Drafted(1, draft(scenario, log.state)))
    return tuple(log.events)


def _marked(
    state: State, command: MarkDraft, scenario: Scenario, persona: Persona | None
) -> tuple[Event, ...]:
    if state.draft is None or state.draft.number >= MOST_DRAFTS:
        raise IllegalMove("no_draft")
    if command.issue not in state.draft.package:
        raise IllegalMove("unknown_clause", command.issue)
    log = Log(state)
    log.add(DraftMarked(command.by, command.issue))
    other = scenario.other(command.by).id
    if persona is not None and log.state.draft is not None:
        case = case_for(scenario, other)
        log.add(DraftMarked(other, hardest_clause(case, log.state.draft.package)))
    if log.state.draft is not None and len(log.state.draft.marks) == len(scenario.sides):
        log.add(Drafted(log.state.draft.number + 1, draft(scenario, log.state)))
    return tuple(log.events)


def _voted(
    state: State, command: VoteDraft, scenario: Scenario, persona: Persona | None
) -> tuple[Event, ...]:
    if state.draft is None:
        raise IllegalMove("no_draft")
    if command.by in state.draft.votes:
        raise IllegalMove("already_voted")
    package = state.draft.package
    if command.yes and (crossed := objections(scenario, command.by, package)):
        raise IllegalMove("not_ratified", crossed[0].id)
    other = scenario.other(command.by).id
    log = Log(state)
    log.add(DraftVoted(command.by, command.yes))
    if persona is not None and other not in state.draft.votes:
        view = public_view(state, other, command.by)
        log.add(DraftVoted(other, votes_for(case_for(scenario, other), view, persona, package)))
    voted = log.state.draft
    if voted is None or len(voted.votes) < len(scenario.sides):
        return tuple(log.events)
    if all(voted.votes.values()):
        log.add_all(ledger.settled_by_deal(log.state, package))
        log.add(ended(log.state, scenario, "deal", None, package))
    else:
        log.add(DraftRejected(voted.number))
    return tuple(log.events)


def _noted(state: State, command: Predict | Prepare | Hint, scenario: Scenario) -> Event:
    match command:
        case Predict():
            _check_ranking(scenario, command.ranking)
            return Predicted(command.by, state.turn, command.ranking)
        case Hint():
            return HintTaken(command.by, state.turn)
        case Prepare():
            if command.ranking:
                _check_ranking(scenario, command.ranking)
            return Prepared(
                command.by,
                command.target,
                command.walk_away,
                command.ranking,
                command.questions,
                command.trades,
            )


def _check_ranking(scenario: Scenario, ranking: tuple[str, ...]) -> None:
    known = {issue.id for issue in scenario.issues}
    if not ranking or len(set(ranking)) != len(ranking) or not set(ranking) <= known:
        raise IllegalMove("wrong_ranking")
