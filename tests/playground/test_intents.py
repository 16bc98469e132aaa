"""Intents: what a bot hears and reads, and what is kept from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.playground.robot import Robot, running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.rest_client import Rest


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("a secret", "", id="of others it is hidden"),
        pytest.param("<@{bot}> a word", "<@{bot}> a word", id="unless they mention the bot"),
    ],
)
async def test_content_is_hidden_without_the_intent(
    playground: Playground, robot: Robot, alice: Member, text: str, read: str
) -> None:
    bot = playground.world.bot.id
    async with running(robot, playground):
        await alice.send("welcome", text.format(bot=bot))
        await robot.until(lambda: bool(robot.heard))

    assert robot.heard[0].content == read.format(bot=bot)


async def test_the_bot_always_reads_itself(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        await robot.channel("welcome").send("my own words")
        await robot.until(lambda: bool(robot.heard))

    assert robot.heard[0].content == "my own words"


async def test_without_an_intent_its_events_are_not_sent(
    playground: Playground, alice: Member
) -> None:
    intents = discord.Intents(guilds=True, dm_messages=True)
    async with running(Robot(intents=intents), playground) as robot:
        await alice.send("welcome", "unheard")
        dm = await alice.open_dm(playground.world.bot.id)
        await alice.send(dm, "heard")
        await robot.until(lambda: bool(robot.heard))

    assert [one.content for one in robot.heard] == ["heard"]


async def test_members_are_sent_when_asked_for(playground: Playground) -> None:
    intents = discord.Intents.default()
    intents.members = True
    async with running(Robot(intents=intents), playground) as robot:
        found = await robot.guild().query_members("ali")
        everybody = {member.name for member in robot.guild().members}

    assert [member.name for member in found] == ["alice"]
    assert everybody == {"alice", "bob", "carol", "morgan", "backchannel"}


async def test_without_the_grant_content_is_hidden_in_rest_too(
    playground: Playground, rest: Rest, alice: Member
) -> None:
    playground.world.privileged_intents = 0
    written = await alice.send("welcome", "a secret")
    own = await rest("POST", rest.messages("welcome"), {"content": "my own words"})

    one = await rest("GET", f"{rest.messages('welcome')}/{written['id']}")
    listed = await rest("GET", rest.messages("welcome"))

    assert own.body["content"] == "my own words"
    assert one.body["content"] == ""
    assert [message["content"] for message in listed.body] == ["my own words", ""]
