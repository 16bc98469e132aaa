"""How far the counterpart is ready to go: cost-gated reciprocity with a GRIT allowance.

theta = 1 - min(F(t), G + rho * credit), in shares of what a deal can add for the counterpart.
F(t) = kappa + (1 - kappa) * t^(1/beta) is the time-dependent family of Faratin, Sierra & Jennings
(1998); G is a small initiative taken unasked (GRIT: Osgood 1962); credit = min(gain, cost) pays
only for moves that help the counterpart and visibly cost the other side, so that neither hollow
gifts nor a low opening followed by a retreat earn anything. The clock slows while the other side
stands still, so that waiting for the last exchange earns nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.negotiation.chance import draw
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

CLOCK_START = 0.2
IDLE = 0.55
A_MOVE = 0.02
STEADY = 4
SLACK = 0.12
MOST_SLACK = 0.3
BELOW_NO_DEAL = 0.4
GOODWILL = 0.1
ENOUGH_TALK = 5
VARIATION = 0.1
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
    persona = of_the_day(persona, view.seed)
    earned_by = credit_by_message(case, view, model)
    earned = max(earned_by, default=0.0)
    moved_at = [
        now > best_before + A_MOVE
        for now, best_before in zip(earned_by, _running_best(earned_by), strict=True)
    ]
    still = _trailing(moved_at)
    asked_at = new_talk_at(view)
    ticks = sum(
        1.0 if moved or asked else IDLE for moved, asked in zip(moved_at, asked_at, strict=True)
    )
    time = min(1.0, ticks / max(1, view.turns))
    clock = CLOCK_START + (1 - CLOCK_START) * time ** (1 / persona.clock)
    initiative = persona.initiative * _patience_left(still, persona) + GOODWILL * openness(view)
    earned_share = initiative + persona.reciprocity * earned
    theta = 1 - min(clock, earned_share)
    rules = [_what_binds(clock, earned_share, earned)]
    if view.tension > HOT and persona.temper != "holds":
        theta += TEMPER if persona.temper == "hardens" else -TEMPER
        rules.append(f"heat_{persona.temper}")
    return Readiness(theta, earned, bool(moved_at and moved_at[-1]), still, tuple(rules))


def new_talk_at(view: PublicView) -> list[bool]:
    """Which messages asked or told something new about interests."""
    known: set[object] = set()
    new: list[bool] = []
    for said in view.heard:
        talk = {*said.asks, *said.discloses, *said.indifferent}
        new.append(bool(talk - known))
        known |= talk
    return new


def of_the_day(persona: Persona, seed: int) -> Persona:
    """The persona as it is in this game: its knobs vary a little, so that no two are alike."""

    def varied(value: float, name: str) -> float:
        return value * (1 + VARIATION * (2 * draw(seed, "persona", name) - 1))

    return replace(
        persona,
        clock=varied(persona.clock, "clock"),
        reciprocity=varied(persona.reciprocity, "reciprocity"),
        initiative=varied(persona.initiative, "initiative"),
    )


def openness(view: PublicView) -> float:
    """How much the other side has talked about interests, 0..1: questions asked, wishes told.

    Questions and told priorities are what integrative bargaining runs on (Weingart et al. 1996);
    the counterpart meets them with better trades and a little goodwill. Asking again counts nothing.
    """
    asked = {question for said in view.heard for question in said.asks}
    told = {issue for said in view.heard for issue in (*said.discloses, *said.indifferent)}
    return min(1.0, (len(asked) + len(told)) / ENOUGH_TALK)


def credit_by_message(case: Case, view: PublicView, model: OpponentModel) -> list[float]:
    """What the other side had earned after each of its messages, 0 or above.

    The cost of an offer is the least of the last few: whoever sends different packages that are
    all as greedy looks generous now and then, by the noise of the estimate, but never steadily.
    """
    start = case.advantage(case.points(case.ideal))
    earned: list[float] = []
    costs: list[float] = []
    last = 0.0
    for said in view.heard:
        if said.offer and said.standing:
            costs.append(cost(case, said.standing, model))
            worth = case.advantage(case.points(case.completed(said.standing)))
            slack = min(max(costs[0], SLACK), MOST_SLACK)
            last = max(0.0, min(gain(worth, start), min(costs[-STEADY:]) - slack))
        earned.append(last)
    return earned


def gain(worth: float, start: float) -> float:
    """What an offer adds for the counterpart since the other side's ideal, as a share.

    The way up to what no deal is worth counts little; what lies above it counts in full.
    """
    if worth >= 0 or start >= 0:
        return BELOW_NO_DEAL + max(worth, 0.0)
    return BELOW_NO_DEAL * max(0.0, 1 - worth / start)


def cost(case: Case, offer: Package, model: OpponentModel) -> float:
    """What an offer visibly costs the other side, as a share of what a deal can add for it."""
    return (1 - value_to_other(model, case, offer)) / (1 - PRESUMED_FLOOR)


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
