"""Scenarios that moderators have brought to their server, every version kept while it is played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.duel_schema import challenge, participant
from bot.storage.schema import negotiation
from bot.storage.upload_schema import own_scenario
from bot.storage.versions import (
    add_version,
    all_of,
    delete_versions,
    find_version,
    newest_of,
    outdated,
    retire,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

PREFIX = "own-"
"""What the ids of such scenarios begin with, wherever else ids of scenarios stand."""


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One version of a scenario; `source` is its TOML, `retired_at` None while it is offered."""

    id: int
    guild_id: int
    name: str
    version: int
    title: str
    source: str
    author_id: int | None
    imported_at: datetime
    retired_at: datetime | None

    @property
    def scenario_id(self) -> str:
        """What this version is called in games and buttons."""
        return f"{PREFIX}{self.id}"


@dataclass(frozen=True, slots=True)
class NewScenario:
    """A scenario as it comes in; `name` is what its versions have in common."""

    guild_id: int
    name: str
    title: str
    source: str
    author_id: int


async def add_scenario(tx: AsyncConnection, new: NewScenario, at: datetime) -> ScenarioRow:
    """Keep a scenario of a known member as the next version of its name, and return it."""
    row_id = await add_version(
        tx,
        own_scenario,
        new.guild_id,
        new.name,
        title=new.title,
        source=new.source,
        author_id=new.author_id,
        imported_at=at,
    )
    row = await find_scenario(tx, f"{PREFIX}{row_id}")
    assert row is not None
    return row


async def find_scenario(tx: AsyncConnection, scenario_id: str) -> ScenarioRow | None:
    """Return the version of this scenario id, whichever server it belongs to."""
    number = scenario_id.removeprefix(PREFIX)
    if number == scenario_id or not number.isdecimal() or len(number) > 18:
        return None
    row = await find_version(tx, own_scenario, int(number))
    return None if row is None else ScenarioRow(*row)


async def scenarios_of(tx: AsyncConnection, guild_id: int) -> list[ScenarioRow]:
    """Return the newest version of every scenario that a server offers, by title."""
    return [ScenarioRow(*row) for row in await newest_of(tx, own_scenario, guild_id)]


async def scenario_versions(tx: AsyncConnection, guild_id: int, name: str) -> list[ScenarioRow]:
    """Return every version of a scenario, the newest first."""
    return [ScenarioRow(*row) for row in await all_of(tx, own_scenario, guild_id, name)]


async def retire_scenario(
    tx: AsyncConnection, guild_id: int, name: str, at: datetime | None
) -> None:
    """Offer a scenario no more, or (None) again; whoever plays it goes on."""
    await retire(tx, own_scenario, guild_id, name, at)


async def played_by(tx: AsyncConnection, user_id: int, limit: int) -> list[str]:
    """Return the ids of brought scenarios that somebody has played, the latest first."""
    sits = select(participant.c.negotiation_id).where(participant.c.user_id == user_id)
    own = (negotiation.c.user_id == user_id) | negotiation.c.id.in_(sits)
    found = (
        select(negotiation.c.scenario)
        .where(own, negotiation.c.scenario.startswith(PREFIX))
        .order_by(negotiation.c.id.desc())
        .limit(100)
    )
    return list(dict.fromkeys((await tx.execute(found)).scalars()))[:limit]


async def drop_outdated(tx: AsyncConnection, guild_id: int, versions: int, retired: int) -> None:
    """Delete versions that a server has too many of, but none that anybody plays or has played."""
    found = await outdated(tx, own_scenario, guild_id, versions, retired)
    ids = [f"{PREFIX}{each}" for each in found]
    in_use = select(negotiation.c.scenario).where(negotiation.c.scenario.in_(ids))
    asked_for = select(challenge.c.scenario).where(challenge.c.scenario.in_(ids))
    kept = {*(await tx.execute(in_use)).scalars(), *(await tx.execute(asked_for)).scalars()}
    await delete_versions(
        tx, own_scenario, [each for each in found if f"{PREFIX}{each}" not in kept]
    )
