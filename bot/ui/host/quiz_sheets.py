"""What came of a live quiz as files and as a picture.

Players who do not want to be shown in the class view are in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.charts.quiz_result import Bar, Block
from bot.quiz.answers import Typed
from bot.quiz.inert import as_label
from bot.spreadsheets import csv_file
from bot.ui.pictures import Picture
from bot.ui.quiz.words import answer_in_words, right_answer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.content.prompts import Prompts
    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question
    from bot.quiz.standings import Standing
    from bot.services.quiz.scoreboard import Scoreboard
    from bot.spreadsheets import Cell

LEADERS, LONGEST_NAME = 5, 40
TOTALS = ("place", "name", "member", "team", "points", "right", "answered", "questions")
ANSWERS = (
    "name",
    "member",
    "number",
    "question",
    "answer",
    "right_answer",
    "verdict",
    "points",
    "seconds",
)


def headings(prompts: Prompts, names: tuple[str, ...]) -> list[str]:
    """The first line of a sheet in words."""
    return [prompts.say(f"sheet.{name}") for name in names]


def member_cell(user_id: int) -> str:
    """A person as Discord names them in a message: spreadsheets round longer numbers."""
    return f"<@{user_id}>"


def totals_sheet(prompts: Prompts, board: Scoreboard, absent: Collection[int]) -> Picture:
    """One line for each player, the first place first."""
    teams = {each.user_id: each.team for each in board.players}
    counted = len(board.round.state.shown)
    rows: list[list[Cell]] = [
        [
            each.place,
            name,
            member_cell(each.user_id),
            teams[each.user_id],
            each.points,
            each.correct,
            each.answered,
            counted,
        ]
        for each, name in listed_players(board, absent)
    ]
    content = csv_file(headings(prompts, TOTALS), rows)
    return Picture(f"quiz-{board.round.id}-totals.csv", content, prompts.say("sheet.quiz_totals"))


def answers_sheet(prompts: Prompts, board: Scoreboard, absent: Collection[int]) -> Picture:
    """One line for each player and revealed question, also where there is no answer."""
    rows = [
        _answer_row(prompts, board, each.user_id, name, number)
        for each, name in listed_players(board, absent)
        for number in sorted(board.round.state.shown)
    ]
    content = csv_file(headings(prompts, ANSWERS), rows)
    return Picture(f"quiz-{board.round.id}-answers.csv", content, prompts.say("sheet.quiz_answers"))


def listed_players(board: Scoreboard, absent: Collection[int]) -> Iterator[tuple[Standing, str]]:
    """Who is shown, in the order of the ranking, with the name they joined under."""
    names = {each.user_id: each.name for each in board.players}
    for each in board.standings:
        if each.user_id not in absent:
            yield each, names[each.user_id]


def leaders_block(prompts: Prompts, board: Scoreboard, absent: Collection[int]) -> Block:
    """The first places, for the picture."""
    first = list(listed_players(board, absent))[:LEADERS]
    most = max((each.points for each, _ in first), default=0)
    bars = [
        Bar(f"{each.place}. {name[:LONGEST_NAME]}", each.points, max(most, 1), f"{each.points:,}")
        for each, name in first
    ]
    return Block(prompts.say("quiz_picture.leaders"), bars)


def questions_block(prompts: Prompts, board: Scoreboard, absent: Collection[int]) -> Block:
    """How many were right, question by question, for the picture."""
    bars: list[Bar] = []
    for number in sorted(board.round.state.shown):
        given = [each for each in board.results_of(number) if each.user_id not in absent]
        right = sum(each.is_right for each in given)
        label = prompts.say("quiz_picture.question", number=number + 1)
        figures = prompts.say("quiz_picture.of", right=right, answers=len(given))
        bars.append(Bar(label, right, max(len(given), 1), figures))
    return Block(prompts.say("quiz_picture.questions"), bars)


def answer_in_plain_words(prompts: Prompts, question: Question, answer: Answer) -> str:
    """An answer as a file shows it: without markup, and what was typed as it was typed."""
    if isinstance(answer, Typed):
        return answer.text
    return as_label(answer_in_words(prompts, question, answer).replace("**", ""))


def _answer_row(
    prompts: Prompts, board: Scoreboard, user_id: int, name: str, number: int
) -> list[Cell]:
    question = board.round.questions[number]
    result = board.result_of(user_id, number)
    about: list[Cell] = [name, member_cell(user_id), number + 1, as_label(question.ask)]
    right = as_label(right_answer(prompts, question).replace("**", ""))
    if result is None:
        return [*about, None, right, prompts.say("sheet.no_answer"), 0, None]
    given = answer_in_plain_words(prompts, question, result.counted.press.answer)
    verdict = prompts.say("sheet.is_right" if result.is_right else "sheet.is_wrong")
    seconds = round(result.counted.used.total_seconds(), 1)
    return [*about, given, right, verdict, result.points, seconds]
