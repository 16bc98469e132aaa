"""What people read when something goes wrong, and what is logged."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands

from bot.errors import TableMovedOn
from playground.member import Member
from tests.app.running_bots import connected, with_command

if TYPE_CHECKING:
    from bot.app import Backchannel
    from bot.settings import Settings
    from playground.server import Playground
    from tests.app.running_bots import Act

ROOM = "negotiation-room"
EPHEMERAL = 64


class UnforeseenError(Exception):
    """Something nobody thought of."""


async def answer_to_try(settings: Settings, playground: Playground, act: Act) -> str:
    """What alice reads in private when she uses /try."""
    bot = with_command(settings, act)
    async with connected(settings, bot), Member(playground.base_url, "alice") as alice:
        message = (await alice.slash("try", channel=ROOM)).message
    assert message is not None
    assert message["flags"] & EPHEMERAL
    return message["content"]


@pytest.mark.parametrize("deferred", [False, True], ids=["at once", "while they wait"])
async def test_an_unforeseen_error_is_told_kindly_with_the_number_in_the_log(
    settings: Settings, playground: Playground, caplog: pytest.LogCaptureFixture, deferred: bool
) -> None:
    async def act(interaction: discord.Interaction[Backchannel]) -> None:
        if deferred:
            await interaction.response.defer(ephemeral=True, thinking=True)
        raise UnforeseenError("a detail for the log")

    text = await answer_to_try(settings, playground, act)

    number = re.search(r"`([0-9a-f]{6})`", text)
    assert number is not None
    assert "sorry" in text
    assert "a detail for the log" not in text
    (record,) = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert number[1] in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], UnforeseenError)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(
            app_commands.MissingPermissions(["moderate_members"]),
            ["permission that you do not have", "Moderate Members", "<#"],
            id="they lack a permission",
        ),
        pytest.param(
            app_commands.BotMissingPermissions(["send_messages_in_threads", "manage_guild"]),
            ["I lack", "Send Messages in Threads, Manage Server", "<#"],
            id="we lack permissions",
        ),
        pytest.param(app_commands.NoPrivateMessage(), ["in a server"], id="only in servers"),
        pytest.param(
            app_commands.CommandOnCooldown(app_commands.Cooldown(1, 60), 12.3),
            ["12 seconds"],
            id="too soon",
        ),
        pytest.param(app_commands.CheckFailure(), ["not open to you"], id="another check"),
    ],
)
async def test_what_a_check_refuses_is_named_and_is_no_fault_of_ours(
    settings: Settings,
    playground: Playground,
    caplog: pytest.LogCaptureFixture,
    error: app_commands.AppCommandError,
    words: list[str],
) -> None:
    async def act(_interaction: discord.Interaction[Backchannel]) -> None:
        raise error

    text = await answer_to_try(settings, playground, act)

    assert [word for word in words if word not in text] == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


async def test_a_table_that_has_moved_on_shows_the_way_back(
    settings: Settings, playground: Playground
) -> None:
    async def act(_interaction: discord.Interaction[Backchannel]) -> None:
        raise TableMovedOn(7, 3)

    text = await answer_to_try(settings, playground, act)

    assert "/negotiate resume" in text


async def test_an_error_after_the_answer_is_told_beside_it(
    settings: Settings, playground: Playground
) -> None:
    async def act(interaction: discord.Interaction[Backchannel]) -> None:
        await interaction.response.send_message("Dear Mr. Chairman,")
        raise UnforeseenError

    bot = with_command(settings, act)
    async with connected(settings, bot), Member(playground.base_url, "alice") as alice:
        await alice.slash("try", channel=ROOM)
        apology = await alice.wait_for_message(lambda m: "sorry" in m["content"], channel=ROOM)

    assert apology["flags"] & EPHEMERAL


async def test_a_permission_discord_denies_us_is_told_with_the_place(
    settings: Settings, playground: Playground
) -> None:
    async def act(interaction: discord.Interaction[Backchannel]) -> None:
        assert isinstance(interaction.channel, discord.TextChannel)
        await interaction.channel.edit(name="ours-now")

    text = await answer_to_try(settings, playground, act)

    assert "does not let me" in text
    assert "<#" in text
