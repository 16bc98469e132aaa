"""The validity ladder: honest skill pays, tricks do not. `docs/validity.md` has more games."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.league.match import play
from bot.negotiation.league.mirror import mirror
from bot.negotiation.league.roster import EXPLOITS, HONEST, LADDER, LEARNERS
from bot.negotiation.league.tournament import Bracket, ladder, play_cell, run
from bot.negotiation.state import replay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.league.tournament import Cell, Rung

SEED = 7
ON_THE_LADDER, OF_TRICKS, OF_CLOSERS = 24, 2, 24
SCORED_AGAINST = "firm-but-fair"
SCENARIOS = ("cuba-1962", "job-offer")


def cells(
    scenario_id: str, persona_id: str, learners: Sequence[str], games: int = ON_THE_LADDER
) -> list[Cell]:
    """A small bracket on both sides."""
    scenario = find_scenario(scenario_id)
    persona = load_personas()[persona_id]
    sides = [side.id for side in scenario.sides]
    return list(run(scenario, Bracket(learners, [persona], sides, games, SEED)))


def _is_narrow(scenario_id: str, rung: Rung) -> bool:
    """Where only the order holds, not the three points: see `docs/validity.md`."""
    return (scenario_id, rung.upper, rung.lower) == ("job-offer", "linear", "fast-conceder")


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize("persona_id", list(load_personas()))
def test_the_ladder_holds_for_every_persona_on_both_sides(
    scenario_id: str, persona_id: str
) -> None:
    close = (*LADDER, "edits-their-offer")
    plain = [trick for trick in EXPLOITS if trick not in close]
    played = cells(scenario_id, persona_id, close)
    played += cells(scenario_id, persona_id, plain, OF_TRICKS)

    rungs = list(ladder(played, load_personas()))
    broken = [
        f"{r.side}: {r.upper} - {r.lower} = {r.gap}"
        for r in rungs
        if r.gap < r.needed and not (_is_narrow(scenario_id, r) and r.gap > 0)
    ]
    assert len(rungs) == 2 * (len(LADDER) - 1 + len(EXPLOITS))
    assert broken == []


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize(
    ("learner", "most"),
    [("stubborn", 0.05), ("sniper", 0.05), ("jiggler", 0.13), ("random", 0.5)],
    ids=["stubborn", "sniper", "jiggler", "random"],
)
def test_those_who_give_nothing_hardly_ever_close_a_deal(
    scenario_id: str, learner: str, most: float
) -> None:
    scenario, persona = find_scenario(scenario_id), load_personas()[SCORED_AGAINST]

    for side in scenario.sides:
        bracket = Bracket([learner], [persona], [side.id], OF_CLOSERS, SEED)
        assert play_cell(scenario, learner, persona, side.id, bracket).deals <= most, side.id


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_the_side_played_moves_the_mean_by_less_than_ten_points(scenario_id: str) -> None:
    learners = [*HONEST]
    played = [cell for each in load_personas() for cell in cells(scenario_id, each, learners, 2)]

    first, second = (
        sum(cell.mean for cell in played if cell.side == side.id) / (len(played) / 2)
        for side in find_scenario(scenario_id).sides
    )
    assert abs(first - second) < 10


@pytest.mark.parametrize("scenario_id", SCENARIOS)
@pytest.mark.parametrize("persona_id", list(load_personas()))
def test_two_of_a_kind_come_to_a_deal(scenario_id: str, persona_id: str) -> None:
    scenario, persona = find_scenario(scenario_id), load_personas()[persona_id]
    endings = [
        replay(play(mirror(persona), scenario, side.id, persona, seed)).ending
        for side in scenario.sides
        for seed in range(10)
    ]

    assert sum(end is not None and end.outcome == "deal" for end in endings) >= 18


@pytest.mark.parametrize(
    ("scenario_id", "turns", "noise"),
    [
        ("cuba-1962", 10, False),
        ("cuba-1962", 16, False),
        ("cuba-1962", None, True),
        ("job-offer", 16, False),
        ("job-offer", None, True),
    ],
    ids=["cuba-10", "cuba-16", "cuba-weights", "job-16", "job-weights"],
)
def test_the_order_holds_at_other_lengths_and_with_other_weights(
    scenario_id: str, turns: int | None, noise: bool
) -> None:
    scenario, personas = find_scenario(scenario_id), load_personas()
    sides = [side.id for side in scenario.sides]
    bracket = Bracket(LADDER, [personas[SCORED_AGAINST]], sides, 16, SEED, turns, noise)

    played = list(run(scenario, bracket))

    assert [rung for rung in ladder(played, personas) if rung.gap <= 0] == []


def test_on_the_short_game_splitting_still_beats_chance() -> None:
    learners = ("splits-difference", "random", "stubborn")
    played = cells("cuba-1962-short", SCORED_AGAINST, learners)

    by_name = {(cell.side, cell.learner): cell.mean for cell in played}
    for side in ("us", "su"):
        assert by_name[side, "splits-difference"] > by_name[side, "random"]
        assert by_name[side, "splits-difference"] > by_name[side, "stubborn"]


def test_every_learner_plays_every_scenario_to_an_end() -> None:
    for name in ("cuba-1962-short", "job-offer"):
        scenario = find_scenario(name)
        persona = load_personas()["hawk"]
        bracket = Bracket(tuple(LEARNERS), [persona], [scenario.sides[1].id], 1, 5, 6, noise=True)
        assert len(list(run(scenario, bracket))) == len(LEARNERS)
