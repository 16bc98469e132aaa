"""Watching an expert line: the same brief played well, exchange by exchange, with commentary."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.services.expert import expert_line
from bot.services.refusals import NotOver
from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.table_buttons import any_table
from bot.ui.why import has_sentence
from bot.ui.words import changes_in_words, clauses_of

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.expert import Exchange, ExpertLine
    from bot.services.tables import Table

ON_A_PAGE = 3
MOST_RULES = 2


def expert_layout(prompts: Prompts, table: Table, line: ExpertLine, number: int) -> Layout:
    """Page `number`, from 0; the last one tells the end."""
    pages = -(-len(line.exchanges) // ON_A_PAGE)
    number = min(number, max(pages - 1, 0))
    here = line.exchanges[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
    is_last = number >= pages - 1
    ended = line.ended
    text = prompts.render(
        "ui/expert",
        side=table.mine.name,
        other=table.theirs.name,
        first=number == 0,
        exchanges=[
            _exchange(prompts, table, exchange, before)
            for exchange, before in zip(here, (None, *here), strict=False)
        ],
        last=is_last,
        outcome=prompts.say(f"outcome.{ended.outcome}"),
        mine=round(ended.utility[table.mine.id]),
        theirs=round(ended.utility[table.theirs.id]),
        total=f"{line.total:.0f}",
        clauses=clauses_of(table.scenario, ended.deal) if ended.deal else [],
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    turns: list[ui.Item[Any]] = []
    if number > 0:
        turns.append(LineBackButton.made(prompts, key, str(number - 1)))
    if not is_last:
        turns.append(LineOnButton.made(prompts, key, str(number + 1)))
    return Layout(box(NEUTRAL, paragraph(text), *([row(*turns)] if turns else [])))


def _exchange(
    prompts: Prompts, table: Table, exchange: Exchange, before: Exchange | None
) -> dict[str, object]:
    """One exchange of a page; what its answer shares with the one above is not said again."""
    said = before.rules if before is not None else ()
    rules = [each for each in exchange.rules if each not in said and has_sentence(prompts, each)]
    return {
        "turn": exchange.turn,
        "comment": prompts.say(f"comment.{exchange.comment}"),
        "changed": changes_in_words(prompts, table.scenario, exchange.changed),
        "own": exchange.own,
        "answered": changes_in_words(prompts, table.scenario, exchange.answered),
        "rules": [prompts.say(f"rule.{rule}") for rule in rules[:MOST_RULES]],
        "tension": round(exchange.tension),
    }


async def _show(interaction: Interaction, key: TableKey, number: int) -> None:
    table = await any_table(interaction, key)
    if not table.is_over:
        raise NotOver(table.negotiation)
    line = await asyncio.to_thread(expert_line, table)
    await show(interaction, expert_layout(interaction.client.prompts, table, line, number))


class ExpertButton(TableButton, action="expert"):
    """Watch how the same brief can be played."""

    label = "button.expert"

    async def press(self, interaction: Interaction) -> None:
        """Show the first exchanges; raises NotOver while that would give anything away."""
        await _show(interaction, self.key, 0)


class LineOnButton(TableButton, action="line_on", arg=r"\d{1,2}"):
    """Watch on."""

    label = "button.later"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show that page."""
        await _show(interaction, self.key, int(self.arg))


class LineBackButton(LineOnButton, action="line_back", arg=r"\d{1,2}"):
    """Go back."""

    label = "button.earlier"


ITEMS = (ExpertButton, LineOnButton, LineBackButton)
