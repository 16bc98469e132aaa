"""Alice and Bob negotiate with each other; nobody ever sees what is the other's alone."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from playground.member import Refused
from playground.reading import is_ephemeral, labels, text_of
from tests.end_to_end.learner import ROOM
from tests.end_to_end.table_for_two import (
    NAMES,
    WHOLE,
    everything_shown_to,
    first_side,
    secrets_of,
    sit_down,
)
from tests.end_to_end.test_crashes import Held, restart

if TYPE_CHECKING:
    from pathlib import Path

    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner
    from tests.end_to_end.table_for_two import TableForTwo

OTHER = {"us": "su", "su": "us"}
LETTERS = {
    "us": "Between us: the zebra crossing matters more to me than the missiles.",
    "su": "Entre nous: the walrus harbour matters more to me than the pledge.",
}


async def look_into_everything(table: TableForTwo, side: str) -> None:
    """Open all that is private: brief, coach, guess, mediator, reminder, a letter kept back."""
    who = table.people[side]
    desk = await table.desk(side)
    brief = (await who.press(desk, "My brief")).message
    assert brief is not None
    if "Read on" in labels(brief):
        await who.changed(brief, who.press(brief, "Read on"))
    await who.press(desk, "Ask my coach")
    await who.press(desk, "Close the table")
    await who.press(desk, "Remind me of my turns")
    form = await who.press(await table.newest(who), "Write a letter")
    await who.submit(form, {"letter": LETTERS[side]})
    echo = await who.wait_for_message(
        lambda message: LETTERS[side] in text_of(message), channel=table.thread
    )
    assert is_ephemeral(echo)
    await who.press(echo, "Put it away")


def assert_nothing_leaked(table: TableForTwo, *strangers: Learner) -> None:
    """Nobody was ever sent what is the other's alone, and no picture before the books open."""
    for side, who in table.people.items():
        shown = everything_shown_to(who)
        own = [text for text in secrets_of(side) if json_text(text) in shown]
        leaked = [text for text in secrets_of(OTHER[side]) if json_text(text) in shown]
        assert own, f"{side} has never seen the own sheet: the scan looks for the wrong texts"
        assert leaked == []
        assert LETTERS[OTHER[side]] not in shown
        for private in ("Your desk", "Your brief", "Your result"):
            assert f"{private} · {NAMES[OTHER[side]]}" not in shown
        assert '"filename"' not in shown
    for stranger in strangers:
        shown = everything_shown_to(stranger)
        secrets = secrets_of("us") | secrets_of("su") | set(LETTERS.values())
        assert [text for text in secrets if json_text(text) in shown] == []


def json_text(text: str) -> str:
    """The text as it stands inside a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


async def test_a_whole_game_shows_neither_sheet_to_the_other(
    alice: Learner, bob: Learner, morgan: Learner
) -> None:
    table = await sit_down(alice, bob)
    first = first_side(table)
    second = OTHER[first]
    await morgan.open(table.thread["id"])
    for side in ("us", "su"):
        await look_into_everything(table, side)

    await table.offer(first, 1, **WHOLE)
    await table.offer(second, 1, missiles="partial", quarantine="lifted_now")
    await table.panel(alice, first, 2)
    assert_nothing_leaked(table, morgan)
    for side in ("us", "su"):
        who = table.people[side]
        asked = (await who.press(await table.desk(side), "Ask for the mediator")).message
        assert asked is not None
        told = await who.changed(
            asked, who.choose(asked, "What matters most to you?", "quarantine")
        )
        assert "quarantine" not in text_of(told) or "draft" in text_of(told)
    await table.public(alice, "draft 1")
    for side, vote in (("us", "Yes to this draft"), ("su", "No to this draft")):
        who = table.people[side]
        draft = (await who.press(await table.desk(side), "The mediator's draft")).message
        assert draft is not None
        assert "You have said" not in text_of(draft)
        await who.press(draft, vote)
    await table.public(bob, "has not found two yeses")
    await table.offer(first, 2, **WHOLE)
    who = table.people[second]
    question = await who.press(await table.panel(who, second, 2), "Accept their offer")
    await who.press(question.message, "Sign this sheet")
    await table.public(alice, "A deal")
    results: dict[str, JsonObject] = {}
    for side, person in table.people.items():
        await person.wait_for(lambda _, who=person: "My result" in _labels(table, who))
        result = (await person.press(await table.newest(person), "My result")).message
        assert result is not None
        assert is_ephemeral(result)
        results[side] = result

    assert_nothing_leaked(table, morgan)
    await alice.press(results["us"], "Open my books, if they do too")
    assert_nothing_leaked(table, morgan)
    await bob.press(results["su"], "Open my books, if they do too")
    books = await table.public(alice, "Both books are open")
    assert "Left on the table" in text_of(books)
    assert books["attachments"][0]["filename"] == "outcome-space.png"
    assert books["attachments"][0]["description"]


def _labels(table: TableForTwo, who: Learner) -> set[str]:
    return {
        label
        for one in who.view.messages_in(table.thread)
        if not is_ephemeral(one)
        for label in labels(one)
    }


async def test_only_the_two_can_press_and_nobody_else_sees_the_thread(
    alice: Learner, bob: Learner, morgan: Learner
) -> None:
    table = await sit_down(alice, bob)
    await morgan.open(table.thread["id"])
    panel = next(
        one for one in morgan.view.messages_in(table.thread["id"]) if "My desk" in labels(one)
    )

    answer = (await morgan.press(panel, "My desk")).message

    assert answer is not None
    assert is_ephemeral(answer)
    assert "belongs to somebody else" in text_of(answer)


async def test_an_invitation_is_answered_by_the_invited_alone(
    alice: Learner, bob: Learner, morgan: Learner
) -> None:
    await alice.slash("negotiate challenge", channel=ROOM, options={"member": bob})
    invitation = await morgan.wait_for_message(
        lambda message: "Take it up" in labels(message), channel=ROOM
    )

    await morgan.press(invitation, "Take it up")

    answer = await morgan.wait_for_message(
        lambda message: "for somebody else" in text_of(message), channel=ROOM
    )
    assert is_ephemeral(answer)
    await bob.press(
        await bob.wait_for_message(lambda one: "Take it up" in labels(one), channel=ROOM),
        "Not this time",
    )
    await alice.wait_for_message(lambda one: "this time" in text_of(one), channel=ROOM)


async def test_the_user_menu_challenges_too(alice: Learner, bob: Learner) -> None:
    await alice.use_on_user("Challenge to negotiate", bob, channel=ROOM)

    invitation = await bob.wait_for_message(
        lambda message: "Take it up" in labels(message), channel=ROOM
    )

    assert "drawn by lot" in text_of(invitation)


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


async def test_somebody_who_is_not_in_the_thread_cannot_read_it(
    alice: Learner, bob: Learner
) -> None:
    table = await sit_down(alice, bob)
    await alice.slash("negotiate start", channel=ROOM, side="us")

    alone = next(one for one in alice.threads() if one["id"] != table.thread["id"])

    with pytest.raises(Refused):
        await bob.messages(alone["id"])
