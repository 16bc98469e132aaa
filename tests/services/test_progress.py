"""How far somebody has come: taught by lessons, remembered by reviews, used by finished games."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.negotiation.commands import Message, Question, WalkOut
from bot.quiz.answers import Chosen
from bot.quiz.questions import SingleChoice
from bot.services.quiz.solo import SoloQuizzes, Wish
from bot.services.roleplay import Case
from tests.quiz.played import BOB, QUESTIONS, moment
from tests.services.quiz.hall import Hall
from tests.services.test_course import ALICE, AT, finish

if TYPE_CHECKING:
    from bot.content.teaching import Teaching
    from bot.services.learning import Learning
    from bot.services.progress import Progress
    from bot.services.roleplay import Roleplay
    from bot.storage.database import Database

DAY = timedelta(days=1)
HERE = 2**60


def standing(progress: Progress, concept: str) -> tuple[bool, bool, int]:
    """Of one idea: taught, remembered, used in so many games."""
    found = next(
        each for lesson in progress.lessons for each in lesson.concepts if each.concept == concept
    )
    return found.is_taught, found.is_remembered, found.used


async def test_at_the_beginning_the_first_lesson_is_the_next_step(learning: Learning) -> None:
    progress = await learning.progress.progress(ALICE, AT)

    assert sum(lesson.taught for lesson in progress.lessons) == 0
    assert progress.suggestion.lesson is not None
    assert progress.suggestion.lesson.id == "stakes"


async def test_what_is_taught_is_remembered_only_once_it_was_recalled(learning: Learning) -> None:
    await finish(learning, "stakes")
    before = await learning.progress.progress(ALICE, AT)

    await learning.reviews.rate(ALICE, "term.stakes", 0, "good", AT + DAY)
    after = await learning.progress.progress(ALICE, AT + DAY)
    years_later = await learning.progress.progress(ALICE, AT + 999 * DAY)

    assert standing(before, "stakes") == (True, False, 0)
    assert standing(after, "stakes") == (True, True, 0)
    assert standing(years_later, "stakes") == (True, False, 0)


async def test_what_was_done_in_a_finished_game_counts_as_used(
    learning: Learning, roleplay: Roleplay
) -> None:
    table = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "problem-solver"), 7, AT)
    number = table.negotiation.id
    question = Message("us", asks=(Question("priorities"),))
    table = await roleplay.act(number, ALICE, table.state.turn, question, AT)

    running = await learning.progress.progress(ALICE, AT)
    await roleplay.act(number, ALICE, table.state.turn, WalkOut("us"), AT)
    finished = await learning.progress.progress(ALICE, AT)

    assert standing(running, "asking") == (False, False, 0)
    assert standing(finished, "asking") == (False, False, 1)
    assert standing(finished, "closing") == (False, False, 0)
    assert finished.games == 1


async def test_many_things_due_come_before_a_new_lesson(learning: Learning) -> None:
    for lesson in ("stakes", "letters"):
        await finish(learning, lesson)

    progress = await learning.progress.progress(ALICE, AT + DAY)

    assert progress.suggestion.step == "review"
    assert progress.due >= 5


async def test_after_three_lessons_it_is_time_to_play(learning: Learning) -> None:
    for lesson in ("stakes", "letters", "interests"):
        await finish(learning, lesson)

    suggestion = (await learning.progress.progress(ALICE, AT)).suggestion

    assert suggestion.step == "play"
    assert suggestion.concept == "interest"


async def test_only_those_who_join_are_on_the_board_of_their_server(learning: Learning) -> None:
    await finish(learning, "stakes")
    assert await learning.progress.board(HERE, AT) == []

    await learning.progress.join(HERE, ALICE, AT)
    (rank,) = await learning.progress.board(HERE, AT)

    assert (rank.user_id, rank.remembered, rank.lessons, rank.games) == (ALICE, 0, 1, 0)
    assert await learning.progress.board(HERE + 1, AT) == []
    await learning.progress.leave(HERE, ALICE)
    assert await learning.progress.board(HERE, AT) == []


async def test_what_a_quiz_asked_counts_as_remembered_or_not(
    learning: Learning, database: Database, teaching: Teaching
) -> None:
    solo = SoloQuizzes(database, teaching, learning.marker, learning.reviews)
    quiz = await solo.begin(ALICE, Wish("ideas", 60, None), AT, Random(1))
    number, question = next(
        (n, each) for n, each in enumerate(quiz.questions) if isinstance(each, SingleChoice)
    )
    assert question.concept is not None
    right = next(n for n, choice in enumerate(question.choices) if choice.right)

    await solo.answer(ALICE, quiz.row.id, number, Chosen(frozenset({right})), AT)
    known = await learning.progress.progress(ALICE, AT)
    again = await solo.begin(ALICE, Wish("ideas", 60, None), AT, Random(1))
    number = [each.id for each in again.questions].index(question.id)
    wrong = Chosen(frozenset({(right + 1) % len(question.choices)}))
    await solo.answer(ALICE, again.row.id, number, wrong, AT + DAY)
    missed = await learning.progress.progress(ALICE, AT + DAY)

    assert standing(known, question.concept) == (False, True, 0)
    assert standing(missed, question.concept) == (False, False, 0)


async def test_a_live_answer_counts_once_it_was_revealed(
    learning: Learning, database: Database, teaching: Teaching
) -> None:
    concept = teaching.course.lessons[0].concepts[0]
    asked = replace(QUESTIONS[0], concept=concept)
    hall = Hall(database, (asked,))
    await hall.question()
    await hall.press(BOB, 3)

    secret = await learning.progress.progress(BOB, moment(5))
    await hall.finish()
    told = await learning.progress.progress(BOB, moment(30))

    assert standing(secret, concept) == (False, False, 0)
    assert standing(told, concept) == (False, True, 0)
