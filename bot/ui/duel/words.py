"""People and sides in words that are the same for both at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.two_people import to_move

if TYPE_CHECKING:
    from datetime import datetime

    from bot.negotiation.scenario import Side
    from bot.services.tables import Table
    from bot.storage.participants import Participant


def mention(user_id: int) -> str:
    """Somebody by name; nobody is called by it unless the message says so."""
    return f"<@{user_id}>"


def until(moment: datetime) -> str:
    """A moment as Discord tells it, such as "in 3 days"."""
    return f"<t:{int(moment.timestamp())}:R>"


def seat_at(table: Table, side_id: str) -> Participant:
    """Who sits on a side."""
    return next(seat for seat in table.people if seat.side == side_id)


def who(table: Table, side_id: str) -> str:
    """The one on a side, by name."""
    return mention(seat_at(table, side_id).user_id)


def partner(table: Table) -> Participant:
    """The other one, for a table seen from one chair."""
    return seat_at(table, table.theirs.id)


def mover(table: Table) -> Side:
    """The side whose move is awaited."""
    return table.scenario.side(to_move(table.state, table.scenario))


def is_my_turn(table: Table) -> bool:
    """Whether the one from whose chair the table is seen is to move."""
    return mover(table).id == table.mine.id
