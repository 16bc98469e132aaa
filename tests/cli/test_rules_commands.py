"""analyse, play and tournament, as programs and people call them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.content.scenarios import find_scenario
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from pathlib import Path

RUNNER = CliRunner()
HARD = {"missiles": "out", "pledge": "none", "jupiters": "stay", "quarantine": "kept"}
SETTLED = {**HARD, "pledge": "conditional", "jupiters": "out_private"}


def run(*arguments: str, lines: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """The JSON objects a command prints, one a line."""
    given = "".join(json.dumps(line) + "\n" for line in lines or [])
    result = RUNNER.invoke(app, list(arguments), input=given)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_analysis_can_be_checked_from_its_own_table() -> None:
    (document,) = run("analyse", "job-offer", "--json")

    first, second = document["sides"]
    table, claims = document["table"], document["claims"]
    pairs = list(zip(table["utility"][first], table["utility"][second], strict=True))
    assert len(table["outcomes"]) == len(pairs) == claims["outcomes"] == 7560
    least = document["reservation"]
    rational = [p for p in pairs if p[0] >= least[first] and p[1] >= least[second]]
    assert len(rational) == claims["zopa"]
    best = {tuple(pair) for pair in claims["pareto"]}
    assert best <= set(pairs)
    assert claims["pareto_size"] == len(best)
    case = find_scenario("job-offer")
    for name, deal in document["refs"].items():
        assert claims["refs"][name]["utility"] == [utility(case, s, deal) for s in (first, second)]
    assert set(claims["nash"]["deal"]) <= {issue["id"] for issue in document["issues"]}


def test_people_get_a_story_and_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "space.png"

    result = RUNNER.invoke(app, ["analyse", "cuba-1962", "--png", str(picture)])

    assert result.exit_code == 0, result.output
    assert "5,844" in result.stdout
    assert "on “Promise not to invade Cuba” and “Jupiter missiles in Turkey”" in " ".join(
        result.stdout.split()
    )
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_game_in_lines_from_brief_to_end() -> None:
    brief, first, *rest = run(
        *("play", "cuba-1962-short", "--side", "us", "--json", "--seed", "4"),
        lines=[{"offer": HARD, "ask": "jupiters"}, *[{"offer": SETTLED}] * 12],
    )

    assert brief["event"] == "brief"
    assert (brief["my_reservation"], brief["turns"]) == (58, 12)
    assert first["event"] == "reply"
    assert (first["turn"], first["date"]) == (1, "1962-10-24")
    assert set(first["answer"]) == {"issue", "importance", "order", "acceptable"}
    assert set(first["standing"]) == set(HARD)
    assert first["text"]
    assert rest[-1]["event"] == "end"
    assert rest[-1]["outcome"] == "deal"
    assert set(rest[-1]["scores"]) == {"claimed", "created", "peace", "process", "total"}


def test_the_same_lines_give_the_same_bytes() -> None:
    arguments = ["play", "job-offer", "--side", "candidate", "--persona", "hawk", "--json"]
    given = '{"ask":"priorities"}\n{"offer":{"salary":"64k"}}\n{"threaten":1}\n{"walk_out":true}\n'

    outputs = {RUNNER.invoke(app, arguments, input=given).stdout_bytes for _ in range(2)}

    assert len(outputs) == 1


@pytest.mark.parametrize(
    "line",
    [
        '{"offer":{"missiles":"fired"}}',
        '{"offer":{"berlin":"open"}}',
        '{"offer":["missiles"]}',
        '{"accept":true}',
        '{"ask":"berlin"}',
        '{"threaten":3}',
        '{"gesture":"surrender"}',
        '{"channel":"smoke","offer":{"pledge":"none"}}',
        '{"predict":"pledge"}',
        '{"dance":true}',
        "{}",
        "[]",
        "not json",
        "[" * 5000,
    ],
)
def test_impossible_input_is_refused_and_uses_no_turn(line: str) -> None:
    arguments = ["play", "cuba-1962-short", "--json"]

    result = RUNNER.invoke(app, arguments, input=line + '\n{"state":true}\n')

    _, refused, state = [json.loads(text) for text in result.stdout.splitlines()]
    assert refused["event"] == "refused"
    assert refused["reason"]
    assert (state["event"], state["turn"]) == ("state", 1)


def test_prose_is_read_and_what_is_unclear_is_asked_back() -> None:
    _, asked, reply = run(
        *("play", "cuba-1962", "--json"),
        lines=[{"say": "Blah fnord."}, {"say": "All missiles leave Cuba under UN inspection."}],
    )

    assert asked["event"] == "asks_back"
    assert reply["event"] == "reply"
    assert reply["turn"] == 1


def test_what_is_said_moves_as_a_typed_letter_does() -> None:
    said = "Why do the missiles in Turkey matter so much? We will let a tanker pass unsearched."

    _, reply = run(*("play", "cuba-1962", "--json"), lines=[{"say": said}])

    assert reply["answer"]["issue"] == "jupiters"
    assert "answers_step" in reply["rules"]


def test_a_game_in_the_terminal_can_be_played_and_left() -> None:
    given = "/help\n/ask missiles\n/offer missiles=out pledge=none\n/accept\n/quit\n"

    result = RUNNER.invoke(app, ["play", "cuba-1962-short", "--seed", "2"], input=given)

    assert result.exit_code == 0, result.output
    assert "Moscow" in result.stdout


def test_in_a_narrow_window_letters_are_whole_and_refusals_are_sentences() -> None:
    given = "/ask missiles\n/nonsense\nBlah fnord.\n/quit\n"

    result = RUNNER.invoke(app, ["play", "cuba-1962-short", "--seed", "2"], input=given)

    letter = result.stdout.partition("Mr. President,")[2].partition("For the Soviet side")[0]
    words = " ".join(letter.replace("\u2502", " ").split())
    assert "?" in words
    assert "I do not know that command." in result.stdout
    assert result.stdout.count("Term sheet") == 2


def test_the_terminal_understands_a_why_as_the_bot_does() -> None:
    _, reply = run(
        *("play", "cuba-1962", "--seed", "2", "--json"),
        lines=[{"say": "Why do you need the Jupiters out of Turkey?"}],
    )

    assert reply["answer"]["issue"] == "jupiters"
    reasons = find_scenario("cuba-1962").option("jupiters", "out").reasons["su"]
    assert any(reason in reply["text"] for reason in reasons)


def test_the_tournament_prints_cells_and_the_ladder() -> None:
    (document,) = run(
        *("tournament", "cuba-1962-short", "--games", "2", "--persona", "firm-but-fair"),
        *("--learner", "linear", "--learner", "stubborn", "--turns", "6", "--json"),
    )

    assert [cell["learner"] for cell in document["cells"]] == ["linear", "stubborn"] * 2
    assert {rung["upper"] for rung in document["ladder"]} == {"linear"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", "cuba-1962", "--side", "mars"],
        ["play", "cuba-1962", "--persona", "napoleon"],
        ["tournament", "cuba-1962", "--learner", "nobody"],
    ],
)
def test_wrong_options_are_usage_errors(arguments: list[str]) -> None:
    assert RUNNER.invoke(app, arguments).exit_code == 2
