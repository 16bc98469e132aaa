"""A message with one of every component, answered as Discord's document promises."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from playground.components import walk
from playground.reading import labels, text_of
from tests.playground.robot import running

if TYPE_CHECKING:
    from playground.member import Member
    from playground.server import Playground
    from tests.playground.robot import Robot


async def test_a_layout_with_every_component_comes_back_whole(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    view = ui.LayoutView()
    people = (
        ui.UserSelect[Any],
        ui.RoleSelect[Any],
        ui.MentionableSelect[Any],
        ui.ChannelSelect[Any],
    )
    view.add_item(
        ui.Container[Any](
            ui.TextDisplay("# Heading"),
            ui.Separator(visible=True, spacing=discord.SeparatorSpacing.large),
            ui.Section[Any]("beside a picture", accessory=ui.Thumbnail[Any]("attachment://a.txt")),
            ui.Section[Any](
                "beside a button", accessory=ui.Button[Any](label="One", custom_id="1")
            ),
            ui.MediaGallery(discord.MediaGalleryItem("https://example.org/x.png")),
            ui.File("attachment://a.txt", spoiler=True),
            ui.ActionRow(ui.Button[Any](label="Read", url="https://example.org")),
            ui.ActionRow(ui.Select(options=[discord.SelectOption(label="x", emoji="👍")])),
            *(ui.ActionRow[Any](select()) for select in people),
            accent_colour=0xE0A458,
        )
    )
    async with running(robot, playground):
        file = discord.File(io.BytesIO(b"a"), "a.txt")
        sent = await robot.channel("welcome").send(view=view, file=file)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")
        edited = await sent.edit(view=ui.LayoutView.from_message(sent))

    kinds = [component["type"] for _, component in walk(message["components"])]
    ids = [component["id"] for _, component in walk(message["components"])]
    assert kinds == [17, 10, 14, 9, 10, 11, 9, 10, 2, 12, 13, 1, 2, 1, 3, 1, 5, 1, 6, 1, 7, 1, 8]
    assert ids == list(range(1, len(kinds) + 1))
    assert text_of(message) == "# Heading\nbeside a picture\nbeside a button"
    assert labels(message) == ["One", "Read"]
    assert len(edited.components) == 1


async def test_an_embed_with_everything_comes_back_whole(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    embed = discord.Embed(title="Title", description="Words", colour=0xE0A458, url="https://x.org")
    embed.set_author(name="Alice", icon_url="attachment://a.png").set_footer(text="Foot")
    embed.set_image(url="attachment://a.png").add_field(name="Field", value="Value")
    async with running(robot, playground):
        file = discord.File(io.BytesIO(b"a"), "a.png")
        sent = await robot.channel("welcome").send(embed=embed, file=file)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")

    assert text_of(message) == "Title\nWords\nField\nValue"
    assert sent.embeds[0].image.url == sent.attachments[0].url
    assert sent.embeds[0].author.icon_url == sent.attachments[0].url
