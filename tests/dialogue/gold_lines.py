"""The hand-labelled utterances of `gold/`, read and checked line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

GOLD = Path(__file__).parent / "gold"

SCENARIOS = {"cuba": "cuba-1962", "job": "job-offer"}
"""The word in a file's name -> the scenario its lines belong to."""

Half = Literal["dev", "test"]

Act = Literal[
    "offer", "accept", "reject", "ask", "disclose", "justify", "threaten", "reassure",
    "acknowledge", "apologise", "attack", "boast", "mediate", "channel", "stall", "walk_out",
    "greet", "explore", "meta", "unclear",
]  # fmt: skip


class Context(BaseModel):
    """The package of the other side on the table, and the speaker's own last proposal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standing: dict[str, str] = Field(default_factory=dict)
    draft: dict[str, str] = Field(default_factory=dict)


class GoldLine(BaseModel):
    """One utterance and how two careful people would read it.

    `asks_back` is true where a good reader has to ask, null where it must not need to and
    "either" where both are fine; `clauses` counts what is said, elliptical pieces included.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(pattern=r"^(cuba|job)-(dev|test|attack|earlier|fresh)-\d{3}$")
    text: str = Field(min_length=1)
    speaker: Literal["us", "su", "employer", "candidate"]
    context: Context = Context()
    acts: list[Act] = Field(min_length=1, max_length=4)
    proposes: dict[str, str]
    rejects: dict[str, str]
    conditional: bool
    alternatives: list[dict[str, str]]
    asks_back: Literal[True, "either"] | None
    clauses: int = Field(ge=1)
    tags: list[str] = Field(min_length=1)

    @property
    def has_terms(self) -> bool:
        """Whether anything in it changes the term sheet."""
        return bool(self.proposes or self.rejects)


class Paraphrase(BaseModel):
    """One of twenty ways to put the same offer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    group: str
    scenario: Literal["cuba-1962", "job-offer"]
    speaker: Literal["us", "su", "employer", "candidate"]
    text: str
    proposes: dict[str, str]


def read_lines(path: Path) -> list[GoldLine]:
    """The lines of one file. Raises ValueError naming file and line of a malformed one."""
    lines: list[GoldLine] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            lines.append(GoldLine.model_validate(json.loads(raw)))
        except (ValidationError, ValueError) as fault:
            raise ValueError(f"{path.name}, line {number}: {fault}") from fault
    return lines


def half(scenario: str, which: Half) -> list[GoldLine]:
    """One half of a scenario's set; `scenario` is "cuba" or "job"."""
    return read_lines(GOLD / f"{which}-{scenario}.jsonl")


def attacks(scenario: str) -> list[GoldLine]:
    """Lines made to mislead a reader that existed; `scenario` is "cuba" or "job"."""
    return _of(scenario, "dev-attacks.jsonl")


def earlier(scenario: str) -> list[GoldLine]:
    """Lines that were only measured until rules were written on them; `scenario` as above."""
    return _of(scenario, "dev-earlier.jsonl")


def fresh(scenario: str) -> list[GoldLine]:
    """Lines as learners type them, written when a reader existed; `scenario` as above."""
    return _of(scenario, "dev-fresh.jsonl")


def _of(scenario: str, name: str) -> list[GoldLine]:
    return [line for line in read_lines(GOLD / name) if line.id.startswith(f"{scenario}-")]


def paraphrases() -> dict[str, list[Paraphrase]]:
    """The groups of paraphrases by name."""
    groups: dict[str, list[Paraphrase]] = {}
    for raw in (GOLD / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines():
        line = Paraphrase.model_validate_json(raw)
        groups.setdefault(line.group, []).append(line)
    return groups
