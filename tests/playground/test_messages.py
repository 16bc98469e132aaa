"""Messages: writing, editing, deleting, reading, attaching, mentioning."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from playground.member import Refused
from playground.permissions import Permission
from playground.reading import text_of
from tests.playground.robot import Robot, running

if TYPE_CHECKING:
    from playground.clock import ManualClock
    from playground.member import Member
    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.playground.rest_client import Rest


async def test_what_is_edited_and_deleted_changes_for_everybody(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        message = await robot.channel("welcome").send("frist")
        await message.edit(content="first")
        await alice.wait_for_message(lambda one: text_of(one) == "first", channel="welcome")
        await message.delete()
        await alice.wait_for(lambda view: view.messages_in("welcome") == [])

    assert await alice.messages("welcome") == []


async def test_an_attachment_arrives_byte_for_byte(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        sent = discord.File(fp=_file(b"\x00\xffpicture"), filename="map.bin", description="a map")
        await robot.channel("welcome").send("see here", file=sent)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")
        (attachment,) = message["attachments"]
        async with aiohttp.ClientSession() as session, session.get(attachment["url"]) as answer:
            content = await answer.read()

    assert content == b"\x00\xffpicture"
    assert attachment["filename"] == "map.bin"
    assert attachment["description"] == "a map"
    assert attachment["size"] == len(content)


async def test_a_members_file_reaches_the_bot(playground: Playground, alice: Member) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    async with running(Robot(intents=intents), playground) as robot:
        await alice.send("welcome", "my notes", ("notes.txt", b"target 40"))
        await robot.until(lambda: bool(robot.heard))
        content = await robot.heard[0].attachments[0].read()

    assert content == b"target 40"


async def test_an_edit_keeps_the_attachments_it_lists(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        files = [discord.File(_file(b"a"), "a.txt"), discord.File(_file(b"b"), "b.txt")]
        message = await robot.channel("welcome").send(files=files)
        new = discord.File(_file(b"c"), "c.txt")
        edited = await message.edit(attachments=[message.attachments[1], new])

    assert [one.filename for one in edited.attachments] == ["b.txt", "c.txt"]


async def test_a_file_that_runs_in_a_browser_is_only_offered_for_download(alice: Member) -> None:
    message = await alice.send("welcome", "", ("page.html", b"<script>alert(1)</script>"))

    assert message["attachments"][0]["content_type"] == "application/octet-stream"


async def test_direct_messages_go_both_ways(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    async with running(robot, playground):
        user = await robot.fetch_user(alice.id)
        await user.send("a word in private")
        dm = next(iter(await _direct_channels(alice)))
        await alice.send(dm, "yes?")
        await robot.until(lambda: any(one.content == "yes?" for one in robot.heard))

    assert [text_of(one) for one in await alice.messages(dm)] == ["yes?", "a word in private"]
    assert await _direct_channels(bob, wait=False) == []
    with pytest.raises(Refused, match="Missing Access"):
        await bob.messages(int(dm["id"]))


async def test_who_refuses_direct_messages_gets_none(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    playground.world.user_named("alice").accepts_dms = False
    async with running(robot, playground):
        user = await robot.fetch_user(alice.id)
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("a word in private")

    assert refused.value.code == 50007


async def test_an_enforced_nonce_sends_once(rest: Rest, clock: ManualClock) -> None:
    body = {"content": "the round is open", "nonce": "round-7", "enforce_nonce": True}
    path = rest.messages("welcome")

    first, again = await rest("POST", path, body), await rest("POST", path, body)
    clock.advance(10 * 60)
    later = await rest("POST", path, body)

    assert first.body["id"] == again.body["id"] != later.body["id"]
    assert first.body["nonce"] == "round-7"


async def test_history_is_paged(playground: Playground, robot: Robot) -> None:
    async with running(robot, playground):
        channel = robot.channel("welcome")
        sent = [await channel.send(str(number)) for number in range(7)]
        before = [m.content async for m in channel.history(limit=2, before=sent[5])]
        after = [m.content async for m in channel.history(limit=2, after=sent[1])]
        around = [m.content async for m in channel.history(limit=3, around=sent[3])]

    assert before == ["4", "3"]
    assert after == ["2", "3"]
    assert sorted(around) == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("allowed", "pinged"),
    [
        pytest.param(None, ["alice"], id="without a word everybody named is pinged"),
        pytest.param({"parse": []}, [], id="nobody"),
        pytest.param({"users": ["{bob}"]}, [], id="somebody else"),
        pytest.param({"users": ["{alice}"]}, ["alice"], id="this one"),
        pytest.param({"parse": ["users"]}, ["alice"], id="all users"),
    ],
)
async def test_allowed_mentions_decide_who_is_pinged(
    playground: Playground,
    rest: Rest,
    allowed: dict[str, list[str]] | None,
    pinged: list[str],
) -> None:
    ids = {name: playground.world.user_named(name).id for name in ("alice", "bob")}
    body: dict[str, object] = {"content": f"hello <@{ids['alice']}> @everyone"}
    if allowed is not None:
        named = {kind: [one.format_map(ids) for one in list_] for kind, list_ in allowed.items()}
        body["allowed_mentions"] = named

    answer = await rest("POST", rest.messages("welcome"), body)

    assert [user["username"] for user in answer.body["mentions"]] == pinged
    assert answer.body["mention_everyone"] is False


async def test_a_reply_carries_what_it_answers(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async with running(robot, playground):
        question = await alice.send("welcome", "why?")
        await robot.until(lambda: bool(robot.heard))
        await robot.heard[0].reply("because", mention_author=True)
        answer = await alice.wait_for_message(
            lambda one: text_of(one) == "because", channel="welcome"
        )

    assert answer["referenced_message"]["id"] == question["id"]
    assert [user["username"] for user in answer["mentions"]] == ["alice"]


@pytest.mark.parametrize(
    ("denied", "code"),
    [
        pytest.param(Permission.SEND_MESSAGES, 50013, id="may not write"),
        pytest.param(Permission.VIEW_CHANNEL, 50001, id="may not see"),
    ],
)
async def test_a_bot_without_permission_is_refused(
    playground: Playground, rest: Rest, denied: Permission, code: int
) -> None:
    playground.overwrite("welcome", "backchannel", deny=denied)

    answer = await rest("POST", rest.messages("welcome"), {"content": "hello"})

    assert (answer.status, answer.code) == (403, code)


async def test_files_and_embeds_need_permissions_of_their_own(
    playground: Playground, robot: Robot
) -> None:
    playground.overwrite(
        "welcome", "backchannel", deny=Permission.ATTACH_FILES | Permission.EMBED_LINKS
    )
    async with running(robot, playground):
        channel = robot.channel("welcome")
        with pytest.raises(discord.Forbidden):
            await channel.send(file=discord.File(_file(b"x"), "x.txt"))
        with pytest.raises(discord.Forbidden):
            await channel.send(embed=discord.Embed(title="x"))


async def test_only_own_messages_are_edited_and_others_need_manage_messages_to_go(
    rest: Rest, alice: Member
) -> None:
    written = await alice.send("welcome", "mine")
    path = f"{rest.messages('welcome')}/{written['id']}"

    edited = await rest("PATCH", path, {"content": "yours"})
    deleted = await rest("DELETE", path)

    assert (edited.status, edited.code) == (403, 50005)
    assert (deleted.status, deleted.code) == (403, 50013)


async def test_an_empty_message_is_refused(rest: Rest) -> None:
    answer = await rest("POST", rest.messages("welcome"), {"content": ""})

    assert (answer.status, answer.code) == (400, 50006)


async def test_typing_is_shown(playground: Playground, robot: Robot, alice: Member) -> None:
    async with running(robot, playground):
        await robot.channel("welcome").typing()
        await alice.wait_for(
            lambda view: any(
                name == "TYPING_START" and data["user_id"] == str(playground.world.bot.id)
                for name, data in view.events
            )
        )


async def test_reactions_and_pins_are_kept(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    playground.overwrite(
        "welcome", "backchannel", allow=Permission.PIN_MESSAGES | Permission.MANAGE_MESSAGES
    )
    async with running(robot, playground):
        message = await robot.channel("welcome").send("remember this")
        await message.add_reaction("👍")
        await message.pin()
        fetched = await message.fetch()
        pinned = [one.id async for one in robot.channel("welcome").pins()]
        users = [user.id async for user in fetched.reactions[0].users()]
        await message.remove_reaction("👍", discord.Object(playground.world.bot.id))
        await message.clear_reactions()
        await message.unpin()
        await robot.channel("welcome").purge(limit=5)

    assert fetched.reactions[0].me
    assert pinned == [message.id]
    assert users == [playground.world.bot.id]
    assert await alice.messages("welcome") == []


async def _direct_channels(member: Member, *, wait: bool = True) -> list[JsonObject]:
    def direct() -> list[JsonObject]:
        return [one for one in member.view.channels.values() if one["type"] == 1]

    if wait:
        await member.wait_for(lambda _: bool(direct()))
    return direct()


def _file(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)
