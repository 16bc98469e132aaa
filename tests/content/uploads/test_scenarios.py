"""Scenarios that moderators bring."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.uploads.scenarios import Brought
from tests.content.uploads.brought import mistakes, said, upload

FOLDER = shipped("data") / "scenarios"
SHORT = (FOLDER / "cuba-1962-short.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_scenario_is_an_example(path: object) -> None:
    text = (FOLDER / str(path)).read_text(encoding="utf-8")

    found = upload("under-any-name.toml", text)

    assert isinstance(found, Brought)
    assert found.text == text
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param('title = "', 'title = "<@1> ', "takes for markup or a mention", id="mention"),
        pytest.param('title = "', 'title = "# ', "takes for markup", id="heading"),
        pytest.param('id = "letter"', 'id = "public"', "is used twice", id="channel twice"),
        pytest.param("turns = ", "turns = 9", "less than or equal to 30", id="too many turns"),
        pytest.param("calm = 50", "calm = 40", "add up to", id="chances"),
        pytest.param('"H0', '"H9', "no fact of the history", id="an unknown fact"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, told: str) -> None:
    assert old in SHORT

    found = said(mistakes("mine.toml", SHORT.replace(old, new, 1)))

    assert any(told in each for each in found), found


def test_the_outcome_space_cannot_explode() -> None:
    option = 'label = "o"\nclause = "c"\npoints = { us = 0, su = 0 }\n'
    options = "".join(f'[[issues.options]]\nid = "o{n}"\n{option}' for n in range(8))
    positions = "".join(
        f'[issues.positions.{side}]\npublic = "p"\ninterest = "i"\n' for side in ("us", "su")
    )
    issues = "".join(
        f'[[issues]]\nid = "i{n}"\nlabel = "i"\n{options}{positions}' for n in range(7)
    )
    begins, ends = SHORT.index("[[issues]]"), SHORT.index("[[terms]]")

    found = said(mistakes("mine.toml", SHORT[:begins] + issues + SHORT[ends:]))

    assert any("combinations, more than" in each for each in found), found


WRONG: st.SearchStrategy[Any] = st.sampled_from(
    ["", "x", "n/a", "missiles", 0, -1, 101, 10**9, 1.5, True, [], {}, ["x"]]
)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_is_changed_there_is_a_scenario_or_a_list_of_mistakes(data: st.DataObject) -> None:
    tables: Any = tomllib.loads(SHORT)
    for _ in range(data.draw(st.integers(1, 3))):
        here, key = place_in(data, tables)
        if data.draw(st.booleans()):
            here[key] = data.draw(WRONG)
        elif len(here) > 1:
            del here[key]

    upload("mine.toml", tomli_w.dumps(tables))


def place_in(data: st.DataObject, tables: dict[Any, Any] | list[Any]) -> tuple[Any, Any]:
    """A table or list somewhere inside, and a key of it."""
    keys = [*tables] if isinstance(tables, dict) else [*range(len(tables))]
    key = data.draw(st.sampled_from(keys))
    inner = tables[key]
    if type(inner) in (dict, list) and inner and data.draw(st.booleans()):
        return place_in(data, inner)
    return tables, key
