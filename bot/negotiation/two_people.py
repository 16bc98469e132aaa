"""Two people at one table: whose move it is, and what each may know of the log.

The first side of the set-up speaks first in every exchange. Incidents come to the two in turn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Ended, MediatorCalled, Opened
from bot.negotiation.view import own_sheet

if TYPE_CHECKING:
    from bot.negotiation.events import Event
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

PRIVATE = frozenset(
    (
        "prepared",
        "predicted",
        "hint_taken",
        "explained",
        "draft_marked",
        "draft_voted",
    )
)
"""Events that only the side they are `by` may know of."""


def to_move(state: State, scenario: Scenario) -> str:
    """The side whose move is awaited; an incident waits for its own side first."""
    if state.incident is not None and state.incident_by is not None:
        return state.incident_by
    first = state.setup.side
    return state.to_move(first, scenario.other(first).id)


def check_turn(state: State, side: str, scenario: Scenario) -> None:
    """Raise IllegalMove unless it is the turn of `side`."""
    if to_move(state, scenario) != side:
        raise IllegalMove("not_your_turn", side)


def meets_the_next(state: State, scenario: Scenario) -> str:
    """Which side has to decide if something happens after the exchange now open."""
    first = state.setup.side
    return scenario.other(first).id if state.turn % 2 else first


def known_to(event: Event, side: str | None) -> Event | None:
    """The event as `side` may know it, None if it may not; no side is the public.

    That somebody asked for the mediator is known, what they told it is not. The seed goes, because
    with it somebody could work out what has not happened yet; of the points at the end stays one's
    own share.
    """
    if event.kind in PRIVATE:
        return event if getattr(event, "by", None) == side else None
    if isinstance(event, MediatorCalled) and event.by != side:
        return replace(event, ranking=())
    if isinstance(event, Opened):
        return replace(event, setup=replace(event.setup, seed=0))
    if isinstance(event, Ended):
        return replace(event, utility={s: u for s, u in event.utility.items() if s == side})
    return event


def sheet_of(scenario: Scenario, side: str | None) -> Scenario:
    """The scenario with all blanked that `side` may not know; for the public (None) both sheets."""
    if side is not None:
        return own_sheet(scenario, side)
    first, second = scenario.sides
    return own_sheet(own_sheet(scenario, first.id), second.id)
