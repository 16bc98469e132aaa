"""What a learner answers, one value for each kind of question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of the choices taken, from 0 as shown."""

    positions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Estimated:
    """A number, in the unit of the question."""

    value: float


@dataclass(frozen=True, slots=True)
class Ordered:
    """Positions of the items, from 0 as shown, in the order the learner gave them."""

    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """The label chosen for each item, item by item as shown."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A word or two, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a reader found in a reply: acts, terms put forward, and whether terms are tied."""

    acts: frozenset[str]
    proposes: Mapping[str, str] = field(default_factory=dict[str, str])
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """How many points each side gained (or lost, below zero) against the package to improve."""

    points: Mapping[str, int]


Answer = Chosen | Said | Estimated | Ordered | Matched | Typed | Heard | Changed
