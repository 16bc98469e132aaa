"""How somebody bargained, judged from the moves alone: offers, steps, trades and questions.

Nothing here counts tactics or words. Step kinds follow Hindriks, Jonker & Tykhonov (2007); opening
and concession curve follow Johnson, Gratch & DeVault (2017); trade structure follows Weingart,
Hyder & Prietula (1996). Every value is a share, 0..1, or None where there is too little to judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from bot.negotiation.packages import is_complete
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.negotiation.analysis import Analysis
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State

StepKind = Literal["fortunate", "selfish", "concession", "nice", "unfortunate", "silent"]
STEP_KINDS: tuple[StepKind, ...] = (
    "fortunate",
    "selfish",
    "concession",
    "nice",
    "unfortunate",
    "silent",
)
HELPFUL: tuple[StepKind, ...] = ("fortunate", "nice", "concession")
ENOUGH_PARTS = 3


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """A whole package somebody put forward, with its points for both sides."""

    turn: int
    package: Package
    own: int
    other: int


@dataclass(frozen=True, slots=True)
class Process:
    """The parts of the process mark; each 0..1 or None for insufficient evidence.

    `opening`: the first whole offer asked for more than a fair deal and could be defended.
    `concession`: own concessions were answered and grew smaller. `steps`: share of changes that
    helped somebody. `trades`: share of changes that gave here and took there, the whole not
    getting smaller. `information`: asked
    before the second offer, and used the answer.
    """

    opening: float | None
    concession: float | None
    steps: float | None
    trades: float | None
    information: float | None
    kinds: Mapping[StepKind, int]

    @property
    def mark(self) -> float | None:
        """The mean of the parts that could be judged; None when fewer than three could.

        Information counts twice: asking is what lifts joint gains most (Weingart et al. 1996).
        """
        parts = (self.opening, self.concession, self.steps, self.trades, self.information)
        if sum(part is not None for part in parts) < ENOUGH_PARTS:
            return None
        known = [part for part in (*parts, self.information) if part is not None]
        return round(sum(known) / len(known), 4)


def judge_process(analysis: Analysis, state: State, side_id: str) -> Process:
    """The process of one side over the whole game."""
    scenario = analysis.scenario
    offers = own_offers(scenario, state, side_id)
    steps = [step_kind(before, after) for before, after in pairwise(offers)]
    return Process(
        opening=_opening(analysis, side_id, offers),
        concession=_concession(scenario, state, side_id, offers),
        steps=_share(sum(kind in HELPFUL for kind in steps), len(steps)),
        trades=_trades(scenario, side_id, offers),
        information=_information(state, side_id, offers),
        kinds={kind: steps.count(kind) for kind in STEP_KINDS if kind in steps},
    )


def own_offers(scenario: Scenario, state: State, side_id: str) -> tuple[OwnOffer, ...]:
    """The whole packages a side put forward, in order; repeats included."""
    other = scenario.other(side_id).id
    return tuple(
        OwnOffer(
            said.turn,
            said.standing,
            utility(scenario, side_id, said.standing),
            utility(scenario, other, said.standing),
        )
        for said in state.spoken
        if said.by == side_id and said.offer and said.standing is not None
        if is_complete(scenario, said.standing)
    )


def step_kind(before: OwnOffer, after: OwnOffer) -> StepKind:
    """What the change from one own offer to the next did for both sides."""
    own, other = after.own - before.own, after.other - before.other
    if own == 0 and other == 0:
        return "silent"
    if own > 0:
        return "fortunate" if other > 0 else "selfish"
    if other > 0:
        return "nice" if own == 0 else "concession"
    return "unfortunate"


def _opening(analysis: Analysis, side_id: str, offers: Sequence[OwnOffer]) -> float | None:
    if not offers:
        return None
    index = 0 if analysis.scenario.sides[0].id == side_id else 1
    fair = analysis.advantage(index, analysis.solutions["ks"].utility[index])
    return round(min(1.0, max(0.0, analysis.advantage(index, offers[0].own) / max(fair, 0.01))), 4)


def _concession(
    scenario: Scenario, state: State, side_id: str, offers: Sequence[OwnOffer]
) -> float | None:
    if len(offers) < ENOUGH_PARTS:
        return None
    drops = [(after.turn, before.own - after.own) for before, after in pairwise(offers)]
    given = [(turn, drop) for turn, drop in drops if drop > 0]
    if not given:
        return 0.0
    answered = _answered_turns(scenario, state, side_id)
    returned = sum(turn in answered for turn, _ in given) / len(given)
    running = sum(a > 0 and b > 0 for (_, a), (_, b) in pairwise(drops)) or 1
    unanswered_twice = sum(
        turn not in answered and later not in answered
        for (turn, drop), (later, drop_later) in pairwise(drops)
        if drop > 0 and drop_later > 0
    )
    total = offers[0].own - min(offer.own for offer in offers)
    largest = max(drop for _, drop in given)
    smooth = min(1.0, max(0.0, 1.5 - largest / max(total, 1)))
    return round((returned + (1 - unanswered_twice / running) + smooth) / 3, 4)


def _answered_turns(scenario: Scenario, state: State, side_id: str) -> set[int]:
    """Exchanges in which the other side's package got better for this side, or it signed."""
    answered: set[int] = set()
    worth_before: int | None = None
    for turn, package in _their_sheets(state, side_id):
        worth = utility(scenario, side_id, package)
        if worth_before is None or worth > worth_before:
            answered.add(turn)
        worth_before = worth
    return answered


def _their_sheets(state: State, side_id: str) -> Iterator[tuple[int, Package]]:
    """Each whole sheet of the other side, with the exchange of the own message it answers.

    Whoever speaks first in an exchange answers what was said in the one before.
    """
    answers = 0
    for said in state.spoken:
        if said.by == side_id:
            answers = said.turn
        elif said.whole and said.standing:
            yield answers, said.standing
    for reply in state.replies:
        if reply.by != side_id and reply.offer:
            yield reply.turn, reply.offer


def _trades(scenario: Scenario, side_id: str, offers: Sequence[OwnOffer]) -> float | None:
    changed = [
        (before, after)
        for before, after in pairwise(offers)
        if dict(before.package) != dict(after.package)
    ]
    if not changed:
        return None if len(offers) < ENOUGH_PARTS else 0.0
    return _share(sum(_is_trade(scenario, side_id, *pair) for pair in changed), len(changed))


def _is_trade(scenario: Scenario, side_id: str, before: OwnOffer, after: OwnOffer) -> bool:
    """Whether a change gave on one clause and took on another without making the whole smaller."""
    if after.own + after.other < before.own + before.other:
        return False
    gave = took = False
    for issue in scenario.issues:
        old, new = before.package.get(issue.id), after.package.get(issue.id)
        if old is None or new is None or old == new:
            continue
        change = issue.option(new).points[side_id] - issue.option(old).points[side_id]
        gave |= change < 0
        took |= change > 0
    return gave and took


def _information(state: State, side_id: str, offers: Sequence[OwnOffer]) -> float | None:
    if not any(said.by == side_id for said in state.spoken):
        return None
    asked = [said.turn for said in state.spoken if said.by == side_id and said.asks]
    if not asked:
        return 0.0
    second_offer = offers[1].turn if len(offers) > 1 else None
    early = second_offer is None or asked[0] <= second_offer
    return round(0.4 + 0.3 * early + 0.3 * _used_an_answer(state, offers), 4)


def _used_an_answer(state: State, offers: Sequence[OwnOffer]) -> bool:
    """Whether an offer after an answer moved to an option the other side ranked higher."""
    for reply in state.replies:
        for answer in reply.answers:
            if answer.issue is None or answer.order is None:
                continue
            order = answer.order
            later = [o.package.get(answer.issue) for o in offers if o.turn > reply.turn]
            sooner = [o.package.get(answer.issue) for o in offers if o.turn <= reply.turn]
            if not later or not sooner or sooner[-1] not in order:
                continue
            best = min((order.index(o) for o in later if o in order), default=len(order))
            if best < order.index(sooner[-1]):
                return True
    answered = [reply.turn for reply in state.replies if any(a.order for a in reply.answers)]
    return any(
        after.other > before.other
        for before, after in pairwise(offers)
        if any(turn < after.turn for turn in answered)
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
