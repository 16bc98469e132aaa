"""The offer builder: choose a clause, choose how to settle it, see the sheet, then send.

Everything chosen is kept in the database, so the builder can be closed and opened again; the menu
in front of the learner is the only thing its ids carry.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import SelectOption, ui

from bot.negotiation.packages import may_be_open, missing
from bot.negotiation.scenario import LETTER
from bot.negotiation.utility import reservation
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box, paragraph, row, rows_of, rule
from bot.ui.moves_in_words import moves_text
from bot.ui.replies import show
from bot.ui.sending import DiscardButton, SendButton, key_of
from bot.ui.sheet import sheet_text
from bot.ui.table_buttons import AcceptButton, ReviewButton, draft_of
from bot.ui.tying import TyingButton

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.drafts import Draft
    from bot.ui.ids import TableKey

NAME = "[a-z0-9_-]{1,40}"


def offer_layout(prompts: Prompts, draft: Draft, issue_id: str | None = None) -> Layout:
    """The builder with the menu of one clause open: `issue_id`, or the next that needs settling."""
    table = draft.table
    key = key_of(draft)
    issue_id = issue_id or next_issue(draft)
    goes = AcceptButton.made(prompts, key) if draft.takes_theirs else SendButton.of(prompts, draft)
    tie = TyingButton.made(prompts, key)
    buttons: list[ui.Item[Any]] = [goes, ReviewButton.made(prompts, key), tie]
    if table.state.standing.get(table.theirs.id):
        buttons.append(FromTheirsButton.made(prompts, key))
    buttons += [
        StartOverButton.made(prompts, key, disabled=draft.is_empty),
        DiscardButton.made(prompts, key),
    ]
    return Layout(
        box(
            MINE,
            paragraph(prompts.render("ui/offer", with_it=_with_it(prompts, draft))),
            paragraph(sheet_text(prompts, table.scenario, draft.sheet, "sheet.draft")),
            rule(),
            paragraph(_points(prompts, draft)),
            row(ClauseSelect.made(prompts, key, _clauses(prompts, draft, issue_id))),
            row(_option_select(prompts, key, draft, issue_id)),
            *rows_of(buttons, 2),
        )
    )


def next_issue(draft: Draft) -> str:
    """The clause to settle next: the first that is open, else the first in dispute, else any."""
    scenario = draft.table.scenario
    disputed = (clause.issue for clause in draft.sheet if clause.status == "proposed")
    unsettled = missing(scenario, draft.package)
    return next(iter((*unsettled, *disputed)), scenario.issues[0].id)


def _with_it(prompts: Prompts, draft: Draft) -> str:
    """What else the message holds, and how it is sent."""
    table, message = draft.table, replace(draft.message, offer=None, conditional=False)
    lines = moves_text(prompts, table.scenario, message).splitlines()
    channel = table.scenario.channel(message.channel)
    if channel is not None and channel.id != LETTER:
        lines.append(prompts.say("offer.sent_by", channel=channel.label))
    return "\n".join(lines)


def _points(prompts: Prompts, draft: Draft) -> str:
    table = draft.table
    points = draft.points()
    low, high = points or (0, 0)
    return prompts.render(
        "ui/offer_points",
        points=points is not None,
        low=low,
        high=high,
        no_deal=round(reservation(table.scenario, table.mine.id, table.state.tension)),
        whole=draft.is_whole,
    )


def _clauses(prompts: Prompts, draft: Draft, issue_id: str) -> list[SelectOption]:
    package = draft.package
    return [
        SelectOption(
            label=f"{number}. {issue.label}",
            value=issue.id,
            description=prompts.say("clause.now", label=issue.option(package[issue.id]).label)
            if issue.id in package
            else prompts.say("clause.unsettled"),
            default=issue.id == issue_id,
        )
        for number, issue in enumerate(draft.table.scenario.issues, start=1)
        if may_be_open(issue, package)
    ]


def _option_select(prompts: Prompts, key: TableKey, draft: Draft, issue_id: str) -> OptionSelect:
    table = draft.table
    issue = table.scenario.issue(issue_id)
    theirs = table.state.standing.get(table.theirs.id, {}).get(issue_id)
    options = [
        SelectOption(
            label=option.label,
            value=option.id,
            description=prompts.say(
                "option.theirs" if option.id == theirs else "option.worth",
                points=str(option.points[table.mine.id]),
            ),
            default=draft.package.get(issue_id) == option.id,
        )
        for option in issue.options
    ]
    number = [each.id for each in table.scenario.issues].index(issue_id) + 1
    return OptionSelect.made(prompts, key, options, issue_id, number=str(number), issue=issue.label)


class ClauseSelect(TableSelect, action="clause"):
    """Which clause to settle."""

    label = "menu.clause"

    async def press(self, interaction: Interaction) -> None:
        """Open the menu of the clause."""
        draft = await draft_of(interaction, self.key)
        await show(interaction, offer_layout(interaction.client.prompts, draft, self.chosen))


class OptionSelect(TableSelect, action="option", arg=NAME):
    """How to settle the clause."""

    label = "menu.option"

    async def press(self, interaction: Interaction) -> None:
        """Keep the choice and open the next clause that needs one."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.choose(
            self.key.negotiation_id,
            interaction.user.id,
            self.key.turn,
            self.arg,
            self.chosen,
            interaction.created_at,
        )
        await show(interaction, offer_layout(bot.prompts, draft))


class FromTheirsButton(TableButton, action="theirs"):
    """Start from the other side's sheet."""

    label = "button.from_theirs"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Put their clauses into the draft, to be changed."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.take_theirs(
            self.key.negotiation_id, interaction.user.id, self.key.turn, interaction.created_at
        )
        await show(interaction, offer_layout(bot.prompts, draft))


class StartOverButton(TableButton, action="clear"):
    """Forget what was chosen and choose again."""

    label = "button.start_over"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show the builder as it was before the first choice."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.discard(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, offer_layout(bot.prompts, draft))


ITEMS = (ClauseSelect, OptionSelect, FromTheirsButton, StartOverButton)
