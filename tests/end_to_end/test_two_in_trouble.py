"""Two at one table when things go wrong: crashes, races and old buttons."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from playground.reading import is_ephemeral, labels, text_of
from tests.end_to_end.learner import ROOM
from tests.end_to_end.table_for_two import NAMES, OTHER, WHOLE, first_side, sit_down
from tests.end_to_end.test_crashes import Held, restart

if TYPE_CHECKING:
    from pathlib import Path

    from playground.server import Playground
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner


async def test_both_press_at_once_and_one_move_is_made(alice: Learner, bob: Learner) -> None:
    table = await sit_down(alice, bob)
    first = first_side(table)
    mover, waiter = table.people[first], table.people[OTHER[first]]
    builders = [
        await who.build(await table.panel(who, first, 1), {"missiles": "out"})
        for who in (mover, waiter)
    ]

    replies = await asyncio.gather(
        mover.press(builders[0], "Send it"),
        mover.press(builders[0], "Send it"),
        waiter.press(builders[1], "Send it"),
    )

    assert len(replies) == 3
    await table.panel(mover, OTHER[first], 1)
    sent = [
        one
        for one in mover.view.messages_in(table.thread)
        if not is_ephemeral(one) and f"**{NAMES[first]}** to" in text_of(one)
    ]
    assert len(sent) == 1


async def test_killed_in_the_middle_both_go_on_from_the_same_buttons(
    alice: Learner, bob: Learner, bot: BotProcess
) -> None:
    table = await sit_down(alice, bob)
    first = first_side(table)
    second = OTHER[first]
    await table.offer(first, 1, **WHOLE)
    who = table.people[second]
    panel = await table.panel(who, second, 1)
    question = (await who.press(panel, "Accept their offer")).message

    await restart(bot, alice)
    await bob.find_bot()

    again = (await who.press(panel, "My desk")).message
    assert again is not None
    assert "It is your turn" in text_of(again)
    await who.press(question, "Sign this sheet")
    await table.public(alice, "A deal")
    await table.public(bob, "A deal")


async def test_killed_between_accepting_and_the_thread_either_finds_the_table(
    alice: Learner, bob: Learner, bot: BotProcess, playground: Playground
) -> None:
    await alice.slash("negotiate challenge", channel=ROOM, options={"member": bob})
    invitation = await bob.wait_for_message(
        lambda message: "Take it up" in labels(message), channel=ROOM
    )
    held = Held("/channels/{channel_id}/threads")
    playground.rate_limits.refuse(held)
    accepting = asyncio.create_task(bob.press(invitation, "Take it up"))
    await held.met.wait()
    accepting.cancel()

    await restart(bot, alice)

    await alice.slash("negotiate resume", channel=ROOM)
    for who in (alice, bob):
        await who.wait_for(lambda _, who=who: bool(who.threads()))
    again = await bob.slash("negotiate resume", channel=ROOM)
    assert alice.threads()[-1]["id"] in json.dumps((again.message or {}).get("components"))


async def test_killed_between_keeping_and_telling_a_move_the_next_start_tells_it(
    alice: Learner, bob: Learner, bot: BotProcess, playground: Playground
) -> None:
    table = await sit_down(alice, bob)
    first = first_side(table)
    mover = table.people[first]
    builder = await mover.build(await table.panel(mover, first, 1), {"missiles": "out"})
    held = Held("/channels/{channel_id}/messages")
    playground.rate_limits.refuse(held)
    await mover.press(builder, "Send it")
    await held.met.wait()

    await restart(bot, alice)

    other = table.people[OTHER[first]]
    panel = await table.panel(other, OTHER[first], 1)
    assert "all of them leave" in text_of(panel)


async def test_an_invitation_runs_out_even_if_the_bot_was_dead_meanwhile(
    alice: Learner, bob: Learner, bot: BotProcess, tmp_path: Path
) -> None:
    await alice.slash("negotiate challenge", channel=ROOM, options={"member": bob})
    invitation = await bob.wait_for_message(
        lambda message: "Take it up" in labels(message), channel=ROOM
    )
    await bob.press(invitation, "Take it back")
    await bob.wait_for_message(lambda message: "Only whoever" in text_of(message), channel=ROOM)
    await bot.kill()
    await alice.lose_bot()
    with closing(sqlite3.connect(tmp_path / "bot.db")) as database:
        database.execute(
            "UPDATE timer SET due_at = '1962-10-27 12:00:00.000000' WHERE kind = 'challenge'"
        )
        database.commit()

    await bot.start()

    told = await bob.wait_for_message(
        lambda message: "has run out" in text_of(message), channel=ROOM
    )
    assert labels(told) == []


async def test_an_old_panel_answers_kindly(alice: Learner, bob: Learner) -> None:
    table = await sit_down(alice, bob)
    first = first_side(table)
    second = OTHER[first]
    await table.offer(first, 1, **WHOLE)
    who = table.people[second]
    panel = await table.panel(who, second, 1)
    question = (await who.press(panel, "Accept their offer")).message
    await who.offer(panel, missiles="stay")
    await table.offer(first, 2, pledge="none")
    await table.panel(who, second, 2)

    await who.press(question, "Sign this sheet")

    await who.wait_for_message(
        lambda message: "The table has moved on" in text_of(message), channel=table.thread
    )
