"""What each person at a table of two may know of it: information sets as values.

A table that has passed through here holds nothing else, so no panel can show what it should not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.persona import Persona
from bot.negotiation.state import replay
from bot.negotiation.two_people import known_to, sheet_of
from bot.services.refusals import NotYourTable
from bot.storage.schema import PERSON

if TYPE_CHECKING:
    from bot.services.tables import Table

SOMEBODY = Persona(PERSON, "", "", "", 1, 1, 0, 1, 0, "holds", 1, 0.5, 0, 0, 0)
"""Stands where a counterpart would: a person has no knobs and is named by their side."""


def seen_by(table: Table, user_id: int | None) -> Table:
    """The table from one person's chair, or as everybody may know it (None).

    A game against a persona is given back as it is. Raises NotYourTable for anybody else.
    """
    if not table.people:
        return table
    negotiation, side = table.negotiation, None
    if user_id is not None:
        seat = table.seat_of(user_id)
        if seat is None:
            raise NotYourTable
        side = seat.side
        negotiation = replace(negotiation, user_id=user_id, side=side, seed=0)
    log = tuple(
        replace(logged, event=known)
        for logged in table.log
        if (known := known_to(logged.event, side)) is not None
    )
    return replace(
        table,
        negotiation=negotiation,
        scenario=sheet_of(table.scenario, side),
        log=log,
        state=replay(logged.event for logged in log),
    )
