"""Worlds in TOML, and what is said about a bad one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playground.permissions import Permission, channel_permissions
from playground.world_file import DEFAULT_WORLD, WorldFileError, load_world

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
token = "t"
[guild]
name = "Small"
owner = "ada"
everyone = ["view_channel", "send_messages"]
[bot]
username = "robot"
name = "Robot"
permissions = ["send_messages"]
[[members]]
username = "ada"
name = "Ada"
[[members]]
username = "ben"
name = "Ben"
accepts_dms = false
[[channels]]
name = "hall"
overwrites = [
    { member = "robot", deny = ["send_messages"] },
    { role = "everyone", deny = ["view_channel"] },
]
"""


def test_a_world_says_who_may_do_what_where(tmp_path: Path) -> None:
    file = tmp_path / "world.toml"
    file.write_text(SMALL)

    world = load_world(file)

    hall = world.channel_named("hall")
    assert channel_permissions(world, world.user_named("ben").id, hall) == 0
    assert channel_permissions(world, world.user_named("ada").id, hall) & Permission.VIEW_CHANNEL
    assert not world.user_named("ben").accepts_dms
    assert world.privileged_intents == 0


def test_ids_are_the_same_at_every_start() -> None:
    first, second = load_world(), load_world()

    assert first.users.keys() == second.users.keys()
    assert first.channels.keys() == second.channels.keys()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("[guild]", "[guild", "not TOML", id="no TOML"),
        pytest.param('name = "Small"', "", "guild.name: Field required", id="a field is missing"),
        pytest.param("view_channel", "fly", "no permission 'fly'", id="no such permission"),
        pytest.param('owner = "ada"', 'owner = "eve"', "called 'eve'", id="no such owner"),
        pytest.param('member = "robot"', 'member = "eve"', "called 'eve'", id="no such member"),
        pytest.param('"ben"', '"ada"', "'ada' is there 2 times", id="one name twice"),
        pytest.param("accepts_dms", "acepts_dms", "members.1.acepts_dms", id="a field misspelt"),
    ],
)
def test_a_bad_world_is_named_with_file_and_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    file = tmp_path / "world.toml"
    file.write_text(SMALL.replace(old, new, 1))

    with pytest.raises(WorldFileError, match=said) as error:
        load_world(file)

    assert str(error.value).startswith(str(file))


def test_the_default_world_is_the_academy() -> None:
    world = load_world(DEFAULT_WORLD)

    assert world.guild.name == "Backchannel Academy"
    assert {"alice", "bob", "morgan"} < {user.username for user in world.users.values()}
    assert world.token == "playground-token"


def test_several_faults_are_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "world.toml"
    file.write_text(SMALL.replace("view_channel", "fly").replace('name = "Robot"', ""))

    with pytest.raises(WorldFileError) as error:
        load_world(file)

    assert len(str(error.value).splitlines()) == 3
