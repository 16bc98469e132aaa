"""Ids carry all a press needs, and are read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.ids import TableKey, table_template
from bot.ui.items import HELP, LEARNING, QUIZ, ROLEPLAY, is_known
from bot.ui.setup_choice import Choice

KEYS = st.builds(TableKey, st.integers(1, 2**63 - 1), st.integers(0, 9999))


@given(KEYS)
def test_a_key_survives_its_id(key: TableKey) -> None:
    match = table_template("offer").fullmatch(key.custom_id("offer"))

    assert match is not None
    assert TableKey.read(match) == key


@given(KEYS, st.from_regex(r"[a-z0-9_-]{1,40}", fullmatch=True))
def test_an_argument_survives_its_id(key: TableKey, arg: str) -> None:
    match = table_template("option", "[a-z0-9_-]{1,40}").fullmatch(key.custom_id("option", arg))

    assert match is not None
    assert match["arg"] == arg


def test_an_id_discord_would_refuse_is_not_made() -> None:
    with pytest.raises(ValueError, match="longer than 100"):
        TableKey(1, 1).custom_id("option", "x" * 100)


@pytest.mark.parametrize(
    ("custom_id", "known"),
    [
        ("neg1:1:2:offer", True),
        ("neg1:1:2:option:missiles", True),
        ("neg1:1:2:offer:and_more", False),
        ("neg0:1:2:offer", False),
        ("neg1:0:2:offer", False),
        ("quiz1:1:2", False),
        ("quiz1:1:2:c0", True),
        ("quiz2:1:2:c0", False),
    ],
)
def test_only_ids_of_this_version_are_known(custom_id: str, *, known: bool) -> None:
    assert is_known(custom_id) is known


def test_no_two_items_answer_to_the_same_template() -> None:
    templates = [
        item.__discord_ui_compiled_template__ for item in (*ROLEPLAY, *HELP, *LEARNING, *QUIZ)
    ]

    assert len(templates) == len(set(templates))


def test_a_choice_survives_being_packed() -> None:
    choice = Choice("cuba-1962-short", "su", "firm-but-fair", "dm")

    assert Choice.unpacked("cuba-1962-short", choice.packed) == choice
