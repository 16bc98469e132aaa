"""A quiz night on the simulated Discord: set up, played in teams, left to the autopilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.cogs.seat import Seat, panel, read
from tests.cogs.statements import statements

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from tests.cogs.seat import Said, Shown


@pytest.fixture
def morgan(simcord_env: Env, room: ChannelHandle) -> Seat:
    """A moderator."""
    rights = discord.Permissions(moderate_members=True)
    role = simcord_env.guild.create_role("Moderator", permissions=rights)
    return Seat(simcord_env, room, "morgan", [role])


async def host(morgan: Seat, **options: str | int) -> Said:
    """Use /host quiz with questions that are all true or false."""
    pack = await statements(morgan)
    return await morgan.use("host quiz", **({"pack": pack, "seconds": 20} | options))


def message(room: ChannelHandle, text: str) -> Shown:
    """The newest public message with this text."""
    return next(shown for shown in reversed(read(room)) if text in shown.text)


async def test_the_panel_offers_the_rarer_choices_and_teams(
    morgan: Seat, alice: Seat, bob: Seat, room: ChannelHandle
) -> None:
    setup = await morgan.use("host quiz")
    setup = await morgan.press(setup, "More choices")
    setup = await morgan.choose(setup, ":teams", "choice2")
    assert "Players choose one of two teams" in setup.text

    await morgan.press(setup, "Open the lobby")
    told = await alice.press(panel(room), "Join Moscow")
    assert "for **Moscow**" in told.text
    told = await alice.press(panel(room), "Join Washington")
    await bob.press(panel(room), "Join Moscow")

    assert "You play for **Washington** now" in told.text
    await morgan.env.advance_time(5)
    assert "**Moscow** (1)" in panel(room).text


async def test_the_autopilot_plays_from_the_start_to_the_podium(
    morgan: Seat, alice: Seat, room: ChannelHandle
) -> None:
    control = await host(morgan, questions=2, mode="autopilot")
    await alice.press(panel(room), "Join")
    await morgan.press(control, "Start")
    first = message(room, "Question 1 of 2")
    await alice.press(first, "True")
    await morgan.env.advance_time(5)

    assert "of 1 (100 %)" in message(room, "Question 1 of 2").text
    await morgan.env.advance_time(15)
    assert "True" in message(room, "Question 2 of 2").labels
    await morgan.env.advance_time(40)

    assert "2 questions counted" in message(room, "the result").text


async def test_a_question_asked_earlier_can_be_voided_and_all_are_told(
    morgan: Seat, alice: Seat, room: ChannelHandle
) -> None:
    control = await host(morgan, questions=3)
    control = await morgan.press(control, "Start")
    await alice.press(message(room, "Question 1 of 3"), "True")
    for step in ("Close now", "Reveal", "Next question"):
        control = await morgan.press(control, step)

    await morgan.choose(control, ":voided", "0")
    await morgan.env.advance_time(5)

    assert "Question 1 does not count" in message(room, "does not count").text


async def test_the_reveal_leads_to_the_works_behind_the_question(
    morgan: Seat, alice: Seat, room: ChannelHandle
) -> None:
    control = await host(morgan, questions=1, pack="s.myths")
    for step in ("Start", "Close now", "Reveal"):
        control = await morgan.press(control, step)
    await morgan.env.advance_time(5)

    sources = await alice.press(message(room, "Question 1 of 1"), "Sources")

    assert sources.ephemeral
    assert "Behind this question" in sources.text
