"""A quiz night on the simulated Discord: set up, played in teams, left to the autopilot."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import discord
import pytest
from discord.utils import utcnow

from bot.quiz.setup import RoundSetup
from bot.services.quiz.live import Place
from bot.ui.quiz import panels
from bot.ui.quiz.control import control_layout
from tests.cogs.seat import Seat, Shown, panel, read, said
from tests.cogs.statements import statements

if TYPE_CHECKING:
    from datetime import datetime

    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.app import Backchannel
    from tests.cogs.seat import Said


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


def now(answer: Said) -> Shown:
    """An answer as it stands by now."""
    return Shown(answer.source, answer.source.components)


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


async def test_whatever_happens_a_public_message_is_edited_once_a_second_at_most(
    morgan: Seat, alice: Seat, room: ChannelHandle
) -> None:
    control = await host(morgan, questions=2)
    await alice.press(panel(room), "Join")
    control = await morgan.press(control, "Start")
    question = message(room, "Question 1 of 2").source.id
    edits: list[datetime] = []

    async def note(event: discord.RawMessageUpdateEvent) -> None:
        if event.message_id == question and event.message.edited_at is not None:
            edits.append(event.message.edited_at)

    cast("Backchannel", morgan.env.bot).add_listener(note, "on_raw_message_edit")
    for _ in range(4):
        control = await morgan.press(control, "Pause")
        control = await morgan.press(control, "Go on")
    await morgan.env.advance_time(5)

    assert len(edits) > 1
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(edits))


async def test_a_moderator_of_another_server_steers_nothing_here(
    morgan: Seat, room: ChannelHandle
) -> None:
    bot = cast("Backchannel", morgan.env.bot)
    elsewhere = await bot.stage.live.open_lobby(
        Place(1, 2, morgan.member.id), RoundSetup(pack="all", title="Elsewhere"), (), utcnow()
    )
    seen = await bot.stage.live.look(elsewhere.id)
    panel_of_it = control_layout(bot.prompts, seen)
    posted = await bot.get_partial_messageable(room.id).send(view=panel_of_it)
    told = said(await morgan.member.click(posted, label="Start"))

    assert "gone" in told.text or "deleted" in told.text
    assert (await bot.stage.live.round(elsewhere.id)).state.phase == "lobby"


async def test_the_panel_of_who_is_no_moderator_any_more_is_closed(
    morgan: Seat, alice: Seat, bob: Seat, room: ChannelHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "TRUST", timedelta(0))
    control = await host(morgan, questions=2)
    await alice.press(panel(room), "Join")
    await morgan.env.advance_time(5)
    assert "**1** player is in the lobby" in now(control).text
    guild = morgan.env.bot.get_guild(morgan.env.guild.id)
    assert guild is not None
    member = await guild.fetch_member(morgan.member.id)

    await member.remove_roles(*member.roles[1:])
    await bob.press(panel(room), "Join")
    await morgan.env.advance_time(5)

    assert (
        now(control).text
        == "You may not steer quizzes here any more, so this control panel is closed."
    )
    assert now(control).labels == []


async def test_where_many_messages_are_deleted_at_once_the_quiz_waits(
    morgan: Seat, room: ChannelHandle, simcord_bot: Backchannel
) -> None:
    control = await morgan.press(await host(morgan, questions=2), "Start")
    channel = simcord_bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)

    await channel.delete_messages([discord.Object(each.source.id) for each in read(room)])
    await morgan.env.advance_time(5)

    assert "was deleted" in now(control).text
    assert "Go on" in now(control).labels


async def test_where_the_result_cannot_be_posted_the_host_learns_why(
    morgan: Seat, room: ChannelHandle, simcord_bot: Backchannel
) -> None:
    control = await host(morgan, questions=1)
    for step in ("Start", "Close now", "Reveal"):
        control = await morgan.press(control, step)
    await morgan.env.advance_time(5)
    channel = simcord_bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)
    await channel.set_permissions(channel.guild.me, send_messages=False)

    await morgan.press(control, "Show the result")
    await morgan.env.advance_time(5)

    told = panel(morgan.member.user.dm_channel).text
    assert "I could not post its result there: I need **Send Messages**" in told


async def test_where_the_channel_is_deleted_the_host_is_told(
    morgan: Seat, room: ChannelHandle, simcord_bot: Backchannel
) -> None:
    control = await host(morgan, questions=2)
    await morgan.press(control, "Start")
    await morgan.env.advance_time(901)  # the panel is too old to be changed by now
    channel = simcord_bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)

    await channel.delete()
    await morgan.env.settle()

    assert "the channel of the quiz is gone" in panel(morgan.member.user.dm_channel).text
