"""What is acknowledged is never lost: the bot is killed at awkward moments and started again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.reading import labels, text_of
from playground.rest.rate_limits import Refusal

if TYPE_CHECKING:
    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner


class Held(Refusal):
    """A refusal that keeps the bot waiting, and tells the test when it does."""

    def __init__(self, template: str) -> None:
        super().__init__(times=1, retry_after=600.0, template=template)
        self.met = asyncio.Event()

    def body(self) -> JsonObject:
        """Note that the bot has come this far."""
        self.met.set()
        return super().body()


async def restart(bot: BotProcess, learner: Learner) -> None:
    """Kill the bot and start it again."""
    await bot.kill()
    await learner.lose_bot()
    await bot.start()
    await learner.find_bot()


async def test_killed_in_the_middle_the_game_goes_on_from_the_same_buttons(
    alice: Learner, bot: BotProcess
) -> None:
    thread = await alice.set_table("us")
    await alice.offer(await alice.panel(thread, 1), missiles="out")
    panel = await alice.panel(thread, 2)
    builder = await alice.build(panel, {"pledge": "conditional"})

    await restart(bot, alice)

    await alice.press(builder, "Send it")
    later = await alice.panel(thread, 3)
    await alice.offer(later, jupiters="out_private", quarantine="lifted_after")
    question = (await alice.press(await alice.panel(thread, 4), "Accept their offer")).message
    await alice.press(question, "Sign this sheet")
    assert "A deal" in text_of(await alice.ending(thread))


async def test_killed_between_keeping_and_answering_the_next_start_answers(
    alice: Learner, bot: BotProcess, playground: Playground
) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(await alice.panel(thread, 1), {"missiles": "out"})
    held = Held("/channels/{channel_id}/messages")
    playground.rate_limits.refuse(held)
    await alice.press(builder, "Send it")
    await held.met.wait()

    await restart(bot, alice)

    panel = await alice.panel(thread, 2)
    assert "all of them leave" in text_of(panel)
    await alice.wait_for(lambda _: len(alice.panels(thread)) == 1)


async def test_killed_before_the_first_message_resume_finds_the_table(
    alice: Learner, bot: BotProcess, playground: Playground
) -> None:
    held = Held("/channels/{channel_id}/messages")
    playground.rate_limits.refuse(held)
    starting = asyncio.create_task(
        alice.slash("negotiate start", channel="negotiation-room", side="us")
    )
    await held.met.wait()
    starting.cancel()

    await restart(bot, alice)

    again = (await alice.slash("negotiate resume", channel="negotiation-room")).message
    assert again is not None
    thread = alice.threads()[-1]
    await alice.open(thread)
    assert "Make an offer" in labels(await alice.panel(thread, 1))


async def test_killed_while_the_debrief_is_posted_the_next_start_posts_the_rest(
    alice: Learner, bot: BotProcess, playground: Playground
) -> None:
    thread = await alice.set_table("us")
    drawer = (await alice.press(await alice.panel(thread, 1), "More …")).message
    question = (await alice.press(drawer, "Walk away")).message
    await alice.press(question, "Leave the table")
    end = await alice.ending(thread)
    held = Held("/channels/{channel_id}/messages")
    playground.rate_limits.refuse(held)
    await alice.explain(end, "I had seen enough.")
    await held.met.wait()

    await restart(bot, alice)

    await alice.debrief(thread)
    told = await alice.read(thread)
    assert told.count("> I had seen enough.") == 1
    assert told.count("The exchanges that mattered") == 1


async def test_pressed_twice_at_once_an_offer_is_sent_once(alice: Learner) -> None:
    thread = await alice.set_table("us")
    builder = await alice.build(await alice.panel(thread, 1), {"missiles": "out"})

    await asyncio.gather(alice.press(builder, "Send it"), alice.press(builder, "Send it"))

    panel = await alice.panel(thread, 2)
    told = await alice.wait_for_message(
        lambda message: "The table has moved on" in text_of(message), channel=thread
    )
    assert "Go to the table" in labels(told)
    assert "11 exchanges left" in text_of(panel)


async def test_an_old_button_leads_to_the_table_as_it_stands(
    alice: Learner, playground: Playground
) -> None:
    thread = await alice.set_table("us")
    old = await alice.panel(thread, 1)
    builder = await alice.build(old, {"missiles": "out"})
    playground.rate_limits.refuse(Held("/channels/{channel_id}/messages/{message_id}"))
    await alice.press(builder, "Send it")
    await alice.panel(thread, 2)

    answer = (await alice.press(old, "Make an offer")).message

    assert answer is not None
    assert "The table has moved on" in text_of(answer)
    assert "Go to the table" in labels(answer)
