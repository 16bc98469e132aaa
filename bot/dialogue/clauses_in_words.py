"""Clauses of the term sheet in words: by number and name, in lists, and as the sheet itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.voices import fill

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from bot.dialogue.voices import Voice
    from bot.negotiation.scenario import Package, Scenario

SHEET_LINES = 6
BETWEEN = " \u00b7 "


def number_of(scenario: Scenario, issue_id: str) -> int:
    """The clause number of an issue, from 1, in the scenario's order."""
    return 1 + next(n for n, issue in enumerate(scenario.issues) if issue.id == issue_id)


def sheet_lines(
    scenario: Scenario,
    package: Package,
    voice: Voice,
    settled: Container[str] = (),
    room: int = SHEET_LINES,
) -> list[str]:
    """The package in at most `room` lines, what is `settled` together in the last of them.

    No line begins with a number and a full stop: a chat would take that for a list of its own and
    number it anew.
    """
    given = dict(package)
    agreed = [clause_line(scenario, i, o, voice) for i, o in given.items() if i in settled]
    disputed = [clause_line(scenario, i, o, voice) for i, o in given.items() if i not in settled]
    last = [fill(voice.word("sheet_settled"), {"list": BETWEEN.join(agreed)})] if agreed else []
    a_line = -(-len(disputed) // max(1, room - len(last))) or 1
    rows = range(0, len(disputed), a_line)
    return [*(BETWEEN.join(disputed[at : at + a_line]) for at in rows), *last]


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
        """`clause 3 (the Jupiters)` at first, then `clause 3`."""
        pattern = self._voice.word("clause_again" if issue_id in self._named else "clause_named")
        self._named.add(issue_id)
        issue = self._scenario.issue(issue_id)
        values = {
            "number": str(number_of(self._scenario, issue_id)),
            "label": issue.short or issue.label,
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
