"""Asking: a menu of good questions, because what is asked can be traded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import SelectOption

from bot.negotiation.commands import Question
from bot.ui.base import TableSelect
from bot.ui.colours import MINE
from bot.ui.echo import echo_layout
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.table_buttons import WriteButton

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table

MOST_QUESTIONS = 3
GENERAL = ("priorities", "offer", "alternative")
"""Questions about the whole case; no issue can have one of these for an id of its own menu."""


def ask_layout(prompts: Prompts, table: Table) -> Layout:
    """What can be asked, of what kind, and what asking costs."""
    key = TableKey(table.negotiation.id, table.state.turn)
    general = [
        SelectOption(label=prompts.say(f"ask.{kind}"), value=kind, description=_hint(prompts, kind))
        for kind in GENERAL
    ]
    clauses = [
        SelectOption(label=f"{number}. {issue.label}", value=issue.id)
        for number, issue in enumerate(table.scenario.issues, start=1)
    ]
    most = MOST_QUESTIONS
    return Layout(
        box(
            MINE,
            paragraph(prompts.render("ui/ask", other=table.theirs.name)),
            row(GeneralSelect.made(prompts, key, general, most=most)),
            row(ClauseQuestions.made(prompts, key, clauses, most=most)),
            row(ReasonQuestions.made(prompts, key, clauses, most=most)),
            row(WriteButton.made(prompts, key)),
        )
    )


def _hint(prompts: Prompts, kind: str) -> str:
    return prompts.say(f"ask_hint.{kind}")


class GeneralSelect(TableSelect, action="ask_all"):
    """Questions about the whole case; what is chosen is shown before it is sent."""

    label = "menu.ask_all"

    async def press(self, interaction: Interaction) -> None:
        """Put the questions into the message."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.ask(
            self.key.negotiation_id,
            interaction.user.id,
            self.key.turn,
            tuple(self.question(value) for value in self.item.values),
            interaction.created_at,
        )
        await show(interaction, echo_layout(bot.prompts, draft))

    def question(self, value: str) -> Question:
        """The question that a value of the menu stands for."""
        return KINDS[value]


class ClauseQuestions(GeneralSelect, action="question"):
    """How much clauses matter, and what they could live with."""

    label = "menu.ask_clause"

    def question(self, value: str) -> Question:
        """The question about this clause."""
        return Question("issue", value)


class ReasonQuestions(GeneralSelect, action="reason"):
    """What lies behind a position."""

    label = "menu.ask_why"

    def question(self, value: str) -> Question:
        """The question behind this clause."""
        return Question("why", value)


KINDS = {
    "priorities": Question("priorities"),
    "offer": Question("offer"),
    "alternative": Question("alternative"),
}

ITEMS = (GeneralSelect, ClauseQuestions, ReasonQuestions)
