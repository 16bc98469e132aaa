"""Which ideas people have put to use in negotiations that are over, alone or with another."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.lessons.deeds import Game, used_in
from bot.services.refusals import NoSuchTable, UnknownChoice
from bot.services.tables import load_whole_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.storage.class_deeds import Seat

MOST_KEPT = 20_000


class DeedBook:
    """Reads what was used in a negotiation once: what is over does not change any more."""

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire
        self._kept: dict[tuple[int, str], frozenset[str]] = {}

    async def used(self, tx: AsyncConnection, seats: Sequence[Seat]) -> dict[int, Counter[str]]:
        """For every person, in how many of these negotiations each idea was used."""
        found: dict[int, Counter[str]] = {seat.user_id: Counter() for seat in seats}
        for seat in seats:
            key = (seat.negotiation_id, seat.side)
            if key not in self._kept:
                self._keep(key, await self._read(tx, seat))
            found[seat.user_id].update(self._kept[key])
        return found

    async def _read(self, tx: AsyncConnection, seat: Seat) -> frozenset[str]:
        # A game whose scenario is not on offer any more shows nothing.
        with suppress(NoSuchTable, UnknownChoice):
            table = await load_whole_table(tx, self._repertoire, seat.negotiation_id)
            events = [logged.event for logged in table.log]
            return used_in(Game(table.scenario, table.state, seat.side, events))
        return frozenset()

    def _keep(self, key: tuple[int, str], used: frozenset[str]) -> None:
        self._kept[key] = used
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
