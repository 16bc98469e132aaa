"""The words and bounds that all tables of a scenario file share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.content.phrases import ways

ONE_LINE = r"^[^\r\n]*$"
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Label = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, strip_whitespace=True, pattern=ONE_LINE),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=ONE_LINE)]
Choice = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=ONE_LINE)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True)]
Remark = Annotated[str, StringConstraints(max_length=1500)]
MOST_WAYS = 1500
"""Ways to say one thing, choices written out: the reader learns them all when it is built."""


def _bounded(aliases: list[str]) -> list[str]:
    found = sum(ways(alias) for alias in aliases)
    if found > MOST_WAYS:
        raise ValueError(f"these stand for {found} phrases, at most {MOST_WAYS} are read")
    return aliases


Alias = Annotated[str, StringConstraints(min_length=2, max_length=300)]
Aliases = Annotated[list[Alias], Field(max_length=200), AfterValidator(_bounded)]
"""Ways to say a thing; `(air/aerial) (photos/pictures)` stands for four."""
Source = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{3}$")]
Sources = Annotated[list[Source], Field(max_length=30)]
Points = Annotated[int, Field(ge=0, le=1000)]
Percent = Annotated[int, Field(ge=0, le=100)]
Conditions = Annotated[
    dict[str, Annotated[list[str], Field(min_length=1, max_length=10)]], Field(max_length=15)
]


class FileModel(BaseModel):
    """A table of the file: unknown keys are mistakes, types are taken at their word."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def conditions(given: Conditions) -> dict[str, frozenset[str]]:
    """The conditions as the rules know them."""
    return {issue: frozenset(options) for issue, options in given.items()}
