"""Tying clauses together in the builder: all or nothing, several sheets, and what-ifs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cogs.seat import panel

if TYPE_CHECKING:
    from bot.app import Backchannel
    from tests.cogs.seat import Seat

FIRST = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}


async def test_clauses_are_offered_all_or_nothing(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out", "quarantine": "lifted_after"})

    tying = await alice.press(builder, "Tie it together …")
    tied = await alice.press(tying, "All of it or nothing")
    echo = await alice.press(tied, "Look it over")
    await alice.press(echo, "Send it")

    assert "**Each clause for itself.**" in tying.text
    assert "**All of it or nothing.**" in tied.text
    assert "Proposed, all of it or nothing" in panel(thread).text


async def test_two_sheets_of_the_same_worth_are_offered_at_once(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, FIRST)

    kept = await alice.press(
        await alice.press(builder, "Tie it together …"), "Keep it, build another"
    )
    builder = await alice.press(kept, "Back to the clauses")
    builder = await alice.choose(builder, ":clause", "jupiters")
    builder = await alice.choose(builder, ":option:jupiters", "review")
    both = await alice.press(builder, "Tie it together …")
    echo = await alice.press(both, "Look it over")
    await alice.press(echo, "Send it")

    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    assert "-# 1 (81 points): 1 all of them leave" in both.text
    assert "being built" in both.text
    assert "**Or as well**" in echo.text
    assert table.state.spoken[0].alternatives == (FIRST,)
    assert (table.state.spoken[0].offer or {})["jupiters"] == "review"


async def test_kept_sheets_can_be_put_away_again(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, FIRST)
    tying = await alice.press(builder, "Tie it together …")

    kept = await alice.press(tying, "Keep it, build another")
    twice = await alice.press(kept, "Keep it, build another")
    alone = await alice.press(kept, "Only one sheet")

    assert "There is nothing in this yet" in twice.text
    assert "**One sheet.**" in alone.text


async def test_a_clause_can_depend_on_what_happens_later(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us", scenario="cuba-1962")
    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    trigger, issue = table.scenario.triggers[0], table.scenario.issues[0]
    builder = await alice.build(thread, {issue.id: issue.options[-1].id})

    tying = await alice.press(builder, "Tie it together …")
    asked = await alice.choose(tying, ":tie_when", trigger.id)
    menu = await alice.choose(asked, ":tie_clause", issue.id)
    told = await alice.choose(menu, f":tie_option:{issue.id}", issue.options[0].id)
    await alice.press(await alice.press(told, "Look it over"), "Send it")

    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    rider = table.state.spoken[0].contingency
    assert "choose the clause that is to read otherwise" in asked.text
    assert issue.options[0].label in told.text
    assert rider is not None
    assert rider.instead == {issue.id: issue.options[0].id}


async def test_a_what_if_without_a_clause_is_not_sent(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us", scenario="cuba-1962")
    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    issue = table.scenario.issues[0]
    builder = await alice.build(thread, {issue.id: issue.options[-1].id})
    tying = await alice.press(builder, "Tie it together …")
    asked = await alice.choose(tying, ":tie_when", table.scenario.triggers[0].id)

    await alice.press(await alice.press(asked, "Look it over"), "Send it")

    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    assert table.state.spoken[0].contingency is None
