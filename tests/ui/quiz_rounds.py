"""Rounds of a live quiz, the people in them, and what they answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

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
from bot.quiz.rounds import State
from bot.quiz.setup import RoundSetup
from bot.quiz.standings import results, standings
from bot.services.quiz.attendance import Attendance
from bot.services.quiz.offers import Offers
from bot.services.quiz.rounds import Round
from bot.services.quiz.scoreboard import Scoreboard
from bot.storage.database import Database
from bot.storage.quiz_presses import PlayerRow
from bot.storage.quiz_rounds import RoundRow
from tests.quiz.played import Played, moment, press_id
from tests.quiz.samples import SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.round_commands import Command

TEACHING = load_teaching(shipped("data"))
QUESTIONS = (
    SHORT,
    *(each for pack in TEACHING.packs.values() for each in live_questions(pack.questions)),
)
OFFERS = Offers(Database("sqlite+aiosqlite:///unused.db"), TEACHING.packs, "All topics")
FIRST_USER = 2**62
SETUP = RoundSetup(pack="s.days", title="Thirteen days", names=True, streak=True, scoring="both")
AT = datetime(2026, 1, 1, tzinfo=UTC)


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
