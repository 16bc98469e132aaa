"""Slash and menu commands, used by people and answered by a real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands

from playground.member import Refused
from playground.reading import text_of
from tests.playground.robot import Interaction, running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.robot import Robot


async def test_a_slash_command_goes_round(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Says it back")
    async def echo(interaction: Interaction, words: str, times: int = 1) -> None:
        await interaction.response.send_message(" ".join([words] * times))

    async with running(robot, playground):
        reply = await alice.slash("echo", channel="welcome", words="hello", times=2)

    assert reply.message is not None
    assert text_of(reply.message) == "hello hello"
    assert reply.message["interaction_metadata"]["user"]["username"] == "alice"


async def test_a_subcommand_is_found_by_its_path(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    group = app_commands.Group(name="game", description="Games")

    @group.command(description="Start")
    async def start(interaction: Interaction) -> None:
        await interaction.response.send_message("started")

    robot.tree.add_command(group)
    async with running(robot, playground):
        reply = await alice.slash("game start", channel="welcome")

    assert reply.message is not None
    assert text_of(reply.message) == "started"


async def test_members_channels_roles_and_files_arrive_resolved(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Names what it is given")
    async def name(
        interaction: Interaction,
        member: discord.Member,
        channel: discord.TextChannel,
        role: discord.Role,
        file: discord.Attachment,
    ) -> None:
        text = (await file.read()).decode()
        await interaction.response.send_message(
            f"{member.display_name} {channel.name} {role.name} {file.filename} {text}"
        )

    async with running(robot, playground):
        reply = await alice.slash(
            "name",
            channel="welcome",
            options={
                "member": bob,
                "channel": str(playground.world.channel_named("quiz-night").id),
                "role": str(playground.world.role_named("moderator").id),
                "file": await alice.upload("letter.txt", b"Dear Mr. Chairman"),
            },
        )

    assert reply.message is not None
    assert text_of(reply.message) == "Bob quiz-night moderator letter.txt Dear Mr. Chairman"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({}, "required", id="a required option is missing"),
        pytest.param({"number": 11}, "between", id="above the greatest value"),
        pytest.param({"number": "many"}, "no value", id="words for a number"),
        pytest.param({"number": True}, "no value", id="yes for a number"),
        pytest.param({"number": 1, "side": "france"}, "choices", id="not among the choices"),
        pytest.param({"number": 1, "other": 1}, "no option", id="an option there is not"),
    ],
)
async def test_options_are_checked_before_the_bot_sees_them(
    playground: Playground, robot: Robot, alice: Member, options: dict[str, int], reason: str
) -> None:
    @robot.tree.command(description="Counts")
    @app_commands.choices(side=[app_commands.Choice(name="USA", value="us")])
    async def count(
        interaction: Interaction, number: app_commands.Range[int, 1, 10], side: str = "us"
    ) -> None:
        await interaction.response.send_message(f"{number} {side}")

    async with running(robot, playground):
        with pytest.raises(Refused, match=reason):
            await alice.slash("count", channel="welcome", options=options)


async def test_autocomplete_offers_what_the_bot_proposes(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Looks up a word")
    async def glossary(interaction: Interaction, term: str) -> None:
        await interaction.response.send_message(term)

    @glossary.autocomplete("term")
    async def propose(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        del interaction
        words = ["anchor", "BATNA", "concession"]
        return [app_commands.Choice(name=w, value=w) for w in words if w.startswith(typed)]

    async with running(robot, playground):
        choices = await alice.autocomplete("glossary", channel="welcome", option="term", typed="a")

    assert choices == [{"name": "anchor", "value": "anchor"}]


async def test_menu_commands_act_on_users_and_messages(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.context_menu(name="Challenge")
    async def challenge(interaction: Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"challenged {member.display_name}")

    @robot.tree.context_menu(name="Explain")
    async def explain(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"it says: {message.content}")

    async with running(robot, playground):
        written = await bob.send("welcome", "good evening")
        challenged = await alice.use_on_user("Challenge", bob, channel="welcome")
        explained = await alice.use_on_message("Explain", written)

    assert challenged.message is not None
    assert explained.message is not None
    assert text_of(challenged.message) == "challenged Bob"
    assert text_of(explained.message) == "it says: good evening"


async def test_a_command_for_moderators_is_hidden_from_others_and_refused_to_them(
    playground: Playground, robot: Robot, alice: Member, morgan: Member
) -> None:
    @robot.tree.command(description="Runs a quiz")
    @app_commands.guild_only()
    @app_commands.default_permissions(moderate_members=True)
    async def host(interaction: Interaction) -> None:
        await interaction.response.send_message("the quiz begins")

    async with running(robot, playground):
        reply = await morgan.slash("host", channel="quiz-night")
        offered = [command["name"] for command in alice.view.commands]
        alice.view.commands = morgan.view.commands  # as a forged request would have it
        with pytest.raises(Refused, match="Missing Permissions"):
            await alice.slash("host", channel="quiz-night")

    assert reply.message is not None
    assert offered == []


async def test_a_command_of_the_guild_cannot_be_used_in_direct_messages(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Only in the guild")
    @app_commands.guild_only()
    async def here(interaction: Interaction) -> None:
        await interaction.response.send_message("here")

    @robot.tree.command(description="Anywhere")
    async def anywhere(interaction: Interaction) -> None:
        await interaction.response.send_message(f"guild: {interaction.guild_id}")

    async with running(robot, playground):
        dm = await alice.open_dm(playground.world.bot.id)
        reply = await alice.slash("anywhere", channel=dm)
        with pytest.raises(Refused):
            await alice.slash("here", channel=dm)

    assert reply.message is not None
    assert text_of(reply.message) == "guild: None"


async def test_syncing_again_keeps_ids_and_drops_what_is_gone(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    async def answer(interaction: Interaction) -> None:
        await interaction.response.send_message("yes")

    for name in ("stays", "goes"):
        robot.tree.add_command(
            app_commands.Command(name=name, description="A command", callback=answer)
        )
    async with running(robot, playground):
        before = {command.name: command.id for command in await robot.tree.fetch_commands()}
        robot.tree.remove_command("goes")

        after = {command.name: command.id for command in await robot.tree.sync()}
        await alice.wait_for(lambda view: [one["name"] for one in view.commands] == ["stays"])

    assert after == {"stays": before["stays"]}


async def test_commands_of_the_guild_live_beside_global_ones(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    guild = discord.Object(playground.world.guild.id)

    @robot.tree.command(description="In this guild", guild=guild)
    async def local(interaction: Interaction) -> None:
        await interaction.response.send_message("local")

    async with running(robot, playground):
        synced = await robot.tree.sync(guild=guild)
        reply = await alice.slash("local", channel="welcome")
        fetched = await robot.tree.fetch_command(synced[0].id, guild=guild)
        edited = await fetched.edit(description="In this very guild")
        await edited.delete()
        left = await robot.tree.fetch_commands(guild=guild)

    assert reply.message is not None
    assert edited.description == "In this very guild"
    assert left == []
