"""What cannot be done is said kindly, with a way forward; nothing is changed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from sqlalchemy.schema import DropTable

from bot.app import create_bot
from bot.storage.schema import draft, negotiation
from tests.cogs.seat import bot_thread, panel, read, said

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.app import Backchannel
    from bot.settings import Settings
    from tests.cogs.seat import Seat, Shown


async def keep_the_old_panel(alice: Seat, thread: ChannelHandle) -> Shown:
    """Send an offer while messages cannot be edited; return the panel that is left behind."""
    alice.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50_013)
    old = panel(thread)
    await alice.offer(thread, missiles="out")
    assert "Make an offer" in read(thread)[0].labels
    return old


async def test_a_stranger_is_told_whose_table_it_is(alice: Seat, bob: Seat) -> None:
    thread = await alice.set_table("us")
    await bot_thread(alice, thread).add_user(discord.Object(bob.member.id))

    answer = await bob.press(panel(thread), "Make an offer")

    assert answer.ephemeral
    assert "belongs to somebody else" in answer.text
    assert len(read(thread)) == 1


@pytest.mark.parametrize("label", ["Make an offer", "Ask a question"])
async def test_a_button_of_an_earlier_exchange_leads_to_the_newest_panel(
    alice: Seat, label: str
) -> None:
    thread = await alice.set_table("us")
    old = await keep_the_old_panel(alice, thread)

    answer = await alice.press(old, label)

    assert answer.ephemeral
    assert "The table has moved on" in answer.text
    assert answer.links[0].endswith(str(panel(thread).source.id))


async def test_an_old_builder_cannot_send_into_a_later_exchange(alice: Seat) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out"})
    other_device = await alice.build(thread, {"pledge": "none"})
    await alice.press(other_device, "Send it")

    answer = await alice.press(builder, "Send it")

    assert "The table has moved on" in answer.text
    assert "11 exchanges left" in panel(thread).text


async def test_an_old_question_cannot_sign_a_later_sheet(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")
    question = await alice.press(panel(thread), "Accept their offer")
    await alice.offer(thread, pledge="none")

    answer = await alice.press(question, "Sign this sheet")

    assert "The table has moved on" in answer.text
    assert "Make an offer" in panel(thread).labels


async def test_after_the_end_old_buttons_say_so(alice: Seat) -> None:
    thread = await alice.set_table("us")
    question = await alice.press(await alice.press(panel(thread), "More …"), "Walk away")
    builder = await alice.press(panel(thread), "Make an offer")
    await alice.press(question, "Leave the table")

    answer = await alice.choose(builder, ":option:missiles", "out")

    assert "This negotiation has ended" in answer.text


async def test_the_buttons_of_a_deleted_negotiation_say_so(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")
    async with simcord_bot.database.begin() as tx:
        await tx.execute(negotiation.delete())

    answer = await alice.press(panel(thread), "My brief")

    assert "has been deleted" in answer.text


async def test_a_button_of_another_version_is_answered(alice: Seat, simcord_env: Env) -> None:
    channel = simcord_env.bot.get_channel(alice.room.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Old", custom_id="neg0:1:2:offer"))
    message = await channel.send("from long ago", view=view)
    view.stop()

    answer = said(await alice.member.click(message, label="Old"))

    assert answer.ephemeral
    assert "/negotiate resume" in answer.text


async def test_buttons_go_on_after_a_restart(
    alice: Seat, simcord_env: Env, settings: Settings
) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(thread, {"missiles": "out"})
    again = create_bot(settings)

    await simcord_env.restart_bot(again)

    await alice.press(builder, "Send it")
    assert "11 exchanges left" in panel(thread).text
    assert "Make an offer" in panel(thread).labels
    await again.database.close()


async def test_a_thread_can_be_left_and_another_opened_from_inside_it(alice: Seat) -> None:
    thread = await alice.set_table("us")

    await alice.member.slash(
        thread, "negotiate start", scenario="job-offer", side="candidate", persona="hawk"
    )

    assert len(alice.threads) == 2


async def test_starting_again_offers_to_go_on(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await alice.use("negotiate start", side="su")
    found = await alice.press(answer, "Go on with it")

    assert "You are playing this case already" in answer.text
    assert str(thread.id) in found.links[0]
    assert len(alice.threads) == 1


async def test_starting_again_can_give_the_old_table_up(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await alice.use("negotiate start", side="su")
    await alice.press(answer, "Give it up, start afresh")

    assert "the table was left" in panel(thread).text
    assert "You: **Soviet Union**" in panel(alice.threads[-1]).text


async def test_with_several_tables_resume_asks_which(alice: Seat) -> None:
    first = await alice.set_table("us")
    await alice.use("negotiate start", scenario="job-offer", side="candidate")

    answer = await alice.use("negotiate resume")

    assert answer.labels == ["Go on with it", "Go on with it"]
    assert "The missile trade: four issues" in answer.text
    assert len(read(first)) == 1


@pytest.mark.parametrize("command", ["negotiate resume", "negotiate history"])
async def test_with_nothing_played_the_way_to_begin_is_named(alice: Seat, command: str) -> None:
    answer = await alice.use(command)

    assert answer.ephemeral
    assert "/negotiate start" in answer.text


async def test_a_fault_of_ours_is_told_with_a_number(alice: Seat, simcord_bot: Backchannel) -> None:
    thread = await alice.set_table("us")
    async with simcord_bot.database.begin() as tx:
        await tx.execute(DropTable(draft))

    answer = said(await alice.member.click(panel(thread).source, label="Make an offer"))

    assert answer.ephemeral
    assert "Something went wrong on my side" in str(answer.source.content)


async def test_an_echo_of_an_earlier_exchange_sends_nothing(alice: Seat) -> None:
    thread = await alice.set_table("us")
    echo = await alice.write(thread, "All missiles leave Cuba.")
    await alice.offer(thread, pledge="none")

    answer = await alice.press(echo, "Send it")

    assert "The table has moved on" in answer.text
    assert "11 exchanges left" in panel(thread).text


async def test_a_form_filled_in_after_the_exchange_says_so(alice: Seat) -> None:
    thread = await alice.set_table("us")
    form = await alice.member.click(panel(thread).source, label="Write a letter")
    await alice.offer(thread, missiles="out")

    answer = said(await alice.member.submit_modal(form, {"letter": "Too late."}))

    assert "The table has moved on" in answer.text
