"""What a learner's advisers say: one hint, worked out from what the learner can know.

The good learner of the engine is put in their chair: it has their sheet and what was said, and
nothing of the other side's sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.negotiation.commands import Accept, Message
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.league.roster import EXPERT, LEARNERS
from bot.negotiation.league.seat import Seat
from bot.negotiation.packages import changes_between

if TYPE_CHECKING:
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package
    from bot.services.tables import Table

HOT = 60
"""Tension (0..100) from which cooling down comes before everything else."""

AdviceKind = Literal["sign", "cool", "ask", "open", "trade", "give", "hold"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One hint: what kind, and the clauses it is about.

    `give` is a clause to yield in and the option to offer, `take` one to ask something for.
    """

    kind: AdviceKind
    give: tuple[str, str] | None = None
    take: tuple[str, str] | None = None


def advise(table: Table) -> Advice:
    """The hint for the exchange that is open; the same for the same position."""
    state, side = table.state, table.mine.id
    best = LEARNERS[EXPERT](Seat(case_for(table.scenario, side), state, state.setup.seed))
    if isinstance(best, Accept):
        return Advice("sign")
    if state.tension >= HOT:
        return Advice("cool")
    asked = {question.kind for said in state.spoken if said.by == side for question in said.asks}
    if "priorities" not in asked:
        return Advice("ask")
    offer = best.offer if isinstance(best, Message) else None
    standing = state.standing.get(side)
    if not standing or not offer:
        return Advice("open")
    return _trade(table, standing, offer)


def _trade(table: Table, standing: Package, offer: Package) -> Advice:
    """What the better offer yields and takes, beside the one that stands."""
    worth = {
        change.issue: _gain(table, change)
        for change in changes_between(table.scenario, standing, offer)
        if change.after is not None
    }
    give = min(worth, key=lambda issue: worth[issue], default=None)
    take = max(worth, key=lambda issue: worth[issue], default=None)
    gives = None if give is None or worth[give] >= 0 else (give, offer[give])
    takes = None if take is None or worth[take] <= 0 else (take, offer[take])
    if gives and takes:
        return Advice("trade", gives, takes)
    return Advice("give", gives) if gives else Advice("hold", take=takes)


def _gain(table: Table, change: Change) -> int:
    """Own points of one clause after a change, less those before it."""
    issue = table.scenario.issue(change.issue)

    def points(option: str | None) -> int:
        side = table.mine.id
        return (
            issue.closed_points.get(side, 0)
            if option is None
            else issue.option(option).points[side]
        )

    return points(change.after) - points(change.before)
