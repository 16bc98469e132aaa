"""What a game of two was worth: to each alone, and to both once both agree to open their books."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.debrief import debrief
from bot.negotiation.utility import reservation
from bot.services.duel_moments import missed, own_moments
from bot.services.improvements import better_deal
from bot.services.refusals import NotOver
from bot.services.seats import seen_by
from bot.services.tables import load_whole_table
from bot.storage.participants import share_analysis

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.negotiation.debrief import Debrief
    from bot.negotiation.process import Process
    from bot.negotiation.scores import Scores
    from bot.services.duel_moments import Missed, OwnMoment
    from bot.services.tables import Table
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Books:
    """The numbers of one side: its points, what no deal was worth at first, the whole debrief."""

    side: str
    points: float
    no_deal: float
    debrief: Debrief


@dataclass(frozen=True, slots=True)
class Result:
    """The end for one of the two, with what is their own: nothing here tells the other's points.

    `kept` and `broken` count their promises; `tau` is how well they guessed (None without a
    guess); `walk_away_error` is their stated walk-away point minus the true one. `improvable` if
    both could still have it better.
    """

    table: Table
    points: float
    no_deal: float
    scores: Scores
    process: Process
    asked: int
    hints: int
    kept: int
    broken: int
    tau: float | None
    walk_away_error: float | None
    turns_in_heat: int
    moments: tuple[OwnMoment, ...] = ()
    missed: Missed | None = None
    improvable: bool = False


class Results:
    """The results of all games of two; each method raises NotOver, NoSuchTable, NotYourTable."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def own(self, negotiation_id: int, user_id: int) -> Result:
        """What is for this person's eyes."""
        whole = await self._whole(negotiation_id, user_id)
        table = seen_by(whole, user_id)
        books = await asyncio.to_thread(_books, whole, table.mine.id)
        found, promises = books.debrief, books.debrief.promises
        card = found.preparation
        return Result(
            table,
            books.points,
            books.no_deal,
            found.scores,
            found.process,
            found.asked,
            found.hints,
            sum(promise.status == "kept" for promise in promises),
            sum(promise.status in ("broken", "bluff_called") for promise in promises),
            found.tau,
            None if card is None else card.walk_away_error,
            found.turns_in_heat,
            own_moments(table),
            missed(table),
            await asyncio.to_thread(better_deal, whole) is not None,
        )

    async def share(self, negotiation_id: int, user_id: int) -> bool:
        """Agree to show one's own books; return whether it was this that opened both.

        It cannot be taken back, and shows nothing before the other agrees too.
        """
        await self._whole(negotiation_id, user_id)
        async with self._database.begin() as tx:
            return await share_analysis(tx, negotiation_id, user_id)

    async def both(self, negotiation_id: int, user_id: int) -> tuple[Table, Books, Books] | None:
        """The books of both sides in the order of the case, None until both have agreed.

        The table is whole: whoever gets it may see everything now.
        """
        whole = await self._whole(negotiation_id, user_id)
        if not all(seat.shares for seat in whole.people):
            return None
        first, second = (side.id for side in whole.scenario.sides)
        books = [await asyncio.to_thread(_books, whole, side) for side in (first, second)]
        return whole, books[0], books[1]

    async def _whole(self, negotiation_id: int, user_id: int) -> Table:
        async with self._database.read() as tx:
            whole = await load_whole_table(tx, self._repertoire, negotiation_id)
        own = seen_by(whole, user_id)
        if not whole.is_over or not whole.people:
            raise NotOver(own.negotiation)
        return whole


def _books(whole: Table, side: str) -> Books:
    assert whole.state.ending is not None
    return Books(
        side,
        whole.state.ending.utility[side],
        reservation(whole.scenario, side),
        debrief(whole.scenario, whole.state, side),
    )
