"""Answers written into the book: each acknowledged, none lost, none counted twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.quiz.answers import Chosen, Said, Typed
from bot.quiz.round_commands import Close, Exclude, Go, Open, Pause, Reveal, Void
from bot.services.quiz.book import MOST_CHANGES
from tests.quiz.played import ALICE, BOB, RIGHT, WRONG
from tests.services.quiz.hall import SETUP

if TYPE_CHECKING:
    from tests.services.quiz.hall import Hall

CHANGEABLE = replace(SETUP, change=True)


async def test_an_answer_lets_its_player_join(hall: Hall) -> None:
    await hall.question()

    receipt = await hall.press(ALICE, 3)

    assert (receipt.fate, receipt.joined, receipt.answer) == ("kept", True, RIGHT)
    assert await hall.points() == {ALICE: 925}


async def test_one_who_has_joined_is_in(hall: Hall) -> None:
    await hall.lobby()

    assert [(await hall.join(ALICE)).fate for _ in range(2)] == ["joined", "was_in"]


async def test_the_first_answer_stands(hall: Hall) -> None:
    await hall.question()
    await hall.press(ALICE, 3)

    receipt = await hall.press(ALICE, 4, right=False)

    assert (receipt.fate, receipt.answer) == ("stands", RIGHT)
    assert await hall.points() == {ALICE: 925}


async def test_an_earlier_press_that_arrives_later_takes_its_place(hall: Hall) -> None:
    await hall.question()
    await hall.press(ALICE, 4)

    receipt = await hall.press(ALICE, 2, right=False)

    assert (receipt.fate, receipt.answer) == ("changed", WRONG)
    assert await hall.points() == {ALICE: 0}


async def test_minds_may_be_changed_where_that_is_allowed(hall: Hall) -> None:
    await hall.question(CHANGEABLE)
    await hall.press(ALICE, 2, right=False)

    assert await hall.fate(ALICE, 4) == "changed"
    assert await hall.points() == {ALICE: 900}


async def test_but_not_without_end(hall: Hall) -> None:
    await hall.question(CHANGEABLE)

    fates = [await hall.fate(ALICE, 1 + n / 10) for n in range(MOST_CHANGES + 3)]

    assert fates[-2:] == ["stands", "stands"]


async def test_two_clicks_at_once_are_one_answer(hall: Hall) -> None:
    await hall.question()

    both = await asyncio.gather(hall.press(ALICE, 3), hall.press(ALICE, 3.1, right=False))

    assert sorted(receipt.fate for receipt in both) == ["kept", "stands"]
    assert await hall.points() == {ALICE: 925}


async def test_a_room_full_of_people_is_written_at_once(hall: Hall) -> None:
    await hall.question()

    receipts = await asyncio.gather(*(hall.press(100 + n, 1 + n / 100) for n in range(300)))

    assert {receipt.fate for receipt in receipts} == {"kept"}
    assert len(await hall.points()) == 300
    assert set(hall.written) == {hall.round.id}
    assert len(hall.written) < 10


async def test_what_cannot_count_is_said_and_not_kept(hall: Hall) -> None:
    await hall.question()
    assert await hall.fate(ALICE, 21) == "late"
    await hall.do(Pause(), 5)
    assert await hall.fate(ALICE, 6) == "paused"
    await hall.do(Exclude(BOB), 7)
    assert await hall.fate(BOB, 4) == "out"
    await hall.do(Void(), 8)
    assert await hall.fate(ALICE, 4) == "void"

    assert await hall.points() == {}


async def test_what_is_not_revealed_tells_nobody_whether_they_are_right(hall: Hall) -> None:
    await hall.question()
    await hall.press(ALICE, 3)
    before = (await hall.board()).standing_of(ALICE)

    await hall.finish()
    after = (await hall.board()).standing_of(ALICE)

    assert before is not None
    assert after is not None
    assert (before.points, after.points) == (0, 925)


async def test_a_press_in_time_counts_after_the_reveal(hall: Hall) -> None:
    await hall.question()
    await hall.do(Close(), 10)
    await hall.do(Reveal(), 11)

    assert await hall.fate(ALICE, 9) == "kept"
    assert await hall.fate(BOB, 11) == "late"


async def test_a_button_of_an_earlier_question_answers_that_one_or_none(hall: Hall) -> None:
    await hall.question()
    await hall.finish()
    await hall.do(Go(), 30)
    await hall.do(Open(), 30)

    assert (await hall.press(ALICE, 31, number=0)).fate == "late"
    assert (await hall.press(ALICE, 31, number=1)).fate == "kept"
    assert (await hall.press(ALICE, 31, number=2)).fate == "late"


async def test_in_a_quiz_that_is_gone_nothing_is_written(hall: Hall) -> None:
    await hall.question()
    entry = replace(hall.entry(ALICE, 3, 0, RIGHT), round_id=4711)

    assert (await hall.live.book.write(entry)).fate == "gone"


async def test_one_who_gives_up_waiting_does_not_take_others_along(hall: Hall) -> None:
    await hall.question()
    impatient = asyncio.create_task(hall.press(ALICE, 3))
    patient = asyncio.create_task(hall.press(BOB, 3))
    await asyncio.sleep(0)

    impatient.cancel()

    assert (await patient).fate == "kept"
    assert set(await hall.points()) == {ALICE, BOB}


async def test_an_answer_of_another_kind_is_not_kept(hall: Hall) -> None:
    await hall.question()
    crafted = (Said(True), Chosen(frozenset({9})), Chosen(frozenset()), Typed("Cuba"))

    fates = [
        (await hall.live.book.write(replace(hall.entry(ALICE, 3, 0, RIGHT), answer=answer))).fate
        for answer in crafted
    ]

    assert fates == ["unfit"] * len(crafted)
    await hall.press(ALICE, 4)
    await hall.finish()
    assert (await hall.board()).standing_of(ALICE) is not None
