"""Stopping: nobody new is let in, and whoever waits gets an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import bot.app
from playground.member import Member
from tests.app.running_bots import connected, with_command

if TYPE_CHECKING:
    import discord
    import pytest

    from bot.app import Backchannel
    from bot.settings import Settings
    from playground.server import Playground


async def test_whoever_waits_for_an_answer_gets_it(
    settings: Settings, playground: Playground
) -> None:
    asked, may_answer = asyncio.Event(), asyncio.Event()

    async def act(interaction: discord.Interaction[Backchannel]) -> None:
        asked.set()
        await may_answer.wait()
        async with interaction.client.database.read():
            await interaction.response.send_message("The answer")

    bot_ = with_command(settings, act)
    async with Member(playground.base_url, "alice") as alice:
        async with connected(settings, bot_):
            reply = asyncio.create_task(alice.slash("try", channel="welcome"))
            await asked.wait()
            stopping = asyncio.create_task(bot_.finish())
            await alice.wait_for(lambda view: not view.online)

            may_answer.set()

            await stopping
        message = (await reply).message
    assert message is not None
    assert message["content"] == "The answer"


async def test_an_answer_that_never_comes_does_not_keep_it_from_stopping(
    settings: Settings, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.app, "FINISHING_SECONDS", 0)
    asked = asyncio.Event()

    async def act(_interaction: discord.Interaction[Backchannel]) -> None:
        asked.set()
        await asyncio.Event().wait()

    bot_ = with_command(settings, act)
    async with Member(playground.base_url, "alice") as alice:
        async with connected(settings, bot_):
            reply = asyncio.create_task(alice.slash("try", channel="welcome"))
            await asked.wait()

            await bot_.finish()

        assert bot_.is_closed()
        reply.cancel()
