"""The buttons of an invitation: only the invited answers, only the challenger takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, ui

from bot.services.duel_refusals import InvitationOver, NoLongerHere
from bot.ui.base import NEVER, HouseButton, Reply
from bot.ui.duel.invitation import invitation_over
from bot.ui.duel.places import settle_together, shared_parent
from bot.ui.notices import notice
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.storage.challenges import Challenge
    from bot.storage.negotiations import Negotiation

NUMBER = r"(?P<challenge>[1-9]\d{0,18})"


class ChallengeButton(HouseButton, template=NEVER):
    """A button of one challenge; `label` is the key of its label in the strings."""

    reply = Reply.HERE
    action: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[ButtonStyle] = ButtonStyle.secondary

    def __init_subclass__(cls, *, action: str) -> None:
        cls.action = action
        super().__init_subclass__(template=rf"chal1:{NUMBER}:{action}")

    def __init__(self, item: ui.Button[Any], challenge_id: int) -> None:
        super().__init__(item)
        self.challenge_id = challenge_id

    @classmethod
    def made(cls, prompts: Prompts, challenge_id: int) -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(cls.label),
            style=cls.style,
            custom_id=f"chal1:{challenge_id}:{cls.action}",
        )
        return cls(item, challenge_id)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, on a message that may be months old."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["challenge"]))

    async def press(self, interaction: Interaction) -> None:
        """Do it, and take the buttons off an invitation that is not open any more."""
        try:
            await self.act(interaction)
        except InvitationOver:
            await self._tidy(interaction)
            raise

    async def act(self, interaction: Interaction) -> None:
        """What the button is for; raises the refusals of the service."""

    async def _tidy(self, interaction: Interaction) -> None:
        pressed = interaction.message
        if pressed is None or pressed.flags.ephemeral:
            return
        try:
            challenge = await interaction.client.roleplay.challenges.find(self.challenge_id)
        except InvitationOver:
            return  # it was deleted, with whoever had a part in it
        if not challenge.is_open:
            await _tell_end(interaction, challenge)


class AcceptChallengeButton(ChallengeButton, action="accept"):
    """Take the challenge up."""

    label = "duel.accept"
    style = ButtonStyle.success

    async def act(self, interaction: Interaction) -> None:
        """Set the table for both, once it is sure that there can be one."""
        challenges = interaction.client.roleplay.challenges
        now = interaction.created_at
        challenge = await challenges.to_answer(self.challenge_id, interaction.user.id, now)
        shared_parent(interaction)
        if not await is_here(interaction, challenge):
            await _tell_end(interaction, await challenges.cancel(challenge))
            raise NoLongerHere
        table = await challenges.accept(self.challenge_id, interaction.user.id, now)
        table = await settle_together(interaction, table)
        await _tell_end(interaction, await challenges.find(self.challenge_id), table.negotiation)


class DeclineButton(ChallengeButton, action="decline"):
    """Say no, which needs no reason."""

    label = "duel.decline"

    async def act(self, interaction: Interaction) -> None:
        """End the invitation."""
        challenges = interaction.client.roleplay.challenges
        ended = await challenges.decline(
            self.challenge_id, interaction.user.id, interaction.created_at
        )
        await _tell_end(interaction, ended)


class WithdrawButton(ChallengeButton, action="withdraw"):
    """Take the challenge back."""

    label = "duel.withdraw"

    async def act(self, interaction: Interaction) -> None:
        """End the invitation, from it or from the message that only the challenger sees."""
        bot = interaction.client
        ended = await bot.roleplay.challenges.withdraw(
            self.challenge_id, interaction.user.id, interaction.created_at
        )
        if interaction.message is not None and interaction.message.id == ended.message_id:
            await _tell_end(interaction, ended)
            return
        await show(interaction, notice(bot.prompts.say("duel.withdrawn")))
        await change_invitation(interaction, ended)


async def is_here(interaction: Interaction, challenge: Challenge) -> bool:
    """Whether the challenger is still in the server."""
    guild = interaction.guild
    if guild is None:
        return False
    try:
        await guild.fetch_member(challenge.user_id)
    except discord.NotFound:
        return False
    return True


async def change_invitation(interaction: Interaction, challenge: Challenge) -> None:
    """Show on the invitation, wherever it stands, what became of it."""
    bot = interaction.client
    if challenge.message_id is None:
        return
    channel = bot.get_partial_messageable(challenge.channel_id, guild_id=challenge.guild_id)
    message = channel.get_partial_message(challenge.message_id)
    known = await bot.roleplay.cases.knowing(challenge.scenario)
    try:
        await message.edit(view=invitation_over(bot.prompts, known, challenge))
    except discord.HTTPException:
        # Its buttons answer kindly what has become of it.
        return


async def _tell_end(
    interaction: Interaction, challenge: Challenge, at: Negotiation | None = None
) -> None:
    bot = interaction.client
    known = await bot.roleplay.cases.knowing(challenge.scenario)
    await show(interaction, invitation_over(bot.prompts, known, challenge, at))


ITEMS = (AcceptChallengeButton, DeclineButton, WithdrawButton)
