"""A mistake in a content file: which file, which place, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake. `place` is the key path inside the file, `line` counts from 1 if known.

    An `error` refuses the file, a `warning` lets it through and is told.
    """

    path: Path
    line: int | None
    place: str
    problem: str
    remedy: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        inside = f" {self.place}" if self.place else ""
        return f"{where}:{inside} {self.problem} ({self.remedy})"
