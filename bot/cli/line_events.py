"""What happens at the table as JSON lines: brief, letters, incidents, where it stands, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cli.analysis_json import conditions_document, issue_document, whole
from bot.negotiation.analysis import analyse, left_on_table
from bot.negotiation.scenario import CLOSED
from bot.negotiation.scores import score
from bot.negotiation.utility import reservation

if TYPE_CHECKING:
    from bot.negotiation.events import Replied
    from bot.negotiation.letters import Answer
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State
    from bot.services.turns import Recorded

Line = dict[str, Any]


def brief_line(scenario: Scenario, state: State) -> Line:
    """The first line: what the learner is told before the talks."""
    setup, side = state.setup, state.setup.side
    return {
        "event": "brief",
        "scenario": scenario.id,
        "side": side,
        "persona": setup.persona,
        "seed": setup.seed,
        "turns": setup.turns,
        "issues": [issue_document(issue) for issue in scenario.issues],
        "my_points": _points(scenario, side),
        "my_terms": [
            {"id": term.id, "when": conditions_document(term.when), "add": term.add[side]}
            for term in scenario.terms
            if side in term.add
        ],
        "my_reservation": whole(reservation(scenario, side)),
        "my_steps": [step.id for step in scenario.side(side).steps],
        "their_priorities": list(scenario.other(side).priorities),
    }


def event_line(scenario: Scenario, state: State, recorded: Recorded, turn: int) -> Line | None:
    """The line of an event of exchange `turn`; None for one that shows in no line of its own.

    `state` is the one after everything that happened in the exchange.
    """
    event = recorded.event
    match event.kind:
        case "replied":
            return _reply_line(scenario, state, event, recorded.words or "", turn)
        case "incident_opened":
            incident = next(each for each in scenario.incidents if each.id == event.incident)
            return {
                "event": "incident",
                "id": incident.id,
                "text": incident.text,
                "options": [option.id for option in incident.options],
                "labels": {option.id: option.label for option in incident.options},
            }
        case "drafted":
            return {"event": "draft", "number": event.number, "package": dict(event.package)}
        case "ended":
            return _end_line(scenario, state)
        case _:
            return None


def state_line(scenario: Scenario, state: State) -> Line:
    """Where the talks stand."""
    setup, side = state.setup, state.setup.side
    theirs = state.standing.get(scenario.other(side).id)
    return {
        "event": "state",
        "turn": state.turn,
        "turns": setup.turns,
        "date": scenario.date_of(state.turn, setup.turns).isoformat(),
        "tension": state.tension,
        "standing": dict(theirs) if theirs else None,
        "mine": dict(state.standing[side]) if side in state.standing else None,
        "incident": state.incident,
    }


def _points(scenario: Scenario, side: str) -> dict[str, dict[str, int]]:
    points: dict[str, dict[str, int]] = {}
    for issue in scenario.issues:
        points[issue.id] = {option.id: option.points[side] for option in issue.options}
        if side in issue.closed_points:
            points[issue.id][CLOSED] = issue.closed_points[side]
    return points


def _reply_line(scenario: Scenario, state: State, event: Replied, words: str, turn: int) -> Line:
    turns = state.setup.turns
    return {
        "event": "reply",
        "turn": turn,
        "turns": turns,
        "date": scenario.date_of(turn, turns).isoformat(),
        "tension": state.tension,
        "acts": list(event.acts),
        "standing": dict(event.offer) if event.offer else None,
        "answer": _answer(event.answers[0]) if event.answers else None,
        "text": words,
        "rules": list(event.rules),
    }


def _answer(answer: Answer) -> Line:
    return {
        "issue": answer.issue or answer.question.kind,
        "importance": answer.importance,
        "order": list(answer.order) if answer.order else None,
        "acceptable": None if answer.acceptable is None else list(answer.acceptable),
    }


def _end_line(scenario: Scenario, state: State) -> Line:
    ending = state.ending
    assert ending is not None
    scores = score(analyse(scenario), state, state.setup.side)
    return {
        "event": "end",
        "outcome": ending.outcome,
        "deal": ending.deal and dict(ending.deal),
        "utility": {name: whole(points) for name, points in ending.utility.items()},
        "scores": {
            "claimed": scores.claimed,
            "created": scores.created,
            "peace": scores.peace,
            "process": scores.process,
            "total": scores.total,
        },
        "left_on_table": _left(scenario, ending.deal),
    }


def _left(scenario: Scenario, deal: Package | None) -> Line:
    left: Line = {}
    for side in scenario.sides if deal is not None else ():
        better = left_on_table(analyse(scenario), side.id, deal or {})
        left[side.id] = better and {
            "gain": better.gain,
            "changes": {change.issue: change.after for change in better.changes},
        }
    return left
