"""A second try beside the first: both deals clause by clause, and what each was worth."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.negotiation.debrief import debrief
from bot.services.refusals import NoFirstTry, NotOver
from bot.ui.base import TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.numbers import percent
from bot.ui.layout import Layout, box, paragraph, rule
from bot.ui.quoting import quoted
from bot.ui.replies import show
from bot.ui.table_buttons import any_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Issue, Package
    from bot.negotiation.scores import Scores
    from bot.services.forks import FirstTry
    from bot.services.tables import Table

LONGEST_QUOTE = 400


class CompareButton(TableButton, action="compare"):
    """Lay a second try beside the first."""

    label = "button.compare"

    async def press(self, interaction: Interaction) -> None:
        """Show both; raises NotOver before the debrief may be shown, NoFirstTry without one."""
        bot = interaction.client
        table = await any_table(interaction, self.key)
        if not table.is_explained:
            raise NotOver(table.negotiation)
        found = await bot.roleplay.forks.parent(table)
        if found is None:
            raise NoFirstTry(table.negotiation)
        await show(interaction, await asyncio.to_thread(compare_layout, bot.prompts, found, table))


def compare_layout(prompts: Prompts, found: FirstTry, second: Table) -> Layout:
    """Both tries side by side; of one that was not looked back on yet no number is told.

    Where the first was played with somebody, nobody's points but the own ones are told.
    """
    first = found.table
    head = prompts.render(
        "ui/compare_head",
        turn=second.negotiation.parent_turn,
        words=[_words(prompts, each, second.negotiation.parent_turn) for each in (first, second)],
    )
    clauses = prompts.render("ui/compare_clauses", lines=list(_lines(prompts, first, second)))
    now = debrief(second.scenario, second.state, second.mine.id).scores
    tries = [_worth(prompts, first, found.scores), _worth(prompts, second, now)]
    worth = prompts.render("ui/compare_worth", tries=tries, alone=not first.people)
    return Layout(
        box(NEUTRAL, paragraph(head), rule(), paragraph(clauses), rule(), paragraph(worth))
    )


def _words(prompts: Prompts, table: Table, turn: int | None) -> str:
    """What was written where the two parted, or how it was ended there."""
    words = table.words_of("spoken", turn)
    if words:
        return quoted(words, LONGEST_QUOTE)
    if any(said.by == table.mine.id and said.turn == turn for said in table.state.spoken):
        return prompts.say("compare.without_words")
    return prompts.say("compare.ended_there")


def _lines(prompts: Prompts, first: Table, second: Table) -> Iterator[dict[str, Any]]:
    deals = [each.state.ending.deal if each.state.ending else None for each in (first, second)]
    for number, issue in enumerate(first.scenario.issues, start=1):
        before, after = (_label(prompts, issue, deal) for deal in deals)
        yield {
            "number": number,
            "issue": issue.label,
            "before": before,
            "after": after,
            "same": before == after,
        }


def _label(prompts: Prompts, issue: Issue, deal: Package | None) -> str:
    if deal is None:
        return prompts.say("compare.no_deal")
    return issue.option(deal[issue.id]).label if issue.id in deal else prompts.say("clause.closed")


def _worth(prompts: Prompts, table: Table, scores: Scores | None) -> dict[str, Any]:
    ended = table.state.ending
    assert ended is not None
    assert scores is not None
    told: dict[str, Any] = {
        "outcome": prompts.say(f"outcome.{ended.outcome}"),
        "exchanges": len([said for said in table.state.spoken if said.by == table.mine.id]),
        "explained": table.is_explained,
    }
    if not table.is_explained:
        return told
    return told | {
        "mine": round(ended.utility[table.mine.id]),
        "theirs": round(ended.utility.get(table.theirs.id, 0)),
        "peak": round(table.state.peak_tension),
        "claimed": percent(scores.claimed),
        "created": percent(scores.created),
        "peace": percent(scores.peace),
        "total": f"{scores.total:.0f}",
    }


ITEMS = (CompareButton,)
