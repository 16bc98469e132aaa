"""The gateway: identify, heartbeats, resume, shards, intents, close codes."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest
from discord.http import Route

from playground.reading import text_of
from playground.world_file import load_world
from tests.playground.gateway_client import (
    ACK,
    HEARTBEAT,
    HELLO,
    IDENTIFY,
    PRESENCE,
    RESUME,
    Socket,
)
from tests.playground.robot import Robot, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playground.clock import ManualClock
    from playground.member import Member
    from playground.server import Playground
    from playground.wire import JsonObject

EVERYTHING = discord.Intents.all().value


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def socket(playground: Playground, http: aiohttp.ClientSession) -> AsyncIterator[Socket]:
    async with http.ws_connect(playground.platform.gateway_url) as raw:
        socket = Socket(raw, playground.token)
        await socket.hear(op=HELLO)
        yield socket


async def test_a_wrong_token_is_turned_away(socket: Socket) -> None:
    await socket.say(IDENTIFY, {"token": "guess", "intents": 1, "properties": {}})

    assert await socket.closed_with() == 4004


async def test_discord_py_reports_a_wrong_token(playground: Playground, robot: Robot) -> None:
    playground.world.token = "another"
    Route.BASE = playground.api_base

    with pytest.raises(discord.LoginFailure):
        await robot.login("playground-token")
    await robot.close()


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        pytest.param(99, None, 4001, id="unknown opcode"),
        pytest.param(PRESENCE, {}, 4003, id="speaks before it identified"),
        pytest.param(IDENTIFY, {"token": "playground-token"}, 4013, id="no intents"),
        pytest.param(
            IDENTIFY,
            {"token": "playground-token", "intents": 1, "shard": [2, 2]},
            4010,
            id="a shard there is not",
        ),
        pytest.param(
            RESUME,
            {"token": "playground-token", "session_id": "x", "seq": "many"},
            4007,
            id="a sequence that is no number",
        ),
        pytest.param(
            IDENTIFY,
            {"token": "playground-token", "intents": 1 << 8},
            4014,
            id="an intent that was not granted",
        ),
    ],
)
async def test_each_mistake_has_its_close_code(
    socket: Socket, op: int, data: JsonObject | None, code: int
) -> None:
    await socket.say(op, data)

    assert await socket.closed_with() == code


async def test_whoever_says_too_much_is_cut_off(socket: Socket) -> None:
    for _ in range(121):
        await socket.say(HEARTBEAT, None)

    assert await socket.closed_with() == 4008


async def test_nobody_identifies_twice(socket: Socket) -> None:
    await socket.identify()
    await socket.say(IDENTIFY, {"token": "playground-token", "intents": 1})

    assert await socket.closed_with() == 4005


async def test_a_heartbeat_is_acknowledged(socket: Socket) -> None:
    await socket.say(HEARTBEAT, None)

    assert (await socket.hear(op=ACK))["op"] == ACK


async def test_whoever_stops_beating_is_cut_off_and_cannot_resume(
    playground: Playground, http: aiohttp.ClientSession, socket: Socket, clock: ManualClock
) -> None:
    ready = await socket.identify()
    clock.advance(60)
    await socket.say(HEARTBEAT, socket.sequence)
    await socket.hear(op=ACK)
    clock.advance(62)
    assert await socket.closed_with() == 4009

    async with http.ws_connect(playground.platform.gateway_url) as raw:
        again = Socket(raw, playground.token)
        await again.hear(op=HELLO)
        await again.say(RESUME, _resume(playground, ready, 1))
        assert (await again.hear(op=9))["d"] is False


async def test_a_resumed_session_hears_exactly_what_it_missed(
    playground: Playground, http: aiohttp.ClientSession, socket: Socket, alice: Member
) -> None:
    ready = await socket.identify(intents=EVERYTHING & ~(1 << 8))
    await socket.hear("GUILD_CREATE")
    await alice.send("welcome", "heard")
    await socket.hear("MESSAGE_CREATE")
    await socket.cut()
    await alice.wait_for(lambda view: not view.online)
    await alice.send("welcome", "missed one")
    await alice.send("welcome", "missed two")

    async with http.ws_connect(playground.platform.gateway_url) as raw:
        again = Socket(raw, playground.token)
        await again.hear(op=HELLO)
        await again.say(RESUME, _resume(playground, ready, socket.sequence))
        missed = [(await again.hear("MESSAGE_CREATE"))["d"]["content"] for _ in range(2)]
        await again.hear("RESUMED")

    assert missed == ["missed one", "missed two"]


async def test_a_session_is_forgotten_after_a_while(
    playground: Playground,
    http: aiohttp.ClientSession,
    socket: Socket,
    alice: Member,
    clock: ManualClock,
) -> None:
    await alice.send("welcome", "anyone?")
    ready = await socket.identify()
    await socket.cut()
    await alice.wait_for(lambda view: view.events[-1] == ("BOT_STATUS", {"online": False}))
    clock.advance(91)

    async with http.ws_connect(playground.platform.gateway_url) as raw:
        again = Socket(raw, playground.token)
        await again.hear(op=HELLO)
        await again.say(RESUME, _resume(playground, ready, 1))
        assert (await again.hear(op=9))["d"] is False


async def test_discord_py_resumes_after_its_socket_was_cut(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        playground.gateway.drop_connections()
        written = await alice.send("welcome", "while you were away")
        await robot.until_heard("RESUMED")
        await robot.until(lambda: str(written["id"]) in [str(one.id) for one in robot.heard])

    assert robot.events.count("READY") == 1


async def test_discord_py_comes_back_when_asked_to(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        playground.gateway.ask_to_reconnect()
        await robot.until_heard("RESUMED")


async def test_discord_py_identifies_anew_when_its_session_is_invalid(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        playground.gateway.invalidate_sessions()
        await robot.until_heard("READY", times=2)
        await alice.wait_for(lambda view: view.online)


async def test_people_see_the_bot_come_and_go(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        await alice.wait_for(lambda view: view.online)
    await alice.wait_for(lambda view: not view.online)


async def test_shards_share_the_work_and_direct_messages_go_to_the_first(
    playground: Playground, alice: Member
) -> None:
    async with running(Robot(shard_count=2), playground) as robot:
        guild_shard = (playground.world.guild.id >> 22) % 2
        owners = {shard for shard, _ in robot.shards.items()}
        dm = await alice.open_dm(playground.world.bot.id)
        await alice.send(dm, "psst")
        await alice.send("welcome", "hello")
        await robot.until(lambda: len(robot.heard) == 2)

    assert owners == {0, 1}
    assert robot.guild().shard_id == guild_shard
    assert [one.content for one in robot.heard if one.guild is None] == ["psst"]


async def test_frames_are_compressed_when_asked_for(
    playground: Playground, http: aiohttp.ClientSession
) -> None:
    url = f"{playground.platform.gateway_url}?compress=zlib-stream"
    async with http.ws_connect(url) as raw:
        inflate = zlib.decompressobj()
        hello = json.loads(inflate.decompress(await raw.receive_bytes()))
        await raw.send_json({"op": HEARTBEAT, "d": None})
        ack = json.loads(inflate.decompress(await raw.receive_bytes()))

    assert (hello["op"], ack["op"]) == (HELLO, ACK)


async def test_a_world_decides_which_privileged_intents_are_granted(socket: Socket) -> None:
    ready = await socket.identify(intents=1 << 15)

    assert load_world().privileged_intents & 1 << 15
    assert ready["application"]["flags"] & 1 << 19


async def test_a_bot_that_starts_finds_the_threads_it_is_in(
    playground: Playground, alice: Member
) -> None:
    async with running(Robot(), playground) as first:
        thread = await first.channel("negotiation-room").create_thread(
            name="Table", type=discord.ChannelType.private_thread
        )
        await thread.add_user(discord.Object(alice.id))
    async with running(Robot(), playground) as second:
        known = second.guild().get_thread(thread.id)
        assert known is not None
        await known.send("back again")
        message = await alice.wait_for_message(lambda _: True, channel=thread.id)

    assert text_of(message) == "back again"


def _resume(playground: Playground, ready: JsonObject, sequence: int) -> JsonObject:
    return {"token": playground.token, "session_id": ready["session_id"], "seq": sequence}
