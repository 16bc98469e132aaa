"""Packs of a server, and quizzes taken alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.members import meet
from bot.storage.quiz_packs import (
    NewPack,
    PackRow,
    add_pack,
    default_setup,
    drop_outdated_packs,
    find_pack,
    keep_default_setup,
    packs_of,
    retire_pack,
    versions_of,
)
from bot.storage.solo_quizzes import (
    SoloAnswer,
    find_solo,
    finish_solo,
    keep_solo_answer,
    last_verdicts,
    open_solo,
    running_solo,
    solo_answers,
)
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from bot.storage.database import Database

GUILD = 2**50
NEW = NewPack(GUILD, "ours", "Our questions", [{"kind": "single"}], ALICE)


async def bring(database: Database, new: NewPack = NEW) -> PackRow:
    """Import a pack."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        return await add_pack(tx, new, AT)


async def test_a_pack_brought_again_is_a_new_version_and_the_old_one_stays(
    database: Database,
) -> None:
    first = await bring(database)
    second = await bring(database, replace(NEW, title="Our better questions"))

    async with database.read() as tx:
        assert [pack.version for pack in await versions_of(tx, GUILD, "ours")] == [2, 1]
        assert await packs_of(tx, GUILD) == [second]
        assert await find_pack(tx, GUILD, first.id) == first


async def test_a_pack_is_its_servers_alone(database: Database) -> None:
    pack = await bring(database)

    async with database.read() as tx:
        assert await find_pack(tx, GUILD + 1, pack.id) is None
        assert await packs_of(tx, GUILD + 1) == []


async def test_a_retired_pack_is_not_offered_but_can_come_back(database: Database) -> None:
    await bring(database)

    async with database.begin() as tx:
        await retire_pack(tx, GUILD, "ours", AT)
        assert await packs_of(tx, GUILD) == []
        await retire_pack(tx, GUILD, "ours", None)
        assert len(await packs_of(tx, GUILD)) == 1


async def test_of_every_pack_the_newest_versions_stay(database: Database) -> None:
    for _ in range(4):
        await bring(database)
    other = await bring(database, replace(NEW, name="other", summary="In short"))

    async with database.begin() as tx:
        await drop_outdated_packs(tx, GUILD, versions=2, retired=0)
        assert [pack.version for pack in await versions_of(tx, GUILD, "ours")] == [4, 3]
        assert await versions_of(tx, GUILD, "other") == [other]
        await retire_pack(tx, GUILD, "ours", AT)
        await drop_outdated_packs(tx, GUILD, versions=2, retired=1)
        assert [pack.version for pack in await versions_of(tx, GUILD, "ours")] == [4]


async def test_a_server_keeps_how_it_plays(database: Database) -> None:
    async with database.begin() as tx:
        assert await default_setup(tx, GUILD) is None
        await keep_default_setup(tx, GUILD, {"seconds": 30})
        await keep_default_setup(tx, GUILD, {"seconds": 40})
        assert await default_setup(tx, GUILD) == {"seconds": 40}


async def begin(database: Database) -> int:
    """A quiz alone."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        return await open_solo(tx, ALICE, "letters", ["one", "two"], AT)


async def test_a_new_quiz_takes_the_place_of_one_that_was_left(database: Database) -> None:
    first = await begin(database)
    second = await begin(database)

    async with database.begin() as tx:
        running = await running_solo(tx, ALICE)
        left = await find_solo(tx, first)
        assert running is not None
        assert left is not None
        assert (running.id, left.finished_at) == (second, AT)
        await finish_solo(tx, second, AT)
        assert await running_solo(tx, ALICE) is None


async def test_the_first_answer_to_a_question_is_kept(database: Database) -> None:
    solo_id = await begin(database)
    answer = SoloAnswer(solo_id, 0, ALICE, "one", is_right=False, share=0.5, at=AT)

    async with database.begin() as tx:
        assert await keep_solo_answer(tx, answer)
        assert not await keep_solo_answer(tx, replace(answer, is_right=True))
        assert await solo_answers(tx, solo_id) == [answer]


async def test_the_last_verdict_on_a_question_is_what_is_asked_for(database: Database) -> None:
    first, second = await begin(database), await begin(database)
    later = AT + timedelta(days=1)
    missed = SoloAnswer(first, 0, ALICE, "one", is_right=False, share=0, at=AT)

    async with database.begin() as tx:
        await keep_solo_answer(tx, missed)
        await keep_solo_answer(tx, replace(missed, solo_id=second, is_right=True, at=later))

        assert await last_verdicts(tx, ALICE) == {"one": (True, later)}
