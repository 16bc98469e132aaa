"""A whole negotiation as learners have it, from the slash command to the end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from playground.member import Refused
from playground.reading import is_ephemeral, labels, text_of

if TYPE_CHECKING:
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner


async def test_two_offers_lead_to_a_deal(alice: Learner) -> None:
    thread = await alice.set_table("us")

    await alice.offer(await alice.panel(thread, 1), missiles="out", pledge="conditional")
    await alice.offer(
        await alice.panel(thread, 2), jupiters="out_private", quarantine="lifted_after"
    )
    question = (await alice.press(await alice.panel(thread, 3), "Accept their offer")).message
    await alice.press(question, "Sign this sheet")
    end = await alice.ending(thread)

    assert "A deal" in text_of(end)
    assert "Say why, then look back" in labels(end)


async def test_a_game_with_letters_of_ones_own_its_debrief_and_a_second_try(
    alice: Learner,
) -> None:
    thread = await alice.set_table("us")
    panel = await alice.panel(thread, 1)
    await alice.send_letter(panel, "All missiles leave Cuba. Which clauses matter most to you?")
    await alice.send_letter(
        await alice.panel(thread, 2), "In return the quarantine is lifted when they are gone."
    )
    question = (await alice.press(await alice.panel(thread, 3), "Accept their offer")).message
    await alice.press(question, "Sign this sheet")
    await alice.explain(await alice.ending(thread), "It was good enough.")
    debrief = await alice.debrief(thread)
    page = (await alice.press(debrief, "Read it again")).message
    assert page is not None
    page = await alice.changed(page, alice.press(page, "Later"))
    await alice.press(page, "Try again from here")

    fork = alice.threads()[-1]
    await alice.open(fork)
    told = await alice.read(thread)
    assert "> All missiles leave Cuba." in told
    assert "> It was good enough." in told
    assert "Value claimed" in told
    assert "A second case" in labels(debrief)
    assert "A second try, from exchange" in await alice.read(fork)


async def test_what_is_typed_where_the_table_is_is_read_and_echoed(alice: Learner) -> None:
    await alice.slash("negotiate start", channel="welcome", side="us", place="dm")
    place = await alice.direct_messages()
    await alice.panel(place, 1)

    await alice.send(place, "All missiles leave Cuba.")
    echo = await alice.wait_for_message(
        lambda message: "Ready to send" in text_of(message), channel=place
    )
    await alice.press(echo, "Send it")

    panel = await alice.panel(place, 2)
    assert "> All missiles leave Cuba." in text_of(panel)


async def test_the_thread_reads_from_top_to_bottom_with_one_panel_at_its_end(
    alice: Learner,
) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(await alice.panel(thread, 1), {"missiles": "out"})
    double_click = (alice.press(builder, "Send it"), alice.press(builder, "Send it"))
    await asyncio.gather(*double_click)
    await alice.offer(await alice.panel(thread, 2), pledge="conditional")
    await alice.panel(thread, 3)
    await alice.wait_for(lambda _: len(alice.panels(thread)) == 1)

    messages = [one for one in await alice.messages(thread) if not is_ephemeral(one)]

    newest, second, opening = messages[:3]
    explained = (await alice.use_on_message("Explain this letter", second)).message
    assert explained is not None
    assert is_ephemeral(explained)
    assert "### Why this answer?" in text_of(explained)
    assert "Make an offer" in labels(newest)
    assert labels(second) == labels(opening) == []
    assert "all of them leave" in text_of(second)
    assert "You speak for the President" in text_of(opening)


async def test_everything_private_is_shown_to_the_learner_alone(
    alice: Learner, bob: Learner
) -> None:
    thread = await alice.set_table("us")
    panel = await alice.panel(thread, 1)

    brief = (await alice.press(panel, "My brief")).message

    assert brief is not None
    assert is_ephemeral(brief)
    assert "**41** · all of them leave" in text_of(brief)
    assert bob.threads() == []
    bob.view.channels[thread["id"]] = thread  # as if he had guessed where it is
    with pytest.raises(Refused):
        await bob.messages(thread)
    with pytest.raises(Refused):
        await bob.press(panel, "Make an offer")


async def test_a_moderator_can_read_along_but_not_move(alice: Learner, morgan: Learner) -> None:
    thread = await alice.set_table("us")
    panel = await alice.panel(thread, 1)

    answer = (await morgan.press(panel, "Make an offer")).message

    assert answer is not None
    assert is_ephemeral(answer)
    assert "belongs to somebody else" in text_of(answer)


async def test_a_whole_game_fits_into_direct_messages(alice: Learner) -> None:
    reply = await alice.slash("negotiate start", channel="welcome", side="su", place="dm")
    place = await alice.direct_messages()
    panel = await alice.panel(place, 1)
    await alice.offer(panel, pledge="conditional")
    drawer = (await alice.press(await alice.panel(place, 2), "More …")).message
    question = (await alice.press(drawer, "Walk away")).message
    await alice.press(question, "Leave the table")
    end = await alice.ending(place)

    assert reply.message is not None
    assert "Your table is set" in text_of(reply.message)
    assert "the table was left" in text_of(end)


async def test_the_panel_without_options_asks_for_them(alice: Learner) -> None:
    setup = (await alice.slash("negotiate start", channel="negotiation-room")).message
    assert setup is not None

    setup = await alice.changed(setup, alice.choose(setup, "Which side do you speak for?", "su"))
    setup = await alice.changed(setup, alice.choose(setup, "Who sits across the table?", "hawk"))
    done = await alice.changed(setup, alice.press(setup, "Begin"))

    thread = alice.threads()[-1]
    await alice.open(thread)
    assert "Your table is set" in text_of(done)
    assert "You: **Soviet Union**" in text_of(await alice.panel(thread, 1))


async def test_choices_are_offered_while_typing(alice: Learner) -> None:
    offered = await alice.autocomplete(
        "negotiate start", channel="welcome", option="side", typed="so", scenario="cuba-1962-short"
    )

    assert [(choice["name"], choice["value"]) for choice in offered] == [("Soviet Union", "su")]


async def test_asked_to_stop_the_bot_ends_cleanly(alice: Learner, bot: BotProcess) -> None:
    await alice.set_table("us")

    status = await bot.stop()

    await alice.lose_bot()
    assert status == 0
    assert "Traceback" not in bot.log
