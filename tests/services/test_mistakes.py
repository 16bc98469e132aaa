"""Mistakes at the table come back as reviews: once, the next day, each with its word."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

from bot.content.files import shipped
from bot.lessons.mistakes import BY_PRINCIPLE, BY_REMARK
from bot.negotiation.commands import Accept, Message, WalkOut
from bot.services.retrospect import Principle, look_back
from bot.services.roleplay import Case
from bot.storage.reviews import cards_of
from tests.services.two import ALICE, BOB, WHOLE, act, offer

if TYPE_CHECKING:
    from bot.services.learning import Learning
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table
    from bot.storage.database import Database

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ASKING = "term.asking"


async def left_in_anger(roleplay: Roleplay, seed: int, at: datetime = NOW) -> Table:
    """A game without a question that ended with a slammed door."""
    table = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "firm-but-fair"), seed, at)
    for turn, command in enumerate((Message("us", offer={"missiles": "out"}), WalkOut("us")), 1):
        table = await roleplay.act(table.negotiation.id, ALICE, turn, command, at)
    return table


async def cards(database: Database, user_id: int) -> dict[str, datetime]:
    """What somebody is asked about, with when."""
    async with database.read() as tx:
        return {each.card: each.memory.due for each in (await cards_of(tx, [user_id]))[user_id]}


async def test_explaining_a_game_keeps_what_it_shows_to_be_weak(
    roleplay: Roleplay, database: Database
) -> None:
    table = await left_in_anger(roleplay, 7)
    assert await cards(database, ALICE) == {}

    explained = await roleplay.explain(table.negotiation.id, ALICE, "I had enough.", NOW)

    kept = await cards(database, ALICE)
    assert set(kept) == {f"term.{concept}" for concept in look_back(explained).weak}
    assert {ASKING, "term.batna"} <= set(kept)
    assert all(NOW + DAY <= due < NOW + DAY + timedelta(seconds=1) for due in kept.values())


async def test_a_mistake_brings_forward_what_would_have_come_back_later(
    roleplay: Roleplay, learning: Learning, database: Database
) -> None:
    table = await left_in_anger(roleplay, 7)
    await roleplay.explain(table.negotiation.id, ALICE, "I had enough.", NOW)
    await learning.reviews.rate(ALICE, ASKING, 0, "easy", NOW + 2 * DAY)
    assert (await cards(database, ALICE))[ASKING] > NOW + 6 * DAY

    again = await left_in_anger(roleplay, 8, NOW + 3 * DAY)
    await roleplay.explain(again.negotiation.id, ALICE, "Again.", NOW + 3 * DAY)

    assert (await cards(database, ALICE))[ASKING] < NOW + 5 * DAY


async def test_between_two_people_each_keeps_their_own_when_the_game_ends(
    roleplay: Roleplay, shared: int, database: Database
) -> None:
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    await act(roleplay, shared, BOB, Accept("su"))

    assert ASKING in await cards(database, ALICE)
    assert ASKING in await cards(database, BOB)


def test_every_mistake_has_a_word_that_a_lesson_teaches(learning: Learning) -> None:
    course = learning.teaching.course
    said = tomllib.loads((shipped("prompts") / "en" / "ui" / "strings.toml").read_text())

    assert set(said["wrong"]) == set(BY_REMARK)
    assert set(BY_PRINCIPLE) <= set(get_args(Principle))
    for concept in (*BY_REMARK.values(), *BY_PRINCIPLE.values()):
        assert course.lesson_on(concept) is not None
        assert concept in learning.teaching.glossary
