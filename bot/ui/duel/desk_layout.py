"""The private desk of one of the two: sheet, coach, mediator, reminder, and the ways out.

It is given the table from that one chair; the other side's sheet is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.mediation import MOST_DRAFTS
from bot.negotiation.packages import is_complete
from bot.negotiation.utility import utility
from bot.services.duels import waiting_since
from bot.ui.colours import MINE
from bot.ui.confirm import no_deal_points
from bot.ui.duel.coaching import CoachButton
from bot.ui.duel.leaving import ClaimButton, CloseButton
from bot.ui.duel.mediator_buttons import CallButton, TextButton
from bot.ui.duel.reminding import RemindButton, StopRemindingButton
from bot.ui.duel.words import is_my_turn, mover, until
from bot.ui.layout import Layout, box, paragraph, rows_of
from bot.ui.panel import key_of
from bot.ui.table_buttons import BriefButton, GestureButton, GuessButton, PrepareButton
from bot.ui.words import mediator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def desk_layout(prompts: Prompts, table: Table) -> Layout:
    """The desk as it is now."""
    return Layout(
        box(MINE, paragraph(_text(prompts, table)), *rows_of(_buttons(prompts, table), 2))
    )


def _text(prompts: Prompts, table: Table) -> str:
    seat, draft = table.seat_of(table.negotiation.user_id), table.state.draft
    return prompts.render(
        "duel/desk",
        side=table.mine.name,
        no_deal=no_deal_points(table),
        own=_worth(table, table.mine.id),
        theirs=_worth(table, table.theirs.id),
        my_turn=is_my_turn(table),
        mover=mover(table).name,
        since=until(waiting_since(table)),
        called=table.mine.id in table.state.called,
        draft=draft.number if draft is not None and not draft.rejected else None,
        mediator=mediator_of(table),
        reminded=seat is not None and seat.remind_hours is not None,
    )


def _worth(table: Table, side_id: str) -> int | None:
    """Own points of the whole proposal of a side, None while it leaves clauses open."""
    standing = table.state.standing.get(side_id)
    if not standing or not is_complete(table.scenario, standing):
        return None
    return utility(table.scenario, table.mine.id, standing)


def _buttons(prompts: Prompts, table: Table) -> Iterator[ui.Item[Any]]:
    key, state = key_of(table), table.state
    yield BriefButton.made(prompts, key)
    yield CoachButton.made(prompts, key)
    if not state.spoken:
        yield PrepareButton.made(prompts, key)
    yield GuessButton.made(prompts, key)
    if is_my_turn(table) and table.mine.steps and state.incident is None:
        yield GestureButton.made(prompts, key)
    if state.draft is not None:
        if state.draft.number < MOST_DRAFTS or not state.draft.rejected:
            yield TextButton.made(prompts, key)
    elif table.scenario.channel("mediator") is not None and table.mine.id not in state.called:
        yield CallButton.made(prompts, key)
    seat = table.seat_of(table.negotiation.user_id)
    reminded = seat is not None and seat.remind_hours is not None
    yield (StopRemindingButton if reminded else RemindButton).made(prompts, key)
    if not is_my_turn(table):
        yield ClaimButton.made(prompts, key)
    yield CloseButton.made(prompts, key)
