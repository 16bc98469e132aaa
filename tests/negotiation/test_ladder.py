"""The validity ladder: honest skill pays, tricks do not. Few seeds here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.league.roster import EXPLOITS, LADDER, LEARNERS
from bot.negotiation.league.tournament import Bracket, ladder, run

if TYPE_CHECKING:
    from bot.negotiation.league.tournament import Cell

GAMES = 12
SLACK = 3.0
"""Two standard errors of a gap with so few games."""


def cells(scenario_id: str, persona_id: str, learners: tuple[str, ...]) -> list[Cell]:
    """A small bracket on both sides."""
    scenario = find_scenario(scenario_id)
    persona = load_personas()[persona_id]
    sides = [side.id for side in scenario.sides]
    return list(run(scenario, Bracket(learners, [persona], sides, GAMES, 1)))


@pytest.mark.parametrize("scenario_id", ["cuba-1962", "job-offer"])
@pytest.mark.parametrize("persona_id", list(load_personas()))
def test_the_ladder_holds_for_every_persona_on_both_sides(
    scenario_id: str, persona_id: str
) -> None:
    played = cells(scenario_id, persona_id, LADDER)

    broken = [
        f"{rung.side}: {rung.upper} - {rung.lower} = {rung.gap}"
        for rung in ladder(played, load_personas())
        if rung.gap < rung.needed - SLACK
    ]

    assert broken == []


@pytest.mark.parametrize("scenario_id", ["cuba-1962", "job-offer"])
def test_no_trick_beats_honest_play_against_the_one_to_be_scored_against(scenario_id: str) -> None:
    played = cells(scenario_id, "firm-but-fair", ("linear", "random", *EXPLOITS))

    by_name = {(cell.side, cell.learner): cell for cell in played}
    for (side, name), cell in by_name.items():
        if name in EXPLOITS:
            assert cell.mean <= by_name[side, "linear"].mean + SLACK, (side, name)
        if name in ("stubborn", "sniper", "jiggler"):
            assert cell.deals <= 0.1, (side, name)


def test_on_the_short_game_splitting_still_beats_chance() -> None:
    learners = ("splits-difference", "random", "stubborn")
    played = cells("cuba-1962-short", "firm-but-fair", learners)

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
