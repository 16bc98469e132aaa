"""Other versions, two devices, and people who leave: each has a kind way forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    import pytest
    from discord.ui import Item
    from simcord.env import Env

    from bot.app import Backchannel, Interaction
    from tests.cogs.seat import Seat

UNKNOWN_MEMBER = 10_007


async def test_a_form_of_another_version_is_answered_and_nothing_changes(
    alice: Seat, simcord_bot: Backchannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.ui import forms, writing

    async def open_old(interaction: Interaction, _id: str, title: str, *items: Item[Any]) -> None:
        await forms.open_form(interaction, "neg0:1:1:form_letter", title, *items)

    thread = await alice.set_table("us")
    monkeypatch.setattr(writing, "open_form", open_old)

    answer = await alice.write(thread, "All missiles leave Cuba.")

    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    assert answer.ephemeral
    assert "earlier version of me" in answer.text
    assert "/negotiate resume" in answer.text
    assert table.state.turn == 1
    assert len(read(thread)) == 1


async def test_what_was_changed_on_another_device_is_not_sent_unseen(alice: Seat) -> None:
    thread = await alice.set_table("us")
    on_the_phone = await alice.build(thread, {"missiles": "out"})
    await alice.build(thread, {"pledge": "none"})

    answer = await alice.press(on_the_phone, "Send it")

    assert "changed since it was shown here, perhaps on another device" in answer.text
    assert "12 exchanges left" in panel(thread).text


async def test_a_learner_who_left_the_server_goes_on_in_direct_messages(
    alice: Seat, simcord_env: Env
) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")
    simcord_env.guild.remove_member(alice.member)
    simcord_env.inject_error(
        "PUT", f"/channels/*/thread-members/{alice.member.id}", status=404, code=UNKNOWN_MEMBER
    )

    answer = said(await alice.member.user.slash("negotiate resume"))

    assert "Nothing is lost" in answer.text
    assert "11 exchanges left" in panel(alice.member.user.dm_channel).text


async def test_a_learner_who_left_and_came_back_finds_the_table_as_it_was(
    alice: Seat, simcord_env: Env
) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")
    simcord_env.guild.remove_member(alice.member)
    alice.member = simcord_env.guild.add_member(alice.member.user)

    answer = await alice.use("negotiate resume")

    assert str(thread.id) in answer.links[0]
    assert "11 exchanges left" in panel(thread).text
