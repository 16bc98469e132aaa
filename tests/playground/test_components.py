"""Buttons, selects and modals of a real bot, used by people."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import ui
from PIL import Image

from playground.member import Refused
from playground.reading import find_button, is_ephemeral, is_loading, labels, text_of
from tests.playground.robot import AnyInteraction, Interaction, Robot, running

if TYPE_CHECKING:
    import re

    from playground.member import Member
    from playground.server import Playground


class Counter(ui.LayoutView):
    """A text and a button that counts."""

    def __init__(self, count: int = 0) -> None:
        super().__init__(timeout=None)
        self.count = count
        self.add_item(ui.TextDisplay(f"pressed {count} times"))
        button: ui.Button[Any] = ui.Button(label="Again", custom_id="again")
        button.callback = self.press
        self.add_item(ui.ActionRow(button))

    async def press(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(view=Counter(self.count + 1))


class Letter(ui.Modal):
    """A form with one of everything that fits."""

    words = ui.Label(text="Words", component=ui.TextInput[Any](custom_id="words", min_length=3))
    tone = ui.Label(
        text="Tone",
        component=ui.Select[Any](
            custom_id="tone",
            options=[discord.SelectOption(label="Firm"), discord.SelectOption(label="Warm")],
        ),
    )
    to = ui.Label(text="To", component=ui.UserSelect[Any](custom_id="to", required=True))
    enclosure = ui.Label(
        text="Enclosure", component=ui.FileUpload[Any](custom_id="enclosure", required=False)
    )

    def __init__(self) -> None:
        super().__init__(title="A letter", timeout=60, custom_id="letter")

    async def on_submit(self, interaction: AnyInteraction) -> None:
        parts = (self.words.component, self.tone.component, self.to.component)
        words, tone, to = parts
        assert isinstance(words, ui.TextInput)
        assert isinstance(tone, ui.Select)
        assert isinstance(to, ui.UserSelect)
        enclosure = self.enclosure.component
        assert isinstance(enclosure, ui.FileUpload)
        files = [file.filename for file in enclosure.values]
        await interaction.response.send_message(
            f"{words.value} / {tone.values[0]} / {to.values[0]} / {files}", ephemeral=True
        )


async def test_a_button_changes_its_own_message(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Counts")
    async def count(interaction: Interaction) -> None:
        await interaction.response.send_message(view=Counter())

    async with running(robot, playground):
        shown = await alice.slash("count", channel="welcome")
        once = await alice.press(shown.message, "Again")
        twice = await alice.press(once.message, "again")

    assert shown.message is not None
    assert twice.message is not None
    assert text_of(twice.message) == "pressed 2 times"
    assert twice.message["id"] == shown.message["id"]
    assert twice.message["edited_timestamp"] is not None


async def test_everybody_sees_the_changed_message(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    async with running(robot, playground):
        await robot.channel("welcome").send(view=Counter())
        shown = await bob.wait_for_message(lambda one: "Again" in labels(one), channel="welcome")
        await alice.press(shown, "Again")
        changed = await bob.wait_for_message(
            lambda one: text_of(one) == "pressed 1 times", channel="welcome"
        )

    assert changed["id"] == shown["id"]


async def test_a_select_hands_over_what_was_chosen(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    view = ui.View()
    words = ui.Select[Any](
        placeholder="Sides",
        max_values=2,
        options=[discord.SelectOption(label=side) for side in ("US", "USSR", "UN")],
    )
    people = ui.UserSelect[Any](placeholder="People")

    async def tell(interaction: Interaction) -> None:
        await interaction.response.send_message(f"{words.values} {people.values}")

    words.callback = people.callback = tell
    view.add_item(words).add_item(people)
    async with running(robot, playground):
        await robot.channel("welcome").send("choose", view=view)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")
        sides = await alice.choose(message, "Sides", ["US", "UN"])
        person = await alice.choose(message, "People", str(bob.id))
        with pytest.raises(Refused, match="between 1 and 2"):
            await alice.choose(message, "Sides", [])
        with pytest.raises(Refused, match="not offered"):
            await alice.choose(message, "Sides", ["France"])

    assert sides.message is not None
    assert person.message is not None
    assert text_of(sides.message).startswith("['US', 'UN']")
    assert "name='bob'" in text_of(person.message)


async def test_a_modal_is_shown_checked_and_submitted(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Writes")
    async def write(interaction: Interaction) -> None:
        await interaction.response.send_modal(Letter())

    async with running(robot, playground):
        form = await alice.slash("write", channel="welcome")
        entered = {"tone": ["Warm"], "to": [str(bob.id)]}
        with pytest.raises(Refused, match="required"):
            await alice.submit(form, entered)
        with pytest.raises(Refused, match="too short"):
            await alice.submit(form, {**entered, "words": "No"})
        file = await alice.upload("map.png", b"not really")
        reply = await alice.submit(form, {**entered, "words": "Dear sir", "enclosure": [file]})

    assert form.modal is not None
    assert form.modal["title"] == "A letter"
    assert reply.message is not None
    assert is_ephemeral(reply.message)
    assert text_of(reply.message) == "Dear sir / Warm / bob / ['map.png']"


async def test_a_modal_is_submitted_once(
    playground: Playground, robot: Robot, alice: Member, bob: Member
) -> None:
    @robot.tree.command(description="Writes")
    async def write(interaction: Interaction) -> None:
        await interaction.response.send_modal(Letter())

    entered = {"words": "Dear sir", "tone": ["Firm"], "to": [str(bob.id)]}
    async with running(robot, playground):
        form = await alice.slash("write", channel="welcome")
        await alice.submit(form, entered)
        with pytest.raises(Refused, match="Unknown interaction"):
            await alice.submit(form, entered)


async def test_a_disabled_button_cannot_be_pressed(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    view = ui.View()
    view.add_item(ui.Button(label="Closed", custom_id="closed", disabled=True))
    async with running(robot, playground):
        await robot.channel("welcome").send("too late", view=view)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")
        with pytest.raises(Refused, match="disabled"):
            await alice.press(message, "Closed")


async def test_a_dynamic_item_answers_after_the_bot_was_started_anew(
    playground: Playground, alice: Member
) -> None:
    class Bell(ui.DynamicItem[ui.Button[Any]], template=r"bell1:(?P<number>\d+)"):
        def __init__(self, number: int) -> None:
            super().__init__(ui.Button(label="Ring", custom_id=f"bell1:{number}"))
            self.number = number

        @classmethod
        async def from_custom_id(
            cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]
        ) -> Bell:
            del interaction, item
            return cls(int(match["number"]))

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_message(f"bell {self.number}")

    async with running(Robot(), playground) as first:
        view = ui.View(timeout=None)
        view.add_item(Bell(7))
        await first.channel("welcome").send("a bell", view=view)
    message = await alice.wait_for_message(lambda _: True, channel="welcome")
    second = Robot()
    second.add_dynamic_items(Bell)
    async with running(second, playground):
        reply = await alice.press(message, "Ring")

    assert reply.message is not None
    assert text_of(reply.message) == "bell 7"


async def test_a_deferred_answer_shows_that_the_bot_is_thinking(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    @robot.tree.command(description="Takes its time")
    async def ponder(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("I have thought")
        await interaction.followup.send("once more")

    async with running(robot, playground):
        reply = await alice.slash("ponder", channel="welcome")
        more = await alice.wait_for_message(
            lambda one: text_of(one) == "once more", channel="welcome"
        )

    thinking = [
        data for name, data in alice.view.events if name == "MESSAGE_CREATE" and is_loading(data)
    ]
    assert reply.message is not None
    assert [one["id"] for one in thinking] == [reply.message["id"]]
    assert text_of(reply.message) == "I have thought"
    assert is_ephemeral(reply.message)
    assert not is_ephemeral(more)


async def test_a_deferred_update_leaves_the_message_until_it_is_edited(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    view = ui.View()
    button = ui.Button[Any](label="Reveal", custom_id="reveal")

    async def reveal(interaction: Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="revealed", view=None)

    button.callback = reveal
    view.add_item(button)
    async with running(robot, playground):
        await robot.channel("welcome").send("hidden", view=view)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")
        await alice.press(message, "Reveal")
        shown = await alice.wait_for_message(
            lambda one: text_of(one) == "revealed", channel="welcome"
        )

    assert shown["id"] == message["id"]
    assert shown["components"] == []


async def test_components_get_ids_and_files_get_addresses(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    view = ui.LayoutView()
    gallery = ui.MediaGallery[Any](discord.MediaGalleryItem("attachment://dot.png"))
    view.add_item(ui.Container(ui.TextDisplay("a picture"), gallery))
    async with running(robot, playground):
        picture = discord.File(fp=_png(), filename="dot.png")
        await robot.channel("welcome").send(view=view, file=picture)
        message = await alice.wait_for_message(lambda _: True, channel="welcome")

    container = message["components"][0]
    media = container["components"][1]["items"][0]["media"]
    assert [container["id"], *(one["id"] for one in container["components"])] == [1, 2, 3]
    assert media["url"] == message["attachments"][0]["url"]
    assert (media["width"], media["height"]) == (2, 3)


async def test_a_label_that_is_missing_is_named_with_those_there_are() -> None:
    message = {"components": [{"type": 1, "components": [{"type": 2, "label": "Yes"}]}]}

    with pytest.raises(LookupError, match=r"no button 'No' among \['Yes'\]"):
        find_button(message, "No")


def _png() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (2, 3)).save(file, "PNG")
    file.seek(0)
    return file
