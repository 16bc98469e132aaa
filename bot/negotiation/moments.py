"""The turns that mattered, with what would have come of playing them differently.

The counterpart is deterministic, so this is computed, not guessed: from the position before each
exchange, and from the one after it, the engine's own good learner plays the game to its end. What
the score loses between the two is what the exchange cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.analysis import analyse
from bot.negotiation.commands import Decide
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.errors import IllegalMove
from bot.negotiation.game import decide
from bot.negotiation.league.roster import EXPERT, LEARNERS
from bot.negotiation.league.seat import Seat
from bot.negotiation.redraw import dealt
from bot.negotiation.scores import score
from bot.negotiation.state import apply, begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Opened
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State

WORTH_TELLING = 1.0
AT_MOST = 2
MOST_COMMANDS = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """An exchange and what it did to the best that good play could still reach.

    `before` and `after` are the total scores (0..100) a good line reaches from either position;
    `better` is the command of the good line at that point, `deal` what that line ends with.
    """

    turn: int
    before: float
    after: float
    better: Command
    deal: Package | None

    @property
    def change(self) -> float:
        """Positive where the exchange helped, negative where it cost."""
        return round(self.after - self.before, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A game played on to its end by a good learner."""

    total: float
    first: Command | None
    deal: Package | None
    events: tuple[Event, ...]


def moments(
    scenario: Scenario, persona: Persona, log: Sequence[Event], side: str, since: int = 1
) -> tuple[Moment, ...]:
    """Up to two exchanges from `since` on that changed most, in the order they were played.

    Empty where no exchange changed the outlook by a point or more, and for games of two people.
    """
    case = dealt(scenario, _opened(log).setup)
    positions = [position for position in _positions(log, side) if position.turn >= since]
    lines = [play_on(case, persona, position, side) for position in positions]
    found = [
        Moment(position.turn, here.total, after.total, here.first, here.deal)
        for position, here, after in zip(positions, lines, lines[1:], strict=False)
        if here.first is not None
    ]
    telling = [moment for moment in found if abs(moment.change) >= WORTH_TELLING]
    telling.sort(key=lambda moment: -abs(moment.change))
    return tuple(sorted(telling[:AT_MOST], key=lambda moment: moment.turn))


def play_on(scenario: Scenario, persona: Persona, state: State, side: str) -> Line:
    """Let the good learner play from a position to the end; the same for the same arguments."""
    learner, case = LEARNERS[EXPERT], case_for(scenario, side)
    first: Command | None = None
    events: list[Event] = []
    for _ in range(MOST_COMMANDS):
        if state.ending is not None:
            total = score(analyse(scenario), state, side).total
            return Line(total, first, state.ending.deal, tuple(events))
        command = _calm(state, scenario, side) or learner(Seat(case, state, state.setup.seed))
        first = first or (None if isinstance(command, Decide) else command)
        for event in decide(state, command, scenario, persona, state.setup.seed):
            events.append(event)
            state = apply(state, event)
    raise IllegalMove("empty")


def _calm(state: State, scenario: Scenario, side: str) -> Command | None:
    if state.incident is None:
        return None
    incident = next(each for each in scenario.incidents if each.id == state.incident)
    return Decide(side, min(incident.options, key=lambda option: option.tension).id)


def _positions(log: Sequence[Event], side: str) -> list[State]:
    """The state before each message of this side, and the one at the end."""
    state = begin(_opened(log))
    positions: list[State] = []
    for event in log[1:]:
        if event.kind == "spoken" and event.by == side:
            positions.append(state)
        elif event.kind == "ended" and event.outcome in ("deal", "walk_out"):
            acted_now = not positions or positions[-1].turn != state.turn
            if acted_now:
                positions.append(state)
        state = apply(state, event)
    return [*positions, state]


def _opened(log: Sequence[Event]) -> Opened:
    opened = log[0]
    if opened.kind != "opened":
        raise ValueError("a log begins with opened")
    return opened
