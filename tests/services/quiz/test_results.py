"""Results of live quizzes: those of one's own server, and nothing that was not revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.quiz.round_commands import End, Go, Open
from bot.services.quiz.refusals import NoQuizYet, QuizGone
from bot.services.quiz.results import PAGE_SIZE, QuizResults
from tests.quiz.played import ALICE, BOB
from tests.services.quiz.hall import CHANNEL, GUILD

if TYPE_CHECKING:
    from bot.storage.database import Database
    from tests.services.quiz.hall import Hall


@pytest.fixture
def results(database: Database) -> QuizResults:
    """The service under test."""
    return QuizResults(database)


async def test_an_answer_is_in_no_result_before_it_was_revealed(
    hall: Hall, results: QuizResults
) -> None:
    await hall.question()
    await hall.press(ALICE, 3)
    await hall.finish()
    await hall.do(Go(), 30)
    await hall.do(Open(), 30)
    await hall.press(BOB, 33, number=1)

    board = await results.board(GUILD, hall.round.id)

    assert [(each.user_id, each.number) for each in board.results] == [(ALICE, 0)]
    assert [each.points for each in board.standings] == [925, 0]


async def test_another_server_has_no_such_quiz(hall: Hall, results: QuizResults) -> None:
    await hall.lobby()

    with pytest.raises(QuizGone):
        await results.board(GUILD + 1, hall.round.id)


async def test_the_latest_quizzes_come_first_and_page_by_page(
    hall: Hall, results: QuizResults
) -> None:
    with pytest.raises(NoQuizYet):
        await results.page(GUILD, 0)
    for number in range(PAGE_SIZE + 1):
        await hall.lobby(channel=CHANNEL + number)
        await hall.join(ALICE)
        await hall.do(End(), number)
    await hall.lobby(channel=CHANNEL - 1)  # not over yet: it is in no list

    first, last = await results.page(GUILD, 0), await results.page(GUILD, 1)
    beyond = await results.page(GUILD, 99)

    ids = [each.id for each in (*first.rounds, *last.rounds)]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == PAGE_SIZE + 1
    assert (first.has_more, last.has_more, beyond.number) == (True, False, 0)
    assert set(first.players.values()) == {1}
