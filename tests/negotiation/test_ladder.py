"""The validity ladder: honest skill pays, tricks do not. `docs/validity.md` has more games.

Two learners are compared over the same seeds. Their gap is measured over more and more games until
it is two standard errors away from what is demanded, or until there are enough games: close calls
get many, clear ones few. The seeds are neither those of the published run nor any tuned on.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.league.match import play
from bot.negotiation.league.mirror import mirror
from bot.negotiation.league.roster import EXPLOITS, HONEST, LADDER, LEARNERS
from bot.negotiation.league.tournament import Bracket, demands, play_cell, play_game, run
from bot.negotiation.state import replay

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 1962
FEW, ENOUGH = 24, 144
GLANCE = 4
CLOSERS = 60
MIRRORS = 20
EACH_PERSONA = 8
SCORED_AGAINST = "firm-but-fair"
SCENARIOS = ("cuba-1962", "job-offer")


@cache
def total(scenario_id: str, persona_id: str, side: str, learner: str, number: int) -> float:
    """The score of one game."""
    scenario, persona = find_scenario(scenario_id), load_personas()[persona_id]
    return play_game(scenario, learner, persona, side, SEED * 1000 + number, None).total


def settled(measure: Callable[[int], float], bound: float, games: int = FEW) -> float:
    """The mean of a measure over games 0, 1, …, as many as it takes to tell it from the bound."""
    while True:
        measured = [measure(number) for number in range(games)]
        mean, error = fmean(measured), stdev(measured) / sqrt(games)
        if abs(mean - bound) > 2 * error or games >= ENOUGH:
            return mean
        games = min(ENOUGH, max(FEW, 2 * games))


def gap(
    scenario_id: str, persona_id: str, side: str, upper: str, lower: str, needed: float
) -> float:
    """By how much `upper` beats `lower` on average."""

    def difference(number: int) -> float:
        above, below = (
            total(scenario_id, persona_id, side, name, number) for name in (upper, lower)
        )
        return above - below

    return settled(difference, needed, GLANCE if lower in EXPLOITS else FEW)


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize("persona_id", list(load_personas()))
def test_the_ladder_holds_for_every_persona_on_both_sides(
    scenario_id: str, persona_id: str
) -> None:
    wanted = list(demands(load_personas()[persona_id]))

    broken = [
        f"{side.id}: {upper} - {lower} = {measured:+.1f}, wanted {needed:+.1f}"
        for side in find_scenario(scenario_id).sides
        for upper, lower, needed in wanted
        if (measured := gap(scenario_id, persona_id, side.id, upper, lower, needed)) < needed
    ]

    assert len(wanted) == len(LADDER) - 1 + len(EXPLOITS)
    assert broken == []


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize(
    ("learner", "most"),
    [("stubborn", 0.05), ("sniper", 0.05), ("jiggler", 0.05), ("random", 0.5)],
    ids=["stubborn", "sniper", "jiggler", "random"],
)
def test_those_who_give_nothing_hardly_ever_close_a_deal(
    scenario_id: str, learner: str, most: float
) -> None:
    scenario, persona = find_scenario(scenario_id), load_personas()[SCORED_AGAINST]

    for side in scenario.sides:
        bracket = Bracket([learner], [persona], [side.id], CLOSERS, SEED)
        assert play_cell(scenario, learner, persona, side.id, bracket).deals <= most, side.id


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_the_side_played_moves_the_mean_by_less_than_ten_points(scenario_id: str) -> None:
    personas = list(load_personas())
    first, second = (side.id for side in find_scenario(scenario_id).sides)

    def difference(number: int) -> float:
        persona = personas[number % len(personas)]
        return fmean(
            total(scenario_id, persona, first, name, number)
            - total(scenario_id, persona, second, name, number)
            for name in HONEST
        )

    assert settled(difference, 10) < 10
    assert settled(difference, -10) > -10


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize("persona_id", list(load_personas()))
def test_two_of_a_kind_come_to_a_deal(scenario_id: str, persona_id: str) -> None:
    scenario, persona = find_scenario(scenario_id), load_personas()[persona_id]
    endings = [
        replay(play(mirror(persona), scenario, side.id, persona, SEED + number)).ending
        for side in scenario.sides
        for number in range(MIRRORS)
    ]

    deals = sum(end is not None and end.outcome == "deal" for end in endings)
    assert deals / len(endings) >= 0.95


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize(
    ("turns", "noise"), [(10, False), (16, False), (None, True)], ids=["10", "16", "weights"]
)
def test_the_order_holds_at_other_lengths_and_with_other_weights(
    scenario_id: str, turns: int | None, *, noise: bool
) -> None:
    """Over all personas together; the published run has each of them by itself."""
    scenario, personas = find_scenario(scenario_id), list(load_personas().values())

    for side in scenario.sides:
        bracket = Bracket(LADDER, personas, [side.id], EACH_PERSONA, SEED, turns, noise)
        played = list(run(scenario, bracket))
        means = [fmean(c.mean for c in played if c.learner == name) for name in LADDER]
        assert all(upper > lower for upper, lower in pairwise(means)), (side.id, means)


def test_on_the_short_game_splitting_still_beats_chance_and_repeating() -> None:
    scenario, persona = find_scenario("cuba-1962-short"), load_personas()[SCORED_AGAINST]
    learners = ("splits-difference", "random", "stubborn")

    for side in scenario.sides:
        bracket = Bracket(learners, [persona], [side.id], FEW, SEED)
        splitting, chance, repeating = (cell.mean for cell in run(scenario, bracket))
        assert splitting > chance
        assert splitting > repeating


def test_every_learner_plays_every_scenario_to_an_end() -> None:
    for name in ("cuba-1962-short", "job-offer"):
        scenario = find_scenario(name)
        persona = load_personas()["hawk"]
        bracket = Bracket(tuple(LEARNERS), [persona], [scenario.sides[1].id], 1, 5, 6, noise=True)
        assert len(list(run(scenario, bracket))) == len(LEARNERS)
