"""What came of live quizzes, for moderators and for nobody else."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import discord
import pytest

from tests.cogs.seat import Seat, panel
from tests.cogs.statements import statements

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.app import Backchannel
    from tests.cogs.seat import Said

FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture
def morgan(simcord_env: Env, room: ChannelHandle) -> Seat:
    """A moderator."""
    rights = discord.Permissions(moderate_members=True)
    role = simcord_env.guild.create_role("Moderator", permissions=rights)
    return Seat(simcord_env, room, "morgan", [role])


@pytest.fixture
def mallory(simcord_env: Env, room: ChannelHandle) -> Seat:
    """A member with a name for spreadsheets."""
    return Seat(simcord_env, room, FORMULA)


async def play(morgan: Seat, *players: Seat) -> None:
    """A quiz in which everybody answers the first question."""
    pack = await statements(morgan)
    control = await morgan.use("host quiz", pack=pack, seconds=60, questions=2)
    control = await morgan.press(control, "Start")
    for player in players:
        await player.press(panel(player.room), "True")
    for step in ("Close now", "Reveal"):
        control = await morgan.press(control, step)
    control = await morgan.press(await morgan.press(control, "End the quiz"), "End it now")
    assert "Export" in control.labels
    await morgan.env.advance_time(2)


async def sheets(shown: Said) -> dict[str, list[list[str]]]:
    """The tables that came with a message, by the last word of their name."""
    return {
        each.filename.removesuffix(".csv").rpartition("-")[2]: list(
            csv.reader(StringIO((await each.read()).decode("utf-8-sig"), newline=""))
        )
        for each in shown.source.attachments
        if each.filename.endswith(".csv")
    }


async def test_a_moderator_takes_the_results_away(morgan: Seat, alice: Seat, mallory: Seat) -> None:
    await play(morgan, alice, mallory)

    results = await morgan.use("host export")
    export = await morgan.press(results, "Export")

    assert results.ephemeral
    assert export.ephemeral
    assert "2 players · 1 question counted" in export.text
    found = await sheets(export)
    totals, answers = found["totals"], found["answers"]
    assert totals[0][:3] == ["place", "name", "member"]
    assert {row[1] for row in totals[1:]} == {"alice", f"'{FORMULA}"}
    assert [row[1] for row in answers[1:]] == [f"<@{s.member.id}>" for s in (alice, mallory)]
    assert {row[4] for row in answers[1:]} == {"True"}


async def allow_host(bot: Backchannel, *seats: Seat) -> None:
    """Show /host to these members, as a careless administrator may."""
    commands = await bot.tree.fetch_commands()
    host = next(each for each in commands if each.name == "host")
    for seat in seats:
        seat.env.guild.set_command_permissions(host, {seat.member: True})
