"""Headings of the tables that the commands print, from `prompts/`."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from bot.content.files import shipped

FILE = "en/ui/commands.toml"


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads((shipped("prompts") / FILE).read_text(encoding="utf-8"))


def headings(command: str) -> dict[str, str]:
    """The headings of a command by name."""
    return _all()[command]
