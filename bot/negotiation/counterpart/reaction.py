"""How far the counterpart is ready to go: cost-gated reciprocity with a GRIT allowance.

theta = 1 - min(F(t), G + rho * credit), in shares of what a deal can add for the counterpart.
F(t) = kappa + (1 - kappa) * t^(1/beta) is the time-dependent family of Faratin, Sierra & Jennings
(1998); G is a small initiative taken unasked (GRIT: Osgood 1962); credit = min(gain, cost) pays
only for moves that help the counterpart and visibly cost the other side, so that neither hollow
gifts nor a low opening followed by a retreat earn anything. The clock slows while the other side
stands still, so that waiting for the last exchange earns nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.opponent import value_to_other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

PRESUMED_FLOOR = 0.5
"""Share of its best that no deal is presumed to be worth to the other side."""

CLOCK_START = 0.1
IDLE = 0.5
A_MOVE = 0.02
HOT = 60
TEMPER = 0.05


@dataclass(frozen=True, slots=True)
class Readiness:
    """`theta`: the share of the gains the counterpart asks for now (0..1, or above when hurt).

    `credit` is what the other side has earned by its standing offer, `moved` whether that grew
    with its last message, `stood_still` how many messages in a row it did not.
    """

    theta: float
    credit: float
    moved: bool
    stood_still: int
    rules: tuple[str, ...]


def readiness(case: Case, view: PublicView, persona: Persona, model: OpponentModel) -> Readiness:
    """How far to go in this reply."""
    earned_by = credit_by_message(case, view, model)
    earned = max(earned_by, default=0.0)
    moved_at = [
        now > best_before + A_MOVE
        for now, best_before in zip(earned_by, _running_best(earned_by), strict=True)
    ]
    still = _trailing(moved_at)
    ticks = sum(1.0 if moved else IDLE for moved in moved_at)
    time = min(1.0, ticks / max(1, view.turns))
    clock = CLOCK_START + (1 - CLOCK_START) * time ** (1 / persona.clock)
    initiative = persona.initiative * _patience_left(still, persona)
    earned_share = initiative + persona.reciprocity * earned
    theta = 1 - min(clock, earned_share)
    rules = [_what_binds(clock, earned_share, earned)]
    if view.tension > HOT and persona.temper != "holds":
        theta += TEMPER if persona.temper == "hardens" else -TEMPER
        rules.append(f"heat_{persona.temper}")
    return Readiness(theta, earned, bool(moved_at and moved_at[-1]), still, tuple(rules))


def credit_by_message(case: Case, view: PublicView, model: OpponentModel) -> list[float]:
    """What each message of the other side has earned: 0 for one without an offer."""
    start = case.advantage(case.points(case.ideal))
    return [
        credit(case, said.standing, model, start) if said.offer and said.standing else 0.0
        for said in view.heard
    ]


def credit(case: Case, offer: Package, model: OpponentModel, start: float) -> float:
    """min(gain, cost) of an offer against the other side's presumed ideal, 0 or above."""
    gain = case.advantage(case.points(case.completed(offer))) - start
    cost = (1 - value_to_other(model, case, offer)) / (1 - PRESUMED_FLOOR)
    return max(0.0, min(gain, cost))


def _what_binds(clock: float, earned_share: float, earned: float) -> str:
    if clock < earned_share:
        return "clock_holds"
    return "answers_cost" if earned > 0 else "initiative"


def _running_best(values: Sequence[float]) -> list[float]:
    best, running = 0.0, list[float]()
    for value in values:
        running.append(best)
        best = max(best, value)
    return running


def _trailing(moved: Sequence[bool]) -> int:
    still = 0
    for step in reversed(moved):
        if step:
            break
        still += 1
    return still


def _patience_left(still: int, persona: Persona) -> float:
    return max(1 / 3, 1 - max(0, still - persona.patience + 1) / 3)
