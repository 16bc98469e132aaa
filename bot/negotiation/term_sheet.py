"""The term sheet: every clause numbered, with where it stands between the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.negotiation.packages import closed_for_certain

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State

Status = Literal["open", "proposed", "agreed", "linked", "closed"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of the sheet as one side sees it; `number` counts the scenario's issues from 1.

    `linked` means that both name the same option but one of them ties it to other clauses;
    `closed` that the clause does not arise as things stand.
    """

    number: int
    issue: str
    mine: str | None
    theirs: str | None
    status: Status


def term_sheet(scenario: Scenario, state: State, side_id: str) -> tuple[Clause, ...]:
    """The sheet as `side_id` sees it, in the order of the scenario's issues."""
    mine = state.standing.get(side_id, {})
    theirs = state.standing.get(scenario.other(side_id).id, {})
    said = state.last_spoken(side_id)
    tied = set(said.offer or ()) if said is not None and said.conditional else set[str]()
    return tuple(
        Clause(
            number,
            issue.id,
            mine.get(issue.id),
            theirs.get(issue.id),
            _status(issue.id, mine, theirs, tied, _arises(scenario, issue.id, mine, theirs)),
        )
        for number, issue in enumerate(scenario.issues, start=1)
    )


def _arises(scenario: Scenario, issue_id: str, mine: Package, theirs: Package) -> bool:
    on_the_table = [sheet for sheet in (mine, theirs) if sheet]
    closed = [closed_for_certain(scenario, sheet) for sheet in on_the_table]
    return any(issue_id not in each for each in closed) or not on_the_table


def _status(issue_id: str, mine: Package, theirs: Package, tied: set[str], arises: bool) -> Status:
    if not arises:
        return "closed"
    if issue_id not in mine and issue_id not in theirs:
        return "open"
    if mine.get(issue_id) != theirs.get(issue_id):
        return "proposed"
    return "linked" if issue_id in tied else "agreed"
