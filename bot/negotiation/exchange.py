"""One exchange: a message, what it does to tension, face and promises, and the other's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation import face, ledger, tension
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.reply import reply
from bot.negotiation.endings import ended
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import (
    Drafted,
    IncidentOpened,
    TensionMoved,
    ThresholdCrossed,
    TurnClosed,
)
from bot.negotiation.incidents import incident_now
from bot.negotiation.legality import spoken
from bot.negotiation.log import Log
from bot.negotiation.mediation import MOST_DRAFTS, call, draft
from bot.negotiation.two_people import check_turn, meets_the_next
from bot.negotiation.view import public_view

if TYPE_CHECKING:
    from bot.negotiation.commands import Message
    from bot.negotiation.events import Event, Replied, Spoken
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

BROKEN_PROMISE = 12.0
STEP_RETURNED = 6.0


def exchange(
    state: State, message: Message, scenario: Scenario, persona: Persona | None, seed: int
) -> tuple[Event, ...]:
    """All that follows from a message. Raises IllegalMove if it cannot be sent now."""
    if state.incident is not None:
        raise IllegalMove("incident_waits", state.incident)
    if persona is None:
        check_turn(state, message.by, scenario)
    log = Log(state)
    said = spoken(state, message, scenario)
    broken = tuple(ledger.settled_by_message(state, said))
    log.add(said)
    log.add_all(broken)
    log.add_all(ledger.promises_in(log.state, said))
    other = scenario.other(said.by).id
    log.add_all(face.pressed_in_public(log.state, said, other))
    log.add_all(face.eased_in_private(log.state, said, other))
    log.add_all(face.taken_back(log.state, broken))
    _heat(log, state, scenario, said, len(broken))
    if log.is_over:
        return tuple(log.events)
    if said.channel == "mediator" and persona is not None:
        _mediate(log, scenario)
    elif said.channel == "mediator" and said.by not in state.called:
        log.add_all(call(log.state, said.by, (), scenario))
    if persona is not None:
        _answer(log, scenario, persona, said.by)
        _close(log, scenario, said.by, seed)
    elif said.by != state.setup.side:
        _close(log, scenario, meets_the_next(state, scenario), seed)
    return tuple(log.events)


def set_tension(log: Log, scenario: Scenario, causes: tension.Causes, by: str | None) -> None:
    """Move tension by causes, announce thresholds, end the talks at 100."""
    before = log.state.tension
    value, rounded = tension.moved(before, causes)
    log.add(TensionMoved(value, tuple(rounded)))
    for level in tension.crossed(before, value, log.state.warned):
        log.add(ThresholdCrossed(level))
    if value >= tension.LIMIT:
        log.add(ended(log.state, scenario, "control_lost", by))


def _heat(log: Log, before: State, scenario: Scenario, said: Spoken, broken: int) -> None:
    causes = tension.causes_of(scenario, before, said)
    causes += [("broken_promise", BROKEN_PROMISE)] * broken
    set_tension(log, scenario, causes, said.by)


def _mediate(log: Log, scenario: Scenario) -> None:
    number = log.state.draft.number + 1 if log.state.draft else 1
    if number <= MOST_DRAFTS:
        log.add(Drafted(number, draft(scenario, log.state)))


def _answer(log: Log, scenario: Scenario, persona: Persona, by: str) -> None:
    other = scenario.other(by).id
    answer = reply(case_for(scenario, other), public_view(log.state, other, by), persona)
    log.add(answer)
    if answer.step is not None:
        log.add_all(ledger.promises_in(log.state, answer))
        set_tension(log, scenario, [("step_returned", -STEP_RETURNED)], other)
    if answer.accepted is not None:
        _sign(log, scenario, answer, by)


def _sign(log: Log, scenario: Scenario, answer: Replied, by: str) -> None:
    assert answer.accepted is not None
    said = log.state.last_spoken(by)
    contingency = said.contingency if said is not None else None
    log.add_all(ledger.settled_by_deal(log.state, answer.accepted))
    log.add(ended(log.state, scenario, "deal", answer.by, answer.accepted, contingency))


def _close(log: Log, scenario: Scenario, by: str, seed: int) -> None:
    if log.is_over:
        return
    log.add_all(ledger.settled_by_time(log.state))
    log.add(TurnClosed(log.state.turn))
    if log.state.turn > log.state.setup.last:
        log.add(ended(log.state, scenario, "no_deal", None))
    elif incident := incident_now(scenario, log.state, by, seed):
        log.add(IncidentOpened(incident.id, by))
