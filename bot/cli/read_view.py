"""What was read, for people: the line with its matched words marked, and its terms in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from bot.cli.console import out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogue.reading import Reading
    from bot.negotiation.scenario import Package, Scenario

WHOLE = "*"


def show(reading: Reading, scenario: Scenario, heading: dict[str, str]) -> None:
    """Print a reading."""
    text = Text(reading.text)
    for match in reading.matched:
        text.stylize("bold underline", match.start, match.end)
    out.print(text)
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in _rows(reading, scenario, heading):
        table.add_row(name, Text(value))
    out.print(table)
    out.print()


def _rows(
    reading: Reading, scenario: Scenario, heading: dict[str, str]
) -> Iterator[tuple[str, str]]:
    yield heading["acts"], ", ".join(reading.acts) or heading["none"]
    for issue, option in reading.proposes.items():
        yield heading["proposes"], _clause(scenario, issue, option, heading)
    for issue, option in reading.rejects.items():
        yield heading["rejects"], _clause(scenario, issue, option, heading)
    if reading.conditional:
        yield heading["conditional"], heading["yes"]
    for number, package in enumerate(reading.alternatives, 1):
        yield f"{heading['alternative']} {number}", _package(scenario, package, heading)
    if reading.contingency is not None:
        label = next(t.label for t in scenario.triggers if t.id == reading.contingency.trigger)
        package = _package(scenario, reading.contingency.instead, heading)
        yield heading["contingency"], f"{label}: {package}"
    if reading.asks_back:
        yield heading["asks_back"], reading.asks_back
    if reading.matched:
        found = (f"{reading.text[m.start : m.end]} → {m.meaning}" for m in reading.matched)
        yield heading["matched"], " · ".join(found)


def _package(scenario: Scenario, package: Package, heading: dict[str, str]) -> str:
    return "; ".join(_clause(scenario, issue, option, heading) for issue, option in package.items())


def _clause(scenario: Scenario, issue_id: str, option_id: str, heading: dict[str, str]) -> str:
    issue = scenario.issue(issue_id)
    label = heading["whole"] if option_id == WHOLE else issue.option(option_id).label
    return f"{issue.label}: {label} ({issue_id}={option_id})"
