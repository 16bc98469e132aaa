"""REST as a whole: tokens, unknown routes, rate limits, malformed bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from playground.rest.rate_limits import Refusal
from playground.rest.service import OPERATIONS
from playground.validation.document import Document
from tests.playground.robot import Robot, running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.rest.routing import Operation
    from playground.server import Playground
    from playground.wire import AnyJson
    from tests.playground.rest_client import Rest


async def test_a_route_that_is_not_covered_is_loud(
    playground: Playground, rest: Rest, caplog: pytest.LogCaptureFixture
) -> None:
    asked = [
        ("GET", f"guilds/{playground.world.guild.id}/audit-logs"),
        ("DELETE", "users/@me/channels"),
        ("GET", "no/such/thing"),
    ]

    answers = [await rest(method, path) for method, path in asked]

    assert [answer.status for answer in answers] == [404, 404, 404]
    assert answers[0].body == {"message": "404: Not Found", "code": 0}
    assert playground.unknown == [f"{method} /api/v10/{path}" for method, path in asked]
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3
    playground.unknown.clear()


async def test_a_part_of_a_request_that_is_not_covered_is_loud_too(
    playground: Playground, rest: Rest
) -> None:
    poll = {
        "question": {"text": "Which?"},
        "answers": [{"poll_media": {"text": "This"}}],
        "duration": 1,
        "allow_multiselect": False,
    }

    answer = await rest("POST", rest.messages("welcome"), {"poll": poll})

    assert answer.status == 501
    assert "poll" in playground.unknown[0]
    playground.unknown.clear()


async def test_a_wrong_token_is_refused(rest: Rest) -> None:
    answer = await rest("GET", "users/@me", token="guess")

    assert (answer.status, answer.body) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_what_is_no_json_is_refused(playground: Playground, rest: Rest) -> None:
    url = f"{playground.api_base}/{rest.messages('welcome')}"
    headers = {"Authorization": f"Bot {playground.token}", "Content-Type": "application/json"}

    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data="{", headers=headers) as answer,
    ):
        body = await answer.json()

    assert (answer.status, body["code"]) == (400, 50109)


@pytest.mark.parametrize("is_global", [False, True], ids=["of one route", "of all"])
async def test_discord_py_waits_out_a_rate_limit(
    playground: Playground, robot: Robot, alice: Member, is_global: bool
) -> None:
    async with running(robot, playground):
        refusal = Refusal(
            times=2,
            retry_after=0.01,
            template="/channels/{channel_id}/messages",
            is_global=is_global,
        )
        playground.rate_limits.refuse(refusal)
        await robot.channel("welcome").send("in the end it arrives")
        await alice.wait_for_message(lambda _: True, channel="welcome")

    assert refusal.times == 0


async def test_what_does_not_exist_has_its_own_code(playground: Playground, rest: Rest) -> None:
    guild, app = playground.world.guild.id, playground.world.application_id
    codes = {
        "channels/1": 10003,
        "guilds/1": 10004,
        f"guilds/{guild}/members/1": 10007,
        f"{rest.messages('welcome')}/1": 10008,
        "users/1": 10013,
        f"applications/{app}/commands/1": 10063,
    }

    answers = {path: (await rest("GET", path)).code for path in codes}

    assert answers == codes


async def test_the_guild_and_its_people_can_be_read(playground: Playground) -> None:
    intents = discord.Intents.default()
    intents.members = True
    async with running(Robot(intents=intents), playground) as robot:
        guild = await robot.fetch_guild(playground.world.guild.id)
        members = [member.name async for member in guild.fetch_members(limit=None)]
        roles = [role.name for role in await guild.fetch_roles()]
        channels = [channel.name for channel in await guild.fetch_channels()]
        guilds = [one.name async for one in robot.fetch_guilds()]

    assert guild.name == "Backchannel Academy"
    assert set(members) == {"backchannel", "alice", "bob", "carol", "morgan"}
    assert roles == ["@everyone", "moderator", "Backchannel"]
    assert channels == ["welcome", "negotiation-room", "quiz-night"]
    assert guilds == ["Backchannel Academy"]


JUNK: list[AnyJson] = [None, [], {}, "words", 7, [None], {"type": 4, "data": None}]


@pytest.mark.parametrize(
    "operation", OPERATIONS, ids=[f"{one.method} {one.template}" for one in OPERATIONS]
)
async def test_junk_is_refused_and_never_breaks_the_server(
    playground: Playground, rest: Rest, operation: Operation
) -> None:
    world = playground.world
    message = await rest("POST", rest.messages("welcome"), {"content": "here"})
    known = {
        "channel_id": world.channel_named("welcome").id,
        "guild_id": world.guild.id,
        "message_id": message.body["id"],
        "user_id": world.user_named("alice").id,
        "application_id": world.application_id,
        "webhook_id": world.application_id,
        "command_id": 1,
        "overwrite_id": 1,
        "interaction_id": 1,
    }
    words = {"emoji_name": "x", "webhook_token": "x", "interaction_token": "x"}
    path = operation.template.format_map(known | words)

    statuses = [(await rest(operation.method, path, junk)).status for junk in JUNK]

    assert [status for status in statuses if status >= 500] == []
    playground.violations.clear()


def test_every_operation_is_one_of_discords() -> None:
    document = Document()

    strangers = [
        f"{one.method} {one.template}"
        for one in OPERATIONS
        if not document.knows(one.method, one.template)
    ]

    assert strangers == []


def test_no_operation_is_covered_twice() -> None:
    covered = [(one.method, one.template) for one in OPERATIONS]

    assert len(set(covered)) == len(covered)
