"""The expert line: the engine's own good learner plays the same brief against the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.negotiation.events import Ended, Replied, Spoken, TensionMoved
from bot.negotiation.moments import play_on
from bot.negotiation.packages import changes_between
from bot.negotiation.state import replay
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package
    from bot.services.tables import Table

Comment = Literal["opens_asking", "opens", "trades", "gives", "holds", "signs"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange of the line: what the good learner did, what came back, how hot it was.

    `changed` and `answered` are the clauses moved on either side; `own` the points of the own
    offer; `rules` name why the counterpart answered as it did.
    """

    turn: int
    comment: Comment
    asked: bool
    changed: tuple[Change, ...]
    own: int | None
    answered: tuple[Change, ...]
    rules: tuple[str, ...]
    tension: float


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """The whole line, with its end and the score (0..100) it comes to."""

    exchanges: tuple[Exchange, ...]
    ended: Ended
    total: float


def expert_line(table: Table) -> ExpertLine:
    """Play it; some tenths of a second, always the same for the same game. Call it in a thread."""
    side, scenario = table.mine.id, table.scenario
    opening = replay(each.event for each in table.episodes()[0])
    line = play_on(scenario, table.persona, opening, side)
    exchanges: list[Exchange] = []
    standing: Package = {}
    theirs: Package = {}
    said: Spoken | None = None
    tension = table.log[0].event.tension if table.log[0].event.kind == "opened" else 0.0
    for event in line.events:
        match event:
            case Spoken(by=by) if by == side:
                said = event
            case TensionMoved(value=tension):
                pass
            case Replied() if said is not None:
                offer: Package = said.standing or {}
                answer: Package = event.offer or event.accepted or {}
                exchanges.append(
                    Exchange(
                        said.turn,
                        _comment(table, standing, said),
                        bool(said.asks) and not exchanges,
                        changes_between(scenario, standing, offer) if standing else (),
                        utility(scenario, side, offer) if said.whole else None,
                        changes_between(scenario, theirs, answer) if theirs else (),
                        event.rules,
                        tension,
                    )
                )
                standing, theirs = offer, answer
            case _:
                pass
    ended = next(event for event in reversed(line.events) if isinstance(event, Ended))
    return ExpertLine(tuple(exchanges), ended, line.total)


def _comment(table: Table, before: Package, said: Spoken) -> Comment:
    if not before:
        return "opens_asking" if said.asks else "opens"
    side, scenario = table.mine.id, table.scenario
    moved = changes_between(scenario, before, said.standing or {})
    own = [_points(table, each, side) for each in moved]
    if not moved:
        return "holds"
    if any(points > 0 for points in own) and any(points < 0 for points in own):
        return "trades"
    return "gives" if any(points < 0 for points in own) else "holds"


def _points(table: Table, change: Change, side: str) -> int:
    issue = table.scenario.issue(change.issue)
    before, after = (
        issue.closed_points.get(side, 0) if option is None else issue.option(option).points[side]
        for option in (change.before, change.after)
    )
    return after - before
