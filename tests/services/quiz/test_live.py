"""Live quizzes: opened once in a channel, steered, timed, and taken up again after a crash."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.quiz.round_commands import Close, End, Exclude, GiveTime, Go, Open, Pause, Void
from bot.services.quiz import rounds as limits
from bot.services.quiz.refusals import (
    NoQuizHere,
    QuizGone,
    QuizHere,
    QuizMovedOn,
    StepRefused,
)
from tests.quiz.played import ALICE, BOB, moment
from tests.services.quiz.hall import CHANNEL, SETUP, Hall

if TYPE_CHECKING:
    from bot.storage.database import Database


def ours(_guild_id: int) -> bool:
    """This process serves every server."""
    return True


AUTOPILOT = replace(SETUP, pace="autopilot", reading_seconds=15)


async def test_a_second_quiz_in_a_channel_is_led_to_the_first(hall: Hall) -> None:
    first = await hall.lobby()

    with pytest.raises(QuizHere) as here:
        await hall.lobby()

    assert here.value.round_id == first.id
    assert (await hall.live.here(CHANNEL)).id == first.id


async def test_where_no_quiz_is_that_is_said(hall: Hall) -> None:
    with pytest.raises(NoQuizHere):
        await hall.live.here(CHANNEL)
    with pytest.raises(QuizGone):
        await hall.live.round(4711)


async def test_after_the_end_the_channel_is_free(hall: Hall) -> None:
    first = await hall.lobby()
    await hall.do(End())

    assert (await hall.lobby()).id > first.id


async def test_a_step_against_the_rules_is_refused_with_its_reason(hall: Hall) -> None:
    await hall.lobby()

    with pytest.raises(StepRefused) as refused:
        await hall.do(Close())

    assert refused.value.fault == "not_open"
    assert refused.value.text == "quiz_fault.not_open"


async def test_of_two_moderators_one_is_faster(hall: Hall) -> None:
    await hall.lobby()

    both = await asyncio.gather(hall.do(Go()), hall.do(Go()), return_exceptions=True)

    refused = [each for each in both if isinstance(each, StepRefused | QuizMovedOn)]
    assert len(refused) == 1
    assert len((await hall.live.round(hall.round.id)).events) == 1


async def test_the_timer_follows_what_is_due(hall: Hall) -> None:
    await hall.question()
    assert await hall.live.next_due() == moment(20)

    await hall.do(Pause(), 5)
    assert await hall.live.next_due() == moment(5) + timedelta(hours=3)

    await hall.do(End(), 6)
    assert await hall.live.next_due() is None


async def test_when_its_time_is_up_a_question_closes_at_that_time(hall: Hall) -> None:
    await hall.question()
    assert await hall.live.claim(moment(19)) == []
    assert await hall.live.claim(moment(23)) == [hall.round.id]

    round_ = (await hall.live.tick(hall.round.id, moment(23))).round

    assert round_.turn is not None
    assert round_.turn.closed_at == moment(20)


async def test_the_autopilot_catches_up_with_everything_that_is_due(hall: Hall) -> None:
    await hall.question(AUTOPILOT)

    round_ = (await hall.live.tick(hall.round.id, moment(23))).round

    assert round_.state.phase == "revealed"
    assert await hall.live.next_due() == moment(38)


async def test_it_closes_when_everybody_has_answered(hall: Hall) -> None:
    await hall.question()
    await hall.join(BOB, -1)
    await hall.press(ALICE, 3)
    assert (await hall.live.tick(hall.round.id, moment(4))).round.state.phase == "open"

    await hall.press(BOB, 6)
    round_ = (await hall.live.tick(hall.round.id, moment(7))).round

    assert round_.turn is not None
    assert round_.turn.closed_at == moment(6) + timedelta(milliseconds=0)


async def test_whoever_comes_in_with_an_answer_does_not_close_the_question(hall: Hall) -> None:
    await hall.question()
    await hall.press(ALICE, 3)

    assert (await hall.live.tick(hall.round.id, moment(4))).round.state.phase == "open"


async def test_it_waits_for_extra_time_but_not_for_the_excluded(hall: Hall) -> None:
    await hall.question()
    await hall.join(ALICE)
    await hall.join(BOB)
    await hall.do(GiveTime(BOB, 50), 1)
    await hall.live.tick(hall.round.id, moment(2))
    assert await hall.live.next_due() == moment(30)

    await hall.press(ALICE, 3)
    await hall.do(Exclude(BOB), 4)
    assert (await hall.live.tick(hall.round.id, moment(4))).round.state.phase == "closed"


async def test_who_has_not_answered_is_known(hall: Hall) -> None:
    await hall.question()
    await hall.join(BOB)
    await hall.press(ALICE, 3)

    found = (await hall.live.look(hall.round.id)).attendance

    assert [player.user_id for player in found.waiting] == [BOB]
    assert found.players[1].name == "Player 1"


async def test_after_a_crash_the_question_goes_on_with_the_remaining_time(
    hall: Hall, database: Database
) -> None:
    await hall.question()
    await hall.join(BOB)
    await hall.press(ALICE, 8)

    reborn = Hall(database)
    (round_,) = await reborn.live.recover(moment(60), ours)

    assert round_.state.closes_at() == moment(72)
    assert await reborn.live.next_due() == moment(72)
    reborn.round = round_
    assert await reborn.fate(BOB, 71) == "kept"
    assert (await reborn.points())[ALICE] == 800


async def test_after_a_long_absence_the_question_is_void_and_the_quiz_waits(
    hall: Hall, database: Database
) -> None:
    await hall.question(AUTOPILOT)

    (round_,) = await Hall(database).live.recover(moment(3600), ours)

    assert (round_.state.phase, round_.state.paused) == ("void", "away")


async def test_an_end_that_was_never_shown_is_found_again(hall: Hall, database: Database) -> None:
    await hall.question()
    await hall.do(End(), 5)

    (round_,) = await Hall(database).live.recover(moment(60), ours)
    await hall.live.remember(round_, told_seq=round_.row.seq)

    assert round_.state.ended == "moderator"
    assert await Hall(database).live.recover(moment(61), ours) == []


async def test_a_message_that_was_not_noted_is_asked_for_again(
    hall: Hall, database: Database
) -> None:
    await hall.lobby()
    await hall.do(Go())

    (round_,) = await Hall(database).live.recover(moment(60), ours)

    assert round_.state.phase == "asking"
    hall.round = round_
    assert (await hall.do(Open(), 61)).state.closes_at() == moment(81)


async def test_a_question_posted_before_a_crash_and_noted_after_it_keeps_its_whole_time(
    hall: Hall,
) -> None:
    await hall.lobby()
    await hall.do(Go())

    round_ = await hall.live.opened(hall.round.id, 0, 4711, at=moment(1), now=moment(41))

    assert round_.state.closes_at() == moment(61)
    assert await hall.live.next_due() == moment(61)


async def test_a_question_skipped_while_it_was_being_posted_still_knows_its_message(
    hall: Hall,
) -> None:
    await hall.lobby()
    await hall.do(Go())
    await hall.do(Void(), 1)

    round_ = await hall.live.opened(hall.round.id, 0, 4711, at=moment(2), now=moment(2))

    assert (round_.state.phase, round_.row.question_message_id) == ("void", 4711)
    assert round_.is_posted
    await hall.do(Go(), 3)
    with pytest.raises(QuizMovedOn):
        await hall.live.opened(hall.round.id, 0, 4712, at=moment(4), now=moment(4))


async def test_more_rounds_than_are_kept_can_be_taken_up_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_KEPT", 2)
    halls = [Hall(database) for _ in range(5)]
    for number, each in enumerate(halls):
        await each.lobby(channel=CHANNEL + number)

    found = await halls[0].live.recover(moment(60), ours)

    assert [round_.id for round_ in found] == [each.round.id for each in halls]


async def test_it_is_told_when_nobody_is_waited_for_any_more(hall: Hall) -> None:
    await hall.question()
    await hall.join(ALICE, -2)
    await hall.join(BOB, -1)
    await hall.live.look(hall.round.id)

    await hall.press(ALICE, 3)
    told = [hall.complete]
    await hall.press(BOB, 4)
    told.append(hall.complete)

    assert told == [set(), {hall.round.id}]
