"""Sending the message in the making, or putting it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.ui.base import Reply, TableButton
from bot.ui.ids import TableKey
from bot.ui.notices import notice
from bot.ui.replies import show

if TYPE_CHECKING:
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.drafts import Draft

SHOWN = "[0-9a-f]{8}"
"""What tells the message that was shown from what it may have become since."""


def key_of(draft: Draft) -> TableKey:
    """The key for buttons of the exchange in which the message would be sent."""
    return TableKey(draft.table.negotiation.id, draft.table.state.turn)


class SendButton(TableButton, action="send", arg=SHOWN):
    """Send the message: the only button that the other side hears of."""

    label = "button.send"
    style = ButtonStyle.success
    reply = Reply.HERE

    @classmethod
    def of(cls, prompts: Prompts, draft: Draft) -> Self:
        """The button that sends exactly this message, and says so if something is unclear."""
        button = cls.made(prompts, key_of(draft), draft.token, disabled=draft.is_empty)
        if draft.doubt:
            button.item.label = prompts.say("button.send_as_read")
            button.item.style = ButtonStyle.secondary
        return button

    async def press(self, interaction: Interaction) -> None:
        """Spend the exchange and put the answer on the table."""
        bot = interaction.client
        table = await bot.roleplay.send(
            self.key.negotiation_id,
            interaction.user.id,
            self.key.turn,
            self.arg,
            interaction.created_at,
        )
        await bot.desk.answer(interaction, table, "duel.sent" if table.people else "offer.sent")


class DiscardButton(TableButton, action="discard"):
    """Forget what was chosen and written, and close."""

    label = "button.discard"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Say that nothing was sent."""
        bot = interaction.client
        await bot.roleplay.drafts.discard(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, notice(bot.prompts.say("offer.put_away")))


ITEMS = (SendButton, DiscardButton)
