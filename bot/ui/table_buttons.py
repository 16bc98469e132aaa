"""The doors of the panel: each button opens a private panel of its own.

These panels lead to each other, so what they show is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.negotiation.commands import Decide
from bot.ui.base import Reply, TableButton
from bot.ui.moves import move
from bot.ui.replies import show

if TYPE_CHECKING:
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import IncidentOption
    from bot.services.drafts import Draft
    from bot.services.tables import Table
    from bot.ui.ids import TableKey


async def open_table(interaction: Interaction, key: TableKey) -> Table:
    """The table if this button may still move in it; raises as `Roleplay.open_table` does."""
    return await interaction.client.roleplay.open_table(
        key.negotiation_id, interaction.user.id, key.turn
    )


async def any_table(interaction: Interaction, key: TableKey) -> Table:
    """The presser's table in whatever exchange; raises as `Roleplay.table` does."""
    return await interaction.client.roleplay.table(key.negotiation_id, interaction.user.id)


async def draft_of(interaction: Interaction, key: TableKey) -> Draft:
    """The message the presser is making; raises as `Drafts.show` does."""
    return await interaction.client.roleplay.drafts.show(
        key.negotiation_id, interaction.user.id, key.turn
    )


class WriteButton(TableButton, action="write"):
    """Write a letter in one's own words."""

    label = "button.write"
    style = ButtonStyle.primary
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Open the form, with what was written before."""
        from bot.ui.writing import open_letter

        await open_letter(interaction, await draft_of(interaction, self.key))


class ReviseButton(WriteButton, action="revise"):
    """Change what was written."""

    label = "button.revise"
    style = ButtonStyle.secondary


class OfferButton(TableButton, action="offer"):
    """Open the offer builder."""

    label = "button.offer"

    async def press(self, interaction: Interaction) -> None:
        """Show the draft as it was left."""
        from bot.ui.offer import offer_layout

        draft = await draft_of(interaction, self.key)
        await show(interaction, offer_layout(interaction.client.prompts, draft))


class ReviewButton(TableButton, action="review"):
    """Look over the whole message, and how it is sent."""

    label = "button.review"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show what would be sent."""
        from bot.ui.echo import echo_layout

        draft = await draft_of(interaction, self.key)
        await show(interaction, echo_layout(interaction.client.prompts, draft))


class AskButton(TableButton, action="ask"):
    """Open the menu of questions."""

    label = "button.ask"

    async def press(self, interaction: Interaction) -> None:
        """Show what can be asked."""
        from bot.ui.ask import ask_layout

        table = await open_table(interaction, self.key)
        await show(interaction, ask_layout(interaction.client.prompts, table))


class AcceptButton(TableButton, action="accept"):
    """Ask whether to sign the other side's sheet."""

    label = "button.accept"
    style = ButtonStyle.success

    async def press(self, interaction: Interaction) -> None:
        """Show the whole sheet before anything binds."""
        from bot.ui.confirm import sign_layout

        table = await open_table(interaction, self.key)
        await show(interaction, sign_layout(interaction.client.prompts, table))


class WalkAwayButton(TableButton, action="walk"):
    """Ask whether to leave the table."""

    label = "button.walk_away"

    async def press(self, interaction: Interaction) -> None:
        """Show what leaving would mean before anything ends."""
        from bot.ui.confirm import leave_layout

        table = await open_table(interaction, self.key)
        await show(interaction, leave_layout(interaction.client.prompts, table))


class BriefButton(TableButton, action="brief"):
    """Show the private brief, in any turn and after the end."""

    label = "button.brief"

    async def press(self, interaction: Interaction) -> None:
        """Show the first page."""
        from bot.ui.brief import brief_layout

        table = await any_table(interaction, self.key)
        await show(interaction, brief_layout(interaction.client.prompts, table, 0))


class WhyButton(TableButton, action="why"):
    """Show the rules behind the letter of the turn before."""

    label = "button.why"

    async def press(self, interaction: Interaction) -> None:
        """Name the rules of the letter this button stands under, however old it is."""
        from bot.ui.why import why_layout

        table = await any_table(interaction, self.key)
        await show(interaction, why_layout(interaction.client.prompts, table, self.key.turn))


class PrepareButton(TableButton, action="prepare"):
    """Fill in the preparation card."""

    label = "button.prepare"
    reply = Reply.OWN

    @classmethod
    def again(cls, prompts: Prompts, key: TableKey) -> Self:
        """The button for a card that has been filled in."""
        button = cls.made(prompts, key)
        button.item.label = prompts.say("button.prepare_again")
        return button

    async def press(self, interaction: Interaction) -> None:
        """Open the form, filled in as it was."""
        from bot.ui.preparing import open_card

        await open_card(interaction, await any_table(interaction, self.key))


class GuessButton(TableButton, action="guess"):
    """Guess what matters most to the other side."""

    label = "button.guess"
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Open the form, filled in as it was."""
        from bot.ui.preparing import open_guess

        await open_guess(interaction, await open_table(interaction, self.key))


class AdviceButton(TableButton, action="advice"):
    """Ask the advisers."""

    label = "button.advice"

    async def press(self, interaction: Interaction) -> None:
        """Give this exchange's hint, and note it."""
        from bot.ui.advisers import show_advice

        await show_advice(interaction, await open_table(interaction, self.key))


class GestureButton(TableButton, action="gesture"):
    """Announce a step of one's own."""

    label = "button.gesture"

    async def press(self, interaction: Interaction) -> None:
        """Show the steps there are."""
        from bot.ui.gesture import gesture_layout

        table = await open_table(interaction, self.key)
        await show(interaction, gesture_layout(interaction.client.prompts, table))


class TextButton(TableButton, action="text"):
    """Read the mediator's text."""

    label = "button.text"
    style = ButtonStyle.success

    async def press(self, interaction: Interaction) -> None:
        """Show it, with what can be answered."""
        from bot.ui.mediation import mediation_layout

        table = await open_table(interaction, self.key)
        await show(interaction, mediation_layout(interaction.client.prompts, table))


class MoreButton(TableButton, action="more"):
    """Open the drawer."""

    label = "button.more"

    async def press(self, interaction: Interaction) -> None:
        """Show what else can be done."""
        from bot.ui.more import more_layout

        table = await open_table(interaction, self.key)
        await show(interaction, more_layout(interaction.client.prompts, table))


class DecideButton(TableButton, action="decide", arg="[a-z0-9_-]{1,40}"):
    """One answer to an incident."""

    label = "button.decide"
    reply = Reply.HERE

    @classmethod
    def choice(cls, key: TableKey, option: IncidentOption) -> Self:
        """The button for one of the answers."""
        item: ui.Button[Any] = ui.Button(
            label=option.label, custom_id=key.custom_id(cls.action, option.id)
        )
        return cls(item, key, option.id)

    async def press(self, interaction: Interaction) -> None:
        """Decide, and tell in the thread what came of it."""
        table = await move(interaction, self.key, lambda side: Decide(side, self.arg))
        await interaction.client.desk.publish(table)


ITEMS = (
    WriteButton,
    ReviseButton,
    OfferButton,
    ReviewButton,
    AskButton,
    AcceptButton,
    WalkAwayButton,
    BriefButton,
    WhyButton,
    PrepareButton,
    GuessButton,
    AdviceButton,
    GestureButton,
    TextButton,
    MoreButton,
    DecideButton,
)
