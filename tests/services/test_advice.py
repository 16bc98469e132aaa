"""What the advisers say, and that they know no more than the learner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.negotiation.commands import Message, Question
from bot.services.advice import advise
from tests.ui.games import new_table, play

ASKS = (Question("priorities"),)


def test_before_anything_is_known_they_say_to_ask() -> None:
    assert advise(new_table("cuba-1962", "us", "hawk")).kind == "ask"


def test_when_it_is_hot_they_say_to_cool_down() -> None:
    table = new_table("cuba-1962", "us", "hawk")
    hot = replace(table, state=replace(table.state, tension=75.0))

    assert advise(hot).kind == "cool"


def test_having_asked_they_name_clauses_of_the_case() -> None:
    table = new_table("cuba-1962", "us", "problem-solver")
    table = play(table, Message("us", offer={"missiles": "out"}, asks=ASKS))

    advice = advise(table)

    clauses = [clause for clause in (advice.give, advice.take) if clause]
    assert advice.kind in ("trade", "give", "hold")
    for issue, option in clauses:
        assert table.scenario.option(issue, option)


@pytest.mark.parametrize("turns", [0, 1, 3])
def test_the_other_sides_private_points_change_nothing_they_say(turns: int) -> None:
    table = new_table("cuba-1962", "us", "firm-but-fair")
    for number in range(turns):
        asks = ASKS if number == 0 else ()
        table = play(table, Message("us", offer={"missiles": "out"}, asks=asks))
    theirs = table.theirs.id
    issues = tuple(
        replace(
            issue,
            options=tuple(
                replace(option, points={**option.points, theirs: 0}) for option in issue.options
            ),
        )
        for issue in table.scenario.issues
    )
    blanked = replace(table, scenario=replace(table.scenario, issues=issues))

    assert advise(blanked) == advise(table)
