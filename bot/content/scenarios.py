"""Scenario files: read, checked as a whole, and turned into what the rules work on."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.content.faults import Fault
from bot.content.files import shipped
from bot.content.places import line_of_keys, nearest_line
from bot.content.scenario_checks import (
    Mistake,
    mistakes_in_names,
    mistakes_in_numbers,
    mistakes_in_space,
)
from bot.content.scenario_file import ScenarioFile
from bot.errors import BackchannelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from bot.negotiation.scenario import Scenario

LARGEST_FILE_BYTES = 300_000
_REMEDIES = {
    "missing": "add it",
    "extra_forbidden": "check the spelling or remove it",
    "string_pattern_mismatch": "use small letters, digits, _ and - (sources look like H067)",
    "string_too_long": "shorten it",
    "too_short": "add what is missing",
    "too_long": "remove some",
}


class ScenarioError(BackchannelError):
    """A scenario cannot be used; `faults` names every reason."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class UnknownScenarioError(BackchannelError):
    """There is no scenario of that name; `known` lists those there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        there_are = ", ".join(self.known) or "none"
        super().__init__(f"There is no scenario {name!r}; there are: {there_are}.")


def check_scenario(path: Path) -> list[Fault]:
    """Every mistake in a scenario file, in the order of its lines; warnings included."""
    return _read(path)[1]


def load_scenario(path: Path) -> Scenario:
    """The scenario in a file. Raises ScenarioError with all its errors if there is any."""
    scenario, faults = _read(path)
    if scenario is None:
        raise ScenarioError([fault for fault in faults if fault.severity == "error"])
    return scenario


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """All scenarios of a folder by id. Raises ScenarioError with the errors of every file."""
    found: dict[str, Scenario] = {}
    faults: list[Fault] = []
    for path in scenario_paths(folder):
        scenario, mistakes = _read(path)
        faults += [fault for fault in mistakes if fault.severity == "error"]
        if scenario is not None:
            found[scenario.id] = scenario
    if faults:
        raise ScenarioError(faults)
    return found


def scenario_paths(folder: Path) -> list[Path]:
    """The scenario files of a folder, in alphabetical order."""
    return sorted(folder.glob("*.toml"))


def find_scenario(name: str, folder: Path | None = None) -> Scenario:
    """The scenario with this id among the shipped ones, or in the file of this path.

    Raises UnknownScenarioError if it is neither, ScenarioError if the file has mistakes.
    """
    folder = folder or shipped("data") / "scenarios"
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return load_scenario(path)
    inside = folder / f"{name}.toml"
    if path.name == name and inside.is_file():
        return _shipped_scenario(inside, inside.stat().st_mtime_ns)
    raise UnknownScenarioError(name, (known.stem for known in scenario_paths(folder)))


@lru_cache(maxsize=32)
def _shipped_scenario(path: Path, _modified: int) -> Scenario:
    return load_scenario(path)


def _read(path: Path) -> tuple[Scenario | None, list[Fault]]:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            problem = f"larger than {LARGEST_FILE_BYTES:,} bytes"
            return None, [Fault(path, None, "", problem, "shorten the texts")]
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        return None, [Fault(path, None, "", f"cannot be read: {error.strerror}", "check the path")]
    except UnicodeDecodeError:
        return None, [Fault(path, None, "", "is not UTF-8", "save it as UTF-8")]
    except tomllib.TOMLDecodeError as error:
        return None, [Fault(path, None, "", f"is not TOML: {error}", "mend the syntax there")]
    except RecursionError:
        return None, [Fault(path, None, "", "is nested too deeply", "flatten the tables")]
    scenario, mistakes = examine(data, _misnamed(path))
    return scenario, in_lines(path, line_of_keys(text), mistakes)


def examine(
    data: Mapping[str, object], look: Callable[[ScenarioFile], Iterable[Mistake]]
) -> tuple[Scenario | None, list[Mistake]]:
    """The scenario in these tables and what is wrong with it; None with an error among that.

    `look` finds mistakes that not every scenario file must avoid.
    """
    try:
        file = ScenarioFile.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return None, [_mistake(detail) for detail in found]
    mistakes = [*mistakes_in_names(file), *mistakes_in_numbers(file), *look(file)]
    if any(mistake.severity == "error" for mistake in mistakes):
        return None, mistakes
    scenario = file.build()
    mistakes += mistakes_in_space(scenario)
    if any(mistake.severity == "error" for mistake in mistakes):
        return None, mistakes
    return scenario, mistakes


def in_lines(
    path: Path, lines: Mapping[tuple[str | int, ...], int], mistakes: Iterable[Mistake]
) -> list[Fault]:
    """The mistakes as faults of a file, in the order of its lines."""
    faults = [_fault(path, lines, mistake) for mistake in mistakes]
    return sorted(faults, key=lambda fault: (fault.line or 0, fault.place))


def _misnamed(path: Path) -> Callable[[ScenarioFile], Iterable[Mistake]]:
    def look(file: ScenarioFile) -> Iterable[Mistake]:
        if file.id != path.stem:
            problem = f"the id {file.id!r} is not the file's name"
            yield Mistake(("id",), problem, f"write id = {path.stem!r} or rename the file")

    return look


def _mistake(detail: ErrorDetails) -> Mistake:
    remedy = _REMEDIES.get(detail["type"], "write a value of the kind asked for")
    problem = detail["msg"][:1].lower() + detail["msg"][1:]
    if detail["type"] == "extra_forbidden":
        problem = "there is no such key"
    return Mistake(detail["loc"], problem, remedy)


def _fault(path: Path, lines: Mapping[tuple[str | int, ...], int], mistake: Mistake) -> Fault:
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in mistake.place)
    return Fault(
        path,
        nearest_line(lines, mistake.place),
        place.lstrip("."),
        mistake.problem,
        mistake.remedy,
        mistake.severity,
    )
