"""What can be played where: the shipped cases everywhere, those of a server in that server.

A version that somebody plays is found wherever the game is looked at, also when the server has a
newer one or none any more. Versions never change, so what was built once is kept.
"""

from __future__ import annotations

import asyncio
import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.content.uploads.scenarios import rebuilt
from bot.storage.own_scenarios import PREFIX, find_scenario, played_by, scenarios_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.negotiation.scenario import Scenario
    from bot.storage.database import Database
    from bot.storage.own_scenarios import ScenarioRow

MOST_PLAYED = 5
"""How many cases from servers can be played again in direct messages."""


class Cases:
    """The cases of all servers."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def on_offer(self, guild_id: int | None, user_id: int) -> Repertoire:
        """What somebody may begin in a server, or in direct messages (None)."""
        async with self._database.read() as tx:
            return await offered(tx, self._repertoire, guild_id, user_id)

    async def current(self, guild_id: int | None, scenario_id: str) -> str:
        """The version of a case that a server offers now, for one of its versions.

        Everything else, and what is offered no more, is given back as it is.
        """
        if guild_id is None or not scenario_id.startswith(PREFIX):
            return scenario_id
        async with self._database.read() as tx:
            row = await find_scenario(tx, scenario_id)
            there = await scenarios_of(tx, guild_id) if row and row.guild_id == guild_id else []
        same = (each.scenario_id for each in there if row and each.name == row.name)
        return next(same, scenario_id)

    async def knowing(self, scenario_id: str) -> Repertoire:
        """Everything that is shipped and this case, if it is one of some server."""
        if scenario_id in self._repertoire.scenarios:
            return self._repertoire
        async with self._database.read() as tx:
            scenario = await find_case(tx, self._repertoire, scenario_id)
        return _with(self._repertoire, [scenario] if scenario else [])


async def offered(
    tx: AsyncConnection, repertoire: Repertoire, guild_id: int | None, user_id: int
) -> Repertoire:
    """What somebody may begin in a server: also its own cases.

    In direct messages (None) those they have played before, wherever that was.
    """
    if guild_id is not None:
        rows = await scenarios_of(tx, guild_id)
    else:
        ids = await played_by(tx, user_id, MOST_PLAYED)
        found = [await find_scenario(tx, each) for each in ids]
        rows = [row for row in found if row is not None]
    built = [await _built(row) for row in rows]
    return _with(repertoire, [scenario for scenario in built if scenario is not None])


async def find_case(
    tx: AsyncConnection, repertoire: Repertoire, scenario_id: str
) -> Scenario | None:
    """The case a game is played with; None if it is not known any more."""
    if (shipped := repertoire.scenarios.get(scenario_id)) is not None:
        return shipped
    if not scenario_id.startswith(PREFIX):
        return None
    row = await find_scenario(tx, scenario_id)
    return None if row is None else await _built(row)


async def built_from(source: str) -> Scenario | None:
    """The scenario in a text that was imported or waits to be; None if it does not fit any more."""
    return await asyncio.to_thread(_build, source, PREFIX)


def _with(repertoire: Repertoire, scenarios: Iterable[Scenario]) -> Repertoire:
    known = {**repertoire.scenarios, **{each.id: each for each in scenarios}}
    return replace(repertoire, scenarios=known)


async def _built(row: ScenarioRow) -> Scenario | None:
    return await asyncio.to_thread(_build, row.source, row.scenario_id)


@lru_cache(maxsize=64)
def _build(source: str, scenario_id: str) -> Scenario | None:
    try:
        return rebuilt(tomllib.loads(source), scenario_id)
    except (ValidationError, ValueError):
        # A newer version of the program asks for more than this text has.
        return None
