"""/negotiate start and the moves that follow, seen by the people in the server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.negotiation.commands import Message
from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from bot.app import Backchannel
    from tests.cogs.seat import Seat


async def test_start_opens_a_private_thread_nobody_can_be_invited_to(alice: Seat) -> None:
    answer = await alice.use("negotiate start", side="us")

    asked = next(one for one in alice.env.http_requests if one.path.endswith("/threads"))
    assert asked.json == {
        "name": "The missile trade: four issues · United States",
        "type": discord.ChannelType.private_thread.value,
        "invitable": False,
        "auto_archive_duration": 10_080,
        "rate_limit_per_user": None,
    }
    assert answer.ephemeral
    assert answer.labels == ["Go to the table"]
    assert str(alice.threads[-1].id) in answer.links[0]


async def test_the_panel_says_who_is_who_how_long_and_how_hot_it_is(alice: Seat) -> None:
    thread = await alice.set_table("su")

    shown = panel(thread)
    assert "You: **Soviet Union** · Across the table: **United States**" in shown.text
    assert "24 October 1962 · 12 exchanges left" in shown.text
    assert "▰▰▰▱▱▱▱▱▱▱ **30** of 100 · uneasy" in shown.text
    assert "○ **4 The quarantine at sea** · open" in shown.text
    assert shown.labels == [
        "Write a letter",
        "Make an offer",
        "Ask a question",
        "Prepare",
        "Ask my advisers",
        "My brief",
        "More …",
    ]


async def test_the_set_up_keeps_every_choice_in_its_ids(alice: Seat) -> None:
    setup = await alice.use("negotiate start")

    setup = await alice.choose(setup, ":side", "su")
    setup = await alice.choose(setup, ":persona", "hawk")
    setup = await alice.choose(setup, ":place", "dm")
    done = await alice.press(setup, "Begin")

    assert "set1:cuba-1962-short:su:hawk:dm:begin" in setup.ids
    assert done.text == "Your table is set."
    assert "You: **Soviet Union**" in panel(alice.member.user.dm_channel).text


async def test_the_brief_is_for_the_learner_alone(alice: Seat) -> None:
    thread = await alice.set_table("us")

    brief = await alice.press(panel(thread), "My brief")

    assert brief.ephemeral
    assert "Without a deal" in brief.text
    assert "**41** · all of them leave" in brief.text


async def test_an_offer_is_built_clause_by_clause_and_shows_its_worth(alice: Seat) -> None:
    thread = await alice.set_table("us")

    builder = await alice.build(thread, {"missiles": "out"})
    whole = await alice.build(
        thread,
        {"pledge": "conditional", "jupiters": "out_private", "quarantine": "lifted_after"},
    )

    assert builder.ephemeral
    assert "◔ **1 Missiles in Cuba**\n-# you propose: all of them leave" in builder.text
    assert "Worth to you: 41 to 100 points" in builder.text
    assert "Worth to you: 81 points" in whole.text
    assert "23 more than leaving the table (58)" in whole.text


async def test_what_was_chosen_waits_when_the_builder_is_closed(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.build(thread, {"missiles": "out"})

    again = await alice.press(panel(thread), "Make an offer")

    assert "all of them leave" in again.text


async def test_discarding_sends_nothing(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out"})

    answer = await alice.press(builder, "Put it away")

    assert "Nothing was sent" in answer.text
    assert len(read(thread)) == 1
    again = await alice.press(panel(thread), "Make an offer")
    assert "○ **1 Missiles in Cuba** · open" in again.text


async def test_their_sheet_can_be_the_start_of_an_offer(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")

    builder = await alice.press(panel(thread), "Make an offer")
    builder = await alice.press(builder, "Start from theirs")

    assert "of 4 agreed" in builder.text
    assert "settles every clause" in builder.text


async def test_sending_brings_their_letter_and_moves_the_panel(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await alice.offer(thread, missiles="out")

    opening, newest = read(thread)
    assert answer.ephemeral
    assert "Sent." in answer.text
    assert opening.labels == []
    assert "Make an offer" in newest.labels
    assert "**1** Missiles in Cuba: **all of them leave**" in newest.text
    assert "**Soviet Union** to United States" in newest.text
    assert "11 exchanges left" in newest.text


async def test_a_question_is_answered_and_uses_an_exchange(alice: Seat) -> None:
    thread = await alice.set_table("us")

    menu = await alice.press(panel(thread), "Ask a question")
    echo = await alice.choose(menu, ":question", "pledge")
    answer = await alice.press(echo, "Send it")

    assert menu.ephemeral
    assert "**Asked:** how much does this matter to you" in echo.text
    assert "Sent." in answer.text
    assert "**Asked:** how much does this matter to you" in panel(thread).text
    assert "11 exchanges left" in panel(thread).text


async def test_questions_go_along_with_an_offer(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.build(thread, {"missiles": "out"})

    menu = await alice.press(panel(thread), "Ask a question")
    echo = await alice.choose(menu, ":ask_all", "priorities", "offer")
    await alice.press(echo, "Send it")

    told = panel(thread).text
    assert "**1** Missiles in Cuba: **all of them leave**" in told
    assert "which of these clauses matter most to you?" in told
    assert "what would you need in order to sign?" in told


async def test_the_way_of_sending_is_chosen_before_and_shown_after(alice: Seat) -> None:
    thread = await alice.set_table("us")

    builder = await alice.build(thread, {"missiles": "out"})
    echo = await alice.press(builder, "Look it over")
    echo = await alice.choose(echo, ":channel", "public")
    await alice.press(echo, "Send it")

    assert "cannot be taken back without losing face" in echo.text
    assert "· Public statement" in panel(thread).text


async def test_why_they_answered_so_is_told_by_the_rules(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")

    why = await alice.press(panel(thread), "Why this answer?")

    assert why.ephemeral
    assert "Your proposal leaves clauses open" in why.text
    assert "Tension 30 → 28" in why.text


async def test_accepting_asks_first_and_shows_the_whole_sheet(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")

    question = await alice.press(panel(thread), "Accept their offer")
    stayed = await alice.press(question, "Not yet")

    assert "Signed, it binds both sides" in question.text
    assert "**4** The quarantine is lifted at once." in question.text
    assert "Everything is as it was" in stayed.text
    assert "Make an offer" in panel(thread).labels


async def test_signing_ends_the_talks_with_the_sheet(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")
    await alice.offer(
        thread, pledge="conditional", jupiters="out_private", quarantine="lifted_after"
    )

    question = await alice.press(panel(thread), "Accept their offer")
    answer = await alice.press(question, "Sign this sheet")

    end = panel(thread)
    sheet = [line for line in question.text.splitlines() if re.match(r"\*\*\d\*\*", line)]
    assert "Signed." in answer.text
    assert "## A deal" in end.text
    assert len(sheet) == 4
    assert all(line in end.text for line in sheet)


async def test_walking_away_asks_first_and_ends_the_talks(alice: Seat) -> None:
    thread = await alice.set_table("us")

    question = await alice.press(await alice.press(panel(thread), "More …"), "Walk away")
    await alice.press(question, "Leave the table")

    assert "It ends the talks for good" in question.text
    assert "No deal: the table was left" in panel(thread).text


async def test_an_incident_is_decided_before_the_talks_go_on(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")
    await heat_up(alice, simcord_bot)
    await alice.use("negotiate resume")
    waiting = panel(thread)

    await alice.member.click(waiting.source, label=waiting.labels[0])

    assert "Decide before the talks go on" in waiting.text
    assert "Make an offer" not in waiting.labels
    assert "Make an offer" in panel(thread).labels


async def heat_up(alice: Seat, bot: Backchannel) -> None:
    """Threaten until something happens that nobody ordered."""
    (table,) = await bot.roleplay.running(alice.member.id)
    while table.state.incident is None:
        threat = Message("us", offer={"missiles": "out"}, threat=1, acts=("offer", "threaten"))
        table = await bot.roleplay.act(
            table.negotiation.id, alice.member.id, table.state.turn, threat, alice.env.now()
        )


async def test_started_in_direct_messages_it_is_played_there(alice: Seat) -> None:
    answer = said(await alice.member.user.slash("negotiate start", side="us"))

    assert answer.text == "Your table is set."
    assert "https://discord.com/channels/@me/" in answer.links[0]
    assert "Make an offer" in panel(alice.member.user.dm_channel).labels
    assert "read along" not in panel(alice.member.user.dm_channel).text
