"""Scores, process, reading and moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.analysis import analyse
from bot.negotiation.commands import Message, Predict, Prepare, WalkOut
from bot.negotiation.debrief import debrief
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.moments import moments
from bot.negotiation.process import OwnOffer, step_kind
from bot.negotiation.reading import kendall_tau, true_ranking
from bot.negotiation.scores import score
from bot.negotiation.state import apply, replay

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State


def after(scenario: Scenario, persona: Persona, *commands: Command) -> State:
    """The state after commands."""
    state = replay(opening(Setup(scenario.id, "us", persona.id, 3, 12), scenario, persona))
    for command in commands:
        for event in decide(state, command, scenario, persona, 3):
            state = apply(state, event)
    return state


def test_the_composite_is_the_weighted_sum_of_its_parts(cuba: Scenario, firm: Persona) -> None:
    state = replay(play(LEARNERS["logroller-asking"], cuba, "us", firm, 1))

    s = score(analyse(cuba), state, "us")

    parts = 0.35 * s.claimed + 0.35 * s.created + 0.15 * s.peace + 0.15 * (s.process or 0)
    assert s.total == round(100 * parts, 1)
    assert s.total > 80


def test_a_deal_below_ones_own_reservation_is_worth_nothing(cuba: Scenario, firm: Persona) -> None:
    swap = next(r.deal for r in cuba.references if r.id == "public_swap_now_plain")
    state = after(cuba, firm)
    while state.ending is None:
        for event in decide(state, Message("us", offer=swap), cuba, firm, 3):
            state = apply(state, event)

    scores = score(analyse(cuba), state, "us")

    assert state.ending.outcome == "deal"
    assert (scores.total, scores.rational) == (0.0, False)


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        (5, 5, "fortunate"),
        (5, -5, "selfish"),
        (-5, 5, "concession"),
        (0, 5, "nice"),
        (-5, -5, "unfortunate"),
        (0, 0, "silent"),
    ],
)
def test_steps_are_named_by_what_they_did_for_both(own: int, other: int, kind: str) -> None:
    before, now = OwnOffer(1, {}, 50, 50), OwnOffer(2, {}, 50 + own, 50 + other)

    assert step_kind(before, now) == kind


def test_reading_the_other_side_is_measured_against_the_truth(cuba: Scenario) -> None:
    truth = true_ranking(cuba, "su")

    assert kendall_tau(cuba, "su", truth) == 1
    assert kendall_tau(cuba, "su", truth[::-1]) == -1
    assert kendall_tau(cuba, "su", truth[:2]) is None


def test_too_little_evidence_is_a_legal_value(short: Scenario, firm: Persona) -> None:
    told = debrief(short, after(short, firm, WalkOut("us")), "us")

    assert told.process.mark is None
    assert told.scores.process is None
    assert told.tau is None
    assert told.preparation is None
    assert told.leaving == "hasty"


def test_a_debrief_tells_what_was_prepared_guessed_and_left(short: Scenario, firm: Persona) -> None:
    settled = next(r.deal for r in short.references if r.history)
    state = after(
        short,
        firm,
        Prepare("us", target=85, walk_away=60, ranking=("pledge", "jupiters", "missiles")),
        Predict("us", ("pledge", "jupiters", "missiles")),
    )
    while state.ending is None:
        for event in decide(state, Message("us", offer=settled), short, firm, 3):
            state = apply(state, event)

    told = debrief(short, state, "us")

    assert told.tau == 1
    assert told.preparation is not None
    assert (told.preparation.walk_away_error, told.preparation.calibrated) == (2, True)
    assert told.left == {"us": None, "su": None}
    assert told.history is not None
    assert told.history.changes == ()
    assert told.held == len(told.offers)


def test_moments_name_the_turns_that_cost_most(cuba: Scenario, firm: Persona) -> None:
    log = play(LEARNERS["fast-conceder"], cuba, "us", firm, 7)

    found = moments(cuba, firm, log, "us")

    assert 1 <= len(found) <= 2
    assert all(abs(moment.change) >= 1 for moment in found)
    assert found == moments(cuba, firm, log, "us")
