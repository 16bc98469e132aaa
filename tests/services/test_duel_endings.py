"""Mediators, reminders and the ways a game of two ends."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import CallMediator, MarkDraft, VoteDraft, WalkOut
from bot.services.duel_refusals import DraftPassed, NotLongEnough, NotTheirTurn
from bot.services.duels import PATIENCE
from bot.services.refusals import NoSuchTable, TableClosed
from bot.storage.schema import member
from tests.services.two import ALICE, BOB, NOW, act, offer

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay
    from bot.storage.database import Database


async def test_the_mediator_goes_by_marks_and_blind_votes(roleplay: Roleplay, shared: int) -> None:
    duels = roleplay.duels
    await duels.note(shared, BOB, CallMediator("su", ("pledge",)), NOW)
    await duels.note(shared, ALICE, CallMediator("us", ("missiles",)), NOW)
    await duels.answer_draft(shared, ALICE, 1, MarkDraft("us", "missiles"), NOW)
    table = await duels.answer_draft(shared, BOB, 1, MarkDraft("su", "pledge"), NOW)
    assert table.state.draft is not None
    assert table.state.draft.number == 2

    with pytest.raises(DraftPassed):
        await duels.answer_draft(shared, BOB, 1, VoteDraft("su", yes=True), NOW)
    await duels.answer_draft(shared, BOB, 2, VoteDraft("su", yes=True), NOW)
    unknowing = await roleplay.table(shared, ALICE)
    ended = await duels.answer_draft(shared, ALICE, 2, VoteDraft("us", yes=True), NOW)

    assert unknowing.state.draft is not None
    assert unknowing.state.draft.votes == {}
    assert ended.state.ending is not None
    assert ended.state.ending.outcome == "deal"


async def test_votes_of_both_at_once_make_one_deal(roleplay: Roleplay, shared: int) -> None:
    duels = roleplay.duels
    await duels.note(shared, BOB, CallMediator("su"), NOW)
    await duels.note(shared, ALICE, CallMediator("us"), NOW)

    await asyncio.gather(
        duels.answer_draft(shared, BOB, 1, VoteDraft("su", yes=True), NOW),
        duels.answer_draft(shared, ALICE, 1, VoteDraft("us", yes=True), NOW),
    )

    assert (await roleplay.table(shared, ALICE)).is_over


async def test_anybody_may_stop_at_any_time_without_a_walk_out(
    roleplay: Roleplay, shared: int
) -> None:
    table = await roleplay.duels.stop(shared, BOB, NOW)

    assert table.state.ending is not None
    assert table.state.ending.outcome == "no_deal"
    with pytest.raises(TableClosed):
        await act(roleplay, shared, ALICE, offer("us", missiles="out"))


async def test_the_end_can_be_claimed_when_the_other_has_long_been_silent(
    roleplay: Roleplay, shared: int
) -> None:
    duels = roleplay.duels
    with pytest.raises(NotTheirTurn):
        await duels.claim(shared, ALICE, PATIENCE, NOW + PATIENCE)
    with pytest.raises(NotLongEnough):
        await duels.claim(shared, BOB, PATIENCE, NOW + PATIENCE - timedelta(seconds=1))

    table = await duels.claim(shared, BOB, PATIENCE, NOW + PATIENCE)

    assert table.state.ending is not None
    assert table.state.ending.outcome == "no_deal"


async def test_private_notes_do_not_stop_the_clock(roleplay: Roleplay, shared: int) -> None:
    await roleplay.duels.advice(shared, ALICE, NOW + timedelta(days=6))

    table = await roleplay.duels.claim(shared, BOB, PATIENCE, NOW + PATIENCE)

    assert table.is_over


async def test_whoever_asked_for_it_is_reminded_and_stops_it(
    roleplay: Roleplay, shared: int
) -> None:
    reminders = roleplay.duels.reminders
    await reminders.start(await roleplay.table(shared, BOB), NOW)
    before_his_turn = await reminders.claim(NOW + timedelta(days=2))
    await act(roleplay, shared, ALICE, offer("us", missiles="out"))

    (due,) = await reminders.claim(NOW + timedelta(hours=25))
    lost = await reminders.claim(NOW + timedelta(hours=26))
    await reminders.done(due, NOW + timedelta(hours=26))
    (again,) = await reminders.claim(NOW + timedelta(hours=51))
    await reminders.stop(shared, BOB)

    assert before_his_turn == []
    assert due.user_id == again.user_id == BOB
    assert due.table.mine.id == "su"
    assert [each.user_id for each in lost] == [BOB]
    assert await reminders.claim(NOW + timedelta(days=9)) == []


async def test_a_move_or_the_end_stops_the_reminder(roleplay: Roleplay, shared: int) -> None:
    reminders = roleplay.duels.reminders
    for who in (ALICE, BOB):
        await reminders.start(await roleplay.table(shared, who), NOW)

    await act(roleplay, shared, ALICE, offer("us", missiles="out"))
    after_hers = await reminders.claim(NOW + timedelta(days=2))
    await act(roleplay, shared, BOB, WalkOut("su"))

    assert [each.user_id for each in after_hers] == [BOB]
    assert await reminders.claim(NOW + timedelta(days=9)) == []


async def test_when_one_of_the_two_is_forgotten_the_other_is_told_kindly(
    roleplay: Roleplay, shared: int, database: Database
) -> None:
    async with database.begin() as tx:
        await tx.execute(member.delete().where(member.c.user_id == BOB))

    with pytest.raises(NoSuchTable):
        await roleplay.table(shared, ALICE)
    assert await roleplay.duels.running(ALICE) == []
