"""The class of a server as its moderators see it, from what its members have done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.lessons.class_view import FEW, Deeds
from bot.negotiation.commands import Message, Question, WalkOut
from bot.quiz.answers import Said
from bot.quiz.round_commands import End, Go, Open
from bot.services.classes import Classes
from bot.services.house_rules import HouseRule, HouseRules
from bot.services.places import Panel
from bot.services.quiz.refusals import NoClassView
from bot.services.quiz.results import QuizResults
from bot.services.quiz.solo import SoloQuizzes, Wish
from bot.services.roleplay import Case
from tests.quiz.played import QUESTIONS
from tests.services.quiz.hall import GUILD, Hall
from tests.services.test_course import ALICE, AT, finish

if TYPE_CHECKING:
    from bot.lessons.class_view import Line
    from bot.services.learning import Learning
    from bot.services.roleplay import Roleplay
    from bot.storage.database import Database

LATER = AT + timedelta(hours=1)


@pytest.fixture
async def rules(database: Database) -> HouseRules:
    """What the servers have decided: nothing so far."""
    rules = HouseRules(database)
    await rules.load()
    return rules


@pytest.fixture
def classes(database: Database, learning: Learning, rules: HouseRules) -> Classes:
    """The service under test."""
    return Classes(database, learning, rules, QuizResults(database))


async def line_of(classes: Classes, user_id: int = ALICE) -> Line:
    """What is shown of one member."""
    view = (await classes.look(GUILD, LATER)).view
    return next(line for line in view.lines if line.user_id == user_id)


async def test_what_a_member_has_done_is_shown_with_what_it_taught(
    classes: Classes, learning: Learning, roleplay: Roleplay
) -> None:
    await classes.note(GUILD, ALICE, "Alice", AT)
    await finish(learning, "stakes")
    await learning.reviews.rate(ALICE, "term.stakes", 0, "good", AT)
    table = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "problem-solver"), 7, AT)
    number = table.negotiation.id
    await roleplay.places.settle(table, Panel(GUILD, 5, 6, table.seq))
    asked = Message("us", asks=(Question("priorities"),))
    table = await roleplay.act(number, ALICE, table.state.turn, asked, AT)
    await roleplay.act(number, ALICE, table.state.turn, WalkOut("us"), AT)

    line = await line_of(classes)

    assert (line.name, line.deeds) == ("Alice", Deeds(lessons=1, negotiations=1, reviews=1))
    assert line.known.taught == set(learning.teaching.course.lesson("stakes").concepts)
    assert line.known.remembered == {"stakes"}
    assert "asking" in line.known.used


async def test_questions_of_live_quizzes_come_the_hardest_first(
    classes: Classes, database: Database
) -> None:
    hall = Hall(database, (QUESTIONS[0], replace(QUESTIONS[0], id="easy", ask="Easy?")))
    await hall.question()
    for player in range(1, FEW + 2):
        await hall.press(player, player, right=player == 1)
    await hall.finish(20)
    await hall.do(Go(), 30)
    await hall.do(Open(), 30)
    for player in range(1, FEW + 2):
        await hall.press(player, 30 + player, number=1)
    await hall.finish(50)
    await hall.do(End(), 60)
    await classes.stay_away(GUILD, 2, AT)

    found = await classes.look(GUILD, LATER)

    assert [(each.question.id, each.right, len(each.answers)) for each in found.questions] == [
        (QUESTIONS[0].id, 1, FEW),
        ("easy", FEW, FEW),
    ]
    assert [line.deeds.quizzes for line in found.view.lines] == [1] * FEW


async def test_what_was_chosen_alone_the_first_time_counts_in_the_same_sums(
    classes: Classes, learning: Learning, database: Database
) -> None:
    solo = SoloQuizzes(database, learning.teaching, learning.marker, learning.reviews)
    for player in range(1, FEW + 2):
        await classes.note(GUILD, player, f"Player {player}", AT)
        for day, is_right in enumerate((False, True)):  # what was missed is asked again
            at = AT + timedelta(days=day)
            quiz = await solo.begin(player, Wish("myths", 1, 1), at, Random(1))
            value = getattr(quiz.questions[0], "answer", True) is is_right
            await solo.answer(player, quiz.row.id, 0, Said(value), at)
    await classes.stay_away(GUILD, 2, AT)

    (found,) = (await classes.look(GUILD, LATER + timedelta(days=2))).questions

    wrong = Said(not getattr(found.question, "answer", True))
    assert [each.answer for each in found.answers] == [wrong] * FEW
    assert found.right == 0
    assert 2 not in {each.user_id for each in found.answers}


async def test_who_stays_away_is_gone_at_once_also_from_what_was_looked_at_before(
    classes: Classes,
) -> None:
    await classes.note(GUILD, ALICE, "Alice", AT)
    before = await classes.look(GUILD, LATER)

    await classes.stay_away(GUILD, ALICE, LATER)
    after = await classes.look(GUILD, LATER)

    assert [line.user_id for line in before.view.lines] == [ALICE]
    assert (after.view.lines, after.view.absent) == ((), 1)
    await classes.come_back(GUILD, ALICE)
    assert not await classes.is_away(GUILD, ALICE)


async def test_a_server_may_turn_the_view_off(classes: Classes, rules: HouseRules) -> None:
    await classes.note(GUILD, ALICE, "Alice", AT)
    assert await classes.shown() == [GUILD]

    await rules.keep(GUILD, HouseRule(class_view=False))

    assert await classes.shown() == []
    with pytest.raises(NoClassView):
        await classes.look(GUILD, LATER)
