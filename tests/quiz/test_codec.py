"""Questions and answers as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.quiz.answers import (
    Answer,
    Changed,
    Chosen,
    Estimated,
    Heard,
    Matched,
    Ordered,
    Said,
    Typed,
)
from bot.quiz.codec import (
    dump_answer,
    dump_question,
    dump_setup,
    load_answer,
    load_question,
    load_setup,
)
from bot.quiz.setup import RoundSetup
from tests.quiz.samples import ALL

if TYPE_CHECKING:
    from bot.quiz.questions import Question

ANSWERS: tuple[Answer, ...] = (
    Chosen(frozenset({0, 2})),
    Said(True),
    Estimated(3.5),
    Ordered((2, 0, 1)),
    Matched(("us", "su", "su")),
    Typed("Dobrynin"),
    Heard(frozenset({"ask"}), {"pledge": "none"}, conditional=True),
    Changed({"us": 10}),
)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_every_kind_of_question_survives_json(question: Question) -> None:
    assert load_question(json.loads(json.dumps(dump_question(question)))) == question


def test_every_shipped_question_survives_json() -> None:
    for pack in load_teaching(shipped("data")).packs.values():
        for question in pack.questions:
            assert load_question(json.loads(json.dumps(dump_question(question)))) == question


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_every_kind_of_answer_survives_json(answer: Answer) -> None:
    assert load_answer(json.loads(json.dumps(dump_answer(answer)))) == answer


def test_a_setup_survives_json_and_an_older_one_takes_defaults() -> None:
    setup = RoundSetup(pack="days", title="Thirteen days", pace="autopilot", streak=True)

    assert load_setup(json.loads(json.dumps(dump_setup(setup)))) == setup
    assert load_setup({"pack": "days", "title": "Days"}) == RoundSetup(pack="days", title="Days")
