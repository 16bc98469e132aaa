"""*Explain this letter*: what a letter does, in private, and nothing that is not the asker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cogs.pair import sit_down
from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from discord import Message
    from simcord.builders import ChannelHandle
    from simcord.results import ResponseMessage

    from bot.app import Backchannel
    from tests.cogs.seat import Said, Seat

LETTER = "All missiles leave Cuba, if you lift the quarantine at once. What matters most to you?"


async def explain(who: Seat, place: ChannelHandle, message: Message | ResponseMessage) -> Said:
    """Use the menu of a message."""
    return said(await who.member.context_menu(place, "Explain this letter", message))


async def test_both_letters_of_an_exchange_are_explained_with_the_idea_behind_them(
    alice: Seat,
) -> None:
    thread = await alice.set_table("us")
    await alice.press(await alice.write(thread, LETTER), "Send it")
    await alice.offer(thread, pledge="conditional")
    exchange = read(thread)[1]

    answer = await explain(alice, thread, exchange.source)

    assert answer.ephemeral
    assert "### How your letter was read" in answer.text
    assert "Missiles in Cuba: **all of them leave**" in answer.text
    assert "### What their letter does" in answer.text
    assert "### Why this answer?\n- " in answer.text
    assert "your question: which of these clauses" in answer.text
    assert "### The idea behind it" in answer.text
    lesson = await alice.press(answer, answer.labels[0])
    assert lesson.ephemeral


async def test_the_first_letter_is_a_greeting(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await explain(alice, thread, read(thread)[0].source)

    assert "**It greets.**" in answer.text


async def test_what_was_typed_is_explained_as_read_and_as_it_would_be_read(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")
    assert simcord_bot.user is not None
    sent = await alice.member.send(thread, f"<@{simcord_bot.user.id}> {LETTER}")
    await alice.press_shown(panel(thread), "Send it")
    unsent = await alice.member.send(thread, "The Jupiters leave Turkey publicly.")

    of_sent = await explain(alice, thread, sent)
    of_unsent = await explain(alice, thread, unsent)

    assert "### How your letter was read" in of_sent.text
    assert "### This was never sent" in of_unsent.text
    assert "American missiles in Turkey" in of_unsent.text


async def test_what_is_no_letter_is_answered_kindly(alice: Seat, bob: Seat) -> None:
    thread = await alice.set_table("us")
    message = await alice.member.send(alice.room, "Hello there.")

    by_a_player = await explain(alice, alice.room, message)
    by_a_stranger = await explain(bob, bob.room, message)

    assert "no letter of a negotiation of yours" in by_a_player.text
    assert by_a_stranger.ephemeral
    assert "`/negotiate resume`" in by_a_stranger.text
    assert len(read(thread)) == 1


async def test_between_two_people_only_what_both_know_is_told(alice: Seat, bob: Seat) -> None:
    pair = await sit_down(alice, bob)
    await pair.send(pair.first, missiles="out", pledge="conditional")
    letter = read(pair.thread)[1]

    by_writer = await explain(pair.first, pair.thread, letter.source)
    by_reader = await explain(pair.second, pair.thread, letter.source)

    assert "### How your letter was read" in by_writer.text
    assert "put on the table" in by_reader.text
    assert "Missiles in Cuba: **all of them leave**" in by_reader.text
    assert "points" not in by_reader.text
    assert "### Why" not in by_reader.text
