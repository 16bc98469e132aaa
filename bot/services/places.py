"""Where negotiations are held on Discord, and how much of its log each panel shows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.refusals import NoSuchTable, UnknownChoice
from bot.services.tables import load_own_table, load_table
from bot.storage.negotiations import place, remember_panel
from bot.storage.panels import panels_behind
from bot.storage.participants import games_in

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table
    from bot.storage.database import Database

MOST_IN_A_CHANNEL = 20
"""Direct messages hold all of somebody's games there; older ones are found in the history."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A message that shows a negotiation up to event `seq`; `guild_id` is None in a DM."""

    guild_id: int | None
    channel_id: int
    message_id: int
    seq: int


class Places:
    """The places of all negotiations."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def table(self, negotiation_id: int) -> Table:
        """The negotiation, for whoever brings its panel up to date; raises NoSuchTable."""
        async with self._database.read() as tx:
            return await load_table(tx, self._repertoire, negotiation_id)

    async def held_in(self, channel_id: int, user_id: int) -> list[Table]:
        """What this person plays or has played in a channel, from their chair, the latest first."""
        tables: list[Table] = []
        async with self._database.read() as tx:
            for negotiation_id in await games_in(tx, user_id, channel_id, MOST_IN_A_CHANNEL):
                with suppress(NoSuchTable, UnknownChoice):
                    tables.append(
                        await load_own_table(tx, self._repertoire, negotiation_id, user_id)
                    )
        return tables

    async def settle(self, table: Table, panel: Panel) -> Table:
        """Remember where the negotiation is held and what its panel shows."""
        async with self._database.begin() as tx:
            await place(tx, table.negotiation.id, panel.guild_id, panel.channel_id)
            await remember_panel(tx, table.negotiation.id, panel.message_id, panel.seq)
        negotiation = replace(
            table.negotiation,
            guild_id=panel.guild_id,
            channel_id=panel.channel_id,
            panel_message_id=panel.message_id,
            panel_seq=panel.seq,
        )
        return replace(table, negotiation=negotiation)

    async def note_shown(self, table: Table) -> Table:
        """Remember that the panel where it is shows all that is on the table."""
        negotiation = table.negotiation
        assert negotiation.channel_id is not None
        assert negotiation.panel_message_id is not None
        panel = Panel(
            negotiation.guild_id, negotiation.channel_id, negotiation.panel_message_id, table.seq
        )
        return await self.settle(table, panel)

    async def behind(self) -> list[int]:
        """The negotiations whose panel shows less than their log, oldest first."""
        async with self._database.read() as tx:
            return await panels_behind(tx)
