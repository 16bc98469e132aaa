"""Explaining first: one sentence on the key choice, before any number is shown.

Whoever knows that they will have to explain believes less in a fixed pie (De Dreu et al. 2000).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.services.refusals import AlreadyExplained
from bot.ui.base import Reply, TableButton
from bot.ui.fields import text_field
from bot.ui.forms import Form, open_form
from bot.ui.ids import TableKey
from bot.ui.writing import form_id, form_template

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from bot.app import Interaction

LONGEST_EXPLANATION = 500


class ExplainButton(TableButton, action="explain"):
    """Tell why, and see the debrief."""

    label = "button.explain"
    style = ButtonStyle.primary
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Open the form; raises AlreadyExplained where the debrief stands already."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        if table.is_explained:
            raise AlreadyExplained(table.negotiation)
        why = text_field(bot.prompts, "why", long=True, longest=LONGEST_EXPLANATION, required=True)
        form = form_id(TableKey(table.negotiation.id, self.key.turn), "why")
        await open_form(interaction, form, bot.prompts.say("form_title.why"), why)


class ExplanationForm(Form):
    """The sentence, written."""

    template = form_template("why")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Keep it and post the debrief."""
        bot, key = interaction.client, TableKey.read(match)
        table = await bot.roleplay.explain(
            key.negotiation_id, interaction.user.id, values["why"], interaction.created_at
        )
        await bot.desk.publish(table)


ITEMS = (ExplainButton,)
FORMS = (ExplanationForm(),)
