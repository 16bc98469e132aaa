"""Phrases with choices in them: `(nobody/no one) (will/may) know` stands for four."""

from __future__ import annotations

import re
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GROUPS = re.compile(r"\(([^()]*)\)")


def written_out(phrases: Iterable[str]) -> tuple[str, ...]:
    """Every phrase meant, each once, in the order of writing."""
    return tuple(dict.fromkeys(full for phrase in phrases for full in _each(phrase)))


def ways(phrase: str) -> int:
    """How many phrases one stands for, found without writing them out."""
    return prod(len(part) for part in _parts(phrase))


def _each(phrase: str) -> Iterator[str]:
    for chosen in product(*_parts(phrase)):
        yield " ".join("".join(chosen).split())


def _parts(phrase: str) -> list[list[str]]:
    """What stands between the brackets, and the choices within each pair of them."""
    return [
        part.split("/") if number % 2 else [part]
        for number, part in enumerate(_GROUPS.split(phrase))
    ]
