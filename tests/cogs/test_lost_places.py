"""Threads that are missing, archived, deleted or closed, and direct messages that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from tests.cogs.seat import bot_thread, panel, read, said

if TYPE_CHECKING:
    from simcord.env import Env

    from tests.cogs.seat import Seat

MAY_NOT_WRITE_TO_THEM = 50_007
UNKNOWN_CHANNEL = 10_003


async def test_a_missing_permission_is_named_and_direct_messages_offered(
    alice: Seat, simcord_env: Env
) -> None:
    locked = simcord_env.guild.create_text_channel(
        "locked",
        overwrites={
            simcord_env.guild.default_role: discord.PermissionOverwrite(
                create_private_threads=False
            )
        },
    )

    answer = said(await alice.member.slash(locked, "negotiate start", side="us"))
    done = await alice.press(answer, "Play in direct messages")

    assert f"private thread in {locked.mention}" in answer.text
    assert "**Create Private Threads**" in answer.text
    assert done.text == "Your table is set."
    assert "Make an offer" in panel(alice.member.user.dm_channel).labels


async def test_a_voice_channel_holds_no_threads(alice: Seat, simcord_env: Env) -> None:
    voice = simcord_env.guild.create_voice_channel("voice")

    answer = said(await alice.member.slash(voice, "negotiate start", side="us"))

    assert "cannot hold private threads" in answer.text
    assert answer.labels == ["Play in direct messages"]


async def test_closed_direct_messages_are_explained_and_can_be_tried_again(alice: Seat) -> None:
    alice.env.inject_error("POST", "/channels/*/messages", status=403, code=MAY_NOT_WRITE_TO_THEM)

    answer = await alice.use("negotiate start", side="us", place="dm")
    done = await alice.press(answer, "Try again")

    assert "your direct messages are closed to me" in answer.text
    assert done.text == "Your table is set."
    assert "Make an offer" in panel(alice.member.user.dm_channel).labels


async def test_resume_leads_to_a_fresh_panel_without_another_message(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await alice.use("negotiate resume")

    assert answer.links[0].endswith(str(panel(thread).source.id))
    assert len(read(thread)) == 1


async def test_resume_moves_a_buried_panel_down(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.member.send(thread, "Let me think aloud for a moment.")

    answer = await alice.use("negotiate resume")

    (shown,) = read(thread)
    assert "Make an offer" in shown.labels
    assert thread.history()[-1].id == shown.source.id
    assert answer.links[0].endswith(str(shown.source.id))


async def test_a_panel_that_is_too_old_to_be_edited_is_posted_anew(alice: Seat) -> None:
    thread = await alice.set_table("us")
    old = panel(thread)
    await alice.env.advance_time(2 * 60 * 60)

    await alice.use("negotiate resume")

    assert len(read(thread)) == 1
    assert panel(thread).source.id != old.source.id
    assert panel(thread).labels == old.labels


async def test_resume_wakes_an_archived_thread(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await bot_thread(alice, thread).edit(archived=True)

    await alice.use("negotiate resume")

    assert not bot_thread(alice, thread).archived


async def test_a_move_in_an_archived_thread_wakes_it(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out"})
    await bot_thread(alice, thread).edit(archived=True)

    await alice.press(builder, "Send it")

    assert "11 exchanges left" in panel(thread).text


async def test_a_deleted_thread_is_replaced_with_nothing_lost(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")
    await bot_thread(alice, thread).delete()

    answer = await alice.use("negotiate resume")

    assert "Nothing is lost" in answer.text
    assert "11 exchanges left" in panel(alice.threads[-1]).text


async def test_a_move_whose_thread_was_deleted_is_kept(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out"})
    alice.env.inject_error("POST", "/channels/*/messages", status=404, code=UNKNOWN_CHANNEL)

    answer = await alice.press(builder, "Send it")
    await alice.use("negotiate resume")

    assert "Nothing is lost" in answer.text
    assert "11 exchanges left" in panel(thread).text


async def test_where_the_bot_lost_its_permission_the_letter_is_kept(alice: Seat) -> None:
    thread = await alice.set_table("us")
    echo = await alice.write(thread, "All missiles leave Cuba.")
    alice.env.inject_error("POST", "/channels/*/messages", status=403, code=50_001)

    answer = await alice.press(echo, "Send it")
    await alice.use("negotiate resume")

    assert "I cannot write where you play any more" in answer.text
    assert "> All missiles leave Cuba." in panel(alice.threads[-1]).text


async def test_a_learner_who_left_the_thread_is_let_back_in(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await bot_thread(alice, thread).remove_user(discord.Object(alice.member.id))

    await alice.use("negotiate resume")

    members = await bot_thread(alice, thread).fetch_members()
    assert alice.member.id in {member.id for member in members}
