"""Two people at one table, as each of them sees it in the server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.ui.duel.clockwork import tick
from tests.cogs.pair import WHOLE
from tests.cogs.seat import Seat, bot_thread, panel, read, said

if TYPE_CHECKING:
    from bot.app import Backchannel
    from tests.cogs.pair import Pair


async def test_the_panel_says_who_is_who_and_whom_it_waits_for(pair: Pair) -> None:
    shown = pair.panel

    assert f"<@{pair.first.member.id}>" in shown.text
    assert f"<@{pair.second.member.id}>" in shown.text
    assert "is to move" in shown.text
    assert "12 exchanges left" in shown.text
    assert shown.labels == ["Write a letter", "Make an offer", "Ask a question", "My desk"]


async def test_an_offer_of_one_is_answered_by_the_other(pair: Pair) -> None:
    told = await pair.send(pair.first, missiles="out")
    await pair.send(pair.second, missiles="stay")

    assert "their turn now" in told.text
    assert "11 exchanges left" in pair.panel.text
    story = "\n".join(message.text for message in read(pair.thread))
    assert story.count("**1** Missiles in Cuba") >= 2


async def test_there_is_one_panel_and_it_calls_who_is_to_move(pair: Pair) -> None:
    await pair.send(pair.first, missiles="out")

    pressable = [message for message in read(pair.thread) if "My desk" in message.labels]
    called = [
        one.json["allowed_mentions"]["users"]
        for one in pair.first.env.http_requests
        if one.path.endswith(f"/channels/{pair.thread.id}/messages") and one.json is not None
    ]
    assert len(pressable) == 1
    assert called[-1] == [pair.second.member.id]


@pytest.mark.parametrize("what", ["an offer", "leaving"])
async def test_out_of_turn_it_is_said_kindly_and_nothing_changes(pair: Pair, what: str) -> None:
    before = pair.panel.text

    if what == "an offer":
        answer = await pair.send(pair.second, missiles="out")
    else:
        closing = await pair.second.press(await pair.desk(pair.second), "Close the table")
        assert "Walk away" not in closing.labels
        answer = await pair.desk(pair.second)

    assert "the other side's turn" in answer.text or "is to move" in answer.text
    assert pair.panel.text == before


async def test_a_letter_in_ones_own_words_reaches_the_other(pair: Pair) -> None:
    echo = await pair.first.write(pair.thread, "We want all the missiles out of Cuba.")
    await pair.first.press(echo, "Send it")

    assert echo.ephemeral
    assert "We want all the missiles out of Cuba." in pair.panel.text


async def test_each_desk_is_for_its_owner_and_says_what_is_on_the_table(pair: Pair) -> None:
    await pair.send(pair.first, **WHOLE)

    his = await pair.desk(pair.second)
    hers = await pair.desk(pair.first)

    assert his.ephemeral
    assert hers.ephemeral
    assert "It is your turn" in his.text
    assert "Their sheet as it stands" in his.text
    assert "is to move" in hers.text
    assert "Your own proposal" in hers.text


async def test_somebody_else_is_told_whose_table_it_is(pair: Pair) -> None:
    morgan = Seat(pair.first.env, pair.first.room, "morgan")
    bot_thread = pair.first.env.bot.get_channel(pair.thread.id)
    assert isinstance(bot_thread, discord.Thread)
    await bot_thread.add_user(discord.Object(morgan.member.id))

    for label in ("My desk", "Make an offer"):
        answer = await morgan.press(pair.panel, label)

        assert answer.ephemeral
        assert "belongs to somebody else" in answer.text


async def test_the_brief_at_the_desk_is_ones_own(pair: Pair) -> None:
    texts = {
        who.member.id: (await who.press(await pair.desk(who), "My brief")).text
        for who in (pair.first, pair.second)
    }

    assert all("Your brief" in text for text in texts.values())
    assert len(set(texts.values())) == 2


async def test_the_coach_speaks_to_one(pair: Pair) -> None:
    advice = await pair.first.press(await pair.desk(pair.first), "Ask my coach")

    assert advice.ephemeral
    assert "You have not asked anything yet" in advice.text
    assert "asked your coach once;" in advice.text


async def test_a_reminder_is_asked_for_sent_and_stopped_by_one_tap(
    pair: Pair, simcord_bot: Backchannel
) -> None:
    desk = await pair.first.press(await pair.desk(pair.first), "Remind me of my turns")
    dm = pair.first.member.user.dm_channel

    await tick(simcord_bot, pair.first.env.now() + timedelta(hours=25))
    reminder = panel(dm)
    user = pair.first.member.user
    stopped = said(await user.click(reminder.source, label="Stop reminding me"))
    await tick(simcord_bot, pair.first.env.now() + timedelta(days=3))

    assert "Stop reminding me" in desk.labels
    assert "It has been your turn for a while" in reminder.text
    assert "Stopped." in stopped.text
    assert len(read(dm)) == 2


async def test_both_resume_the_same_table(pair: Pair) -> None:
    answers = [await who.use("negotiate resume") for who in (pair.first, pair.second)]

    assert all(str(pair.thread.id) in answer.links[0] for answer in answers)


async def test_the_mediator_comes_when_both_ask_and_two_yeses_are_a_deal(pair: Pair) -> None:
    asked = await pair.first.press(await pair.desk(pair.first), "Ask for the mediator")
    told = await pair.first.choose(asked, ":duel_calling", "missiles")
    waiting = pair.panel
    asked = await pair.second.press(await pair.desk(pair.second), "Ask for the mediator")
    draft = await pair.second.choose(asked, ":duel_calling", "pledge")

    assert "as soon as the other side asks too" in told.text
    assert "has asked for U Thant" in waiting.text
    assert "draft 1" in draft.text
    assert "draft 1" in pair.panel.text
    marked = await pair.second.choose(draft, ":duel_mark:1", "pledge")
    assert "as the hardest clause" in marked.text
    desk = await pair.desk(pair.first)
    draft = await pair.first.press(desk, "The mediator's draft")
    assert "hardest clause. The next" not in draft.text
    second = await pair.first.choose(draft, ":duel_mark:1", "missiles")
    assert "draft 2" in second.text
    await pair.first.press(second, "Yes to this draft")
    his = await pair.second.press(await pair.desk(pair.second), "The mediator's draft")
    assert "You have said" not in his.text
    await pair.second.press(his, "Yes to this draft")
    assert "## A deal" in pair.panel.text


async def test_an_answer_to_an_earlier_draft_changes_nothing(pair: Pair) -> None:
    for who in (pair.first, pair.second):
        asked = await who.press(await pair.desk(who), "Ask for the mediator")
        await who.choose(asked, ":duel_calling", "missiles")
    old = await pair.first.press(await pair.desk(pair.first), "The mediator's draft")
    other = await pair.first.press(await pair.desk(pair.first), "The mediator's draft")
    await pair.first.choose(old, ":duel_mark:1", "missiles")
    his = await pair.second.press(await pair.desk(pair.second), "The mediator's draft")
    await pair.second.choose(his, ":duel_mark:1", "pledge")

    answer = await pair.first.press(other, "Yes to this draft")

    assert "mediator has moved on" in answer.text


async def test_a_deleted_thread_is_replaced_by_one_for_both(pair: Pair) -> None:
    thread = pair.first.env.bot.get_channel(pair.thread.id)
    assert isinstance(thread, discord.Thread)
    await thread.delete()

    answer = await pair.second.use("negotiate resume")

    added = [
        one.path.rsplit("/", 1)[1]
        for one in pair.first.env.http_requests
        if f"/channels/{pair.first.threads[-1].id}/thread-members/" in one.path
    ]
    assert "Nothing is lost" in answer.text
    assert set(added) == {str(pair.first.member.id), str(pair.second.member.id)}
    assert "is to move" in panel(pair.first.threads[-1]).text


async def test_a_move_in_an_archived_thread_of_two_wakes_it(pair: Pair) -> None:
    builder = await pair.first.build(pair.thread, {"missiles": "out"})
    await bot_thread(pair.first, pair.thread).edit(archived=True)

    await pair.first.press(builder, "Send it")

    assert f"<@{pair.second.member.id}>" in pair.panel.text.split("is to move")[1]


async def test_a_move_of_two_is_kept_where_the_bot_may_not_write_any_more(pair: Pair) -> None:
    builder = await pair.first.build(pair.thread, {"missiles": "out"})
    pair.first.env.inject_error("POST", "/channels/*/messages", status=403, code=50_001)

    answer = await pair.first.press(builder, "Send it")
    await pair.second.use("negotiate resume")

    assert "I cannot write where you play any more" in answer.text
    assert "all of them leave" in panel(pair.first.threads[-1]).text


async def test_without_a_right_to_threads_two_are_not_sent_to_direct_messages(pair: Pair) -> None:
    thread = pair.first.env.bot.get_channel(pair.thread.id)
    assert isinstance(thread, discord.Thread)
    await thread.delete()
    pair.first.env.inject_error("POST", "/channels/*/threads", status=403, code=50_013)

    answer = await pair.second.use("negotiate resume")

    assert "I cannot open a private thread" in answer.text
    assert "direct messages" not in answer.text


async def test_closed_direct_messages_are_named_when_reminders_are_asked_for(pair: Pair) -> None:
    pair.first.env.inject_error("POST", "/channels/*/messages", status=403, code=50_007)

    answer = await pair.first.press(await pair.desk(pair.first), "Remind me of my turns")

    assert "direct messages are closed to me" in answer.text
    assert "Remind me of my turns" in (await pair.desk(pair.first)).labels
