"""Packages: which issues are open, what is missing, how one sheet is changed into another.

Gates are closed in the order in which the issues are listed, and a clause that names a closed
issue does not hold (definitions of the scenario model).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.negotiation.scenario import CLOSED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.negotiation.scenario import Conditions, Issue, Package, Scenario


class UnknownClause(ValueError):
    """A package names an issue or an option that the scenario does not have."""

    def __init__(self, issue: str, option: str | None = None) -> None:
        super().__init__(f"unknown issue {issue}" if option is None else f"no {option} in {issue}")
        self.issue = issue
        self.option = option


@dataclass(frozen=True, slots=True)
class Change:
    """One clause of a sheet put differently; None where the clause was or becomes closed."""

    issue: str
    before: str | None
    after: str | None


def holds(conditions: Conditions, package: Package) -> bool:
    """Whether every named issue has one of its options; a missing issue counts as closed."""
    return all(package.get(issue, CLOSED) in options for issue, options in conditions.items())


def close(scenario: Scenario, package: Package) -> dict[str, str]:
    """The package in the order of the issues, without those its gates close.

    Raises UnknownClause for ids the scenario does not have.
    """
    check(scenario, package)
    chosen = dict(package)
    for issue in scenario.issues:
        if issue.when and not any(holds(clause, chosen) for clause in issue.when):
            chosen.pop(issue.id, None)
    return {issue.id: chosen[issue.id] for issue in scenario.issues if issue.id in chosen}


def check(scenario: Scenario, package: Package) -> None:
    """Raise UnknownClause if the package names what the scenario does not have."""
    known = _known(scenario)
    for issue, option in package.items():
        if issue not in known:
            raise UnknownClause(issue)
        if option not in known[issue]:
            raise UnknownClause(issue, option)


@lru_cache(maxsize=64)
def _known(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    return {i.id: frozenset(option.id for option in i.options) for i in scenario.issues}


def may_be_open(issue: Issue, package: Package, closed: Collection[str] = ()) -> bool:
    """Whether the issue is open or could still become so: unsettled issues may go either way.

    `closed` names issues known to be closed, for which no option will ever be chosen.
    """
    return not issue.when or any(
        all(_may_hold(other, options, package, closed) for other, options in clause.items())
        for clause in issue.when
    )


def closed_for_certain(scenario: Scenario, package: Package) -> frozenset[str]:
    """The issues that a package, partial or whole, leaves no way to open."""
    closed: set[str] = set()
    for issue in scenario.issues:
        if not may_be_open(issue, package, closed):
            closed.add(issue.id)
    return frozenset(closed)


def keep_open(scenario: Scenario, package: Package) -> dict[str, str]:
    """A partial package without the clauses that its own other clauses close for certain."""
    check(scenario, package)
    chosen = dict(package)
    closed: set[str] = set()
    for issue in scenario.issues:
        if not may_be_open(issue, chosen, closed):
            closed.add(issue.id)
            chosen.pop(issue.id, None)
    return {issue.id: chosen[issue.id] for issue in scenario.issues if issue.id in chosen}


def missing(scenario: Scenario, package: Package) -> tuple[str, ...]:
    """Issues still to be settled before the package is a whole deal, in the scenario's order."""
    closed = closed_for_certain(scenario, package)
    return tuple(
        issue.id for issue in scenario.issues if issue.id not in package and issue.id not in closed
    )


def _may_hold(
    issue: str, options: Collection[str], package: Package, closed: Collection[str]
) -> bool:
    if issue in package:
        return package[issue] in options
    return CLOSED in options if issue in closed else True


def is_complete(scenario: Scenario, package: Package) -> bool:
    """Whether every open issue is settled."""
    return not missing(scenario, package)


def merge(scenario: Scenario, base: Package, changes: Package) -> dict[str, str]:
    """`base` with the clauses of `changes` put over it, closed issues dropped."""
    return keep_open(scenario, {**base, **changes})


def changes_between(scenario: Scenario, before: Package, after: Package) -> tuple[Change, ...]:
    """What differs, clause by clause, in the scenario's order."""
    return tuple(
        Change(issue.id, before.get(issue.id), after.get(issue.id))
        for issue in scenario.issues
        if before.get(issue.id) != after.get(issue.id)
    )
