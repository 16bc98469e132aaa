"""The life of an interaction: three seconds, one answer, fifteen minutes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands, ui

from playground.member import InteractionFailed
from playground.reading import text_of
from tests.playground.robot import AnyInteraction, Interaction, running

if TYPE_CHECKING:
    from playground.clock import ManualClock
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.rest_client import Rest
    from tests.playground.robot import Robot


class Handed(asyncio.Future[Interaction]):
    """The interaction a command was given, for the test to answer."""


def _handing_over(robot: Robot) -> Handed:
    handed = Handed()

    @robot.tree.command(description="Hands its interaction over")
    async def act(interaction: Interaction) -> None:
        handed.set_result(interaction)

    return handed


async def test_an_answer_after_three_seconds_comes_too_late(
    playground: Playground, robot: Robot, alice: Member, clock: ManualClock
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        clock.advance(3.001)
        with pytest.raises(InteractionFailed, match="did not respond"):
            await asking
        with pytest.raises(discord.NotFound) as refused:
            await interaction.response.send_message("sorry")

    assert refused.value.code == 10062


async def test_an_answer_within_three_seconds_is_in_time(
    playground: Playground, robot: Robot, alice: Member, clock: ManualClock
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        clock.advance(2.9)
        await interaction.response.send_message("just so")
        reply = await asking
        clock.advance(1)

    assert reply.message is not None
    assert "INTERACTION_FAILED" not in [name for name, _ in alice.view.events]


async def test_an_interaction_is_acknowledged_once(
    playground: Playground, robot: Robot, rest: Rest, alice: Member
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        await interaction.response.send_message("one")
        path = f"interactions/{interaction.id}/{interaction.token}/callback"
        again = await rest("POST", path, {"type": 4, "data": {"content": "two"}})
        await asking

    assert (again.status, again.code) == (400, 40060)
    assert [text_of(one) for one in await alice.messages("welcome")] == ["one"]


async def test_the_token_lives_for_fifteen_minutes(
    playground: Playground, robot: Robot, rest: Rest, alice: Member, clock: ManualClock
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        await interaction.response.send_message("first")
        await asking
    hook = f"webhooks/{playground.world.application_id}/{interaction.token}"
    clock.advance(14 * 60)
    in_time = await rest("POST", hook, {"content": "second"})
    clock.advance(61)
    late = await rest("POST", hook, {"content": "third"})

    assert in_time.body["content"] == "second"
    assert (late.status, late.code) == (401, 50027)


async def test_nothing_follows_before_the_first_answer(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        with pytest.raises(discord.NotFound) as refused:
            await interaction.followup.send("too early")
        await interaction.response.send_message("first")
        await asking

    assert refused.value.code == 10015


async def test_the_answer_can_be_read_edited_and_deleted(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        asking = asyncio.create_task(alice.slash("act", channel="welcome"))
        interaction = await handed
        callback = await interaction.response.send_message("first", ephemeral=True)
        await asking
        original = await interaction.original_response()
        await interaction.edit_original_response(content="second")
        follow_up = await interaction.followup.send("third", wait=True)
        await follow_up.edit(content="fourth")
        edited = [text_of(one) for one in await alice.messages("welcome")]
        await follow_up.delete()
        await interaction.delete_original_response()
        with pytest.raises(discord.NotFound) as refused:
            await interaction.edit_original_response(content="fifth")

    assert callback.message_id == original.id
    assert callback.is_ephemeral()
    assert edited == ["fourth", "second"]
    assert await alice.messages("welcome") == []
    assert refused.value.code == 10008


async def test_without_a_bot_an_interaction_fails_at_once(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    handed = _handing_over(robot)
    async with running(robot, playground):
        await alice.wait_for(lambda view: view.offers("act", 1))
    playground.gateway.invalidate_sessions()
    with pytest.raises(InteractionFailed, match="did not respond"):
        await alice.slash("act", channel="welcome")

    assert not handed.done()
    assert not alice.view.online


async def test_a_modal_cannot_answer_a_modal(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    class Form(ui.Modal):
        name: ui.Label[Any] = ui.Label(text="Name", component=ui.TextInput(custom_id="name"))

        async def on_submit(self, interaction: AnyInteraction) -> None:
            await interaction.response.send_modal(Form(title="Again"))

        async def on_error(self, interaction: AnyInteraction, error: Exception) -> None:
            robot.errors.append(error)
            await interaction.response.send_message("no")

    @robot.tree.command(description="Asks")
    async def ask(interaction: Interaction) -> None:
        await interaction.response.send_modal(Form(title="Form", timeout=60))

    async with running(robot, playground):
        form = await alice.slash("ask", channel="welcome")
        await alice.submit(form, {"name": "Alice"})

    (error,) = robot.errors
    assert isinstance(error, discord.HTTPException)
    assert error.code == 50035
    playground.violations.clear()


async def test_a_form_can_be_submitted_again_when_the_bot_failed(
    playground: Playground, robot: Robot, alice: Member, clock: ManualClock
) -> None:
    class Form(ui.Modal):
        name: ui.Label[Any] = ui.Label(text="Name", component=ui.TextInput(custom_id="name"))
        submissions = 0

        async def on_submit(self, interaction: AnyInteraction) -> None:
            Form.submissions += 1
            if Form.submissions == 1:
                clock.advance(4)
                raise asyncio.CancelledError
            await interaction.response.send_message("thank you")

    @robot.tree.command(description="Asks")
    async def ask(interaction: Interaction) -> None:
        await interaction.response.send_modal(Form(title="Form", timeout=60))

    async with running(robot, playground):
        form = await alice.slash("ask", channel="welcome")
        with pytest.raises(InteractionFailed):
            await alice.submit(form, {"name": "Alice"})
        reply = await alice.submit(form, {"name": "Alice"})

    assert reply.message is not None


async def test_an_autocomplete_that_hangs_fails(
    playground: Playground, robot: Robot, alice: Member, clock: ManualClock
) -> None:
    @robot.tree.command(description="Looks up")
    async def look(interaction: Interaction, term: str) -> None:
        await interaction.response.send_message(term)

    @look.autocomplete("term")
    async def propose(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        del interaction, typed
        clock.advance(4)
        return []

    async with running(robot, playground):
        with pytest.raises(InteractionFailed):
            await alice.autocomplete("look", channel="welcome", option="term", typed="x")
