"""Setting up a live quiz: every choice is shown and read back, up to the lobby."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.quiz.round_events import PauseReason, VoidReason
from bot.quiz.rounds import Phase
from bot.quiz.steering import RoundFault
from bot.services.quiz.book import Fate
from bot.ui.quiz.choice import CADENCES, EXTRAS, PACES, SCORINGS, TEAMS, QuizChoice
from bot.ui.quiz.public import lobby_layout
from bot.ui.quiz.setup import LobbyButton, setup_layout
from tests.ui.games import PROMPTS
from tests.ui.limits import faults
from tests.ui.quiz_rounds import (
    OFFERS,
    QUESTIONS,
    SETUP,
    a_room,
    a_round,
)

HINTS = ("", "_hint")

CHOICES = st.builds(
    QuizChoice,
    pack=st.sampled_from([offer.key for offer in OFFERS.shipped if offer.questions]),
    count=st.integers(1, 50),
    seconds=st.integers(5, 600),
    pace=st.sampled_from(PACES),
    scoring=st.sampled_from(SCORINGS),
    cadence=st.sampled_from(CADENCES),
    teams=st.sampled_from(TEAMS),
    extras=st.frozensets(st.sampled_from(EXTRAS)),
    more=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CHOICES)
def test_every_choice_can_be_shown_and_is_read_back(choice: QuizChoice) -> None:
    offers = OFFERS.shipped
    offer = next(each for each in offers if each.key == choice.pack)
    pattern = LobbyButton.__discord_ui_compiled_template__

    match = pattern.fullmatch(choice.custom_id("lobby"))

    assert match is not None
    assert QuizChoice.read(match) == choice
    assert faults(setup_layout(PROMPTS, offers, offer, choice)) == []
    assert QuizChoice.like(choice.pack, choice.setup(offer, "ABCD")).teams == choice.teams


def test_the_lobby_shows_each_team_and_a_way_into_it() -> None:
    names = ("Washington", "Moscow", "New York", "Havana")
    setup = replace(SETUP, teams="choice", team_names=names)
    room = a_room(300)
    players = [replace(row, team=names[n % 3]) for n, row in enumerate(room.players)]
    round_ = a_round(QUESTIONS[:3], setup=setup)

    layout = lobby_layout(PROMPTS, round_, replace(room, players=tuple(players)))

    text = str(layout.to_components())
    assert faults(layout) == []
    assert all(f"Join {name}" in text for name in names)
    assert "**Moscow** (100)" in text


def test_a_role_as_long_as_may_be_and_full_of_marks_breaks_no_lobby() -> None:
    setup = replace(SETUP, teams="role")
    room = a_room(40)
    players = [replace(row, team=f"{n}" + "*_~`" * 24) for n, row in enumerate(room.players)]
    round_ = a_round(QUESTIONS[:3], setup=setup)

    layout = lobby_layout(PROMPTS, round_, replace(room, players=tuple(players)))

    assert faults(layout) == []
    assert "\\*" in str(layout.to_components())


def test_a_panel_of_before_there_were_teams_still_works() -> None:
    match = LobbyButton.__discord_ui_compiled_template__.fullmatch("host1:all:10:20:00000:lobby")

    assert match is not None
    assert QuizChoice.read(match) == QuizChoice(pack="all")


def test_every_sentence_of_the_rules_has_words() -> None:
    wanted = {
        *(f"quiz_fault.{each}" for each in get_args(RoundFault)),
        *(f"quiz_fate.{each}" for each in get_args(Fate)),
        *(f"quiz_pause.{each}" for each in get_args(PauseReason)),
        *(f"quiz_phase.{each}" for each in get_args(Phase)),
        *(f"quiz_told.voided_{each}" for each in get_args(VoidReason)),
        *(f"quiz_extra.{each}" for each in EXTRAS),
        *(f"quiz_teams.{each}{hint}" for each, hint in product(TEAMS, HINTS)),
        *(f"quiz_cadence.{each}" for each in CADENCES),
        *(f"quiz_pace.{each}{hint}" for each, hint in product(PACES, HINTS)),
        *(f"quiz_scoring.{each}{hint}" for each, hint in product(SCORINGS, HINTS)),
    }

    assert wanted <= PROMPTS.names()
