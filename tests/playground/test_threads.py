"""Threads: opening, archiving, locking, and what permissions they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from playground.permissions import Permission
from playground.reading import text_of
from tests.playground.robot import running

if TYPE_CHECKING:
    from playground.clock import ManualClock
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.rest_client import Rest
    from tests.playground.robot import Robot

ROOM = "negotiation-room"


async def _table(robot: Robot) -> discord.Thread:
    return await robot.channel(ROOM).create_thread(
        name="Table", type=discord.ChannelType.private_thread, invitable=False
    )


async def test_without_the_permission_no_private_thread_is_opened(
    playground: Playground, robot: Robot
) -> None:
    async with running(robot, playground):
        playground.overwrite(ROOM, "backchannel", deny=Permission.CREATE_PRIVATE_THREADS)
        await robot.until_heard("CHANNEL_UPDATE")
        known = robot.channel(ROOM).permissions_for(robot.guild().me)
        with pytest.raises(discord.Forbidden) as refused:
            await _table(robot)

    assert not known.create_private_threads
    assert (refused.value.status, refused.value.code) == (403, 50013)


async def test_an_unknown_archive_duration_violates_the_document(
    playground: Playground, rest: Rest
) -> None:
    path = f"channels/{playground.world.channel_named(ROOM).id}/threads"

    answer = await rest("POST", path, {"name": "x", "type": 12, "auto_archive_duration": 61})

    assert answer.fault_codes("auto_archive_duration") == ["BASE_TYPE_CHOICES"]
    assert len(playground.violations) == 1
    playground.violations.clear()


async def test_an_archived_thread_wakes_when_somebody_writes(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        thread = await _table(robot)
        await thread.add_user(discord.Object(alice.id))
        await thread.edit(archived=True)
        await alice.wait_for(
            lambda view: view.channel(thread.id)["thread_metadata"]["archived"] is True
        )
        written = await alice.send(thread.id, "still there?")
        await alice.wait_for(
            lambda view: view.channel(thread.id)["thread_metadata"]["archived"] is False
        )
        await robot.until(lambda: any(str(one.id) == written["id"] for one in robot.heard))
        assert robot.guild().get_thread(thread.id) is not None


async def test_nothing_changes_in_an_archived_thread(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        thread = await _table(robot)
        message = await thread.send("a panel")
        await thread.edit(archived=True)
        codes: list[int] = []
        for change in (
            message.edit(content="changed"),
            thread.add_user(discord.Object(alice.id)),
            thread.edit(name="Another table"),
        ):
            with pytest.raises(discord.HTTPException) as refused:
                await change
            codes.append(refused.value.code)

    assert codes == [50083, 50083, 50083]


async def test_a_quiet_thread_archives_itself(
    playground: Playground, robot: Robot, clock: ManualClock
) -> None:
    async with running(robot, playground):
        thread = await robot.channel(ROOM).create_thread(
            name="Table", type=discord.ChannelType.private_thread, auto_archive_duration=60
        )
    _, state = playground.world.thread(thread.id)
    clock.advance(59 * 60)
    archived_before = state.archived
    clock.advance(60)

    assert not archived_before
    assert state.archived


async def test_a_locked_thread_is_closed_to_members(
    playground: Playground, robot: Robot, alice: Member, morgan: Member
) -> None:
    from playground.member import Refused

    async with running(robot, playground):
        thread = await _table(robot)
        await thread.add_user(discord.Object(alice.id))
        await thread.edit(locked=True)
        with pytest.raises(Refused, match="Missing Permissions"):
            await alice.send(thread.id, "one more thing")
        written = await morgan.send(thread.id, "closed for tonight")

    assert text_of(written) == "closed for tonight"


async def test_archived_threads_are_listed(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        thread = await _table(robot)
        active = await robot.guild().active_threads()
        await thread.edit(archived=True)
        archived = [one.id async for one in robot.channel(ROOM).archived_threads(private=True)]
        joined = [
            one.id async for one in robot.channel(ROOM).archived_threads(private=True, joined=True)
        ]

    assert [one.id for one in active] == [thread.id]
    assert archived == joined == [thread.id]


async def test_a_public_thread_grows_from_a_message(
    playground: Playground, robot: Robot, bob: Member
) -> None:
    playground.overwrite("welcome", "backchannel", allow=Permission.CREATE_PUBLIC_THREADS)
    async with running(robot, playground):
        message = await robot.channel("welcome").send("a question")
        thread = await message.create_thread(name="Answers")
        await bob.wait_for(lambda view: str(thread.id) in view.channels)
        with pytest.raises(discord.HTTPException) as refused:
            await message.create_thread(name="Again")

    assert thread.id == message.id
    assert refused.value.code == 160004


async def test_a_deleted_thread_is_gone_for_everybody(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        thread = await _table(robot)
        await thread.add_user(discord.Object(alice.id))
        await alice.wait_for(lambda view: str(thread.id) in view.channels)
        await thread.delete()
        await alice.wait_for(lambda view: str(thread.id) not in view.channels)
        with pytest.raises(discord.NotFound) as refused:
            await robot.fetch_channel(thread.id)

    assert refused.value.code == 10003
