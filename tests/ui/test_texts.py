"""Every text that is asked for exists, and every text that exists is asked for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.ui.games import PROMPTS

ROOT = Path(__file__).parent.parent.parent
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("bot", "cogs")
    for path in sorted((ROOT / folder).rglob("*.py"))
)
BUTTON_LENGTH = 34
"""What fits beside others on a phone, and leaves room for translations."""

BY_NAME = re.compile(r'"((?:[a-z_]+\.)+[a-z_]+)"')
BY_FAMILY = re.compile(r'say\(f"([a-z_]+\.)\{')


def of_the_table() -> dict[str, str]:
    """The short texts of the role-play, by name."""
    catalogue = (ROOT / "prompts" / "en" / "ui" / "strings.toml").read_text(encoding="utf-8")
    tables: dict[str, str | dict[str, str]] = tomllib.loads(catalogue)
    return {
        f"{name}.{key}": text
        for name, table in tables.items()
        if isinstance(table, dict)
        for key, text in table.items()
    }


def test_every_short_text_is_used() -> None:
    named, families = set(BY_NAME.findall(CODE)), tuple(BY_FAMILY.findall(CODE))

    unused = [
        name
        for name in of_the_table()
        if name not in named and not name.startswith((*families, "fault.")) and name != "day"
    ]

    assert unused == []


def test_every_short_text_that_is_named_exists() -> None:
    families = {name.partition(".")[0] for name in PROMPTS.names() if "." in name}
    asked = {name for name in BY_NAME.findall(CODE) if name.partition(".")[0] in families}

    missing = sorted(name for name in asked if name not in PROMPTS.names())

    assert missing == []


def test_no_short_text_stands_in_two_files() -> None:
    files = sorted((ROOT / "prompts" / "en" / "ui").glob("*.toml"))
    tables: list[dict[str, str | dict[str, str]]] = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in files
    ]
    names = [
        f"{name}.{key}"
        for each in tables
        for name, table in each.items()
        if isinstance(table, dict)
        for key in table
    ]

    assert [name for name in names if names.count(name) > 1] == []


def test_every_template_of_the_ui_is_used() -> None:
    templates = {path.stem for path in (ROOT / "prompts" / "en" / "ui").glob("*.j2")}
    used = set(re.findall(r'"ui/([a-z_]+)"', CODE))

    assert templates == used


def test_buttons_are_short_enough_for_a_phone() -> None:
    labels = [
        text
        for name, text in of_the_table().items()
        if name.startswith("button.") and "{{" not in text
    ]

    assert [label for label in labels if len(label) > BUTTON_LENGTH] == []
