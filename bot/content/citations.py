"""Facts of 1962 that a scenario cites: every id has to stand in the history."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, cast

from bot.content.faults import Fault
from bot.content.places import line_of_keys, nearest_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from bot.content.places import Path as Place

_FACT = re.compile(r"H\d+")


def unknown_facts(file: Path, known: Container[str]) -> Iterator[Fault]:
    """A fault for every history id in the `sources` of a TOML file that is not `known`.

    A file that cannot be read as TOML has none; its own check tells that.
    """
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return
    lines = line_of_keys(text)
    for place, fact in unknown_citations(data, known):
        spelled = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in place)
        problem = f"cites {fact}, which is no fact of the history"
        line = nearest_line(lines, place)
        yield Fault(file, line, spelled.lstrip("."), problem, "cite an id of history.toml")


def unknown_citations(tables: object, known: Container[str]) -> Iterator[tuple[Place, str]]:
    """Where in TOML a history id stands that is not `known`, and which."""
    return ((place, fact) for place, fact in _cited(tables, ()) if fact not in known)


def _cited(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            yield from _cited(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[object]", value)):
            yield from _cited(inner, (*place, number))
    elif isinstance(value, str) and "sources" in place and _FACT.fullmatch(value):
        yield place, value
