"""Mistakes in the commands a bot registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.playground.rest_client import Rest


def command(name: str = "play", **more: object) -> JsonObject:
    return {"name": name, "description": "Plays", "type": 1, **more}


def option(name: str, **more: object) -> JsonObject:
    return {"type": 3, "name": name, "description": "An option", **more}


LONG = [option(f"o{n}", choices=[{"name": "x" * 99, "value": "x" * 99}] * 4) for n in range(10)]


@pytest.mark.parametrize(
    ("commands", "place", "code"),
    [
        pytest.param(
            [command("Play")], ("0", "name"), "APPLICATION_COMMAND_INVALID_NAME", id="a capital"
        ),
        pytest.param(
            [command("play it")], ("0", "name"), "APPLICATION_COMMAND_INVALID_NAME", id="a space"
        ),
        pytest.param([command("x" * 33)], ("0", "name"), "BASE_TYPE_BAD_LENGTH", id="a name of 33"),
        pytest.param(
            [command(description="x" * 101)],
            ("0", "description"),
            "BASE_TYPE_MAX_LENGTH",
            id="a description of 101",
        ),
        pytest.param(
            [command(description="")],
            ("0", "description"),
            "BASE_TYPE_REQUIRED",
            id="no description",
        ),
        pytest.param(
            [command(), command()],
            ("1",),
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            id="one name twice",
        ),
        pytest.param(
            [command(options=[option("a"), option("b", required=True)])],
            ("0", "options", "1"),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            id="required after optional",
        ),
        pytest.param(
            [command(options=[option("a"), option("a")])],
            ("0", "options", "1", "name"),
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
            id="one option twice",
        ),
        pytest.param(
            [command(options=LONG)], ("0",), "APPLICATION_COMMAND_TOO_LARGE", id="8,000 characters"
        ),
    ],
)
async def test_a_bad_command_is_refused_where_the_fault_is(
    playground: Playground,
    rest: Rest,
    commands: list[JsonObject],
    place: tuple[str, ...],
    code: str,
) -> None:
    path = f"applications/{playground.world.application_id}/commands"

    answer = await rest("PUT", path, commands)

    assert (answer.status, answer.code) == (400, 50035)
    assert code in answer.fault_codes(*place)
    playground.violations.clear()


async def test_the_101st_command_is_refused(playground: Playground, rest: Rest) -> None:
    path = f"applications/{playground.world.application_id}/commands"
    await rest("PUT", path, [command(f"play{n}") for n in range(100)])

    answer = await rest("POST", path, command("one-more"))

    assert (answer.status, answer.code) == (400, 30032)
