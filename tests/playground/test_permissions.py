"""How roles and overwrites add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from playground.model import Channel, ChannelType, Overwrite
from playground.permissions import EVERYTHING, Permission, channel_permissions
from playground.world_file import load_world

if TYPE_CHECKING:
    from playground.world import World

BITS = st.integers(0, EVERYTHING)


def _room(world: World, *overwrites: Overwrite) -> Channel:
    room = Channel(1, ChannelType.TEXT, overwrites={one.id: one for one in overwrites})
    world.channels[1] = room
    return room


@given(BITS, BITS, BITS, BITS)
def test_the_members_own_overwrite_has_the_last_word(
    role_allow: int, role_deny: int, allow: int, deny: int
) -> None:
    world = load_world()
    morgan, moderator = world.user_named("morgan"), world.role_named("moderator")
    room = _room(
        world,
        Overwrite(moderator.id, 0, role_allow, role_deny),
        Overwrite(morgan.id, 1, allow | Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES, deny),
    )

    permissions = channel_permissions(world, morgan.id, room)

    assert permissions & allow == allow
    assert permissions & deny & ~allow & ~Permission.VIEW_CHANNEL & ~Permission.SEND_MESSAGES == 0


@given(BITS)
def test_who_cannot_see_a_channel_may_do_nothing_there(allow: int) -> None:
    world = load_world()
    alice = world.user_named("alice")
    room = _room(
        world, Overwrite(alice.id, 1, allow & ~Permission.VIEW_CHANNEL, Permission.VIEW_CHANNEL)
    )

    assert channel_permissions(world, alice.id, room) == 0


@given(BITS)
def test_an_administrator_may_do_everything(deny: int) -> None:
    world = load_world()
    world.role_named("moderator").permissions |= Permission.ADMINISTRATOR
    morgan = world.user_named("morgan")

    room = _room(world, Overwrite(morgan.id, 1, 0, deny))

    assert channel_permissions(world, morgan.id, room) == EVERYTHING


def test_without_sending_there_is_nothing_to_attach() -> None:
    world = load_world()
    alice = world.user_named("alice")

    room = _room(world, Overwrite(alice.id, 1, 0, Permission.SEND_MESSAGES))

    assert not channel_permissions(world, alice.id, room) & Permission.ATTACH_FILES


def test_strangers_may_do_nothing_in_other_peoples_direct_messages() -> None:
    world = load_world()
    alice, bob = world.user_named("alice"), world.user_named("bob")
    dm = Channel(2, ChannelType.DM, recipients=[alice.id, world.bot.id])

    assert channel_permissions(world, alice.id, dm) & Permission.SEND_MESSAGES
    assert channel_permissions(world, bob.id, dm) == 0
