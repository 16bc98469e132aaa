"""Numbers and days in words, the same on every panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.content.prompts import Prompts
    from bot.negotiation.commands import Contingency
    from bot.negotiation.packages import Change
    from bot.negotiation.scenario import Package, Scenario
    from bot.services.tables import Table

BAR_LENGTH = 10
LONGEST_OPTION = 100
MOODS = ((20, "calm"), (40, "uneasy"), (60, "strained"), (80, "alarming"), (90, "brink"))
GAINS = ((0.0, "under"), (0.15, "thin"), (0.45, "fair"), (0.75, "good"), (0.98, "great"))


def day_in_words(prompts: Prompts, day: date) -> str:
    """A date such as "25 October 1962"."""
    month = prompts.say(f"month.{day.month}")
    return prompts.say("day", day=str(day.day), month=month, year=str(day.year))


def title_of(prompts: Prompts, table: Table) -> str:
    """What is played: the case, or what is practised in it."""
    if table.lesson is None:
        return table.scenario.title
    return prompts.say("thread.practice", title=table.lesson.title)


def tension_bar(tension: float) -> str:
    """Ten blocks, as many filled as tension (0..100) has begun tens."""
    filled = min(BAR_LENGTH, max(0, -(-int(tension) // BAR_LENGTH)))
    return "▰" * filled + "▱" * (BAR_LENGTH - filled)


def mood(prompts: Prompts, tension: float) -> str:
    """Tension (0..100) as a word, so that nothing hangs on a bar alone."""
    name = next((name for below, name in MOODS if tension < below), "trigger")
    return prompts.say(f"mood.{name}")


def gain_in_words(prompts: Prompts, points: float, no_deal: float, best: float) -> str:
    """What `points` mean to a side between its `no_deal` value and the `best` it could reach."""
    share = (points - no_deal) / max(best - no_deal, 1)
    name = next((name for below, name in GAINS if share < below), "all")
    return prompts.say(f"gain.{name}")


def mediator_of(table: Table) -> str:
    """Who carries the mediator's text, by name alone or at least by the way it goes."""
    rule = table.scenario.channel("mediator")
    name, _, _office = table.scenario.mediator.partition(",")
    return name or (rule.label if rule is not None else "")


def rider_of(scenario: Scenario, contingency: Contingency | None) -> dict[str, object] | None:
    """What holds instead of the sheet should something happen, for a template; None without."""
    if contingency is None:
        return None
    trigger = next(each for each in scenario.triggers if each.id == contingency.trigger)
    return {"trigger": trigger.label, "clauses": clauses_of(scenario, contingency.instead)}


def clauses_of(scenario: Scenario, package: Package) -> list[dict[str, str]]:
    """The clauses of a package for a template: number, name of the issue, label, whole sentence."""
    return [
        {
            "number": str(number),
            "issue": issue.label,
            "option": issue.option(package[issue.id]).label,
            "clause": issue.option(package[issue.id]).clause,
        }
        for number, issue in enumerate(scenario.issues, start=1)
        if issue.id in package
    ]


def changes_in_words(prompts: Prompts, scenario: Scenario, changes: Sequence[Change]) -> list[str]:
    """Clauses put differently, each as "issue: before → after"."""
    nothing = prompts.say("clause.closed")

    def label(issue_id: str, option_id: str | None) -> str:
        return nothing if option_id is None else scenario.option(issue_id, option_id).label

    return [
        f"{scenario.issue(each.issue).label}: {label(each.issue, each.before)}"
        f" → {label(each.issue, each.after)}"
        for each in changes
    ]


def shorten(text: str) -> str:
    """The text in one line of at most 100 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_OPTION:
        return line
    return line[: LONGEST_OPTION - 1].rpartition(" ")[0] + "…"
