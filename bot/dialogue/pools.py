"""Pools of sentences from a template, and the choice among them.

A template of letters is cut into sections by lines such as `[salutation]`; within a section every
line is one way of saying the thing. Which line is taken depends on the seed of the game and on how
often the section was used before, so that one game never hears the same line twice while the pool
lasts.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MORE = " +"

Pools = dict[str, tuple[str, ...]]
"""Section -> its lines, in the order of the file."""


def cut(text: str) -> Pools:
    """Cut a rendered template into its sections; blank lines and text before the first are left."""
    found: dict[str, list[str]] = {}
    section: list[str] | None = None
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = found.setdefault(line[1:-1], [])
        elif line and section is not None:
            section.append(line)
    return {name: tuple(lines) for name, lines in found.items() if lines}


def layered(layers: Sequence[Mapping[str, tuple[str, ...]]]) -> Pools:
    """One set of pools out of several: the first layer that has a section supplies it.

    A section marked as `[closing +]` is followed by the lines of the layers below.
    """
    together: Pools = {}
    for layer in reversed(layers):
        for section, lines in layer.items():
            name = section.removesuffix(MORE)
            below = together.get(name, ()) if name != section else ()
            together[name] = (*lines, *below)
    return together


def shuffled(count: int, key: str) -> list[int]:
    """The numbers 0..count-1 in an order that depends on `key` alone."""
    return sorted(range(count), key=lambda number: digest(f"{key}:{number}"))


def digest(key: str) -> int:
    """A number that depends on `key` alone, the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")


def pick(pools: Mapping[str, tuple[str, ...]], section: str, seed: int, use: int) -> str:
    """The line of `section` for its use number `use` (from 0) in the game `seed`.

    Lines come round again only when the pool is used up. Raises KeyError for an unknown section.
    """
    lines = pools[section]
    order = shuffled(len(lines), f"{seed}:{section}")
    return lines[order[use % len(lines)]]
