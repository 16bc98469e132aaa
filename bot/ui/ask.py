"""Asking: a menu of good questions, because what is asked can be traded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle, SelectOption

from bot.negotiation.commands import Message, Question
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.colours import MINE
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.moves import move
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table

PRIORITIES = "*"
"""The value of the question about all clauses at once; no issue can have it for an id."""


def ask_layout(prompts: Prompts, table: Table) -> Layout:
    """What can be asked, and what asking costs."""
    key = TableKey(table.negotiation.id, table.state.turn)
    whole = SelectOption(label=prompts.say("ask.priorities"), value=PRIORITIES)
    clauses = [
        SelectOption(
            label=f"{number}. {issue.label}",
            value=issue.id,
            description=prompts.say("ask.clause"),
        )
        for number, issue in enumerate(table.scenario.issues, start=1)
    ]
    return Layout(
        box(
            MINE,
            paragraph(prompts.render("ui/ask", other=table.theirs.name)),
            row(QuestionSelect.made(prompts, key, [whole, *clauses])),
        )
    )


class AskButton(TableButton, action="ask"):
    """Open the menu of questions."""

    label = "button.ask"
    style = ButtonStyle.secondary

    async def press(self, interaction: Interaction) -> None:
        """Show what can be asked."""
        bot = interaction.client
        table = await bot.roleplay.open_table(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, ask_layout(bot.prompts, table))


class QuestionSelect(TableSelect, action="question"):
    """The questions: choosing one sends it."""

    label = "menu.question"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Spend the exchange and put the answer on the table."""
        about_all = self.chosen == PRIORITIES
        question = Question("priorities") if about_all else Question("issue", self.chosen)
        table = await move(
            interaction, self.key, lambda side: Message(side, asks=(question,), acts=("ask",))
        )
        await interaction.client.desk.answer(interaction, table, "offer.asked")


ITEMS = (AskButton, QuestionSelect)
