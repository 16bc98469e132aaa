"""Faults in a form and the nested way in which Discord reports them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playground.components import Place
    from playground.wire import Json, JsonObject


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request: where, Discord's code for it, and why."""

    place: Place
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place)) or 'body'}: {self.message} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that Discord's document or its limits forbid."""

    method: str
    path: str
    faults: tuple[Fault, ...]
    body: Json

    def __str__(self) -> str:
        return f"{self.method} {self.path}: " + "; ".join(map(str, self.faults))


class InvalidForm(ApiError):
    """The 400 with code 50035 that names every fault at its place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(400, 50035, "Invalid Form Body", _nested(self.faults))

    def below(self, *steps: str) -> InvalidForm:
        """The same faults in a form that is part of another one."""
        return InvalidForm(replace(one, place=(*steps, *one.place)) for one in self.faults)


def _nested(faults: Iterable[Fault]) -> JsonObject:
    errors: JsonObject = {}
    for fault in faults:
        node = errors
        for step in fault.place:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    return errors


def repeats(values: Iterable[object]) -> Iterator[int]:
    """Where a sequence says again what it has said before."""
    seen: set[object] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def required(place: Place) -> Fault:
    """A field that must be there is not."""
    return Fault(place, "BASE_TYPE_REQUIRED", "This field is required")


def bad_length(place: Place, least: int, most: int) -> Fault:
    """A text or list of the wrong length."""
    return Fault(place, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


def too_long(place: Place, most: int) -> Fault:
    """A text or list above its greatest length."""
    return Fault(place, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def not_a_choice(place: Place, choices: Iterable[object]) -> Fault:
    """A value outside its closed set."""
    listed = ", ".join(map(str, choices))
    return Fault(place, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
