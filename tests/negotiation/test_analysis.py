"""Frontier, solutions and distances, against a brute force and the published figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from bot.negotiation.analysis import analyse, dominating_share, frontier, left_on_table
from bot.negotiation.space import outcome_space
from bot.negotiation.utility import reservation, utility
from tests.negotiation.brute import best_by, deals
from tests.negotiation.brute import frontier as brute_frontier
from tests.negotiation.small_scenarios import scenarios

if TYPE_CHECKING:
    from bot.negotiation.scenario import Scenario

RATIONAL_FRONTIER = (
    *((95, 46), (92, 47), (90, 51), (89, 55), (88, 60), (87, 65), (86, 69), (84, 72), (80, 73)),
    *((79, 74), (78, 76), (74, 77), (73, 78), (72, 80), (67, 82), (63, 84), (58, 86)),
)
CUBA_REFERENCES = {
    "historical": (82, 65),
    "historical_with_hotline": (86, 69),
    "cuba_out_for_nothing": (99, 5),
    "cuba_out_for_nothing_soft": (85, 27),
    "public_swap_now_full": (38, 86),
    "public_swap_now_plain": (55, 76),
    "letter_26_oct_full": (55, 58),
    "letter_26_oct_plain": (82, 46),
    "split_a": (59, 34),
    "split_b": (58, 49),
    "split_c": (25, 41),
    "freeze_only": (34, 32),
}


def test_the_figures_of_the_ten_issue_game(cuba: Scenario) -> None:
    analysis = analyse(cuba)

    assert len(analysis.space) == 26_208
    assert int(analysis.rational.sum()) == 5_844
    assert len(analysis.pareto) == 37
    assert analysis.pareto_deals == 45
    assert analysis.pareto_rational == RATIONAL_FRONTIER
    assert {point.utility for point in analysis.solutions.values()} == {(84, 72)}


def test_the_references_of_the_ten_issue_game(cuba: Scenario) -> None:
    analysis = analyse(cuba)
    found = {reference.id: analysis.pair(reference.deal) for reference in cuba.references}

    assert found == CUBA_REFERENCES
    assert round(analysis.distance_to_frontier((82, 65)), 3) == 0.048
    assert round(analysis.distance_to("nash", (82, 65)), 3) == 0.070
    assert analysis.distance_to_frontier((86, 69)) == 0


def test_the_figures_of_the_short_game(short: Scenario) -> None:
    analysis = analyse(short)

    assert (len(analysis.space), int(analysis.rational.sum())) == (144, 19)
    assert (len(analysis.pareto), len(analysis.pareto_rational)) == (18, 7)
    assert {point.utility for point in analysis.solutions.values()} == {(81, 64)}


def test_the_concepts_differ_in_the_job_offer(job: Scenario) -> None:
    analysis = analyse(job)

    assert (len(analysis.space), int(analysis.rational.sum())) == (7_560, 1_424)
    assert (len(analysis.pareto), len(analysis.pareto_rational)) == (25, 13)
    assert analysis.solutions["nash"].utility == (72, 70)
    assert analysis.solutions["ks"].utility == (73, 67)
    assert analysis.solutions["kalai"].utility == (73, 67)
    assert analysis.solutions["welfare"].utility in {(78, 64), (72, 70)}


def test_history_left_a_direct_line_on_the_table(cuba: Scenario) -> None:
    analysis = analyse(cuba)
    history = next(reference.deal for reference in cuba.references if reference.history)

    better = left_on_table(analysis, "us", history)

    assert better is not None
    assert better.gain == 5
    assert better.other_gain >= 0
    assert ("hotline", "no", "yes") in [(c.issue, c.before, c.after) for c in better.changes]


def test_a_deal_on_the_frontier_leaves_nothing(cuba: Scenario) -> None:
    analysis = analyse(cuba)
    nash = analysis.solutions["nash"]

    assert left_on_table(analysis, "us", nash.deal) is None
    assert left_on_table(analysis, "su", nash.deal) is None
    assert dominating_share(analysis, nash.utility) == 0
    assert analysis.efficiency(nash.utility) > 0.99


@settings(max_examples=200, deadline=None)
@given(scenarios())
def test_everything_agrees_with_brute_force(scenario: Scenario) -> None:
    space = outcome_space(scenario)
    expected = deals(scenario)
    first, second = (side.id for side in scenario.sides)
    least = (reservation(scenario, first), reservation(scenario, second))
    pairs = set(expected.values())

    assert len(space) == len(expected)
    for row in range(len(space)):
        package = space.package(row)
        worth = (int(space.utility[first][row]), int(space.utility[second][row]))
        assert expected[tuple(package.items())] == worth
        assert (utility(scenario, first, package), utility(scenario, second, package)) == worth
        assert space.index(package) == row
    assert set(frontier(space.utility[first], space.utility[second])) == brute_frontier(pairs)
    if any(p[0] >= least[0] and p[1] >= least[1] for p in pairs):
        analysis = analyse(scenario)
        solved = best_by(pairs, least)
        assert all(point.utility in solved[name] for name, point in analysis.solutions.items())
    else:
        with pytest.raises(ValueError, match="no deal is rational"):
            analyse(scenario)
