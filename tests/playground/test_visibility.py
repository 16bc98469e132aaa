"""Who sees what: ephemeral messages, private threads, hidden channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from playground.member import Refused
from playground.permissions import Permission
from playground.reading import is_ephemeral, text_of
from tests.playground.robot import Interaction, running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.rest_client import Rest
    from tests.playground.robot import Robot


async def test_an_ephemeral_message_reaches_its_addressee_alone(
    playground: Playground, robot: Robot, rest: Rest, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Tells a secret")
    async def secret(interaction: Interaction) -> None:
        await interaction.response.send_message("only for you", ephemeral=True)

    async with running(robot, playground):
        reply = await alice.slash("secret", channel="welcome")
        await bob.send("welcome", "anything new?")
        read_by_bob = await bob.messages("welcome")
        read_by_alice = await alice.messages("welcome")

    assert reply.message is not None
    assert is_ephemeral(reply.message)
    assert [text_of(one) for one in read_by_bob] == ["anything new?"]
    assert [text_of(one) for one in read_by_alice] == ["anything new?", "only for you"]
    assert "only for you" not in [text_of(one) for one in bob.view.messages_in("welcome")]
    fetched = await rest("GET", f"{rest.messages('welcome')}/{reply.message['id']}")
    assert (fetched.status, fetched.code) == (404, 10008)


async def test_the_bot_hears_its_own_ephemeral_messages_as_direct_ones(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Tells a secret")
    async def secret(interaction: Interaction) -> None:
        await interaction.response.send_message("only for you", ephemeral=True)

    async with running(robot, playground):
        await alice.slash("secret", channel="welcome")
        await robot.until(lambda: bool(robot.heard))

    assert robot.heard[0].guild is None
    assert robot.heard[0].flags.ephemeral


async def test_an_ephemeral_message_can_be_dismissed_by_its_addressee_alone(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Tells a secret")
    async def secret(interaction: Interaction) -> None:
        await interaction.response.send_message("only for you", ephemeral=True)

    async with running(robot, playground):
        reply = await alice.slash("secret", channel="welcome")
        assert reply.message is not None
        with pytest.raises(Refused, match="Unknown Message"):
            await bob.dismiss(reply.message)
        await alice.dismiss(reply.message)

    assert await alice.messages("welcome") == []


async def test_nobody_presses_a_button_shown_to_somebody_else(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Shows a private button")
    async def show(interaction: Interaction) -> None:
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="Mine", custom_id="mine"))
        await interaction.response.send_message("yours", view=view, ephemeral=True)

    async with running(robot, playground):
        reply = await alice.slash("show", channel="welcome")
        with pytest.raises(Refused, match="Unknown Message"):
            await bob.press(reply.message, "Mine")


async def test_a_private_thread_is_seen_by_its_members_and_those_who_manage_threads(
    playground: Playground, robot: Robot, alice: Member, bob: Member, morgan: Member
) -> None:
    async with running(robot, playground):
        thread = await robot.channel("negotiation-room").create_thread(
            name="Alice at the table", type=discord.ChannelType.private_thread, invitable=False
        )
        before = set(alice.view.channels)
        await thread.add_user(discord.Object(alice.id))
        await alice.wait_for(lambda view: str(thread.id) in view.channels)
        await thread.send("welcome to the table")
        await alice.wait_for_message(lambda _: True, channel=thread.id)
        with pytest.raises(Refused) as refused:
            await bob.messages(thread.id)
        moderated = await morgan.messages(thread.id)

    assert str(thread.id) not in before
    assert str(thread.id) not in bob.view.channels
    assert (refused.value.status, refused.value.code) == (403, 50001)
    assert [text_of(one) for one in moderated] == ["welcome to the table"]
    assert str(thread.id) in morgan.view.channels


async def test_who_is_put_out_of_a_private_thread_loses_sight_of_it(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        thread = await robot.channel("negotiation-room").create_thread(
            name="Table", type=discord.ChannelType.private_thread
        )
        await thread.add_user(discord.Object(alice.id))
        await alice.wait_for(lambda view: str(thread.id) in view.channels)
        await thread.remove_user(discord.Object(alice.id))
        await alice.wait_for(lambda view: str(thread.id) not in view.channels)


async def test_mentioning_somebody_in_a_private_thread_lets_them_in(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    async with running(robot, playground):
        thread = await robot.channel("negotiation-room").create_thread(
            name="Table", type=discord.ChannelType.private_thread
        )
        silent = discord.AllowedMentions.none()
        await thread.send(f"<@{bob.id}> is not meant", allowed_mentions=silent)
        await thread.send(f"come in, <@{alice.id}>")
        await alice.wait_for(lambda view: str(thread.id) in view.channels)
        members = {member.id for member in await thread.fetch_members()}

    assert members == {alice.id, playground.world.bot.id}


async def test_a_hidden_channel_disappears_and_comes_back(
    playground: Playground, alice: Member
) -> None:
    hidden = Permission.VIEW_CHANNEL
    playground.overwrite("quiz-night", "alice", deny=hidden)
    await alice.wait_for(lambda view: "quiz-night" not in _names(view.channels))
    with pytest.raises(Refused, match="Missing Access"):
        await alice.send(playground.world.channel_named("quiz-night").id, "hello?")

    playground.overwrite("quiz-night", "alice")
    await alice.wait_for(lambda view: "quiz-night" in _names(view.channels))


async def test_a_browser_of_another_site_is_turned_away(playground: Playground) -> None:
    import aiohttp

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{playground.base_url}/people", headers={"Origin": "https://evil"}) as answer,
    ):
        assert answer.status == 403


def _names(channels: dict[str, dict[str, str]]) -> set[str]:
    return {channel["name"] for channel in channels.values()}
