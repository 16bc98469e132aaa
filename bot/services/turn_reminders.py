"""Reminding somebody that it has long been their turn: who asked for it, until they stop it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.negotiation.two_people import to_move
from bot.services.refusals import NoSuchTable, NotYourTable
from bot.services.tables import load_own_table
from bot.storage.participants import remind_after
from bot.storage.timers import claim_due, put_off, set_timer, stop_timer

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table
    from bot.storage.database import Database
    from bot.storage.timers import Timer

KIND = "turn"
AT_ONCE = 20
HOURS = 24
"""How long a turn may last before the first reminder, and between reminders."""


@dataclass(frozen=True, slots=True)
class TurnReminder:
    """A reminder that is due; `table` is as its reader may know it."""

    timer: Timer
    user_id: int
    table: Table


class TurnReminders:
    """The reminders of all who play against somebody."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def start(self, table: Table, at: datetime, hours: int = HOURS) -> None:
        """Remind the one from whose chair the table is seen whenever their turn lasts `hours`."""
        negotiation = table.negotiation
        async with self._database.begin() as tx:
            await remind_after(tx, negotiation.id, negotiation.user_id, hours)
            if to_move(table.state, table.scenario) == table.mine.id:
                await _set(tx, negotiation.id, negotiation.user_id, at + timedelta(hours=hours))

    async def stop(self, negotiation_id: int, user_id: int) -> None:
        """Remind this person no more; nothing happens if they were not to be."""
        async with self._database.begin() as tx:
            await remind_after(tx, negotiation_id, user_id, None)
            await stop_timer(tx, KIND, _subject(negotiation_id, user_id))

    async def follow(self, tx: AsyncConnection, before: Table, after: Table, at: datetime) -> None:
        """Set and stop the timers of both as the turn goes from one to the other."""
        turn = None if after.is_over else to_move(after.state, after.scenario)
        if not after.is_over and turn == to_move(before.state, before.scenario):
            return
        for person in after.people:
            if person.side == turn and person.remind_hours is not None:
                due = at + timedelta(hours=person.remind_hours)
                await _set(tx, after.negotiation.id, person.user_id, due)
            else:
                await stop_timer(tx, KIND, _subject(after.negotiation.id, person.user_id))

    async def claim(self, at: datetime) -> list[TurnReminder]:
        """Take the reminders that are due, leaving out games that are gone."""
        async with self._database.begin() as tx:
            found: list[TurnReminder] = []
            for timer in await claim_due(tx, KIND, at, AT_ONCE):
                negotiation_id, user_id = map(int, timer.subject.split(":"))
                try:
                    table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
                except (NoSuchTable, NotYourTable):
                    await stop_timer(tx, KIND, timer.subject)
                else:
                    found.append(TurnReminder(timer, user_id, table))
            return found

    async def done(self, reminder: TurnReminder, at: datetime) -> None:
        """Note that it was sent: the next comes only if the turn lasts as long again."""
        seat = reminder.table.seat_of(reminder.user_id)
        hours = seat.remind_hours if seat is not None and seat.remind_hours else HOURS
        async with self._database.begin() as tx:
            await put_off(tx, reminder.timer, at + timedelta(hours=hours))


async def _set(tx: AsyncConnection, negotiation_id: int, user_id: int, due: datetime) -> None:
    await set_timer(tx, KIND, _subject(negotiation_id, user_id), due, {}, user_id)


def _subject(negotiation_id: int, user_id: int) -> str:
    return f"{negotiation_id}:{user_id}"
