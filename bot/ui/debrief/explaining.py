"""Explaining first: one sentence on the key choice, before any number is shown.

Whoever knows that they will have to explain believes less in a fixed pie (De Dreu et al. 2000).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.services.refusals import AlreadyExplained, NotOver
from bot.ui.base import Reply, TableButton
from bot.ui.duel.ending_buttons import show_result
from bot.ui.echo import is_private
from bot.ui.fields import text_field
from bot.ui.forms import Form, open_form
from bot.ui.ids import TableKey
from bot.ui.pictures import files
from bot.ui.replies import tell
from bot.ui.rooms import PlaceLost
from bot.ui.table_buttons import any_table
from bot.ui.writing import form_id, form_template

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from bot.app import Interaction
    from bot.services.tables import Table

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
        await ask_why(interaction, self.key)


async def ask_why(interaction: Interaction, key: TableKey) -> None:
    """Open the form for the one sentence."""
    prompts = interaction.client.prompts
    why = text_field(prompts, "why", long=True, longest=LONGEST_EXPLANATION, required=True)
    await open_form(interaction, form_id(key, "why"), prompts.say("form_title.why"), why)


async def post_debrief(interaction: Interaction, table: Table) -> None:
    """Post the debrief where the game was played; in private if that place is gone."""
    desk = interaction.client.desk
    try:
        table = await desk.publish(table)
    except PlaceLost:
        await show_debrief(interaction, table)
    else:
        if is_private(interaction):
            await desk.point_to(interaction, table, "debrief.posted")


async def show_debrief(interaction: Interaction, table: Table) -> None:
    """Show the debrief to the learner alone, page after page."""
    for page in await interaction.client.desk.messages(table):
        await interaction.followup.send(view=page, files=files(page.pictures), ephemeral=True)


class DebriefButton(TableButton, action="debrief"):
    """Read the debrief once more, wherever it was posted."""

    label = "button.debrief"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show it to the learner alone; raises NotOver before it may be shown."""
        table = await any_table(interaction, self.key)
        if not table.is_explained:
            raise NotOver(table.negotiation)
        await show_debrief(interaction, table)


class ExplanationForm(Form):
    """The sentence, written."""

    template = form_template("why")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Keep it, and post the debrief; of a game of two show each their own result."""
        bot, key = interaction.client, TableKey.read(match)
        table = await bot.roleplay.explain(
            key.negotiation_id, interaction.user.id, values["why"], interaction.created_at
        )
        if table.people:
            await show_result(interaction, key.negotiation_id, tell)
        else:
            await post_debrief(interaction, table)


ITEMS = (ExplainButton, DebriefButton)
FORMS = (ExplanationForm(),)
