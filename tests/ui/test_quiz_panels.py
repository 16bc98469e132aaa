"""Every message of a live quiz: Discord accepts it, and it tells nobody too much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.quiz.round_commands import Close, End, Exclude, GiveTime, Go, Open, Pause, Reveal, Void
from bot.services.quiz.attendance import Seen
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.quiz.control import control_layout
from bot.ui.quiz.public import lobby_layout, podium_layout, question_layout, reveal_layout
from bot.ui.quiz.ranking import board_layout, ranking_layout
from bot.ui.quiz.roster import player_layout, roster_layout
from bot.ui.quiz.words import answer_in_words, right_answer
from tests.quiz.played import moment
from tests.ui.games import LIBRARY, PROMPTS
from tests.ui.limits import faults
from tests.ui.quiz_rounds import (
    FIRST_USER,
    QUESTIONS,
    SETUP,
    a_board,
    a_room,
    a_round,
    answers_to,
)

if TYPE_CHECKING:
    from bot.quiz.questions import (
        Question,
    )
    from bot.quiz.round_commands import Command
    from bot.services.quiz.scoreboard import Scoreboard

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
