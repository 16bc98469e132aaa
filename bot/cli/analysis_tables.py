"""The figures of a scenario as a story and tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from bot.cli.headings import headings
from bot.content.files import shipped
from bot.content.prompts import Prompts
from bot.negotiation.analysis import left_on_table
from bot.negotiation.counterpart.answers import at_stake

if TYPE_CHECKING:
    from rich.console import Console

    from bot.negotiation.analysis import Analysis
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Reference, Scenario

CLAUSES_NAMED = 2


def show(out: Console, analysis: Analysis) -> None:
    """Print the story, then what each side cares for, the solutions and the references."""
    out.print(_story(analysis), markup=False)
    out.print(_stakes(analysis.scenario))
    if analysis.scenario.terms:
        out.print(_terms(analysis.scenario))
    out.print(_solutions(analysis))
    out.print(_references(analysis))


def _story(analysis: Analysis) -> str:
    scenario = analysis.scenario
    middle = next((r for r in scenario.references if r.id.startswith("split")), None)
    splits = [r for r in scenario.references if r.id.startswith("split")]
    best = max(splits, key=lambda r: min(analysis.pair(r.deal)), default=middle)
    history = next((r for r in scenario.references if r.history), None)
    return Prompts(shipped("prompts")).render(
        "cli/analyse",
        title=scenario.title,
        outcomes=f"{len(analysis.space):,}",
        zopa=f"{int(analysis.rational.sum()):,}",
        share=f"{100 * analysis.zopa_share:.1f}",
        least=[f"{least:g}" for least in analysis.reservation],
        names=[side.name for side in scenario.sides],
        scale=scenario.scale,
        frontier=len(analysis.pareto),
        rational=len(analysis.pareto_rational),
        middle=analysis.pair(best.deal) if best else analysis.reservation,
        nash=analysis.solutions["nash"].utility,
        trades=[{"gets": _worth_more_to(scenario, side.id)} for side in scenario.sides],
        history=None if history is None else _history(analysis, history),
    )


def _worth_more_to(scenario: Scenario, side: str) -> list[str]:
    """The issues on which this side has most more at stake than the other."""
    other = scenario.other(side).id
    lead = {each.label: at_stake(each, side) - at_stake(each, other) for each in scenario.issues}
    return sorted(lead, key=lambda label: -lead[label])[:CLAUSES_NAMED]


def _history(analysis: Analysis, reference: Reference) -> dict[str, object]:
    first = analysis.scenario.sides[0].id
    better = left_on_table(analysis, first, reference.deal)
    pair = analysis.pair(reference.deal)
    return {
        "label": reference.label,
        "costs": reference.costs,
        "pair": pair,
        "changes": [_in_words(analysis.scenario, c) for c in better.changes] if better else [],
        "gain": better.gain if better else 0,
    }


def _in_words(scenario: Scenario, change: Change) -> str:
    issue = scenario.issue(change.issue)
    before, after = (
        headings("analyse")["closed"] if option is None else issue.option(option).label
        for option in (change.before, change.after)
    )
    return f"{issue.label}: {before} → {after}"


def _stakes(scenario: Scenario) -> Table:
    heading = headings("analyse")
    table = Table(title=heading["stakes"])
    table.add_column(heading["issue"])
    for side in scenario.sides:
        table.add_column(side.name, justify="right")
    for issue in scenario.issues:
        table.add_row(issue.label, *(str(at_stake(issue, side.id)) for side in scenario.sides))
    return table


def _terms(scenario: Scenario) -> Table:
    heading = headings("analyse")
    table = Table(title=heading["terms"])
    table.add_column(heading["when"])
    for side in scenario.sides:
        table.add_column(side.name, justify="right")
    for term in scenario.terms:
        points = (f"{term.add[s.id]:+d}" if s.id in term.add else "" for s in scenario.sides)
        table.add_row(term.sentence, *points)
    return table


def _solutions(analysis: Analysis) -> Table:
    heading = headings("analyse")
    table = Table(title=heading["solutions"])
    table.add_column(heading["solution"])
    for side in analysis.scenario.sides:
        table.add_column(side.name, justify="right")
    for name, point in analysis.solutions.items():
        table.add_row(heading[name], *(str(points) for points in point.utility))
    return table


def _references(analysis: Analysis) -> Table:
    heading = headings("analyse")
    table = Table(title=heading["references"])
    table.add_column(heading["deal"])
    for side in analysis.scenario.sides:
        table.add_column(side.name, justify="right")
    table.add_column(heading["rational"])
    table.add_column(heading["frontier"], justify="right")
    for each in analysis.scenario.references:
        pair = analysis.pair(each.deal)
        suits = heading["yes"] if analysis.is_rational(pair) else heading["no"]
        distance = f"{analysis.distance_to_frontier(pair):.3f}"
        table.add_row(each.label, *(str(points) for points in pair), suits, distance)
    return table
