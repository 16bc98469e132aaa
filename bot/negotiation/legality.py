"""Whether a message can be sent as things stand, and what it puts on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Spoken
from bot.negotiation.packages import UnknownClause, check, is_complete, merge

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.negotiation.commands import Message
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

WHOLE_ISSUE = "*"


def spoken(state: State, message: Message, scenario: Scenario) -> Spoken:
    """The message as it enters the log; IllegalMove if it names what does not exist or is empty."""
    _check_clauses(scenario, message)
    _check_names(state, message, scenario)
    standing = _standing(state, message, scenario)
    said = Spoken(
        by=message.by,
        turn=state.turn,
        standing=standing,
        whole=bool(standing) and is_complete(scenario, standing or {}),
        offer=dict(message.offer) if message.offer else None,
        alternatives=tuple(dict(package) for package in message.alternatives),
        rejects=dict(message.rejects),
        conditional=message.conditional,
        contingency=message.contingency,
        asks=message.asks,
        threat=message.threat,
        gesture=message.gesture,
        discloses=message.discloses,
        indifferent=message.indifferent,
        acts=message.acts,
        channel=message.channel,
    )
    if _is_empty(said):
        raise IllegalMove("empty")
    return said


def _standing(state: State, message: Message, scenario: Scenario) -> dict[str, str] | None:
    if not message.offer:
        return None
    return merge(scenario, state.standing.get(message.by, {}), message.offer)


def _check_clauses(scenario: Scenario, message: Message) -> None:
    packages = [message.offer or {}, *message.alternatives]
    if message.contingency is not None:
        packages.append(message.contingency.instead)
    packages.append({i: o for i, o in message.rejects.items() if o != WHOLE_ISSUE})
    try:
        for package in packages:
            check(scenario, package)
    except UnknownClause as error:
        if error.option is None:
            raise IllegalMove("unknown_clause", error.issue) from error
        raise IllegalMove("unknown_option", f"{error.issue}={error.option}") from error


def _check_names(state: State, message: Message, scenario: Scenario) -> None:
    issues = {issue.id for issue in scenario.issues}
    asked = [question.issue for question in message.asks if question.issue is not None]
    _known([*message.rejects, *asked, *message.discloses, *message.indifferent], issues)
    if any(question.issue is None for question in message.asks if question.kind == "issue"):
        raise IllegalMove("unknown_question")
    if message.contingency is not None:
        known = {trigger.id for trigger in scenario.triggers}
        if message.contingency.trigger not in known:
            raise IllegalMove("unknown_trigger", message.contingency.trigger)
    if message.gesture is not None:
        _check_step(state, message, scenario)
    if scenario.channel(message.channel) is None:
        raise IllegalMove("no_such_channel", message.channel)


def _check_step(state: State, message: Message, scenario: Scenario) -> None:
    if message.gesture not in {step.id for step in scenario.side(message.by).steps}:
        raise IllegalMove("unknown_step", message.gesture)
    taken = {said.gesture for said in state.spoken if said.by == message.by}
    if message.gesture in taken:
        raise IllegalMove("step_taken", message.gesture)


def _known(names: Collection[str], issues: Collection[str]) -> None:
    for name in names:
        if name not in issues:
            raise IllegalMove("unknown_clause", name)


def _is_empty(said: Spoken) -> bool:
    return not (
        said.offer
        or said.rejects
        or said.asks
        or said.threat
        or said.gesture
        or said.discloses
        or said.indifferent
        or said.acts
        or said.contingency
    )
