"""What a reader makes of a file: tables as a pack in TOML has them, with where each came from.

So every format is held to the same rules, and a mistake is told with the line and the words of the
file it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.content.reading import Place, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.content.faults import Fault

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value]"
Table: TypeAlias = dict[str, Value]
QUESTION = "question"
MOST_QUESTIONS = 300


@dataclass(frozen=True, slots=True)
class NamedSource(Source):
    """Tables whose places have names of their own in the file, such as columns."""

    names: Mapping[Place, str]

    def fault(
        self,
        place: Place,
        problem: str,
        remedy: str,
        severity: Literal["error", "warning"] = "error",
    ) -> Fault:
        """A fault at this place, called as the file calls it."""
        found = Source.fault(self, place, problem, remedy, severity)
        named = (self.names.get(place[:length]) for length in range(len(place), 0, -1))
        return replace(found, place=next((name for name in named if name), ""))


@dataclass(slots=True)
class Draft:
    """A pack in the making: questions so far, and what could not even be made a question of."""

    path: Path
    head: Table
    questions: list[Table] = field(default_factory=list[Table])
    faults: list[Fault] = field(default_factory=list["Fault"])
    lines: dict[Place, int] = field(default_factory=dict[Place, int])
    names: dict[Place, str] = field(default_factory=dict[Place, str])

    def add(
        self, table: Table, line: int, names: Mapping[Place, str], lines: Mapping[Place, int]
    ) -> None:
        """Add a question; `names` and `lines` go by the places inside it."""
        here: Place = (QUESTION, len(self.questions))
        self.lines[here] = line
        self.lines.update({(*here, *place): at for place, at in lines.items()})
        self.names.update({(*here, *place): name for place, name in names.items()})
        self.questions.append(table)

    @property
    def is_full(self) -> bool:
        """Whether there are more questions than a pack may have: the rest need not be read."""
        return len(self.questions) > MOST_QUESTIONS or len(self.faults) > MOST_QUESTIONS

    @property
    def source(self) -> NamedSource:
        """All of it, to be checked."""
        tables = {**self.head, QUESTION: self.questions}
        return NamedSource(self.path, tables, self.lines, self.names)
