"""Channels a bot opens, changes and removes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from playground.permissions import Permission
from tests.playground.robot import running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.model import Role
    from playground.server import Playground
    from tests.playground.robot import Robot


def _grant(playground: Playground, permissions: int) -> None:
    role: Role = playground.world.role_named("Backchannel")
    role.permissions |= permissions


async def test_a_channel_lives_and_dies(
    playground: Playground, robot: Robot, morgan: Member
) -> None:
    _grant(playground, Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES)
    async with running(robot, playground):
        channel = await robot.guild().create_text_channel("archive", topic="Old letters")
        await morgan.wait_for(lambda view: str(channel.id) in view.channels)
        await channel.edit(name="archives", slowmode_delay=5)
        await morgan.wait_for(lambda view: view.channel(channel.id)["name"] == "archives")
        moderators = discord.utils.get(robot.guild().roles, name="moderator")
        assert moderators is not None
        await channel.set_permissions(moderators, view_channel=False)
        await morgan.wait_for(lambda view: str(channel.id) not in view.channels)
        await channel.set_permissions(moderators, overwrite=None)
        await morgan.wait_for(lambda view: str(channel.id) in view.channels)
        await channel.delete()
        await morgan.wait_for(lambda view: str(channel.id) not in view.channels)


async def test_opening_a_channel_needs_the_permission(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        with pytest.raises(discord.Forbidden) as refused:
            await robot.guild().create_text_channel("archive")

    assert refused.value.code == 50013
