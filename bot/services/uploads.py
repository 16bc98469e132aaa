"""What moderators bring to their server: read, shown to them, and kept when they say so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from bot.content.personas import DEFAULT_PERSONA
from bot.content.questions import Known
from bot.content.uploads.decoding import LARGEST_BYTES, title_of, too_large
from bot.content.uploads.reading import read_upload
from bot.quiz.codec import dump_question, load_question
from bot.quiz.packs import Pack
from bot.services.quiz.refusals import TooManyBrought, UploadGone
from bot.storage.members import meet
from bot.storage.own_scenarios import (
    NewScenario,
    add_scenario,
    drop_outdated,
    scenario_versions,
    scenarios_of,
)
from bot.storage.quiz_packs import NewPack, add_pack, drop_outdated_packs, packs_of, versions_of
from bot.storage.uploads import drop_upload, find_upload, keep_upload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.faults import Fault
    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching
    from bot.content.uploads.scenarios import Brought
    from bot.storage.database import Database

MOST_PACKS, MOST_SCENARIOS = 40, 10
"""How many a server may offer at a time."""

MOST_VERSIONS, MOST_RETIRED = 10, 20
"""How many versions of each are kept, and how many of what was removed."""

LONGEST_NAME = 60
Kind = Literal["pack", "scenario"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload that waits for a decision: a pack, or the title and text of a scenario.

    `version` is the one it would become, from 1.
    """

    id: int
    kind: Kind
    name: str
    title: str
    version: int
    pack: Pack | None = None
    source: str = ""


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class Uploads:
    """The uploads of all moderators; one is read at a time, so that many need no more memory."""

    def __init__(self, database: Database, teaching: Teaching, repertoire: Repertoire) -> None:
        self._database = database
        self._known = Known(
            teaching.history,
            [lesson.id for lesson in teaching.course.lessons],
            tuple(teaching.glossary),
        )
        self._persona = repertoire.personas[DEFAULT_PERSONA]
        self._one_at_a_time = asyncio.Lock()

    def check_size(self, name: str, size_bytes: int) -> list[Fault]:
        """What is wrong with a file of this size, before it is even fetched."""
        return [too_large(_path(name))] if size_bytes > LARGEST_BYTES else []

    async def read(self, name: str, data: bytes) -> Pack | Brought | list[Fault]:
        """The pack or scenario in a file of this name, or every mistake in it."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(
                read_upload, _path(name), data, self._known, self._persona
            )

    async def hold(
        self, guild_id: int, user_id: int, found: Pack | Brought, at: datetime
    ) -> Waiting:
        """Keep what was read until its moderator decides, for a day at most."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            upload_id = await keep_upload(tx, guild_id, user_id, _content(found), at)
            return await _waiting(tx, guild_id, upload_id, _content(found))

    async def waiting(self, upload_id: int, guild_id: int, user_id: int) -> Waiting:
        """What somebody has uploaded here; raises UploadGone if it was decided on."""
        async with self._database.read() as tx:
            found = await find_upload(tx, upload_id, guild_id, user_id)
            if found is None:
                raise UploadGone
            return await _waiting(tx, guild_id, upload_id, found.content)

    async def accept(self, upload_id: int, guild_id: int, user_id: int, at: datetime) -> Waiting:
        """Import it as the next version of its name; raises UploadGone or TooManyBrought."""
        async with self._database.begin() as tx:
            found = await find_upload(tx, upload_id, guild_id, user_id)
            if found is None or not await drop_upload(tx, upload_id):
                raise UploadGone
            waiting = await _waiting(tx, guild_id, upload_id, found.content)
            version = await _import(tx, waiting, guild_id, user_id, at)
            return replace(waiting, version=version)

    async def discard(self, upload_id: int, guild_id: int, user_id: int) -> None:
        """Forget it; nothing was imported."""
        async with self._database.begin() as tx:
            if await find_upload(tx, upload_id, guild_id, user_id) is not None:
                await drop_upload(tx, upload_id)


async def _import(
    tx: AsyncConnection, waiting: Waiting, guild_id: int, user_id: int, at: datetime
) -> int:
    if waiting.pack is None:
        _check_room(MOST_SCENARIOS, await scenarios_of(tx, guild_id), waiting)
        scenario = NewScenario(guild_id, waiting.name, waiting.title, waiting.source, user_id)
        version = (await add_scenario(tx, scenario, at)).version
        await drop_outdated(tx, guild_id, MOST_VERSIONS, MOST_RETIRED)
        return version
    _check_room(MOST_PACKS, await packs_of(tx, guild_id), waiting)
    questions = [dump_question(question) for question in waiting.pack.questions]
    summary = waiting.pack.summary
    pack = NewPack(guild_id, waiting.name, waiting.title, questions, user_id, summary)
    version = (await add_pack(tx, pack, at)).version
    await drop_outdated_packs(tx, guild_id, MOST_VERSIONS, MOST_RETIRED)
    return version


def _check_room(most: int, there: Sequence[_Named], waiting: Waiting) -> None:
    if len(there) >= most and waiting.name not in {each.name for each in there}:
        raise TooManyBrought(most=str(most))


async def _waiting(
    tx: AsyncConnection, guild_id: int, upload_id: int, content: Mapping[str, Any]
) -> Waiting:
    name, title = content["name"], content["title"]
    if content["kind"] == "scenario":
        earlier = await scenario_versions(tx, guild_id, name)
        version = earlier[0].version + 1 if earlier else 1
        return Waiting(upload_id, "scenario", name, title, version, source=content["source"])
    before = await versions_of(tx, guild_id, name)
    summary = content["summary"]
    if before and title == title_of(name):
        # The format has no place for either: they are still what they were.
        title, summary = before[0].title, summary or before[0].summary
    questions = tuple(load_question(each) for each in content["questions"])
    pack = Pack(name, title, summary, questions)
    return Waiting(upload_id, "pack", name, title, before[0].version + 1 if before else 1, pack)


def _content(found: Pack | Brought) -> dict[str, Any]:
    if isinstance(found, Pack):
        questions = [dump_question(question) for question in found.questions]
        head = {"name": found.id, "title": found.title, "summary": found.summary}
        return {"kind": "pack", **head, "questions": questions}
    scenario = found.scenario
    head = {"name": scenario.id, "title": scenario.title}
    return {"kind": "scenario", **head, "source": found.text}


def _path(name: str) -> Path:
    """The name alone, however long it is and whatever it looks like."""
    last = name.replace("\\", "/").rpartition("/")[2]
    ending = Path(last).suffix
    return Path(last[: LONGEST_NAME - len(ending)] + ending if len(last) > LONGEST_NAME else last)
