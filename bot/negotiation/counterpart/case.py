"""The counterpart's own table: every deal it would sign, best for itself first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.packages import close, holds, keep_open, may_be_open
from bot.negotiation.scenario import CLOSED
from bot.negotiation.space import NOT_OPEN, choices_of, outcome_space, row_of, where
from bot.negotiation.utility import no_deal_value, utility
from bot.negotiation.view import own_sheet

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.space import Flags, Grid, Points


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All that one side knows before the talks: its sheet and what the other has published.

    `sheet` is the scenario with the other's private numbers blanked. `choices` and `own` hold the
    deals that no red line of either side forbids, sorted by own points, best first; `floor` is the
    published reservation and `best` the most it can get. `ideal` is the package the other side
    would presumably like best, going by the ranking it published.
    """

    side: str
    other: str
    sheet: Scenario
    choices: Grid
    own: Points
    descending: Points
    floor: float
    best: int
    ideal: Package

    def package(self, row: int) -> dict[str, str]:
        """The deal in a row of the table."""
        return {
            issue.id: issue.options[choice].id
            for issue, choice in zip(self.sheet.issues, row_of(self.choices, row), strict=True)
            if choice != NOT_OPEN
        }

    def points(self, package: Package) -> int:
        """Own points of a package."""
        return utility(self.sheet, self.side, package)

    def advantage(self, points: float) -> float:
        """Own points as a share of what a deal can add: 0 at no deal, 1 at the best deal."""
        return (points - self.floor) / (self.best - self.floor)

    def points_at(self, advantage: float) -> float:
        """The inverse of `advantage`."""
        return self.floor + advantage * (self.best - self.floor)

    def no_deal(self, tension: float) -> float:
        """What no deal would be worth at this tension."""
        return no_deal_value(self.sheet.side(self.side), tension)

    def rows(self, least: float, most: float) -> slice:
        """The rows with own points in [least, most]."""
        first = int(np.searchsorted(self.descending, -most, side="left"))
        last = int(np.searchsorted(self.descending, -least, side="right"))
        return slice(first, last)

    def completed(self, package: Package) -> dict[str, str]:
        """A partial package with its gaps filled as the other side would like them best.

        Whoever leaves a clause out is taken to leave it in their own favour: silence earns nothing.
        """
        return close(self.sheet, keep_open(self.sheet, {**self.ideal, **package}))

    def weigh(self, package: Package) -> Weighed:
        """A package of the other side, gaps filled in its favour, with its own points."""
        return _weighed(self, tuple(package.items()))

    def crosses_a_red_line(self, package: Package) -> str | None:
        """The id of the side whose people would not ratify the package; own side first."""
        for side_id in (self.side, self.other):
            if any(holds(line.when, package) for line in self.sheet.side(side_id).red_lines):
                return side_id
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """An offer of the other side: its row of option numbers, and its share of the own gains."""

    row: Grid
    advantage: float


@lru_cache(maxsize=8192)
def _weighed(case: Case, clauses: tuple[tuple[str, str], ...]) -> Weighed:
    package = case.completed(dict(clauses))
    return Weighed(choices_of(case.sheet, package), case.advantage(case.points(package)))


@lru_cache(maxsize=64)
def case_for(scenario: Scenario, side: str) -> Case:
    """The case of one side, worked out once per scenario."""
    sheet = own_sheet(scenario, side)
    other = sheet.other(side)
    space = outcome_space(sheet)
    signable = _signable(sheet, space.choices)
    choices, own = space.choices[signable], space.utility[side][signable]
    order = np.argsort(-own, kind="stable")
    floor = no_deal_value(sheet.side(side), sheet.tension)
    return Case(
        side=side,
        other=other.id,
        sheet=sheet,
        choices=choices[order],
        own=own[order],
        descending=-own[order],
        floor=floor,
        best=int(own.max()),
        ideal=_ideal(sheet, other.id),
    )


def _signable(sheet: Scenario, choices: Grid) -> Flags:
    forbidden = np.zeros(len(choices), dtype=np.bool_)
    for side in sheet.sides:
        for line in side.red_lines:
            forbidden |= where(sheet, line.when, choices)
    return ~forbidden


def _ideal(sheet: Scenario, side_id: str) -> dict[str, str]:
    wants = sheet.side(side_id).wants
    ideal: dict[str, str] = {}
    for issue in sheet.issues:
        if may_be_open(issue, ideal):
            ideal[issue.id] = next(option for option in wants[issue.id] if option != CLOSED)
    return close(sheet, ideal)
