"""After the signing: a change that is worse for nobody, and a blind yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.words import changes_in_words

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.improvements import Better


def better_layout(prompts: Prompts, found: Better) -> Layout:
    """The change, and the vote or what came of it."""
    table = found.table
    text = prompts.render(
        "ui/better",
        changes=changes_in_words(prompts, table.scenario, found.changes),
        other=table.theirs.name,
        vote=found.vote,
        agreed=found.agreed,
        mine=found.after[0],
        mine_before=found.before[0],
        theirs=found.after[1],
        theirs_before=found.before[1],
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    if found.vote is None:
        key = TableKey(table.negotiation.id, table.state.turn)
        items.append(row(BetterYesButton.made(prompts, key), BetterNoButton.made(prompts, key)))
    return Layout(box(NEUTRAL, *items))


class BetterButton(TableButton, action="better"):
    """Look for a deal that is better for both."""

    label = "button.better"

    async def press(self, interaction: Interaction) -> None:
        """Show the change, or what came of the vote."""
        bot = interaction.client
        found = await bot.roleplay.improvements.show(self.key.negotiation_id, interaction.user.id)
        await show(interaction, better_layout(bot.prompts, found))


class BetterYesButton(TableButton, action="better_yes"):
    """Would sign the change."""

    label = "button.vote_yes"
    style = ButtonStyle.success
    reply = Reply.HERE
    yes = True

    async def press(self, interaction: Interaction) -> None:
        """Keep the vote and tell what came of it."""
        bot = interaction.client
        found = await bot.roleplay.improvements.vote(
            self.key.negotiation_id,
            interaction.user.id,
            yes=self.yes,
            at=interaction.created_at,
        )
        await show(interaction, better_layout(bot.prompts, found))


class BetterNoButton(BetterYesButton, action="better_no"):
    """Would not sign it; nobody is told."""

    label = "button.vote_no"
    style = ButtonStyle.secondary
    yes = False


ITEMS = (BetterButton, BetterYesButton, BetterNoButton)
