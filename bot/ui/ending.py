"""The end, before anything is judged: what was signed or why not, and the way to the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.colours import NEUTRAL
from bot.ui.debrief.explaining import ExplainButton
from bot.ui.ids import TableKey
from bot.ui.layout import box, paragraph, row
from bot.ui.table_buttons import BriefButton, WhyButton
from bot.ui.words import clauses_of, rider_of

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def ending(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """The last panel of a negotiation that is over; no number is shown before the explanation."""
    key = TableKey(table.negotiation.id, table.state.turn)
    looks: list[ui.Item[Any]] = [BriefButton.made(prompts, key)]
    if table.state.replies:
        looks.append(WhyButton.made(prompts, key))
    return box(
        NEUTRAL,
        paragraph(outcome_text(prompts, table)),
        paragraph(prompts.render("ui/explain_first")),
        row(ExplainButton.made(prompts, key)),
        row(*looks),
    )


def outcome_text(prompts: Prompts, table: Table) -> str:
    """How it ended, and the signed sheet if there is one."""
    ended = table.state.ending
    assert ended is not None
    walked = None
    if ended.outcome == "walk_out":
        walked = "me" if ended.by == table.mine.id else "they"
    return prompts.render(
        "ui/ending",
        outcome=prompts.say(f"outcome.{ended.outcome}"),
        deal=clauses_of(table.scenario, ended.deal) if ended.deal else None,
        rider=rider_of(table.scenario, ended.contingency),
        control_lost=table.scenario.control_lost.strip()
        if ended.outcome == "control_lost"
        else None,
        walked=walked,
        batna=table.mine.batna.strip(),
    )
