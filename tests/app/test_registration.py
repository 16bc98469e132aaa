"""Commands are told to Discord when they have changed, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import create_bot
from bot.registration import fingerprint
from tests.app.running_bots import connected, with_command

if TYPE_CHECKING:
    import discord
    import pytest

    from bot.app import Backchannel
    from bot.settings import Settings


async def nothing(_interaction: discord.Interaction[Backchannel]) -> None:
    """Do nothing at all."""


def registrations(caplog: pytest.LogCaptureFixture) -> int:
    return sum("Told Discord about" in record.getMessage() for record in caplog.records)


async def test_a_second_start_tells_discord_nothing(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with connected(settings) as bot:
        known = {command.name for command in await bot.tree.fetch_commands()}

    async with connected(settings):
        pass

    assert registrations(caplog) == 1
    assert {"negotiate", "help"} <= known


async def test_a_changed_command_is_told(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with connected(settings):
        pass

    async with connected(settings, with_command(settings, nothing)) as bot:
        known = {command.name for command in await bot.tree.fetch_commands()}

    assert registrations(caplog) == 2
    assert "try" in known


async def test_commands_that_somebody_else_removed_are_told_again(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with connected(settings) as bot:
        assert bot.application_id is not None
        await bot.http.bulk_upsert_global_commands(bot.application_id, [])

    async with connected(settings) as bot:
        known = {command.name for command in await bot.tree.fetch_commands()}

    assert registrations(caplog) == 2
    assert {"negotiate", "help"} <= known


def test_the_order_of_commands_changes_nothing(settings: Settings) -> None:
    one, other = create_bot(settings), create_bot(settings)
    for bot, names in ((one, "ab"), (other, "ba")):
        for name in names:
            bot.tree.command(name=name, description="Something for a test")(nothing)

    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one) != fingerprint(create_bot(settings))
