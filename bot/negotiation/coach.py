"""A private coach for somebody who plays against a person: one thing to think of now.

It is given the own sheet and what the own side knows of the talks, never the other side's points;
what the other side wants it takes from what that side has published, offered and said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.negotiation.packages import is_complete
from bot.negotiation.two_people import to_move
from bot.negotiation.utility import reservation, utility

if TYPE_CHECKING:
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

Kind = Literal[
    "decide", "mark", "ask", "open", "answer", "below", "sign", "trade", "mediator", "close"
]
LAST_THIRD = 2 / 3
TWO = 2
"""Clauses that a trade takes."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Give way on `give`, which costs `cost` own points, for `take`, which is worth `gain`."""

    give: str
    cost: int
    take: str
    gain: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What a good coach would say now.

    `worth` are own points of the other side's whole sheet, None while it leaves clauses open;
    `no_deal` is what leaving is worth at the tension of now.
    """

    kind: Kind
    no_deal: float
    worth: int | None = None
    swap: Swap | None = None


def advise(sheet: Scenario, state: State, side: str) -> Advice:
    """The advice of this moment; `sheet` and `state` hold what `side` knows and nothing else."""
    other = sheet.other(side).id
    theirs = state.standing.get(other)
    whole = theirs is not None and is_complete(sheet, theirs)
    worth = utility(sheet, side, theirs) if whole and theirs is not None else None
    no_deal = reservation(sheet, side, state.tension)
    swap = _swap(sheet, state, side, other)
    kind = _kind(sheet, state, side, worth, no_deal, swap)
    return Advice(kind, no_deal, worth, swap if kind == "trade" else None)


def _kind(
    sheet: Scenario, state: State, side: str, worth: int | None, no_deal: float, swap: Swap | None
) -> Kind:
    own = [said for said in state.spoken if said.by == side]
    heard = state.last_spoken(sheet.other(side).id)
    late = state.turn > LAST_THIRD * state.setup.turns
    if state.incident is not None and to_move(state, sheet) == side:
        return "decide"
    if state.draft is not None and side not in {**state.draft.marks, **state.draft.votes}:
        return "mark"
    if worth is not None and worth >= no_deal and (late or _asks_too_little(sheet, state, side)):
        return "sign"
    if heard is not None and heard.asks and heard.turn == state.turn and not late:
        return "answer"
    if not any(said.asks for said in own):
        return "ask"
    if not any(said.offer for said in own):
        return "open"
    if late and sheet.channel("mediator") is not None and side not in state.called:
        return "mediator"
    if swap is not None:
        return "trade"
    return "below" if worth is not None and worth < no_deal else "close"


def _asks_too_little(sheet: Scenario, state: State, side: str) -> bool:
    """Whether the other side offers at least what the own proposal asks for."""
    mine, theirs = state.standing.get(side), state.standing.get(sheet.other(side).id)
    if not mine or not theirs or not is_complete(sheet, mine):
        return False
    return utility(sheet, side, theirs) >= utility(sheet, side, mine)


def _swap(sheet: Scenario, state: State, side: str, other: str) -> Swap | None:
    """The two clauses in dispute that differ most in what they mean to the own side.

    The one to give way on is, among those that cost little, the one the other side has put highest
    in what it published.
    """
    mine, theirs = state.standing.get(side, {}), state.standing.get(other, {})
    stakes: dict[str, int] = {}
    for issue in sheet.issues:
        ours, wanted = mine.get(issue.id), theirs.get(issue.id)
        if ours is not None and wanted is not None and ours != wanted:
            points = {option.id: option.points[side] for option in issue.options}
            stakes[issue.id] = points[ours] - points[wanted]
    if len(stakes) < TWO:
        return None
    published = sheet.side(other).priorities
    take = max(stakes, key=lambda issue: stakes[issue])
    cheap = [issue for issue in stakes if issue != take and stakes[issue] < stakes[take]]
    if not cheap:
        return None
    half = [issue for issue in cheap if stakes[issue] * 2 <= stakes[take]]
    give = min(half or cheap, key=published.index)
    return Swap(give, max(stakes[give], 0), take, stakes[take])
