"""Everything a debrief tells, as values; `None` is a legal value for too little evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.negotiation.analysis import analyse, dominating_share, left_on_table
from bot.negotiation.ledger import credibility
from bot.negotiation.packages import changes_between
from bot.negotiation.process import judge_process, own_offers
from bot.negotiation.reading import kendall_tau, true_ranking
from bot.negotiation.redraw import dealt
from bot.negotiation.scores import score_with
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.negotiation.analysis import Analysis, Improvement
    from bot.negotiation.events import Prepared, PromiseMoved
    from bot.negotiation.packages import Change
    from bot.negotiation.process import OwnOffer, Process
    from bot.negotiation.scenario import Reference, Scenario
    from bot.negotiation.scores import Scores
    from bot.negotiation.state import State

CLOSE_TO_TRUTH = 0.05
HOT = 60

Leaving = Literal["right", "hasty"]


@dataclass(frozen=True, slots=True)
class Preparation:
    """The card against the truth: errors in points (stated minus true), None where left blank.

    `calibrated` when the stated walk-away point was within 5 % of the scale.
    """

    walk_away_error: float | None
    target_error: float | None
    calibrated: bool | None
    tau: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """The own deal beside what history signed: clause changes and the points of both."""

    reference: Reference
    changes: tuple[Change, ...]
    own_points: int
    other_points: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """All values of one side's debrief.

    `left` holds, by side, the most that side could still have had at no cost to the other; `tau`
    is Kendall's tau of the last prediction; `leaving` judges a walk-out; `dominated_by` is the
    share of rational deals that would have been better for both (None without a deal).
    """

    scores: Scores
    process: Process
    left: Mapping[str, Improvement | None]
    dominated_by: float | None
    distance_to_frontier: float | None
    offers: tuple[OwnOffer, ...]
    held: int
    asked: int
    tau: float | None
    their_ranking: tuple[str, ...]
    promises: tuple[PromiseMoved, ...]
    credibility: float
    turns_in_heat: int
    incidents: int
    hints: int
    preparation: Preparation | None
    leaving: Leaving | None
    history: Compared | None


def debrief(scenario: Scenario, state: State, side_id: str) -> Debrief:
    """The debrief of a finished game for one side. ValueError if it is not over."""
    if state.ending is None:
        raise ValueError("the game is not over")
    scenario = dealt(scenario, state.setup)
    analysis = analyse(scenario)
    process = judge_process(analysis, state, side_id)
    other = scenario.other(side_id).id
    deal = state.ending.deal
    prediction = state.predictions.get(side_id)
    offers = own_offers(scenario, state, side_id)
    pair = None if deal is None else analysis.pair(deal)
    return Debrief(
        scores=score_with(analysis, state, side_id, process),
        process=process,
        left={
            side.id: None if deal is None else left_on_table(analysis, side.id, deal)
            for side in scenario.sides
        },
        dominated_by=None if pair is None else round(dominating_share(analysis, pair), 4),
        distance_to_frontier=None if pair is None else analysis.distance_to_frontier(pair),
        offers=offers,
        held=_held(offers),
        asked=len({q for said in state.spoken if said.by == side_id for q in said.asks}),
        tau=None if prediction is None else kendall_tau(scenario, other, prediction.ranking),
        their_ranking=true_ranking(scenario, other),
        promises=tuple(p for p in state.promises.values() if p.by == side_id),
        credibility=credibility(state, side_id),
        turns_in_heat=sum(reading > HOT for reading in state.tension_by_turn),
        incidents=len(state.incidents),
        hints=state.hints_by.get(side_id, 0),
        preparation=_preparation(analysis, state.cards.get(side_id), side_id, other),
        leaving=_leaving(analysis, state, side_id),
        history=_compared(scenario, state, side_id, other),
    )


def _held(offers: tuple[OwnOffer, ...]) -> int:
    """For how many messages in a row the opening stood."""
    count = 0
    for offer in offers:
        if offer.package != offers[0].package:
            break
        count += 1
    return count


def _preparation(
    analysis: Analysis, card: Prepared | None, side_id: str, other: str
) -> Preparation | None:
    if card is None:
        return None
    index = 0 if analysis.scenario.sides[0].id == side_id else 1
    least, fair = analysis.reservation[index], analysis.solutions["ks"].utility[index]
    walk_away = None if card.walk_away is None else round(card.walk_away - least, 2)
    close = CLOSE_TO_TRUTH * analysis.scenario.scale
    return Preparation(
        walk_away_error=walk_away,
        target_error=None if card.target is None else round(card.target - fair, 2),
        calibrated=None if walk_away is None else abs(walk_away) <= close,
        tau=kendall_tau(analysis.scenario, other, card.ranking),
    )


def _leaving(analysis: Analysis, state: State, side_id: str) -> Leaving | None:
    """Right to leave if the last package on the table was worth less than no deal."""
    ending = state.ending
    if ending is None or ending.outcome != "walk_out" or ending.by != side_id:
        return None
    table = state.standing.get(analysis.scenario.other(side_id).id)
    index = 0 if analysis.scenario.sides[0].id == side_id else 1
    if not table:
        return "hasty"
    worth = utility(analysis.scenario, side_id, table)
    return "right" if worth < analysis.reservation[index] else "hasty"


def _compared(scenario: Scenario, state: State, side_id: str, other: str) -> Compared | None:
    reference = next((each for each in scenario.references if each.history), None)
    deal = state.ending.deal if state.ending is not None else None
    if reference is None or deal is None:
        return None
    return Compared(
        reference,
        changes_between(scenario, reference.deal, deal),
        utility(scenario, side_id, reference.deal),
        utility(scenario, other, reference.deal),
    )
