"""What the other side has earned: only what helps the counterpart and visibly costs its giver.

credit = max(0, min(gain, (cost - slack) / (1 - slack))). The cost is read from what the other side
has published, never from its private sheet. Hollow gifts have no cost; a low opening followed by a
retreat has no gain beyond the start; packages that differ but are all as greedy are never steadily
costly. An edit of the counterpart's own text earns only as it gets better for it (see edits.py),
but costs nothing of what offers of one's own had earned before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.counterpart.edits import most_for_edits
from bot.negotiation.counterpart.opponent import value_to_other

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

PRESUMED_FLOOR = 0.5
"""Share of its best that no deal is presumed to be worth to the other side."""

CREDIBLE, CONCEIVABLE = 0.55, 0.35
"""Least presumed share of its best that an offer must leave its own maker to be signed at once,
and to count as a concession at all."""

FIRST, REACHED = 1, 3
STEADY, LEAST_STEADY = 1 / 3, 2
"""For what share of the talks, and for how many messages at least, a cost must hold to count."""

SLACK, MOST_SLACK = 0.12, 0.3
NOISE = 0.08
"""Credit below this may be no more than the noise of the estimate, and counts as none."""

BELOW_NO_DEAL, BELOW_BEND = 0.4, 1


def credit_by_message(case: Case, view: PublicView, model: OpponentModel) -> list[float]:
    """What the other side had earned after each of its messages, 0 or above.

    The cost of an offer is the least of the last few (a third of the length of the talks): whoever
    sends different packages that are all as greedy looks generous now and then, by the noise of
    the estimate, but never steadily. The slack is what its first offer seemed to cost already,
    within bounds.
    """
    start = case.advantage(case.points(case.ideal))
    earned: list[float] = []
    costs: list[float] = []
    steady = max(LEAST_STEADY, int(STEADY * view.turns))
    last = by_own = 0.0
    for said, most in zip(view.heard, most_for_edits(case, view), strict=True):
        if said.offer and said.standing:
            costs.append(cost(case, said.standing, model))
            worth = case.weigh(said.standing).advantage
            slack = min(max([*costs[:FIRST], SLACK]), MOST_SLACK)
            beyond = (min(costs[-steady:]) - slack) / (1 - slack)
            last = _at_most(most, by_own, min(gain(worth, start), beyond))
            by_own = last if most is None else by_own
        earned.append(last if last >= NOISE else 0.0)
    return earned


def reach_by_message(case: Case, view: PublicView) -> list[float]:
    """How far the other side had come and stayed by each message: the least of its last gains."""
    start = case.advantage(case.points(case.ideal))
    gains: list[float] = []
    reached: list[float] = []
    by_own = 0.0
    for said, most in zip(view.heard, most_for_edits(case, view), strict=True):
        if said.offer and said.standing:
            worth = case.weigh(said.standing).advantage
            gains.append(_at_most(most, by_own, gain(worth, start)))
            by_own = gains[-1] if most is None else by_own
        reached.append(min(gains[-REACHED:]) if len(gains) >= REACHED else 0.0)
    return reached


def gain(worth: float, start: float) -> float:
    """What an offer adds for the counterpart since the other side's ideal, as a share.

    The way up to what no deal is worth counts little; what lies above it counts in full.
    """
    if worth >= 0 or start >= 0:
        return BELOW_NO_DEAL + max(worth, 0.0)
    return BELOW_NO_DEAL * max(0.0, 1 - worth / start) ** BELOW_BEND


def cost(case: Case, offer: Package, model: OpponentModel) -> float:
    """What an offer visibly costs the other side, as a share of what a deal can add for it.

    An offer that its maker could hardly carry home is no concession: it costs 0.
    """
    kept = value_to_other(model, case, offer)
    return 0.0 if kept < CONCEIVABLE else (1 - kept) / (1 - PRESUMED_FLOOR)


def _at_most(most: float | None, by_own: float, earned: float) -> float:
    """What an offer earns; an edit at most what edits may, or what own offers had come to."""
    return earned if most is None else min(max(most, by_own), earned)
