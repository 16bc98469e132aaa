"""Playing against somebody: turns, secrets, reminders and ends."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import (
    Accept,
    CallMediator,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    Question,
    VoteDraft,
    WalkOut,
)
from bot.services.challenges import Wish
from bot.services.duel_refusals import (
    DraftPassed,
    NoGamesTogether,
    NotLongEnough,
    NotTheirTurn,
)
from bot.services.duels import PATIENCE
from bot.services.refusals import NoSuchTable, NotPossible, NotYourTable, TableClosed, TurnPassed
from bot.storage.schema import member

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table
    from bot.storage.database import Database

ALICE, BOB, MORGAN = 1001, 1002, 1003
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}


@pytest.fixture
async def shared(roleplay: Roleplay) -> int:
    """Alice is the United States and speaks first, Bob the Soviet Union."""
    for seed in range(50):
        wish = Wish(ALICE, BOB, "cuba-1962-short", "us", 1, 2)
        challenge = await roleplay.challenges.make(wish, seed, NOW)
        table = await roleplay.challenges.accept(challenge.id, BOB, NOW)
        if table.state.setup.side == "us":
            return table.negotiation.id
        await roleplay.duels.stop(table.negotiation.id, BOB, NOW)
    raise AssertionError("the draw never falls on the United States")


def offer(side: str, **terms: str) -> Message:
    return Message(side, offer=terms, acts=("offer",))


async def act(
    roleplay: Roleplay, shared: int, user_id: int, command: Command, turn: int = 1
) -> Table:
    return await roleplay.act(shared, user_id, turn, command, NOW)


async def test_the_two_move_in_turn_at_one_table(roleplay: Roleplay, shared: int) -> None:
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    table = await act(roleplay, shared, BOB, offer("su", missiles="stay"))

    assert table.state.turn == 2
    assert table.mine.id == "su"
    assert table.their_offer == WHOLE


@pytest.mark.parametrize("command", [offer("su", missiles="stay"), WalkOut("su")])
async def test_out_of_turn_is_told_kindly_and_changes_nothing(
    roleplay: Roleplay, shared: int, command: Command
) -> None:
    before = await roleplay.table(shared, BOB)

    with pytest.raises(NotPossible) as refused:
        await act(roleplay, shared, BOB, command)

    assert refused.value.fault == "not_your_turn"
    assert await roleplay.table(shared, BOB) == before


async def test_nobody_moves_for_the_other_side(roleplay: Roleplay, shared: int) -> None:
    with pytest.raises(NotYourTable):
        await act(roleplay, shared, MORGAN, offer("us", missiles="out"))
    with pytest.raises(NotYourTable):
        await roleplay.table(shared, MORGAN)


async def test_each_sees_the_own_sheet_and_nothing_of_the_other(
    roleplay: Roleplay, shared: int
) -> None:
    await roleplay.prepare(shared, ALICE, Prepare("us", 77.0, 61.0), "What do they fear?", NOW)
    await act(roleplay, shared, ALICE, Predict("us", ("missiles", "pledge")))
    await roleplay.duels.note(shared, ALICE, CallMediator("us", ("jupiters",)), NOW)
    await roleplay.duels.advice(shared, ALICE, NOW)

    hers, his = [await roleplay.table(shared, who) for who in (ALICE, BOB)]
    everybodys = await roleplay.places.table(shared)

    assert {each.event.kind for each in hers.log} == {
        "opened", "prepared", "predicted", "mediator_called", "hint_taken"
    }  # fmt: skip
    for others in (his, everybodys):
        assert [each.event.kind for each in others.log] == ["opened", "mediator_called"]
        assert others.state.called == {"us": ()}
    assert his.scenario.side("us").brief == ""
    assert everybodys.scenario.side("su").brief == ""
    assert hers.scenario.side("us").brief != ""


async def test_after_the_end_each_knows_the_own_points_only(
    roleplay: Roleplay, shared: int
) -> None:
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    his = await act(roleplay, shared, BOB, Accept("su"))

    hers = await roleplay.table(shared, ALICE)

    assert hers.state.ending is not None
    assert hers.state.ending.utility == {"us": 81.0}
    assert his.state.ending is not None
    assert set(his.state.ending.utility) == {"su"}


async def test_pressed_at_once_by_both_only_who_is_to_move_has_moved(
    roleplay: Roleplay, shared: int
) -> None:
    results = await asyncio.gather(
        act(roleplay, shared, ALICE, offer("us", missiles="out")),
        act(roleplay, shared, BOB, offer("su", missiles="stay")),
        return_exceptions=True,
    )

    table = await roleplay.table(shared, ALICE)
    assert not isinstance(results[0], BaseException)
    assert len(table.state.spoken) == (1 if isinstance(results[1], NotPossible) else 2)


async def test_a_double_press_of_one_moves_once(roleplay: Roleplay, shared: int) -> None:
    results = await asyncio.gather(
        *(act(roleplay, shared, ALICE, offer("us", missiles="out")) for _ in range(3)),
        return_exceptions=True,
    )

    assert sum(isinstance(result, NotPossible) for result in results) == 2
    assert len((await roleplay.table(shared, BOB)).state.spoken) == 1


async def test_what_the_other_does_in_private_never_spoils_a_move(
    roleplay: Roleplay, shared: int
) -> None:
    results = await asyncio.gather(
        act(roleplay, shared, ALICE, offer("us", missiles="out")),
        roleplay.duels.advice(shared, BOB, NOW),
        roleplay.duels.note(shared, BOB, CallMediator("su"), NOW),
    )

    assert len(results) == 3
    assert (await roleplay.table(shared, BOB)).state.hints == 1


async def test_a_button_of_an_earlier_exchange_does_nothing(
    roleplay: Roleplay, shared: int
) -> None:
    await act(roleplay, shared, ALICE, offer("us", missiles="out"))
    await act(roleplay, shared, BOB, offer("su", missiles="stay"))

    with pytest.raises(TurnPassed):
        await act(roleplay, shared, ALICE, offer("us", missiles="out"), turn=1)


async def test_drafts_are_for_their_owner_alone(roleplay: Roleplay, shared: int) -> None:
    await roleplay.drafts.choose(shared, ALICE, 1, "missiles", "out", NOW)
    await roleplay.drafts.choose(shared, BOB, 1, "missiles", "stay", NOW)

    await act(roleplay, shared, ALICE, offer("us", pledge="none"))

    assert (await roleplay.drafts.show(shared, ALICE, 1)).terms == {}
    his = await roleplay.drafts.show(shared, BOB, 1)
    assert his.terms == {"missiles": "stay"}
    assert his.points() == (20, 100)


async def test_the_own_words_go_with_the_move(roleplay: Roleplay, shared: int) -> None:
    await roleplay.act(
        shared, ALICE, 1, offer("us", missiles="out"), NOW, "Take them home, Mr. Chairman."
    )

    table = await roleplay.table(shared, BOB)

    assert "Take them home, Mr. Chairman." in [logged.words for logged in table.log]


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


async def test_both_find_the_game_again_running_and_finished(
    roleplay: Roleplay, shared: int
) -> None:
    running = [(await roleplay.running(who))[0].mine.id for who in (ALICE, BOB)]
    await act(roleplay, shared, ALICE, Message("us", asks=(Question("priorities"),)))
    await roleplay.duels.stop(shared, ALICE, NOW)

    pages = [await roleplay.duels.page(who, 0) for who in (ALICE, BOB)]

    assert running == ["us", "su"]
    assert [page.finished[0].mine.id for page in pages] == ["us", "su"]
    with pytest.raises(NoGamesTogether):
        await roleplay.duels.page(MORGAN, 0)
