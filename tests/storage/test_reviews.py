"""Things to remember, and the race of two presses on one of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.lessons.review import LEECH_LAPSES, new_memory, reviewed, taught_again
from bot.storage.members import meet
from bot.storage.reviews import (
    NewCard,
    add_cards,
    card_of,
    cards_of,
    count_due,
    due_cards,
    keep_review,
    leeches_of,
    next_due,
    restart_card,
)
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from bot.storage.database import Database

DAY = timedelta(days=1)
BATNA = NewCard("term.batna", "alternatives", "batna")
MISSED = NewCard("ask.stakes-check-1", "stakes", None)


@pytest.fixture(autouse=True)
async def cards(database: Database) -> None:
    """A member with two things to remember."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        await add_cards(tx, ALICE, [BATNA, MISSED], AT + DAY)


async def test_adding_again_changes_nothing(database: Database) -> None:
    async with database.begin() as tx:
        assert await add_cards(tx, ALICE, [BATNA], AT + 9 * DAY) == 0
        assert await add_cards(tx, ALICE, [], AT) == 0
        assert await next_due(tx, ALICE) == AT + DAY


async def test_only_what_is_due_is_asked(database: Database) -> None:
    async with database.read() as tx:
        assert await due_cards(tx, ALICE, AT, 10) == []
        assert await count_due(tx, ALICE, AT + DAY) == 2
        assert [kept.card for kept in await due_cards(tx, ALICE, AT + DAY, 1)] == [MISSED.card]


async def test_an_answer_is_kept_with_what_was_before_it(database: Database) -> None:
    before = new_memory(AT)
    after = reviewed(before, "good", AT + DAY)

    async with database.begin() as tx:
        assert await keep_review(tx, ALICE, BATNA.card, 0, after, before)
        kept = await card_of(tx, ALICE, BATNA.card)

    assert kept is not None
    assert kept.memory == after
    assert kept.before == before


async def test_of_two_presses_at_once_one_counts(database: Database) -> None:
    async def press() -> bool:
        async with database.begin() as tx:
            before = new_memory(AT)
            after = reviewed(before, "good", AT + DAY)
            return await keep_review(tx, ALICE, BATNA.card, 0, after, before)

    assert sorted(await asyncio.gather(press(), press())) == [False, True]


async def test_a_leech_waits_for_its_lesson(database: Database) -> None:
    memory = reviewed(new_memory(AT), "good", AT + DAY)
    async with database.begin() as tx:
        await keep_review(tx, ALICE, BATNA.card, 0, memory, new_memory(AT))
    for _ in range(LEECH_LAPSES):
        worse = reviewed(memory, "again", memory.due)
        async with database.begin() as tx:
            await keep_review(tx, ALICE, BATNA.card, memory.reviews, worse, memory)
        memory = worse

    async with database.begin() as tx:
        leeches = [kept.card for kept in await leeches_of(tx, ALICE)]
        due = [kept.card for kept in await due_cards(tx, ALICE, AT + 99 * DAY, 10)]
        await restart_card(tx, ALICE, BATNA.card, taught_again(memory, AT))
        again = (await cards_of(tx, [ALICE, 5]))[ALICE]

    assert leeches == [BATNA.card]
    assert due == [MISSED.card]
    assert [kept.memory.is_leech for kept in again] == [False, False]
