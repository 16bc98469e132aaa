"""Scenario files: every mistake at once, with file, line, place and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.personas import check_personas, load_personas
from bot.content.places import line_of_keys, nearest_line
from bot.content.scenarios import (
    ScenarioError,
    UnknownScenarioError,
    check_scenario,
    find_scenario,
    load_scenarios,
)
from bot.negotiation.scenario import CLOSED

if TYPE_CHECKING:
    from bot.content.faults import Fault

FOLDER = shipped("data") / "scenarios"
SHORT = (FOLDER / "cuba-1962-short.toml").read_text(encoding="utf-8")
CUBA = (FOLDER / "cuba-1962.toml").read_text(encoding="utf-8")


def faults_of(tmp_path: Path, text: str, name: str = "cuba-1962-short") -> list[Fault]:
    """The faults of a changed copy."""
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return check_scenario(path)


def test_the_shipped_scenarios_have_no_faults_at_all() -> None:
    scenarios = load_scenarios(FOLDER)

    assert set(scenarios) == {"cuba-1962", "cuba-1962-short", "job-offer"}
    assert [check_scenario(path) for path in sorted(FOLDER.glob("*.toml"))] == [[], [], []]


def test_everything_about_1962_carries_its_sources() -> None:
    for name in ("cuba-1962", "cuba-1962-short"):
        scenario = find_scenario(name)
        for side in scenario.sides:
            assert side.sources
            assert all(b.sources for b in (*side.no_deal, *side.red_lines, *side.steps))
        assert all(o.sources for issue in scenario.issues for o in issue.options)
        assert all(i.sources for i in (*scenario.issues, *scenario.incidents, *scenario.terms))
        stories = [r for r in scenario.references if not r.id.startswith("split")]
        assert all(r.sources for r in stories)
        named = {s for issue in scenario.issues for o in issue.options for s in o.sources}
        assert all(1 <= int(source[1:]) <= 380 for source in named)


def test_every_option_says_why_each_side_would_want_or_refuse_it() -> None:
    for scenario in load_scenarios(FOLDER).values():
        for issue in scenario.issues:
            for option in issue.options:
                assert all(option.reasons.get(side.id) for side in scenario.sides), option.id
                assert option.aliases, option.id
            assert all(issue.positions[side.id].interest for side in scenario.sides)


def test_published_rankings_do_not_depend_on_the_points() -> None:
    cuba = find_scenario("cuba-1962")

    for side in cuba.sides:
        assert sorted(side.priorities) == sorted(issue.id for issue in cuba.issues)
        for issue in cuba.issues:
            wanted = [*(o.id for o in issue.options), *([CLOSED] if issue.when else [])]
            assert sorted(side.wants[issue.id]) == sorted(wanted)


def test_several_mistakes_are_reported_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SHORT.replace('priorities = ["missiles", "jupiters"', 'priorities = ["missiles", "x"')
    text = text.replace("calm = 50\n", "calm = 40\n", 1)
    text = text.replace(
        'when = { missiles = ["stay", "freeze"] }\nadd', 'when = { rain = ["a"] }\nadd'
    )

    found = faults_of(tmp_path, text)

    assert len(found) == 3
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)
    assert all(fault.line and fault.place and fault.remedy for fault in found)
    assert "add up to 90 percent" in " ".join(fault.problem for fault in found)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        pytest.param("scale = 100", "scale = 90", "the scale is 90", id="weights out of bounds"),
        pytest.param("points = 80\n", "points = 800\n", "no zone", id="no zone of agreement"),
        pytest.param('id = "pledge"', 'id = "missiles"', "used twice", id="an id twice"),
        pytest.param('jupiters = "out_private"', 'jupiters = "gone"', "gone", id="unknown option"),
        pytest.param("us = 41, su = 0", "us = 41, ussr = 0", "su is missing", id="unknown side"),
        pytest.param("turns = 12", "turns = 0", "greater than or equal", id="no exchanges"),
        pytest.param("tension = 30", "tnsion = 30", "there is no such key", id="a misspelt key"),
        pytest.param("title = ", "title ", "is not TOML", id="not TOML"),
        pytest.param('"H002", ', '"2", ', "pattern", id="a malformed source"),
        pytest.param("1962-10-24, ", "1962-10-29, ", "not in order", id="dates in disorder"),
    ],
)
def test_bad_scenarios_are_refused_with_the_reason(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    assert before in SHORT

    found = faults_of(tmp_path, SHORT.replace(before, after, 1))

    assert any(problem in fault.problem for fault in found), found
    assert all(fault.remedy for fault in found)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        pytest.param(
            'when = [{ jupiters = ["out"] }]',
            'when = [{ framing = ["no_victor"] }]',
            "goes in a circle",
            id="a gate in a circle",
        ),
        pytest.param(
            'when = [{ jupiters = ["review", "out"] }]',
            'when = [{ jupiters = ["review"], turkey_when = ["with_cuba"] }]',
            "goes in a circle",
            id="a gate on a later issue",
        ),
        pytest.param(
            "{ us = 4, su = 4 }",
            "{ us = 0, su = 0 }",
            "nobody values hotline",
            id="an issue nobody values",
        ),
    ],
)
def test_gates_and_values_must_make_sense(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    assert before in CUBA

    found = faults_of(tmp_path, CUBA.replace(before, after, 1), "cuba-1962")

    assert any(problem in fault.problem for fault in found), found


def test_an_option_no_deal_can_contain_is_found(tmp_path: Path) -> None:
    text = CUBA.replace(
        'when = [{ jupiters = ["out"] }]', 'when = [{ publicity = ["n/a"], jupiters = ["out"] }]'
    )

    found = faults_of(tmp_path, text, "cuba-1962")

    assert any("no deal can contain with_cuba" in fault.problem for fault in found), found


def test_hostile_files_are_refused_kindly(tmp_path: Path) -> None:
    huge = tmp_path / "huge.toml"
    huge.write_text("x = 1\n" * 100_000, encoding="utf-8")
    deep = tmp_path / "deep.toml"
    deep.write_text("x = " + "[" * 20_000, encoding="utf-8")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")

    for path in (huge, deep, binary, tmp_path / "missing.toml"):
        (fault,) = check_scenario(path)
        assert fault.severity == "error"


def test_an_unknown_scenario_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownScenarioError, match="cuba-1962-short"):
        find_scenario("cuba-1963")
    with pytest.raises(UnknownScenarioError):
        find_scenario("../../../etc/passwd")


def test_a_broken_scenario_in_a_folder_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("id = 3\n", encoding="utf-8")

    with pytest.raises(ScenarioError, match=r"broken\.toml"):
        load_scenarios(tmp_path)


def test_lines_are_found_past_long_strings_and_array_tables() -> None:
    text = 'a = """\n[b]\n"""\n[[c]]\nd = 1\n[[c]]\n[c.e]\nf = 2\n'

    lines = line_of_keys(text)

    assert lines[("c", 0, "d")] == 5
    assert lines[("c", 1, "e", "f")] == 8
    assert nearest_line(lines, ("c", 1, "g", 3)) == 6
    assert ("b",) not in lines


def test_the_six_personas_are_there_with_the_default_first(tmp_path: Path) -> None:
    personas = load_personas()

    assert list(personas) == [
        "firm-but-fair",
        "problem-solver",
        "guarded",
        "legalist",
        "face-first",
        "hawk",
    ]
    broken = tmp_path / "personas.toml"
    broken.write_text('[[personas]]\nid = "x"\nclock = -1\n', encoding="utf-8")
    assert len(check_personas(broken)) > 5


def test_the_recorded_answers_of_negmas_agree() -> None:
    recorded = Path(__file__).parent.parent / "negotiation" / "oracle.json"
    answers = json.loads(recorded.read_text(encoding="utf-8"))

    from bot.negotiation.analysis import analyse

    for name, answer in answers["scenarios"].items():
        analysis = analyse(find_scenario(name))
        assert [list(pair) for pair in analysis.pareto] == answer["pareto"]
        assert [list(pair) for pair in analysis.pareto_rational] == answer["pareto_rational"]
        assert list(analysis.solutions["nash"].utility) in answer["nash"]
        assert list(analysis.solutions["kalai"].utility) in answer["kalai"]
        assert list(analysis.solutions["welfare"].utility) in answer["welfare"]
