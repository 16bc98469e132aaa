"""The question bank and the judgement test: what is shipped, and how bad files are told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.history import load_history
from bot.content.questions import Known
from bot.content.quizzes import read_form, read_pack
from bot.content.scenarios import load_scenarios
from bot.content.teaching import load_teaching
from bot.negotiation.utility import utility
from bot.quiz.questions import (
    Choice,
    Estimate,
    Improvement,
    MultipleChoice,
    Question,
    SingleChoice,
    TrueFalse,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bot.quiz.packs import Form, Pack

DATA = shipped("data")
TEACHING = load_teaching(DATA)
HISTORY = TEACHING.history
BANK = [question for pack in TEACHING.packs.values() for question in pack.questions]
LESSONS = [lesson.id for lesson in TEACHING.course.lessons]
CHECKPOINTS = [
    question
    for lesson in TEACHING.course.lessons
    for question in (lesson.try_it.question, *lesson.checkpoint)
]
ITEMS = [item for form in TEACHING.forms for item in form.items]
ALL = [*BANK, *CHECKPOINTS, *ITEMS]
SINGLES = [question for question in ALL if isinstance(question, SingleChoice)]
EACH = [pytest.param(question, id=question.id) for question in ALL]
PACKS = [pytest.param(pack, id=pack.id) for pack in TEACHING.packs.values()]


def choices(question: Question) -> tuple[Choice, ...]:
    return question.choices if isinstance(question, SingleChoice | MultipleChoice) else ()


def right_place(question: SingleChoice) -> int:
    return next(place for place, choice in enumerate(question.choices) if choice.right)


def test_there_are_at_least_150_questions_over_all_lessons_at_three_levels() -> None:
    assert len(BANK) >= 150
    assert min(Counter(question.lesson for question in BANK).values()) >= 8
    assert set(LESSONS) == {question.lesson for question in BANK}
    assert {1, 2, 3} == {question.level for question in BANK}


def test_every_lesson_can_be_asked_about_at_every_level() -> None:
    asked = {(question.lesson, question.level) for question in BANK}
    assert asked == {(lesson, level) for lesson in LESSONS for level in (1, 2, 3)}


def test_every_kind_of_question_is_used() -> None:
    kinds = {"single", "multiple", "true_false", "number", "order", "match", "reply", "package"}
    assert {question.kind for question in BANK} == kinds


def test_no_question_is_asked_twice() -> None:
    assert max(Counter(question.id for question in ALL).values()) == 1
    assert max(Counter(question.ask for question in ALL).values()) == 1


@pytest.mark.parametrize("question", EACH)
def test_each_wrong_choice_has_an_explanation_of_its_own(question: Question) -> None:
    wrong = [choice.why for choice in choices(question) if not choice.right]
    assert all(len(why) >= 12 for why in wrong)
    assert len(set(wrong)) == len(wrong)


@pytest.mark.parametrize("question", EACH)
def test_a_question_cites_history_that_there_is_and_tells_disputes_as_such(
    question: Question,
) -> None:
    assert list(HISTORY.mistakes_in_citing(question.facts, question.disputed)) == []


@pytest.mark.parametrize(
    "question",
    [pytest.param(q, id=q.id) for q in ALL if isinstance(q, TrueFalse | Estimate) and q.disputed],
)
def test_right_and_wrong_never_rest_on_a_dispute_alone(question: Question) -> None:
    assert question.facts


@pytest.mark.parametrize(
    "question", [pytest.param(q, id=q.id) for q in ALL if q.disputed and choices(q)]
)
def test_a_choice_about_a_disputed_fact_asks_about_the_dispute(question: Question) -> None:
    told = " ".join((question.ask, *(f"{c.text} {c.why}" for c in choices(question))))
    assert any(word in told.lower() for word in ("disput", "established", "doubt", "question"))


def test_the_right_choice_stands_at_every_place_about_equally_often() -> None:
    places = Counter(right_place(question) for question in SINGLES if len(question.choices) == 4)
    assert min(places.values()) >= 0.8 * max(places.values())


def test_the_right_choice_is_neither_always_the_longest_nor_never() -> None:
    ranks = Counter(
        sorted((len(c.text) for c in q.choices), reverse=True).index(
            len(q.choices[right_place(q)].text)
        )
        for q in SINGLES
    )
    assert 0.2 <= ranks[0] / len(SINGLES) <= 0.4


def test_statements_are_true_about_as_often_as_false() -> None:
    answers = Counter(q.answer for q in ALL if isinstance(q, TrueFalse))
    assert 0.3 <= answers[True] / answers.total() <= 0.7


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_fits_the_pages_of_a_quiz(pack: Pack) -> None:
    assert len(pack.title) <= 80
    for question in pack.questions:
        assert len(question.ask) + sum(len(c.text) for c in choices(question)) <= 1500


def test_every_package_to_improve_can_be_improved_as_its_model_shows() -> None:
    scenarios = load_scenarios(DATA / "scenarios")
    tasks = [question for question in BANK if isinstance(question, Improvement)]
    assert tasks
    for task in tasks:
        scenario = scenarios[task.scenario]
        gained = {
            side: utility(scenario, side, task.model) - utility(scenario, side, task.start)
            for side in task.goal
        }
        assert all(gained[side] >= goal for side, goal in task.goal.items()), task.id


def test_the_two_forms_of_the_judgement_test_measure_the_same_in_the_same_order() -> None:
    first, second = TEACHING.forms
    assert first.concepts == second.concepts
    assert [it.level for it in first.items] == [it.level for it in second.items]
    assert len(first.items) == 10


@pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in TEACHING.forms])
def test_a_form_asks_for_judgement_and_not_for_history(form: Form) -> None:
    assert all(not item.facts and not item.disputed for item in form.items)


QUESTION = """
[[question]]
id = "q1"
kind = "single"
level = 1
lesson = "stakes"
facts = ["H024"]
ask = "Who flew the first photographs?"

[[question.choices]]
text = "Major Heyser"
right = true
why = "Right, on 14 October."

[[question.choices]]
text = "Major Anderson"
why = "He was shot down later."
"""
HEAD = 'id = "mine"\ntitle = "Mine"\nsummary = "My own."\n'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param('"H024"', '"H999"', "no fact H999", id="an unknown fact"),
        pytest.param('"H024"', '"H015"', "is disputed", id="a dispute decides"),
        pytest.param('"stakes"', '"steaks"', "no lesson 'steaks'", id="an unknown lesson"),
        pytest.param("right = true\n", "", "0 choices are right", id="nothing right"),
        pytest.param('why = "He was shot down later."\n', "", "is missing", id="unexplained"),
        pytest.param('"single"', '"riddle"', "riddle", id="an unknown kind"),
        pytest.param("level = 1", "level = 4", "1, 2 or 3", id="an unknown level"),
        pytest.param('"Major Anderson"', '"Major Heyser"', "the same", id="a choice twice"),
        pytest.param('id = "mine"', 'id = "yours"', "not the file's name", id="a wrong id"),
    ],
)
def test_a_mistake_in_a_pack_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    path = tmp_path / "mine.toml"
    text = HEAD + QUESTION
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    found = read_pack(path, Known(load_history(DATA), lessons=LESSONS))

    assert isinstance(found, list)
    assert problem in str(found[0])
    assert found[0].line


def test_all_mistakes_of_a_pack_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        HEAD + QUESTION.replace("H024", "H999") + QUESTION.replace("right = true\n", ""),
        encoding="utf-8",
    )

    found = read_pack(path, Known(load_history(DATA)))

    assert isinstance(found, list)
    assert [fault.place for fault in found] == ["question[0].facts", "question[1]"]


def test_a_form_with_too_few_items_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form-c.toml"
    path.write_text('id = "form-c"\ntitle = "C"\n' + QUESTION, encoding="utf-8")

    found = read_form(path, Known(load_history(DATA)))

    assert isinstance(found, list)
    assert "has 1 and needs 10 at least" in str(found[0])
