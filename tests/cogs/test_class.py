"""The class of a server and its settings: for those who may see them, of those who let them."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

import discord
import pytest
from discord.utils import utcnow

from bot.storage.house_rules import HouseRule
from tests.cogs.lesson import to_end
from tests.cogs.seat import Seat
from tests.cogs.test_results import allow_host

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle, GuildHandle, RoleHandle
    from simcord.env import Env

    from bot.app import Backchannel
    from tests.cogs.seat import Said

MANY = 300


@pytest.fixture
def server(simcord_env: Env, room: ChannelHandle) -> GuildHandle:
    """The server, which `room` makes sure is there."""
    assert room.id
    return simcord_env.guild


@pytest.fixture
def moderators(server: GuildHandle) -> RoleHandle:
    """A role that may time out members."""
    rights = discord.Permissions(moderate_members=True)
    return server.create_role("Moderator", permissions=rights)


@pytest.fixture
def morgan(simcord_env: Env, room: ChannelHandle, moderators: RoleHandle) -> Seat:
    """A moderator."""
    return Seat(simcord_env, room, "morgan", [moderators])


async def members_in(shown: Said) -> list[list[str]]:
    """The table of members that came with a message, without its heading."""
    paper = next(each for each in shown.source.attachments if "members" in each.filename)
    content = (await paper.read()).decode("utf-8-sig")
    return list(csv.reader(StringIO(content, newline="")))[1:]


async def test_whoever_learns_here_is_shown_until_they_leave_the_view(
    simcord_env: Env, room: ChannelHandle, morgan: Seat, alice: Seat, bob: Seat
) -> None:
    await to_end(alice)
    await bob.use("glossary", term="anchor")
    await Seat(simcord_env, room, "carol").use("help")
    progress = await alice.use("progress")

    shown = await morgan.press(await morgan.use("host class"), "Members")
    tables = await morgan.press(shown, "As tables")
    one = await morgan.choose(shown, ":member:0", str(alice.member.id))
    shown = await morgan.press(one, "Back")

    assert "**Was taught, and may have forgotten** (3)" in one.text
    assert "Moderators of this server can see" in progress.text
    assert shown.ephemeral
    assert "**alice** · 1 lesson ·" in shown.text
    assert "**bob** · 0 lessons ·" in shown.text
    assert tables.ephemeral
    assert [row[0] for row in await members_in(tables)] == ["alice", "bob"]

    away = await alice.press(progress, "Leave that view")
    gone = await morgan.choose(shown, ":member:0", str(alice.member.id))
    together = await morgan.press(shown, "Together")
    tables = await morgan.press(together, "As tables")

    assert "do not see how far you have come" in away.text
    assert "not shown any more" in gone.text
    assert "1 member does not want to be shown" in together.text
    assert "**0** lessons" in together.text
    assert [row[0] for row in await members_in(tables)] == ["bob"]
    await alice.press(away, "Show me there again")
    assert "**1** lesson " in (await morgan.use("host class")).text


async def test_three_hundred_members_are_leafed_through(
    simcord_bot: Backchannel, simcord_env: Env, morgan: Seat, alice: Seat
) -> None:
    await alice.use("progress")
    here, at = simcord_env.guild.id, utcnow() - timedelta(days=1)
    for number in range(1, MANY):
        await simcord_bot.classes.note(here, number, f"Pupil {number:03}", at)

    shown = await morgan.press(await morgan.use("host class"), "Members")
    pages = [shown.text]
    while "Next" in shown.labels:
        shown = await morgan.press(shown, "Next")
        pages.append(shown.text)
    tables = await morgan.press(shown, "As tables")

    assert sum(page.count("ideas:") for page in pages) == MANY
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
    assert "Back" in shown.labels
    assert len(await members_in(tables)) == MANY


async def test_settings_are_kept_for_the_next_quiz_and_may_be_taken_back(
    morgan: Seat, server: GuildHandle
) -> None:
    helpers = server.create_role("Helpers")
    shown = await morgan.use("host settings")
    shown = await morgan.choose(shown, "set1:seconds", "45")
    shown = await morgan.choose(shown, "set1:scoring", "plain")
    custom_id = next(each for each in shown.ids if each == "set1:role")
    await morgan.member.select(shown.source, [helpers], custom_id=custom_id)
    shown = await morgan.use("host settings")
    setup = await morgan.use("host quiz")

    assert shown.ephemeral
    assert "45 seconds" in shown.text
    assert f"<@&{helpers.id}>" in shown.text
    assert "45 seconds each" in setup.text
    assert "One point for each right answer" in setup.text
    await morgan.member.select(shown.source, [server.default_role], custom_id="set1:role")
    usual = await morgan.press(await morgan.use("host settings"), "Back to the usual")
    assert "20 seconds" in usual.text
    assert f"<@&{helpers.id}>" in usual.text


async def test_who_has_the_role_hosts_but_decides_nothing(
    simcord_bot: Backchannel, simcord_env: Env, server: GuildHandle, room: ChannelHandle
) -> None:
    helpers = server.create_role("Helpers")
    hazel = Seat(simcord_env, room, "hazel", [helpers])
    await allow_host(simcord_bot, hazel)
    before = await hazel.use("host class")

    await simcord_bot.rules.keep(server.id, HouseRule(host_role_id=helpers.id))
    shown = await hazel.use("host class")
    settings = await hazel.use("host settings")

    assert "is for moderators" in before.text
    assert "The class of this server" in shown.text
    assert "cannot change who else may" in settings.text


async def test_where_the_class_view_is_off_nobody_sees_it_and_members_read_so(
    morgan: Seat, alice: Seat
) -> None:
    shown = await morgan.press(await morgan.use("host settings"), "Turn the class view off")

    told = await morgan.use("host class")
    progress = await alice.use("progress")

    assert "The class view is off" in shown.text
    assert "turned the class view off" in told.text
    assert "can see what you answer in their quizzes" in progress.text
    await morgan.press(shown, "Turn the class view on")
    assert "The class of this server" in (await morgan.use("host class")).text
