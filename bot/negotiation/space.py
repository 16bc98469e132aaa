"""The outcome space: every deal of a scenario with its points, as arrays, worked out once.

Closed issues are counted once: deals that differ only in a closed issue are the same deal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.packages import close, missing
from bot.negotiation.scenario import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.negotiation.scenario import Conditions, Issue, Package, Scenario

    Structure = tuple[str, tuple[str, ...], tuple[frozenset[tuple[str, frozenset[str]]], ...]]
    Grid = NDArray[np.int8]
    Flags = NDArray[np.bool_]
    Points = NDArray[np.int64]

NOT_OPEN = -1
LARGEST = 400_000


class TooManyDeals(ValueError):
    """The raw combinations of a scenario exceed what can be enumerated."""

    def __init__(self, combinations: int) -> None:
        super().__init__(f"{combinations} combinations, at most {LARGEST} can be enumerated")
        self.combinations = combinations


@dataclass(frozen=True, slots=True, eq=False)
class OutcomeSpace:
    """All deals: `choices[i, j]` is the option of issue j in deal i, -1 where it is closed.

    `utility[side][i]` are the points of deal i. Deals are in the order in which the issues and
    options are listed.
    """

    scenario: Scenario
    choices: Grid
    utility: Mapping[str, Points]
    codes: Points
    radix: Points

    def __len__(self) -> int:
        return len(self.choices)

    def package(self, index: int) -> dict[str, str]:
        """Deal number `index` as a package."""
        return {
            issue.id: issue.options[choice].id
            for issue, choice in zip(self.scenario.issues, row_of(self.choices, index), strict=True)
            if choice != NOT_OPEN
        }

    def index(self, package: Package) -> int:
        """The number of a whole deal; KeyError if it is not one."""
        deal = close(self.scenario, package)
        if missing(self.scenario, deal):
            raise KeyError("not a whole deal")
        row = choices_of(self.scenario, deal)
        code = int(((row + 1) * self.radix).sum())
        found = int(np.searchsorted(self.codes, code))
        if found == len(self.codes) or int(self.codes[found]) != code:
            raise KeyError("not a deal of this scenario")
        return found


def row_of(choices: Grid, index: int) -> list[int]:
    """One row of a grid as plain numbers."""
    return [int(choice) for choice in choices[index]]


def choices_of(scenario: Scenario, package: Package) -> Grid:
    """The option number of each issue in the package, -1 where there is none."""
    return np.array(
        [
            next(
                (n for n, option in enumerate(issue.options) if option.id == package.get(issue.id)),
                NOT_OPEN,
            )
            for issue in scenario.issues
        ],
        dtype=np.int8,
    )


@lru_cache(maxsize=64)
def outcome_space(scenario: Scenario) -> OutcomeSpace:
    """Enumerate the deals of a scenario; kept per scenario. Raises TooManyDeals."""
    choices, codes, radix = _grid(tuple(_structure(issue) for issue in scenario.issues))
    utility = {side.id: points(scenario, side.id, choices) for side in scenario.sides}
    return OutcomeSpace(scenario, choices, utility, codes, radix)


def where(scenario: Scenario, conditions: Conditions, choices: Grid) -> Flags:
    """In which rows all the conditions hold; a closed issue holds only for `n/a`."""
    return _where([_structure(issue) for issue in scenario.issues], conditions.items(), choices)


def _structure(issue: Issue) -> Structure:
    options = tuple(option.id for option in issue.options)
    return issue.id, options, tuple(frozenset(clause.items()) for clause in issue.when)


@lru_cache(maxsize=16)
def _grid(structure: tuple[Structure, ...]) -> tuple[Grid, Points, Points]:
    sizes = [len(options) for _, options, _ in structure]
    combinations = int(np.prod(sizes, dtype=np.int64))
    if combinations > LARGEST:
        raise TooManyDeals(combinations)
    raw = np.indices(sizes, dtype=np.int8).reshape(len(sizes), -1).T.copy()
    for column, (_, _, when) in enumerate(structure):
        if when:
            is_open = np.logical_or.reduce([_where(structure, clause, raw) for clause in when])
            raw[~is_open, column] = NOT_OPEN
    radix = np.cumprod([1, *(size + 1 for size in reversed(sizes[1:]))])[::-1].astype(np.int64)
    codes, first = np.unique(((raw.astype(np.int64) + 1) * radix).sum(axis=1), return_index=True)
    return raw[first], codes, radix


def _where(
    structure: Sequence[Structure], conditions: Iterable[tuple[str, frozenset[str]]], choices: Grid
) -> Flags:
    named = dict(conditions)
    holds = np.ones(len(choices), dtype=np.bool_)
    for column, (issue, options, _) in enumerate(structure):
        if issue in named:
            wanted = named[issue]
            allowed = [n for n, option in enumerate(options) if option in wanted]
            if CLOSED in wanted:
                allowed.append(NOT_OPEN)
            holds &= np.isin(choices[:, column], allowed)
    return holds


def points(scenario: Scenario, side_id: str, choices: Grid) -> Points:
    """The points of a side in each row (see `utility.utility` for the formula)."""
    total = np.zeros(len(choices), dtype=np.int64)
    for column, issue in enumerate(scenario.issues):
        scale = [option.points[side_id] for option in issue.options]
        scale.append(issue.closed_points.get(side_id, 0))
        total += np.array(scale, dtype=np.int64)[choices[:, column]]
    for term in scenario.terms:
        if added := term.add.get(side_id, 0):
            total[where(scenario, term.when, choices)] += added
    return total
