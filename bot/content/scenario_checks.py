"""What must hold between the parts of a scenario file: every mistake, with place and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from bot.content.phrases import written_out
from bot.negotiation.packages import UnknownClause, close, missing
from bot.negotiation.scenario import CLOSED
from bot.negotiation.space import TooManyDeals, outcome_space, where
from bot.negotiation.utility import no_deal_value, reservation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.content.scenario_file import IssueFile, ScenarioFile
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.space import Flags, OutcomeSpace

Place = tuple[str | int, ...]
ENOUGH_DEALS = 0.05
TOO_MANY_DEALS = 0.5


class Mistake(NamedTuple):
    """A mistake at a place of the file, not yet bound to a path and a line."""

    place: Place
    problem: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


def mistakes_in_names(file: ScenarioFile) -> Iterator[Mistake]:
    """Ids used twice, ids that nothing has, lists that are not complete."""
    sides = [side.id for side in file.sides]
    options = {issue.id: [option.id for option in issue.options] for issue in file.issues}
    yield from _twice(file)
    for number, issue in enumerate(file.issues):
        yield from _issue_mistakes(file, number, issue, sides)
        for clause, conditions in enumerate(issue.when):
            place: Place = ("issues", number, "when", clause)
            yield from _unknown_conditions(place, conditions, options)
    for number, side in enumerate(file.sides):
        yield from _ranking_mistakes(("sides", number, "priorities"), side.priorities, options)
        for issue in file.issues:
            place = ("sides", number, "wants", issue.id)
            wanted = [*options[issue.id], *([CLOSED] if issue.when else [])]
            yield from _ranking_mistakes(place, side.wants.get(issue.id, []), wanted)
        yield from _unknown(("sides", number, "wants"), side.wants, options, "issue")
        for line, red in enumerate(side.red_lines):
            where_ = ("sides", number, "red_lines", line, "when")
            yield from _unknown_conditions(where_, red.when, options)
    for number, term in enumerate(file.terms):
        yield from _unknown_conditions(("terms", number, "when"), term.when, options)
        yield from _unknown(("terms", number, "add"), term.add, sides, "side")
    for number, trigger in enumerate(file.triggers):
        yield from _both_sides(("triggers", number, "beliefs"), trigger.beliefs, sides)
    for number, incident in enumerate(file.incidents):
        if incident.side is not None:
            yield from _unknown(("incidents", number, "side"), [incident.side], sides, "side")


def mistakes_in_numbers(file: ScenarioFile) -> Iterator[Mistake]:
    """Weights out of bounds, chances that do not add up, issues that nobody values."""
    for number, side in enumerate(file.sides):
        for at in ("calm", "boiling"):
            total = sum(getattr(branch, at) for branch in side.no_deal)
            if total != 100:
                problem = f"the chances add up to {total} percent"
                remedy = f"make `{at}` of the branches of {side.id} add up to 100"
                yield Mistake(("sides", number, "no_deal"), problem, remedy)
        best = sum(
            max(
                [
                    *(option.points.get(side.id, 0) for option in issue.options),
                    *_closed(issue, side.id),
                ]
            )
            for issue in file.issues
        )
        if best != file.scale:
            problem = f"the best options of {side.id} add up to {best}, the scale is {file.scale}"
            yield Mistake(("issues",), problem, "change the points or the scale so that both agree")
    named = {issue for term in file.terms for issue in term.when}
    for number, issue in enumerate(file.issues):
        flat = all(len({o.points.get(side.id) for o in issue.options}) == 1 for side in file.sides)
        if flat and issue.id not in named:
            problem = f"nobody values {issue.id}: all its options are worth the same to both"
            yield Mistake(
                ("issues", number, "options"), problem, "give the options points or drop it"
            )
    if sorted(file.dates) != file.dates:
        yield Mistake(("dates",), "the dates are not in order", "write them from first to last")


def mistakes_in_space(scenario: Scenario) -> Iterator[Mistake]:
    """Options that occur in no deal, red lines and references that do not fit, no ZOPA."""
    try:
        space = outcome_space(scenario)
    except TooManyDeals as error:
        yield Mistake(("issues",), str(error), "drop issues or options")
        return
    for number, issue in enumerate(scenario.issues):
        for place, option in enumerate(issue.options):
            if not (space.choices[:, number] == place).any():
                problem = f"no deal can contain {option.id} of {issue.id}"
                remedy = "open the issue in some deal or drop the option"
                yield Mistake(("issues", number, "options", place), problem, remedy)
    yield from _reference_mistakes(scenario)
    yield from _red_line_mistakes(scenario, space)
    yield from _zone_mistakes(scenario, space)


def _reference_mistakes(scenario: Scenario) -> Iterator[Mistake]:
    for number, reference in enumerate(scenario.references):
        place: Place = ("references", number, "deal")
        try:
            deal = close(scenario, reference.deal)
        except UnknownClause as error:
            yield Mistake(place, str(error), "use ids of this scenario")
            continue
        for issue in reference.deal.keys() - deal.keys():
            yield Mistake((*place, issue), f"{issue} is closed in this deal", "leave it out")
        for issue in missing(scenario, deal):
            yield Mistake(place, f"{issue} is not settled", "a reference must be a whole deal")


def _red_line_mistakes(scenario: Scenario, space: OutcomeSpace) -> Iterator[Mistake]:
    rational = _rational(scenario, space)
    for number, side in enumerate(scenario.sides):
        for line, red in enumerate(side.red_lines):
            refused = int((where(scenario, red.when, space.choices) & rational).sum())
            if refused:
                problem = f"refuses {refused} deals that both sides would prefer to no deal"
                remedy = "narrow its conditions, or lower the points of what it refuses"
                yield Mistake(("sides", number, "red_lines", line), problem, remedy, "warning")


def _zone_mistakes(scenario: Scenario, space: OutcomeSpace) -> Iterator[Mistake]:
    rational = _rational(scenario, space)
    share = float(rational.mean())
    if not rational.any():
        problem = "no deal is better than no deal for both sides: there is no zone of agreement"
        yield Mistake(("sides",), problem, "lower the points of the no_deal branches")
    elif not ENOUGH_DEALS <= share <= TOO_MANY_DEALS:
        problem = f"{share:.1%} of the deals suit both sides; 5 to 50 % make a lesson"
        yield Mistake(("sides",), problem, "move the points of the no_deal branches", "warning")
    for number, side in enumerate(scenario.sides):
        if no_deal_value(side, 100) > no_deal_value(side, 0):
            problem = f"no deal gets better for {side.id} as tension rises"
            remedy = "give the worse branches the larger chance at `boiling`"
            yield Mistake(("sides", number, "no_deal"), problem, remedy, "warning")


def _rational(scenario: Scenario, space: OutcomeSpace) -> Flags:
    return np.logical_and.reduce(
        [space.utility[side.id] >= reservation(scenario, side.id) for side in scenario.sides]
    )


def _issue_mistakes(
    file: ScenarioFile, number: int, issue: IssueFile, sides: Sequence[str]
) -> Iterator[Mistake]:
    place: Place = ("issues", number)
    earlier = {other.id for other in file.issues[:number]}
    later = {other.id for other in file.issues[number:]}
    for clause, conditions in enumerate(issue.when):
        for name in sorted(conditions.keys() & later - earlier):
            problem = f"the gate of {issue.id} goes in a circle: {name} does not stand before it"
            yield Mistake((*place, "when", clause), problem, f"list {name} before {issue.id}")
    if issue.when:
        yield from _both_sides((*place, "closed"), issue.closed, sides)
    yield from _both_sides((*place, "positions"), issue.positions, sides)
    taken: dict[str, str] = {}
    for at, option in enumerate(issue.options):
        here: Place = (*place, "options", at)
        yield from _both_sides((*here, "points"), option.points, sides)
        yield from _unknown((*here, "reasons"), option.reasons, sides, "side")
        for alias in written_out(option.aliases):
            other = taken.setdefault(alias.casefold(), option.id)
            if other != option.id:
                problem = f"the alias {alias!r} also stands for {other}"
                yield Mistake((*here, "aliases"), problem, "keep it at one option", "warning")


def _twice(file: ScenarioFile) -> Iterator[Mistake]:
    lists: list[tuple[Place, list[str]]] = [
        (("sides",), [side.id for side in file.sides]),
        (("issues",), [issue.id for issue in file.issues]),
        (("terms",), [term.id for term in file.terms]),
        (("references",), [reference.id for reference in file.references]),
        (("incidents",), [incident.id for incident in file.incidents]),
        (("channels",), [channel.id for channel in file.channels]),
        (("triggers",), [trigger.id for trigger in file.triggers]),
    ]
    for number, issue in enumerate(file.issues):
        lists.append((("issues", number, "options"), [option.id for option in issue.options]))
    for place, ids in lists:
        for number, name in enumerate(ids):
            if name in ids[:number]:
                yield Mistake((*place, number), f"{name} is used twice", "give each its own id")


def _unknown_conditions(
    place: Place, conditions: Mapping[str, Sequence[str]], options: Mapping[str, Sequence[str]]
) -> Iterator[Mistake]:
    yield from _unknown(place, conditions, options, "issue")
    for issue, wanted in conditions.items():
        if issue in options:
            known = [*options[issue], CLOSED]
            yield from _unknown((*place, issue), wanted, known, f"option of {issue}")


def _unknown(
    place: Place,
    names: Sequence[str] | Mapping[str, object],
    known: Sequence[str] | Mapping[str, object],
    what: str,
) -> Iterator[Mistake]:
    for name in names:
        if name not in known:
            yield Mistake(place, f"{name!r} is no {what}", f"use one of {', '.join(known)}")


def _both_sides(
    place: Place, given: Mapping[str, object], sides: Sequence[str]
) -> Iterator[Mistake]:
    for side in sides:
        if side not in given:
            yield Mistake(place, f"{side} is missing", f"write a value for {side}")
    yield from _unknown(place, given, sides, "side")


def _ranking_mistakes(
    place: Place, ranking: Sequence[str], names: Sequence[str] | Mapping[str, object]
) -> Iterator[Mistake]:
    if sorted(ranking) != sorted(names):
        remedy = f"rank each of {', '.join(names)} once, most wanted first"
        yield Mistake(place, "the ranking does not name each exactly once", remedy)


def _closed(issue: IssueFile, side: str) -> list[int]:
    return [issue.closed[side]] if side in issue.closed else []
