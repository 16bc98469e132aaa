"""Alice and Bob negotiate with each other; nobody ever sees what is the other's alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from playground.member import Refused
from playground.reading import is_ephemeral, labels, text_of
from tests.end_to_end.learner import ROOM
from tests.end_to_end.table_for_two import (
    NAMES,
    OTHER,
    WHOLE,
    everything_shown_to,
    first_side,
    secrets_of,
    sit_down,
)

if TYPE_CHECKING:
    from playground.wire import JsonObject
    from tests.end_to_end.learner import Learner
    from tests.end_to_end.table_for_two import TableForTwo

LETTERS = {
    "us": "Between us: the zebra crossing matters more to me than the missiles.",
    "su": "Entre nous: the walrus harbour matters more to me than the pledge.",
}

WHY = {
    "us": "The giraffe stood in the way of anything better.",
    "su": "A penguin told me to sign.",
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


async def try_again(table: TableForTwo, side: str, result: JsonObject) -> None:
    """Go back alone to the own first letter, read everything and write another."""
    who = table.people[side]
    page = (await who.press(result, "Read it again")).message
    assert page is not None
    while "Try again from here" not in labels(page):
        page = await who.changed(page, who.press(page, "Later"))
    asked = (await who.press(page, "Try again from here")).message
    await who.press(asked, "Begin")
    await who.wait_for(lambda _: len(who.threads()) > 1)
    fork = who.threads()[-1]
    await who.open(fork)
    panel = await who.panel(fork, 1)
    assert "A second try, from exchange 1" in await who.read(fork)
    await who.press(panel, "My brief")
    await who.offer(panel, missiles="partial")
    await who.panel(fork, 2)


def assert_nothing_leaked(table: TableForTwo, *strangers: Learner) -> None:
    """Nobody was ever sent what is the other's alone, and no picture before the books open."""
    for side, who in table.people.items():
        shown = everything_shown_to(who)
        own = [text for text in secrets_of(side) if json_text(text) in shown]
        leaked = [text for text in secrets_of(OTHER[side]) if json_text(text) in shown]
        assert own, f"{side} has never seen the own sheet: the scan looks for the wrong texts"
        assert leaked == []
        assert LETTERS[OTHER[side]] not in shown
        assert WHY[OTHER[side]] not in shown
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
        form = await person.press(await table.newest(person), "My result")
        await person.submit(form, {"why": WHY[side]})
        results[side] = await person.wait_for_message(
            lambda message, said=WHY[side]: said in text_of(message), channel=table.thread
        )
        assert is_ephemeral(results[side])

    assert_nothing_leaked(table, morgan)
    for side, result in results.items():
        await try_again(table, side, result)
        assert LETTERS[side] not in everything_shown_to(table.people[OTHER[side]])
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


async def test_somebody_who_is_not_in_the_thread_cannot_read_it(
    alice: Learner, bob: Learner
) -> None:
    table = await sit_down(alice, bob)
    await alice.slash("negotiate start", channel=ROOM, side="us")

    alone = next(one for one in alice.threads() if one["id"] != table.thread["id"])

    with pytest.raises(Refused):
        await bob.messages(alone["id"])
