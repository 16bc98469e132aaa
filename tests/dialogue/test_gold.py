"""The gold set itself: well-formed, in the words of the scenarios, and its halves apart."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from rapidfuzz import fuzz

from bot.content.files import shipped
from bot.content.scenarios import load_scenario
from tests.dialogue.gold_lines import (
    SCENARIOS,
    GoldLine,
    attacks,
    earlier,
    fresh,
    half,
    paraphrases,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.negotiation.scenario import Scenario

LEAST = {"cuba": 600, "job": 120}
OF_ONE_TEXT = 88
"""From this likeness on (0 to 100), lines in different halves would be copies of each other."""


def scenario(name: str) -> Scenario:
    return load_scenario(shipped("data") / "scenarios" / f"{SCENARIOS[name]}.toml")


def lines(name: str) -> list[GoldLine]:
    return [*half(name, "dev"), *earlier(name), *half(name, "test")]


def everything(name: str) -> list[GoldLine]:
    return [*lines(name), *attacks(name), *fresh(name)]


def packages(line: GoldLine) -> Iterable[Mapping[str, str]]:
    return (line.proposes, line.context.standing, line.context.draft, *line.alternatives)


def faults(found: Scenario, package: Mapping[str, str], *, whole_topic: bool) -> list[str]:
    options = {issue.id: {option.id for option in issue.options} for issue in found.issues}
    allowed = {"*"} if whole_topic else set[str]()
    return [
        f"{issue}={option}"
        for issue, option in package.items()
        if option not in options.get(issue, set()) | allowed
    ]


@pytest.mark.parametrize("name", SCENARIOS)
def test_there_are_enough_lines(name: str) -> None:
    assert len(lines(name)) >= LEAST[name]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_line_has_an_id_of_its_own(name: str) -> None:
    doubled = [id_ for id_, n in Counter(line.id for line in everything(name)).items() if n > 1]

    assert doubled == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_utterance_stands_twice(name: str) -> None:
    texts = Counter(line.text.casefold() for line in everything(name))

    assert [text for text, n in texts.items() if n > 1] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_speaker_issue_and_option_is_the_scenarios(name: str) -> None:
    found = scenario(name)
    sides = {side.id for side in found.sides}

    wrong = {
        line.id: problems
        for line in everything(name)
        if (
            problems := [
                *([] if line.speaker in sides else [line.speaker]),
                *chain.from_iterable(faults(found, p, whole_topic=False) for p in packages(line)),
                *faults(found, line.rejects, whole_topic=True),
            ]
        )
    }

    assert wrong == {}


@pytest.mark.parametrize("name", SCENARIOS)
def test_several_packages_are_told_apart_and_the_first_is_proposed(name: str) -> None:
    wrong = [
        line.id
        for line in everything(name)
        if len(line.alternatives) == 1
        or (line.alternatives and not line.proposes.items() <= line.alternatives[0].items())
    ]

    assert wrong == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_refused_is_not_proposed_too(name: str) -> None:
    wrong = [line.id for line in everything(name) if line.proposes.items() & line.rejects.items()]

    assert wrong == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_option_is_meant_at_least_six_times(name: str) -> None:
    meant = Counter(
        chain.from_iterable(
            chain(line.proposes.items(), line.rejects.items()) for line in lines(name)
        )
    )

    rare = {
        f"{issue.id}={option.id}"
        for issue in scenario(name).issues
        for option in issue.options
        if meant[issue.id, option.id] < 6
    }

    assert rare == set()


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_test_half_is_half_of_what_is_needed_and_speaks_of_everything(name: str) -> None:
    test = half(name, "test")
    named = set(chain.from_iterable((*line.proposes, *line.rejects) for line in test))

    assert len(test) >= LEAST[name] / 2
    assert named == {issue.id for issue in scenario(name).issues}
    assert 0.35 <= sum(line.clauses == 1 for line in test) / len(test) <= 0.65
    assert {line.speaker for line in test} == {side.id for side in scenario(name).sides}


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_test_half_holds_no_near_copies_of_the_lines_rules_are_written_on(name: str) -> None:
    written_on = (*half(name, "dev"), *earlier(name), *attacks(name), *fresh(name))
    seen = [line.text.casefold() for line in written_on]

    copies = [
        line.id
        for line in half(name, "test")
        if len(line.text) > 12
        and any(fuzz.ratio(line.text.casefold(), text) > OF_ONE_TEXT for text in seen)
    ]

    assert copies == []


def test_each_offer_is_put_in_twenty_different_ways() -> None:
    groups = paraphrases()

    assert len(groups) >= 8
    assert {name: len({line.text for line in group}) for name, group in groups.items()} == (
        dict.fromkeys(groups, 20)
    )
    assert all(len({str(line.proposes) for line in group}) == 1 for group in groups.values())


def test_paraphrases_speak_of_the_scenarios_issues() -> None:
    found = {scenario_id: scenario(name) for name, scenario_id in SCENARIOS.items()}

    wrong = [
        line.text
        for line in chain.from_iterable(paraphrases().values())
        if faults(found[line.scenario], line.proposes, whole_topic=False)
    ]

    assert wrong == []
