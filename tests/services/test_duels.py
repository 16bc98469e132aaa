"""Playing against somebody: turns, secrets, reminders and ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import (
    Accept,
    CallMediator,
    Message,
    Predict,
    Prepare,
    Question,
    WalkOut,
)
from bot.services.duel_refusals import (
    NoGamesTogether,
)
from bot.services.refusals import NotPossible, NotYourTable, TurnPassed
from tests.services.two import ALICE, BOB, MORGAN, NOW, WHOLE, act, offer

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.services.roleplay import Roleplay


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
