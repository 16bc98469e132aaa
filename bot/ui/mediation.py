"""Good offices: the mediator's single text, one clause marked as the hardest, a blind vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption

from bot.negotiation.back_table import objections
from bot.negotiation.commands import MarkDraft, VoteDraft
from bot.negotiation.mediation import MOST_DRAFTS
from bot.negotiation.utility import utility
from bot.services.refusals import NoText
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.colours import NEUTRAL
from bot.ui.confirm import no_deal_points
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.moves import move
from bot.ui.replies import show
from bot.ui.words import clauses_of, mediator_of

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.state import Draft
    from bot.services.tables import Table


def mediation_layout(prompts: Prompts, table: Table) -> Layout:
    """The mediator's text with what can be answered to it; raises NoText if there is none."""
    draft = table.state.draft
    if draft is None:
        raise NoText(table.negotiation)
    side = table.mine.id
    line = next(iter(objections(table.scenario, side, draft.package)), None)
    voted = draft.votes.get(side)
    may_mark = draft.number < MOST_DRAFTS and side not in draft.marks
    text = prompts.render(
        "ui/mediation",
        mediator=mediator_of(table),
        number=draft.number,
        most=MOST_DRAFTS,
        clauses=clauses_of(table.scenario, draft.package),
        points=utility(table.scenario, side, draft.package),
        no_deal=no_deal_points(table),
        refused_by=line.who if line else None,
        refusal=line.sentence if line else None,
        voted=voted,
        may_mark=may_mark,
    )
    return Layout(
        box(NEUTRAL, paragraph(text), *_answers(prompts, table, draft, may_sign=line is None))
    )


def _answers(prompts: Prompts, table: Table, draft: Draft, *, may_sign: bool) -> list[ui.Item[Any]]:
    key, side = TableKey(table.negotiation.id, table.state.turn), table.mine.id
    rows: list[ui.Item[Any]] = []
    if draft.number < MOST_DRAFTS and side not in draft.marks:
        options = [
            SelectOption(label=f"{clause['number']}. {clause['issue']}", value=issue)
            for issue, clause in zip(
                _in_order(table, draft), clauses_of(table.scenario, draft.package), strict=True
            )
        ]
        rows.append(row(MarkSelect.made(prompts, key, options, str(draft.number))))
    if side not in draft.votes and not draft.rejected:
        number = str(draft.number)
        no = NoButton.made(prompts, key, number)
        rows.append(row(YesButton.made(prompts, key, number, disabled=not may_sign), no))
    return rows


def _in_order(table: Table, draft: Draft) -> list[str]:
    return [issue.id for issue in table.scenario.issues if issue.id in draft.package]


async def _check_number(interaction: Interaction, key: TableKey, number: str) -> None:
    """Raise NoText unless this is still the text that was shown."""
    table = await interaction.client.roleplay.open_table(
        key.negotiation_id, interaction.user.id, key.turn
    )
    draft = table.state.draft
    if draft is None or str(draft.number) != number:
        raise NoText(table.negotiation)


class MarkSelect(TableSelect, action="mark", arg=r"\d"):
    """The clause that is hardest to live with."""

    label = "menu.mark"

    async def press(self, interaction: Interaction) -> None:
        """Tell the mediator, who writes a new text when both have."""
        await _check_number(interaction, self.key, self.arg)
        bot, issue = interaction.client, self.chosen
        table = await move(interaction, self.key, lambda side: MarkDraft(side, issue))
        await show(interaction, mediation_layout(bot.prompts, table))
        await bot.desk.publish(table)


class YesButton(TableButton, action="vote_yes", arg=r"\d"):
    """Would sign the mediator's text, if they would too."""

    label = "button.vote_yes"
    style = ButtonStyle.success
    reply = Reply.HERE
    yes = True

    async def press(self, interaction: Interaction) -> None:
        """Keep the vote; two yeses are a deal."""
        await _check_number(interaction, self.key, self.arg)
        bot = interaction.client
        table = await move(interaction, self.key, lambda side: VoteDraft(side, self.yes))
        if table.is_over:
            await bot.desk.answer(interaction, table, "mediation.signed")
        else:
            await show(interaction, mediation_layout(bot.prompts, table))
            await bot.desk.publish(table)


class NoButton(YesButton, action="vote_no", arg=r"\d"):
    """Would not sign it; nobody is told."""

    label = "button.vote_no"
    style = ButtonStyle.secondary
    yes = False


ITEMS = (MarkSelect, YesButton, NoButton)
