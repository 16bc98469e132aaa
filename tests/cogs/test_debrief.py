"""After the end: explain first, then the debrief, a second try and all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from bot.app import Backchannel
    from tests.cogs.seat import Said, Seat

WHY = "I wanted it over, and the Jupiters were cheap."


async def play_to_a_deal(alice: Seat) -> ChannelHandle:
    """Two offers, then their sheet is signed."""
    thread = await alice.set_table("us")
    await alice.press(await alice.write(thread, "All missiles leave Cuba."), "Send it")
    await alice.offer(thread, pledge="conditional", jupiters="out_private")
    question = await alice.press(panel(thread), "Accept their offer")
    await alice.press(question, "Sign this sheet")
    return thread


async def explain(alice: Seat, thread: ChannelHandle) -> None:
    """Tell why, so that the debrief is posted."""
    form = await alice.member.click(panel(thread).source, label="Say why, then look back")
    await alice.member.submit_modal(form, {"why": WHY})


async def debriefed(alice: Seat) -> ChannelHandle:
    """A finished game with its debrief."""
    thread = await play_to_a_deal(alice)
    await explain(alice, thread)
    return thread


async def first_exchange(alice: Seat, thread: ChannelHandle) -> Said:
    """The page of the game read again from which its first letter can be tried again."""
    beginning = await alice.press(panel(thread), "Read it again")
    return await alice.press(beginning, "Later")


async def walk_out(alice: Seat) -> ChannelHandle:
    thread = await alice.set_table("us")
    drawer = await alice.press(panel(thread), "More …")
    await alice.press(await alice.press(drawer, "Walk away"), "Leave the table")
    return thread


async def test_no_number_is_shown_before_the_choice_is_explained(alice: Seat) -> None:
    thread = await play_to_a_deal(alice)

    end = panel(thread)

    assert "## A deal" in end.text
    assert "Before you see what it was worth" in end.text
    assert "points" not in end.text
    assert end.labels == ["Say why, then look back", "My brief", "Why this answer?"]


async def test_the_debrief_tells_scores_moments_and_history(alice: Seat) -> None:
    thread = await debriefed(alice)

    score, turnings, wider = read(thread)[-3:]
    assert f"> {WHY}" in score.text
    for share in ("Value claimed", "Value created", "Peace kept", "Together:"):
        assert share in score.text
    assert "What went right" in score.text
    assert "Left on the table" in score.text
    assert "The exchanges that mattered" in turnings.text
    assert "What mattered most to them" in wider.text
    assert "It is one deal among many" in wider.text
    assert "You are yourself again" in wider.text
    assert "A second case" in wider.labels


async def test_the_pictures_say_in_words_what_they_show(alice: Seat) -> None:
    thread = await debriefed(alice)

    pictures = [
        item.description
        for message in thread.history()
        for part in message.components
        if isinstance(part, discord.Container)
        for gallery in part.children
        if isinstance(gallery, discord.MediaGalleryComponent)
        for item in gallery.items
    ]
    assert len(pictures) == 2
    assert "The deal gives" in str(pictures[0])
    assert "Tension after each exchange: 30" in str(pictures[1])


async def test_a_second_explanation_changes_nothing(alice: Seat) -> None:
    thread = await play_to_a_deal(alice)
    other_device = await alice.member.click(panel(thread).source, label="Say why, then look back")
    await explain(alice, thread)
    before = len(read(thread))

    answer = said(await alice.member.submit_modal(other_device, {"why": "Twice."}))

    assert "You have told why already" in answer.text
    assert len(read(thread)) == before


async def test_a_failed_talk_is_told_what_was_right_in_it(alice: Seat) -> None:
    thread = await walk_out(alice)

    await explain(alice, thread)

    score, turnings, _ = read(thread)[-3:]
    assert "Try again from here" in turnings.labels
    assert "Without a deal nothing is claimed" in score.text
    assert "What went right" in score.text
    assert "You left a table that still had something better" in score.text


async def test_a_turn_can_be_tried_again_with_the_first_game_kept(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    page = await first_exchange(alice, await debriefed(alice))

    answer = await alice.press(page, "Try again from here")

    fork = alice.threads[-1]
    (table,) = await simcord_bot.roleplay.running(alice.member.id)
    assert "Your second try is set" in answer.text
    assert str(fork.id) in answer.links[0]
    assert "A second try, from exchange" in panel(fork).text
    assert table.negotiation.parent_id == 1
    assert table.state.turn == table.negotiation.parent_turn
    assert "Write a letter" in panel(fork).labels


async def test_a_second_try_is_compared_with_the_first(alice: Seat) -> None:
    page = await first_exchange(alice, await debriefed(alice))
    await alice.press(page, "Try again from here")
    fork = alice.threads[-1]
    drawer = await alice.press(panel(fork), "More …")
    await alice.press(await alice.press(drawer, "Walk away"), "Leave the table")

    await explain(alice, fork)

    beside = await alice.press(panel(fork), "Beside my first try")
    assert "Against your first try" in panel(fork).text
    assert beside.ephemeral
    assert "There the talks were ended" in beside.text
    assert "-# then: **no deal**" in beside.text
    assert "First: A deal" in beside.text
    assert "Then: No deal: the table was left" in beside.text


async def test_another_letter_is_answered_as_it_would_have_been(alice: Seat) -> None:
    thread = await debriefed(alice)
    before = len(read(thread))
    exchange = await first_exchange(alice, thread)

    found = await alice.fill_in(exchange, "What if …?", what_if="All missiles leave Cuba.")

    assert found.ephemeral
    assert "Missiles in Cuba: **all of them leave**" in found.text
    assert "*Soviet Union would have answered*" in found.text
    assert "**Good play from there comes to" in found.text
    assert found.labels == ["What if …?", "Try again from here"]
    assert len(read(thread)) == before


async def test_a_second_try_waits_while_the_case_is_being_played(alice: Seat) -> None:
    page = await first_exchange(alice, await debriefed(alice))
    await alice.press(page, "Try again from here")

    answer = await alice.press(page, "Try again from here")

    assert "You are playing this case already" in answer.text
    assert answer.labels == ["Go on with it"]


async def pressed(alice: Seat, label: str) -> Said:
    """The answer to a button under a debrief."""
    return await alice.press(panel(await debriefed(alice)), label)


async def test_an_expert_line_is_shown_with_commentary(alice: Seat) -> None:
    page = await pressed(alice, "Watch an expert line")

    while "Later" in page.labels:
        page = await alice.press(page, "Later")

    assert page.ephemeral
    assert "Exchange" in page.text
    assert "points for United States" in page.text


async def test_the_game_can_be_read_again_page_by_page(alice: Seat) -> None:
    first = await pressed(alice, "Read it again")
    second = await alice.press(first, "Later")

    assert first.ephemeral
    assert "page 1 of" in first.text
    assert "> All missiles leave Cuba." in second.text
    assert "Try again from here" in second.labels
    assert "Earlier" in second.labels


async def test_the_transcript_is_a_text_file_for_the_learner_alone(alice: Seat) -> None:
    answer = await pressed(alice, "Transcript as a file")

    (paper,) = answer.source.attachments
    assert answer.ephemeral
    assert paper.filename == "negotiation-1.txt"


async def test_a_result_is_shared_only_on_request_and_without_points(alice: Seat) -> None:
    thread = await debriefed(alice)
    asked = await alice.press(panel(thread), "Show it to others")
    assert read(alice.room) == []

    done = await alice.press(asked, "Post it there")
    await alice.press(panel(thread), "Show it to others")

    (shown,) = read(alice.room)
    assert "Posted in" in done.text
    assert "has negotiated" in shown.text
    assert "A deal" in shown.text
    assert "points" not in shown.text


async def test_where_the_learner_may_not_write_nothing_is_shared(alice: Seat) -> None:
    thread = await debriefed(alice)
    channel = alice.env.bot.get_channel(alice.room.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)

    answer = await alice.press(panel(thread), "Show it to others")

    assert "only where you and I may both write" in answer.text


async def test_the_second_case_offers_four_ways_on(alice: Seat) -> None:
    ways = await pressed(alice, "A second case")

    setup = await alice.press(ways, "Play the other side")
    everyday = await alice.press(ways, "An everyday case")
    other = await alice.press(ways, "Somebody else")
    redrawn = await alice.press(ways, "Other points")

    assert ways.ephemeral
    assert "**Soviet Union.**" in setup.text
    assert "### " in everyday.text
    assert "missile" not in everyday.text.split("\n")[0]
    assert "Firm but fair" not in other.text
    assert "Redrawn points" in redrawn.text
