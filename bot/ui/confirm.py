"""Asking once more before what cannot be taken back: signing, and leaving the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.negotiation.commands import Accept, WalkOut
from bot.negotiation.packages import holds
from bot.negotiation.utility import reservation, utility
from bot.services.refusals import NothingToSign
from bot.ui.base import Reply, TableButton
from bot.ui.colours import THEIRS
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.moves import move
from bot.ui.notices import notice
from bot.ui.replies import show
from bot.ui.words import clauses_of, rider_of

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def sign_layout(prompts: Prompts, table: Table) -> Layout:
    """The whole sheet of the other side and its worth; raises NothingToSign if there is none."""
    sheet = table.their_offer
    if sheet is None:
        raise NothingToSign(table.negotiation)
    said = table.state.last_spoken(table.theirs.id)
    line = next((line for line in table.mine.red_lines if holds(line.when, sheet)), None)
    text = prompts.render(
        "ui/sign",
        clauses=clauses_of(table.scenario, sheet),
        rider=rider_of(table.scenario, said.contingency if said else None),
        points=utility(table.scenario, table.mine.id, sheet),
        no_deal=no_deal_points(table),
        refused_by=line.who if line else None,
        refusal=line.sentence if line else None,
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    buttons: list[TableButton] = [NotYetButton.made(prompts, key)]
    if line is None:
        buttons.insert(0, SignButton.made(prompts, key))
    return _question(text, *buttons)


def leave_layout(prompts: Prompts, table: Table) -> Layout:
    """What leaving the table would mean."""
    sheet = table.their_offer
    text = prompts.render(
        "ui/leave",
        batna=table.mine.batna.strip(),
        no_deal=no_deal_points(table),
        offer=None if sheet is None else utility(table.scenario, table.mine.id, sheet),
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    return _question(text, StayButton.made(prompts, key), LeaveButton.made(prompts, key))


def no_deal_points(table: Table) -> int:
    """What no deal is worth to the learner at the tension of now, in whole points."""
    return round(reservation(table.scenario, table.mine.id, table.state.tension))


def _question(text: str, *buttons: TableButton) -> Layout:
    return Layout(box(THEIRS, paragraph(text), row(*buttons)))


class SignButton(TableButton, action="sign"):
    """Sign: the deal is made."""

    label = "button.sign"
    style = ButtonStyle.success
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """End the talks with the sheet that was shown: another turn has another button."""
        table = await move(interaction, self.key, Accept)
        await interaction.client.desk.answer(interaction, table, "offer.signed")


class LeaveButton(TableButton, action="leave"):
    """Leave the table for good."""

    label = "button.leave"
    style = ButtonStyle.danger
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """End the talks without a deal."""
        table = await move(interaction, self.key, WalkOut)
        await interaction.client.desk.answer(interaction, table, "offer.left")


class NotYetButton(TableButton, action="unsigned"):
    """Do not sign."""

    label = "button.not_yet"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Say that nothing has changed."""
        await show(interaction, notice(interaction.client.prompts.say("offer.stayed")))


class StayButton(NotYetButton, action="stay"):
    """Do not leave."""

    label = "button.stay"


ITEMS = (SignButton, LeaveButton, NotYetButton, StayButton)
