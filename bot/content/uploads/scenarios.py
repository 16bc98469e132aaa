"""Scenarios that moderators bring, held to more than ours: nobody has reviewed them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING, cast

from bot.content.citations import unknown_citations
from bot.content.scenario_checks import Mistake
from bot.content.scenario_file import ScenarioFile
from bot.content.scenarios import examine, in_lines
from bot.negotiation.errors import IllegalMove
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import EXPERT, LEARNERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.content.faults import Fault
    from bot.content.questions import Known
    from bot.content.reading import Place, Source
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario

MOST_COMBINATIONS = 100_000
LONGEST_SIDE_ID = 24
SEED = 1
_ACTS = re.compile(
    r"[*`|\\]|__|~~|<[@#a-zA-Z/:]|@(?:everyone|here)|\]\(|^[ \t]*(?:#|>|-#)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Brought:
    """A scenario that may be played, the text it was read from, and what could be better."""

    scenario: Scenario
    text: str
    warnings: tuple[Fault, ...]


def read_scenario(
    source: Source, text: str, known: Known, persona: Persona
) -> Brought | list[Fault]:
    """The scenario in these tables, or every mistake in it.

    It is played once from each side, against `persona`: what cannot be played is refused.
    """

    def look(file: ScenarioFile) -> Iterator[Mistake]:
        yield from _mistakes_of_strangers(file)
        yield from _acting_texts(source.tables, ())
        for place, fact in unknown_citations(source.tables, known.history.facts):
            problem = f"cites {fact}, which is no fact of the history"
            yield Mistake(place, problem, "cite a fact of Backchannel's history, or none")

    scenario, mistakes = examine(source.tables, look)
    if scenario is not None:
        mistakes += _trials(scenario, persona)
    faults = in_lines(source.path, source.lines, mistakes)
    errors = [fault for fault in faults if fault.severity == "error"]
    if errors or scenario is None:
        return errors
    return Brought(scenario, text, tuple(faults))


def rebuilt(tables: Mapping[str, object], scenario_id: str) -> Scenario:
    """A scenario that was read before, under the id it has in the database.

    Raises pydantic.ValidationError if a newer version of the program does not take it any more.
    """
    return replace(ScenarioFile.model_validate(tables).build(), id=scenario_id)


def _mistakes_of_strangers(file: ScenarioFile) -> Iterator[Mistake]:
    combinations = prod(len(issue.options) for issue in file.issues)
    if combinations > MOST_COMBINATIONS:
        problem = f"has {combinations:,} combinations, more than {MOST_COMBINATIONS:,}"
        yield Mistake(("issues",), problem, "drop issues or options")
    for number, side in enumerate(file.sides):
        if len(side.id) > LONGEST_SIDE_ID:
            problem = f"the id is longer than {LONGEST_SIDE_ID} characters"
            yield Mistake(("sides", number, "id"), problem, "shorten it")
    if not any(channel.id == "letter" for channel in file.channels):
        remedy = 'add [[channels]] with id = "letter"'
        yield Mistake(("channels",), "there is no letter to write", remedy)


def _acting_texts(value: object, place: Place) -> Iterator[Mistake]:
    """Texts in which Discord would take signs for markup or for a call to somebody."""
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            yield from _acting_texts(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[object]", value)):
            yield from _acting_texts(inner, (*place, number))
    elif isinstance(value, str) and (found := _ACTS.search(value)):
        problem = f"holds {found[0].strip()!r}, which Discord takes for markup or a mention"
        yield Mistake(place, problem, "write it in plain words")


def _trials(scenario: Scenario, persona: Persona) -> Iterator[Mistake]:
    for number, side in enumerate(scenario.sides):
        try:
            play(LEARNERS[EXPERT], scenario, side.id, persona, SEED)
        except (ArithmeticError, LookupError, ValueError, IllegalMove) as error:
            problem = f"cannot be played from here ({type(error).__name__})"
            yield Mistake(("sides", number), problem, "compare it with a scenario of ours")
