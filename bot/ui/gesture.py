"""Gestures: steps of one's own, announced without asking for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import SelectOption

from bot.services.refusals import NoStepsLeft
from bot.ui.base import TableSelect
from bot.ui.colours import MINE
from bot.ui.echo import echo_layout
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.words import shorten

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Step
    from bot.services.tables import Table


def steps_left(table: Table) -> list[Step]:
    """The steps that the learner has not announced yet."""
    taken = {said.gesture for said in table.state.spoken if said.by == table.mine.id}
    return [step for step in table.mine.steps if step.id not in taken]


def gesture_layout(prompts: Prompts, table: Table) -> Layout:
    """The steps there are; raises NoStepsLeft."""
    steps = steps_left(table)
    if not steps:
        raise NoStepsLeft(table.negotiation)
    key = TableKey(table.negotiation.id, table.state.turn)
    options = [SelectOption(label=shorten(step.label), value=step.id) for step in steps]
    text = prompts.render("ui/gesture", steps=steps)
    return Layout(box(MINE, paragraph(text), row(StepSelect.made(prompts, key, options))))


class StepSelect(TableSelect, action="step"):
    """Which step to announce."""

    label = "menu.step"

    async def press(self, interaction: Interaction) -> None:
        """Put the step into the message."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.announce(
            self.key.negotiation_id,
            interaction.user.id,
            self.key.turn,
            self.chosen,
            interaction.created_at,
        )
        await show(interaction, echo_layout(bot.prompts, draft))


ITEMS = (StepSelect,)
