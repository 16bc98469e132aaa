"""The packs and scenarios that a server has brought: listed, looked at, given away, removed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.content.uploads.carrying import Carried
from bot.content.uploads.writing import Exported, export
from bot.quiz.codec import load_question
from bot.quiz.packs import Pack
from bot.services.quiz.refusals import NotBrought, NothingCarried
from bot.storage.own_scenarios import (
    PREFIX,
    ScenarioRow,
    find_scenario,
    retire_scenario,
    scenario_versions,
    scenarios_of,
)
from bot.storage.quiz_packs import find_pack, packs_of, retire_pack, versions_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.uploads.carrying import Format
    from bot.storage.database import Database
    from bot.storage.quiz_packs import PackRow

Kind = Literal["p", "s"]


@dataclass(frozen=True, slots=True)
class Item:
    """One version of something a server has brought; of a scenario `pack` is None."""

    kind: Kind
    id: int
    name: str
    title: str
    version: int
    imported_at: datetime
    retired_at: datetime | None
    pack: Pack | None = None
    source: str = ""

    @property
    def key(self) -> str:
        """What stands in ids: `p12` or `s7`."""
        return f"{self.kind}{self.id}"


@dataclass(frozen=True, slots=True)
class Opened:
    """An item with all versions of its name, the newest first."""

    item: Item
    versions: tuple[Item, ...]

    @property
    def is_newest(self) -> bool:
        """Whether this is the version that is on offer."""
        return self.item.id == self.versions[0].id


class BroughtShelf:
    """What the servers have brought; nobody finds anything of another server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild_id: int) -> list[Item]:
        """Everything on offer, packs first, each by title."""
        async with self._database.read() as tx:
            packs = [_pack(row) for row in await packs_of(tx, guild_id)]
            return [*packs, *(_scenario(row) for row in await scenarios_of(tx, guild_id))]

    async def open(self, guild_id: int, key: str) -> Opened:
        """One version with the others of its name; raises NotBrought."""
        async with self._database.read() as tx:
            return await _open(tx, guild_id, key)

    async def export(self, guild_id: int, key: str, form: Format) -> Exported:
        """The version as a file of this format, a scenario always as TOML.

        Raises NotBrought, and NothingCarried if no question has a place in the format.
        """
        item = (await self.open(guild_id, key)).item
        if item.pack is None:
            nothing = Carried(Pack(item.name, item.title, "", ()), ())
            return Exported(f"{item.name}.toml", item.source.encode(), nothing)
        exported = await asyncio.to_thread(export, item.pack, form)
        if exported is None:
            raise NothingCarried
        return exported

    async def remove(self, guild_id: int, key: str, at: datetime | None) -> Opened:
        """Offer it no more, or (None) again; raises NotBrought. What is played goes on."""
        async with self._database.begin() as tx:
            opened = await _open(tx, guild_id, key)
            away = retire_pack if opened.item.kind == "p" else retire_scenario
            await away(tx, guild_id, opened.item.name, at)
            return await _open(tx, guild_id, key)


async def _open(tx: AsyncConnection, guild_id: int, key: str) -> Opened:
    kind, number = key[:1], key[1:]
    found: Sequence[Item] = ()
    if kind == "p":
        pack = await find_pack(tx, guild_id, int(number))
        found = [_pack(row) for row in await versions_of(tx, guild_id, pack.name)] if pack else ()
    else:
        row = await find_scenario(tx, f"{PREFIX}{number}")
        if row is not None and row.guild_id == guild_id:
            found = [_scenario(row) for row in await scenario_versions(tx, guild_id, row.name)]
    item = next((each for each in found if each.id == int(number)), None)
    if item is None:
        raise NotBrought
    return Opened(item, tuple(found))


def _pack(row: PackRow) -> Item:
    questions = tuple(load_question(each) for each in row.questions)
    pack = Pack(row.name, row.title, row.summary, questions)
    return Item(
        "p", row.id, row.name, row.title, row.version, row.imported_at, row.retired_at, pack
    )


def _scenario(row: ScenarioRow) -> Item:
    return Item(
        "s",
        row.id,
        row.name,
        row.title,
        row.version,
        row.imported_at,
        row.retired_at,
        source=row.source,
    )
