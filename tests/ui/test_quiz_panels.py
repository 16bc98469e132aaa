"""Every message of a live quiz: Discord accepts it, and it tells nobody too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.quiz.answers import Answer, Chosen, Estimated, Matched, Ordered, Said, Typed
from bot.quiz.choosing import live_questions
from bot.quiz.presses import Press
from bot.quiz.questions import (
    Estimate,
    Matching,
    MultipleChoice,
    Ordering,
    Question,
    SingleChoice,
    TrueFalse,
)
from bot.quiz.round_events import PauseReason, VoidReason
from bot.quiz.rounds import Phase, State
from bot.quiz.setup import RoundSetup
from bot.quiz.standings import results, standings
from bot.quiz.steering import (
    Close,
    End,
    Exclude,
    GiveTime,
    Go,
    Open,
    Pause,
    Reveal,
    RoundFault,
    Void,
)
from bot.services.quiz.attendance import Attendance, Seen
from bot.services.quiz.book import Fate
from bot.services.quiz.offers import Offers
from bot.services.quiz.rounds import Round
from bot.services.quiz.scoreboard import Scoreboard
from bot.storage.database import Database
from bot.storage.quiz_presses import PlayerRow
from bot.storage.quiz_rounds import RoundRow
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.quiz.choice import CADENCES, EXTRAS, PACES, SCORINGS, TEAMS, QuizChoice
from bot.ui.quiz.control import control_layout
from bot.ui.quiz.public import lobby_layout, podium_layout, question_layout, reveal_layout
from bot.ui.quiz.ranking import board_layout, ranking_layout
from bot.ui.quiz.roster import player_layout, roster_layout
from bot.ui.quiz.setup import LobbyButton, setup_layout
from bot.ui.quiz.words import answer_in_words, right_answer
from tests.quiz.played import Played, moment, press_id
from tests.quiz.samples import SHORT
from tests.ui.games import LIBRARY, PROMPTS
from tests.ui.limits import faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.steering import Command

TEACHING = load_teaching(shipped("data"))
QUESTIONS = (
    SHORT,
    *(each for pack in TEACHING.packs.values() for each in live_questions(pack.questions)),
)
OFFERS = Offers(Database("sqlite+aiosqlite:///unused.db"), TEACHING.packs, "All topics")
FIRST_USER = 2**62
HINTS = ("", "_hint")
SETUP = RoundSetup(pack="s.days", title="Thirteen days", names=True, streak=True, scoring="both")
AT = datetime(2026, 1, 1, tzinfo=UTC)
EVERY_PHASE: list[tuple[Command, ...]] = [
    (),
    (Go(),),
    (Go(), Open()),
    (Go(), Open(), Pause("forbidden")),
    (Go(), Open(), Close()),
    (Go(), Open(), Close(), Reveal()),
    (Go(), Open(), Void()),
    (Go(), Open(), Close(), Reveal(), End()),
    (Go(), Open(), Close(), Reveal(), Go(), Open()),
    (Go(), Open(), Close(), Reveal(), Go(), Open(), Void(0)),
]


def a_round(questions: Sequence[Question], *commands: Command, setup: RoundSetup = SETUP) -> Round:
    """A round in which this has happened, one thing each second."""
    played = Played(setup, state=State(len(questions), setup.limit, last_at=moment(0)))
    for seconds, command in enumerate(commands):
        played.do(command, seconds)
    row = RoundRow(
        2**40, 1, 2, 3, {}, [], "live", len(played.events), 0, None, None, None, None, AT, None
    )
    return Round(row, setup, tuple(questions), tuple(played.events), played.state)


def a_room(players: int, answered: int = 0) -> Attendance:
    """A room with this many people, of whom some have answered."""
    rows = tuple(
        PlayerRow(2**40, FIRST_USER + n, "🦆" * 50, None, AT + timedelta(seconds=n))
        for n in range(players)
    )
    return Attendance(rows, frozenset(row.user_id for row in rows[:answered]), None)


def a_board(round_: Round, players: int, answers: Sequence[Answer]) -> Scoreboard:
    """The scoreboard if everybody has answered the first question, in turn with these answers."""
    presses = [
        Press(FIRST_USER + n, 0, press_id(1.2 + n / 1000), answers[n % len(answers)])
        for n in range(players)
    ]
    rows = a_room(players).players
    found = results(round_.questions, round_.setup, round_.state, presses)
    return Scoreboard(round_, rows, found, standings([row.user_id for row in rows], found))


def answers_to(question: Question) -> list[Answer]:
    """Some answers, right and wrong."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [Chosen(frozenset({n})) for n in range(len(question.choices))]
        case TrueFalse():
            return [Said(True), Said(False)]
        case Estimate():
            return [Estimated(question.answer + n / 3) for n in range(-6, 7)]
        case Ordering():
            order = tuple(range(len(question.items)))
            return [Ordered(order), Ordered(order[::-1])]
        case Matching():
            return [Matched((label,) * len(question.items)) for label in question.answers]
        case _:
            return [Typed("Dobrynin"), Typed("*_~`" * 25), Typed("@everyone <@1>")]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_can_be_asked_and_revealed_to_a_full_room(question: Question) -> None:
    questions = [question, *QUESTIONS[:9]]
    asked = a_round(questions, Go(), Open())
    board = a_board(a_round(questions, Go(), Open(), Close(), Reveal()), 300, answers_to(question))
    sheet = question_items(PROMPTS, LIBRARY, Asked("liv", f"{2**40}.0"), question)

    assert faults(question_layout(PROMPTS, asked, a_room(300, 150), moment(20))) == []
    assert faults(reveal_layout(PROMPTS, board)) == []
    assert faults(Layout(box(MINE, *sheet))) == []
    assert right_answer(PROMPTS, question)
    assert all(answer_in_words(PROMPTS, question, each) for each in answers_to(question))


@pytest.mark.parametrize("commands", EVERY_PHASE, ids=lambda commands: str(len(commands)))
@pytest.mark.parametrize("players", [0, 1, 300])
def test_the_control_panel_fits_in_every_phase(commands: tuple[Command, ...], players: int) -> None:
    round_ = a_round(QUESTIONS[:3], *commands)

    assert faults(control_layout(PROMPTS, Seen(round_, a_room(players, players // 2)))) == []
    assert faults(lobby_layout(PROMPTS, round_, a_room(players))) == []
    if round_.turn is not None:
        assert faults(question_layout(PROMPTS, round_, a_room(players), None)) == []


@pytest.mark.parametrize(
    ("commands", "way"),
    [
        pytest.param((Go(), Open(), Pause()), "Skip it", id="skip what is open"),
        pytest.param((Go(), Pause("refused")), "Skip it", id="skip what cannot be posted"),
        pytest.param(
            (Go(), Open(), Close(), Pause("refused")),
            "Do not count it",
            id="leave out what cannot be revealed",
        ),
    ],
)
def test_in_a_pause_there_is_a_way_past_the_question(
    commands: tuple[Command, ...], way: str
) -> None:
    shown = control_layout(PROMPTS, Seen(a_round(QUESTIONS[:3], *commands), a_room(3)))

    assert way in str(shown.to_components())
    assert "Go on" in str(shown.to_components())
    assert faults(shown) == []


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        pytest.param((Go(), Open()), "Waiting for", id="while it is open"),
        pytest.param((Go(), Open(), Close()), "Without an answer:", id="once it is closed"),
    ],
)
def test_who_has_not_answered_is_named(commands: tuple[Command, ...], words: str) -> None:
    seen = Seen(a_round(QUESTIONS[:3], *commands), a_room(2, 1))

    shown = str(control_layout(PROMPTS, seen).to_components())

    assert f"{words} <@{FIRST_USER + 1}>" in shown


def test_what_is_known_to_be_missing_is_named_and_nothing_else() -> None:
    seen = Seen(a_round(QUESTIONS[:3], Go(), Open(), Pause("forbidden")), a_room(3))

    shown = str(control_layout(PROMPTS, seen, missing=["manage_threads"]).to_components())

    assert "I need **Manage Threads** in <#2>" in shown
    assert "Send Messages" not in shown


def test_nothing_public_names_the_answer_before_the_reveal() -> None:
    question = QUESTIONS[1]
    for commands in EVERY_PHASE[1:5]:
        round_ = a_round([question], *commands)
        layout = question_layout(PROMPTS, round_, a_room(3, 2), moment(20))
        text = str(layout.to_components())
        assert "✓" not in text
        assert f"<@{FIRST_USER}>" not in text


@pytest.mark.parametrize("players", [0, 1, 14, 300])
def test_the_result_and_every_page_of_the_ranking_fit(players: int) -> None:
    question = QUESTIONS[1]
    round_ = a_round([question], Go(), Open(), Close(), Reveal(), End())
    board = a_board(round_, players, answers_to(question))

    assert faults(podium_layout(PROMPTS, board)) == []
    assert faults(board_layout(PROMPTS, board)) == []
    for page in range(-(-players // 15)):
        assert faults(ranking_layout(PROMPTS, board, page)) == []


def test_names_are_shown_only_where_that_was_chosen() -> None:
    question = QUESTIONS[1]
    commands = (Go(), Open(), Close(), Reveal())

    shown, hidden = (
        str(
            reveal_layout(PROMPTS, _without_ranking(names=names, commands=commands)).to_components()
        )
        for names in (True, False)
    )

    assert f"<@{FIRST_USER}>" in shown
    assert f"<@{FIRST_USER}>" not in hidden
    assert question.ask in hidden


def _without_ranking(*, names: bool, commands: tuple[Command, ...]) -> Scoreboard:
    setup = replace(SETUP, names=names, cadence="end")
    round_ = a_round([QUESTIONS[1]], *commands, setup=setup)
    return a_board(round_, 4, answers_to(QUESTIONS[1]))


def test_players_can_be_looked_after_page_by_page() -> None:
    commands = (Exclude(FIRST_USER), GiveTime(FIRST_USER + 1, 50))
    board = a_board(a_round(QUESTIONS[:2], *commands), 60, answers_to(QUESTIONS[0]))

    assert [faults(roster_layout(PROMPTS, board, page)) for page in range(3)] == [[], [], []]
    assert [faults(player_layout(PROMPTS, board, FIRST_USER + n)) for n in range(3)] == [[], [], []]


def test_where_only_right_answers_count_nobody_reads_of_points() -> None:
    setup = replace(SETUP, scoring="plain")
    round_ = a_round([QUESTIONS[1]], Go(), Open(), Close(), Reveal(), setup=setup)
    board = a_board(round_, 4, answers_to(QUESTIONS[1]))

    shown = [roster_layout(PROMPTS, board, 0), player_layout(PROMPTS, board, FIRST_USER)]

    assert all("right" in str(each.to_components()) for each in shown)
    assert not any("points" in str(each.to_components()) for each in shown)


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
