"""/negotiate history and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from tests.cogs.seat import Seat


async def walk_out(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.press(
        await alice.press(await alice.press(panel(thread), "More …"), "Walk away"),
        "Leave the table",
    )


async def test_history_lists_what_runs_and_what_has_ended(alice: Seat) -> None:
    await walk_out(alice)
    await alice.set_table("su")

    answer = await alice.use("negotiate history")

    assert answer.ephemeral
    assert "Soviet Union · running, 12 exchanges left" in answer.text
    assert "No deal: the table was left" in answer.text
    assert "not looked back on yet" in answer.text
    assert "points" not in answer.text


async def test_history_turns_pages(alice: Seat) -> None:
    for _ in range(6):
        await walk_out(alice)

    first = await alice.use("negotiate history")
    second = await alice.press(first, "Older")
    pages = [first, second, await alice.press(second, "Newer")]

    turning = [[each for each in page.labels if each in ("Newer", "Older")] for page in pages]
    assert turning == [["Older"], ["Newer"], ["Older"]]
    assert first.text.count("the table was left") == 5
    assert second.text.count("the table was left") == 1


async def test_a_past_game_is_opened_read_and_tried_again(alice: Seat) -> None:
    await walk_out(alice)
    listed = await alice.use("negotiate history")

    game = await alice.press(listed, "Open")
    page = await alice.press(game, "Read it again")

    assert game.ephemeral
    assert "the table was left" in game.text
    assert "Say why, then look back" in game.labels
    assert "page 1 of" in page.text


async def test_a_game_explained_late_brings_its_debrief_to_its_thread(alice: Seat) -> None:
    await walk_out(alice)
    game = await alice.press(await alice.use("negotiate history"), "Open")

    form = await alice.member.click(game.source, label="Say why, then look back")
    await alice.member.submit_modal(form, {"why": "I was late."})
    again = await alice.press(await alice.use("negotiate history"), "Open")

    assert "> I was late." in "".join(shown.text for shown in read(alice.threads[-1]))
    assert "A second case" in again.labels


async def test_a_debrief_is_read_in_private_where_the_thread_is_gone(alice: Seat) -> None:
    await walk_out(alice)
    game = await alice.press(await alice.use("negotiate history"), "Open")
    place = alice.env.bot.get_channel(alice.threads[-1].id)
    assert isinstance(place, discord.Thread)
    await place.delete()

    form = await alice.member.click(game.source, label="Say why, then look back")
    answer = said(await alice.member.submit_modal(form, {"why": "It is gone."}))

    assert answer.ephemeral
    assert "You are yourself again" in answer.text


async def test_help_names_what_there_is_and_begins_it(alice: Seat) -> None:
    answer = await alice.use("help")

    setup = await alice.press(answer, "Start a negotiation")

    assert answer.ephemeral
    assert "/negotiate start" in answer.text
    assert "Begin" in setup.labels
