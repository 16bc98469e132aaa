"""Clauses of the term sheet in words: by number and name, in lists, and as the sheet itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.voices import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dialogue.voices import Voice
    from bot.negotiation.scenario import Package, Scenario

SHEET_LINES = 6


def number_of(scenario: Scenario, issue_id: str) -> int:
    """The clause number of an issue, from 1, in the scenario's order."""
    return 1 + next(n for n, issue in enumerate(scenario.issues) if issue.id == issue_id)


def sheet_lines(scenario: Scenario, package: Package, voice: Voice) -> list[str]:
    """The package as at most six lines, several clauses a line where it has more than six."""
    clauses = [clause_line(scenario, issue, option, voice) for issue, option in package.items()]
    a_line = -(-len(clauses) // SHEET_LINES) or 1
    return [" · ".join(clauses[at : at + a_line]) for at in range(0, len(clauses), a_line)]


def clause_line(scenario: Scenario, issue_id: str, option_id: str, voice: Voice) -> str:
    """One clause as the sheet has it: number, issue, option."""
    values = {
        "number": str(number_of(scenario, issue_id)),
        "label": scenario.issue(issue_id).label,
        "option": scenario.option(issue_id, option_id).label,
    }
    return fill(voice.word("sheet_clause"), values)


class ClauseNames:
    """How one letter names clauses: in full the first time, by number afterwards."""

    def __init__(self, scenario: Scenario, voice: Voice) -> None:
        self._scenario = scenario
        self._voice = voice
        self._named: set[str] = set()

    def name(self, issue_id: str) -> str:
        """`clause 3 (Missiles in Turkey)` at first, then `clause 3`."""
        pattern = self._voice.word("clause_again" if issue_id in self._named else "clause_named")
        self._named.add(issue_id)
        values = {
            "number": str(number_of(self._scenario, issue_id)),
            "label": self._scenario.issue(issue_id).label,
        }
        return fill(pattern, values, capital=False)

    def names(self, issue_ids: Iterable[str]) -> str:
        """Several clauses as a list in words."""
        return listed([self.name(issue_id) for issue_id in issue_ids], self._voice)


def listed(parts: Sequence[str], voice: Voice) -> str:
    """The parts as a list in words: `a`, `a and b`, `a, b and c`."""
    together = "".join(parts[:1])
    for number, part in enumerate(parts[1:], start=2):
        pattern = voice.word("list_last" if number == len(parts) else "list_more")
        together = fill(pattern, {"list": together, "item": part}, capital=False)
    return together
