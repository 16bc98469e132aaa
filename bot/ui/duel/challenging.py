"""Challenging somebody from a command, a menu or after a game: the invitation is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.services.challenges import Wish
from bot.services.duel_refusals import (
    CannotComeHere,
    ChallengedByThem,
    ChallengesBot,
    ChallengesMe,
    ChallengesNobody,
    OnlyInServers,
)
from bot.services.refusals import UnknownChoice
from bot.ui.duel.challenge_buttons import WithdrawButton
from bot.ui.duel.invitation import invitation_layout
from bot.ui.duel.places import shared_parent
from bot.ui.notices import link_button, notice, refusal_layout
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.storage.challenges import Challenge


async def challenge(
    interaction: Interaction,
    member: discord.Member | discord.User,
    scenario: str | None,
    side: str | None,
) -> None:
    """Invite `member` in this channel; the interaction has been deferred for its user alone.

    Raises the refusals of `Challenges.make` and those that name what stands in the way.
    """
    check_opponent(interaction, member)
    shared_parent(interaction)
    guild_id, channel_id = interaction.guild_id, interaction.channel_id
    if guild_id is None or channel_id is None:
        raise OnlyInServers
    cases = interaction.client.roleplay.cases
    known = (await cases.on_offer(guild_id, interaction.user.id)).scenarios
    chosen = known.get(scenario or next(iter(known)))
    if chosen is None:
        raise UnknownChoice
    wish = Wish(interaction.user.id, member.id, chosen.id, side, guild_id, channel_id)
    await invite(interaction, wish)


def check_opponent(interaction: Interaction, member: discord.Member | discord.User) -> None:
    """Raise a refusal for somebody who cannot play here."""
    me = interaction.client.user
    if me is not None and member.id == me.id:
        raise ChallengesMe
    if member.bot:
        raise ChallengesBot(name=member.mention)
    if member.id == interaction.user.id:
        raise ChallengesNobody
    if interaction.guild_id is None or not isinstance(member, discord.Member):
        raise OnlyInServers
    seen = member.resolved_permissions
    if seen is not None and not seen.view_channel:
        raise CannotComeHere(name=member.mention)


async def invite(interaction: Interaction, wish: Wish) -> None:
    """Make the challenge and post it; an old invitation of the same is taken off its message."""
    bot, challenges = interaction.client, interaction.client.roleplay.challenges
    try:
        made = await challenges.make(
            wish, interaction.client.chance.getrandbits(31), interaction.created_at
        )
    except ChallengedByThem as refusal:
        theirs = refusal.challenge
        link = invitation_link(theirs)
        ways = [link_button(bot.prompts.say("duel.see_invitation"), link)] if link else []
        await show(interaction, refusal_layout(bot.prompts, refusal, *ways))
        return
    old = made.message_id
    withdraw = WithdrawButton.made(bot.prompts, made.id)
    await show(interaction, notice(bot.prompts.say("duel.invited"), withdraw))
    known = await bot.roleplay.cases.knowing(made.scenario)
    layout = invitation_layout(bot.prompts, known, made)
    posted = await interaction.followup.send(
        view=layout,
        wait=True,
        allowed_mentions=discord.AllowedMentions(users=[discord.Object(wish.invited_id)]),
    )
    await challenges.posted(made.id, posted.id)
    if old is not None:
        await _take_away(interaction, made, old)


def invitation_link(challenge: Challenge) -> str | None:
    """Where the invitation stands."""
    if challenge.message_id is None:
        return None
    where = f"{challenge.guild_id}/{challenge.channel_id}/{challenge.message_id}"
    return f"https://discord.com/channels/{where}"


async def _take_away(interaction: Interaction, challenge: Challenge, message_id: int) -> None:
    channel = interaction.client.get_partial_messageable(
        challenge.channel_id, guild_id=challenge.guild_id
    )
    try:
        await channel.get_partial_message(message_id).delete()
    except discord.HTTPException:
        # Its buttons still work: they are those of the same challenge.
        return
