"""Content files read whole: every mistake with its line, no exception for a bad file.

Lessons, questions, facts and the glossary are read this way.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.content.faults import Fault
from bot.content.places import line_of_keys, nearest_line
from bot.errors import BackchannelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

LARGEST_FILE_BYTES = 500_000
_REMEDIES = {
    "missing": "add it",
    "extra_forbidden": "check the spelling or remove it",
    "union_tag_not_found": "add a kind",
    "string_pattern_mismatch": "use small letters, digits and - (facts look like H067)",
    "string_too_long": "shorten it",
    "string_too_short": "write it",
    "too_short": "add what is missing",
    "too_long": "remove some",
}


class ContentError(BackchannelError):
    """Content cannot be used; `faults` names every reason."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class FileTable(BaseModel):
    """A table of a content file: unknown keys are mistakes, types are taken at their word."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Model = TypeVar("Model", bound=FileTable)
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The tables of one file, and where in it each key stands."""

    path: Path
    tables: Mapping[str, object]
    lines: Mapping[Place, int]

    def fault(
        self,
        place: Place,
        problem: str,
        remedy: str,
        severity: Literal["error", "warning"] = "error",
    ) -> Fault:
        """A fault at this place of the file."""
        name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
        line = nearest_line(self.lines, place)
        return Fault(self.path, line, name.lstrip("."), problem, remedy, severity)


def read_text(path: Path) -> str | Fault:
    """The text of a file, or why there is none."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            problem = f"larger than {LARGEST_FILE_BYTES:,} bytes"
            return Fault(path, None, "", problem, "split it or shorten the texts")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        return Fault(path, None, "", f"cannot be read: {error.strerror}", "check the path")
    except UnicodeDecodeError:
        return Fault(path, None, "", "is not UTF-8", "save it as UTF-8")


def read_tables(path: Path, text: str, lines_before: int = 0) -> Source | Fault:
    """The TOML in `text`, which begins after `lines_before` lines of the file."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Fault(path, None, "", f"is not TOML: {error}", "mend the syntax there")
    except RecursionError:
        return Fault(path, None, "", "is nested too deeply", "flatten the tables")
    lines = {place: line + lines_before for place, line in line_of_keys(text).items()}
    return Source(path, tables, lines)


def read_file(path: Path) -> Source | Fault:
    """The TOML of a whole file."""
    text = read_text(path)
    return text if isinstance(text, Fault) else read_tables(path, text)


def read_as(path: Path, model: type[Model]) -> tuple[Source, Model] | list[Fault]:
    """A whole file as this model with its source, or everything that is wrong with it."""
    source = read_file(path)
    if isinstance(source, Fault):
        return [source]
    file = fit(model, source)
    return file if isinstance(file, list) else (source, file)


def fit(model: type[Model], source: Source) -> Model | list[Fault]:
    """The tables as this model, or everything that does not fit it."""
    try:
        return model.model_validate(source.tables)
    except ValidationError as error:
        return misfits(error, source)


def misfits(error: ValidationError, source: Source, inside: Place = ()) -> list[Fault]:
    """Everything that did not fit a model, which was held against the tables at `inside`."""
    return [
        source.fault(
            _known_place((*inside, *detail["loc"], *_key_of(detail["type"])), source.tables),
            _problem(detail),
            _remedy(detail),
        )
        for detail in error.errors(include_url=False, include_input=False)
    ]


def _key_of(mistake: str) -> Place:
    """The key that is wrong where pydantic only names the table: what tells the kinds apart."""
    return ("kind",) if mistake == "union_tag_invalid" else ()


def _problem(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return "there is no such key"
    if kind == "missing":
        return "is missing"
    if kind == "string_too_short" and context.get("min_length") == 1:
        return "is empty"
    if kind == "union_tag_invalid":
        return f"there is no kind {context.get('tag')!r}"
    if kind == "literal_error":
        return f"is not {context.get('expected')}"
    if kind == "too_short":
        return f"has {context.get('actual_length')} and needs {context.get('min_length')} at least"
    return detail["msg"][:1].lower() + detail["msg"][1:]


def _remedy(detail: ErrorDetails) -> str:
    if detail["type"] == "union_tag_invalid":
        return f"write one of {detail.get('ctx', {}).get('expected_tags')}"
    if detail["type"] == "literal_error":
        return f"write {detail.get('ctx', {}).get('expected')}"
    return _REMEDIES.get(detail["type"], "write a value of the kind asked for")


def _known_place(place: Place, tables: object) -> Place:
    """The place without the name of the kind that pydantic puts behind a table with kinds."""
    kept: list[str | int] = []
    here = tables
    for number, part in enumerate(place):
        if isinstance(here, dict):
            table = cast("dict[str | int, object]", here)
            if part not in table and number < len(place) - 1:
                continue
            here = table.get(part)
        elif isinstance(here, list) and isinstance(part, int):
            here = cast("list[object]", here)[part]
        kept.append(part)
    return tuple(kept)
