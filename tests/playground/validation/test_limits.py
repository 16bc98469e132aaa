"""Every mistake Discord refuses is refused here, in Discord's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from playground.components import walk
from playground.validation.limits import message_faults, modal_faults
from tests.playground.robot import Interaction, running
from tests.playground.validation.bad_messages import IN_THE_DOCUMENT, NOT_IN_THE_DOCUMENT, V2, text

if TYPE_CHECKING:
    from playground.member import Member
    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.playground.rest_client import Rest
    from tests.playground.robot import Robot


@pytest.mark.parametrize(("body", "place", "code"), [*NOT_IN_THE_DOCUMENT, *IN_THE_DOCUMENT])
async def test_a_bad_message_is_refused_where_the_fault_is(
    playground: Playground, rest: Rest, body: JsonObject, place: tuple[str, ...], code: str
) -> None:
    answer = await rest("POST", rest.messages("welcome"), body)

    assert (answer.status, answer.code) == (400, 50035)
    assert answer.body["message"] == "Invalid Form Body"
    assert answer.fault_codes(*place) == [code]
    (violation,) = playground.violations
    assert ".".join(map(str, violation.faults[0].place)) == ".".join(place)
    playground.violations.clear()


async def test_discord_py_reads_the_faults(playground: Playground, robot: Robot) -> None:
    view = ui.View()
    view.add_item(ui.Button(label="x" * 81, custom_id="a"))
    async with running(robot, playground):
        with pytest.raises(discord.HTTPException) as refused:
            await robot.channel("welcome").send("too long", view=view)

    assert refused.value.code == 50035
    assert "In components.0.components.0.label: Must be 80 or fewer in length" in str(refused.value)
    playground.violations.clear()


async def test_a_modal_of_six_components_is_refused(
    playground: Playground, robot: Robot, alice: Member
) -> None:
    class Six(ui.Modal):
        """The library counts what is added, not what the class declares."""

        one, two, three, four, five, six = (
            ui.Label[Any](text=name, component=ui.TextInput[Any](custom_id=name))
            for name in ("one", "two", "three", "four", "five", "six")
        )

    @robot.tree.command(description="Asks too much")
    async def ask(interaction: Interaction) -> None:
        try:
            await interaction.response.send_modal(Six(title="Six", timeout=60))
        except discord.HTTPException as error:
            await interaction.response.send_message(f"{error.code}")

    async with running(robot, playground):
        reply = await alice.slash("ask", channel="welcome")

    assert reply.message is not None
    assert reply.message["content"] == "50035"
    assert [str(one) for one in playground.violations[0].faults] == [
        "data.components: Must be between 1 and 5 in length. [BASE_TYPE_BAD_LENGTH]"
    ]
    playground.violations.clear()


async def test_only_ephemeral_may_be_said_when_deferring(
    playground: Playground, robot: Robot, rest: Rest, alice: Member
) -> None:
    @robot.tree.command(description="Defers badly")
    async def act(interaction: Interaction) -> None:
        path = f"interactions/{interaction.id}/{interaction.token}/callback"
        answer = await rest("POST", path, {"type": 5, "data": {"flags": V2}})
        await interaction.response.send_message(f"{answer.code}")

    async with running(robot, playground):
        reply = await alice.slash("act", channel="welcome")

    assert reply.message is not None
    assert reply.message["content"] == "50035"
    playground.violations.clear()


async def test_26_autocomplete_choices_are_refused(
    playground: Playground, robot: Robot, rest: Rest, alice: Member
) -> None:
    @robot.tree.command(description="Looks up")
    async def look(interaction: Interaction, term: str) -> None:
        await interaction.response.send_message(term)

    @look.autocomplete("term")
    async def propose(
        interaction: Interaction, typed: str
    ) -> list[discord.app_commands.Choice[str]]:
        choices = [{"name": f"{n}", "value": f"{n}"} for n in range(26)]
        path = f"interactions/{interaction.id}/{interaction.token}/callback"
        answer = await rest("POST", path, {"type": 8, "data": {"choices": choices}})
        assert answer.fault_codes("data", "choices") == ["BASE_TYPE_MAX_LENGTH"]
        return [discord.app_commands.Choice(name=typed, value=typed)]

    async with running(robot, playground):
        offered = await alice.autocomplete("look", channel="welcome", option="term", typed="x")

    assert offered == [{"name": "x", "value": "x"}]
    playground.violations.clear()


async def test_an_edit_is_held_to_the_same_limits(
    playground: Playground, robot: Robot, rest: Rest
) -> None:
    async with running(robot, playground):
        message = await robot.channel("welcome").send("short")
        with pytest.raises(discord.HTTPException) as too_long:
            await message.edit(content="x" * 2001)
        path = f"{rest.messages('welcome')}/{message.id}"
        mixed = await rest("PATCH", path, {"flags": V2, "components": [text("beside content")]})
        layout = ui.LayoutView()
        layout.add_item(ui.TextDisplay("in place of content"))
        await message.edit(content=None, view=layout)

    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    assert "2000 or fewer" in str(too_long.value)
    assert mixed.fault_codes("content") == [code]
    playground.violations.clear()


def _container(components: list[JsonObject]) -> JsonObject:
    return {"type": 17, "components": components}


LAYOUTS: st.SearchStrategy[JsonObject] = st.recursive(
    st.builds(text, st.text(max_size=300)),
    lambda inner: st.builds(_container, st.lists(inner, max_size=9)),
    max_leaves=60,
)


@given(st.lists(LAYOUTS, max_size=12))
def test_a_layout_is_good_exactly_within_40_components_and_4000_characters(
    components: list[JsonObject],
) -> None:
    everything = [component for _, component in walk(components)]
    characters = sum(len(component.get("content", "")) for component in everything)

    faults = message_faults({"components": components}, flags=V2)

    assert (faults == []) is (len(everything) <= 40 and characters <= 4000)


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5))
def test_a_modal_is_good_exactly_when_its_ids_differ(custom_ids: list[str]) -> None:
    fields = [
        {"type": 18, "label": "x", "component": {"type": 4, "custom_id": one, "style": 1}}
        for one in custom_ids
    ]

    faults = modal_faults({"components": fields})

    assert len(faults) == len(custom_ids) - len(set(custom_ids))
