"""The course: every card and task of what is shipped, and how a bad lesson file is told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.history import load_history
from bot.content.lessons import LONGEST_CARD, order_mistakes, read_lesson
from bot.content.questions import Known
from bot.content.scenarios import load_scenarios
from bot.content.teaching import load_teaching
from bot.negotiation.utility import utility
from bot.quiz.questions import Choice, Improvement, MultipleChoice, Question, SingleChoice

if TYPE_CHECKING:
    from bot.lessons.course import Card, Course, Lesson

DATA = shipped("data")
TEACHING = load_teaching(DATA)
COURSE: Course = TEACHING.course
CARDS = [
    pytest.param(card, id=f"{it.id}: {card.title}") for it in COURSE.lessons for card in it.cards
]
LESSONS = [pytest.param(lesson, id=lesson.id) for lesson in COURSE.lessons]
TOLD_AS_DISPUTED = re.compile(r"disagree|disputed|debate|differ|infer|doubt|guess", re.IGNORECASE)
EXAMPLE = (DATA / "lessons" / "01-stakes.md").read_text(encoding="utf-8")


def questions(lesson: Lesson) -> tuple[Question, ...]:
    return (lesson.try_it.question, *lesson.checkpoint)


def choices(question: Question) -> tuple[Choice, ...]:
    return question.choices if isinstance(question, SingleChoice | MultipleChoice) else ()


def test_there_are_about_twelve_lessons_in_the_order_of_their_numbers() -> None:
    assert [lesson.number for lesson in COURSE.lessons] == list(range(1, 14))


@pytest.mark.parametrize("card", CARDS)
def test_a_card_fits_on_one_screen(card: Card) -> None:
    assert 150 <= len(card.text) <= LONGEST_CARD


@pytest.mark.parametrize("card", CARDS)
def test_a_card_that_cites_a_disputed_fact_says_so_in_words(card: Card) -> None:
    assert bool(card.disputed) <= bool(TOLD_AS_DISPUTED.search(card.text))


@pytest.mark.parametrize("card", CARDS)
def test_a_card_uses_sentences_a_learner_of_english_can_follow(card: Card) -> None:
    sentences = re.split(r"[.!?:;]\W*\s", card.text)
    words = [len(sentence.split()) for sentence in sentences]
    assert max(words) <= 42
    assert sum(words) / len(words) <= 17


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_can_be_read_in_three_minutes(lesson: Lesson) -> None:
    words = sum(len(card.text.split()) for card in lesson.cards)
    assert 4 <= len(lesson.cards) <= 8
    assert words <= 250 * lesson.minutes


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_rests_on_facts_and_teaches_terms_of_the_glossary(lesson: Lesson) -> None:
    assert len(lesson.facts) >= 5
    assert set(lesson.concepts) <= set(TEACHING.glossary)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_hint_gives_the_right_answer_away(lesson: Lesson) -> None:
    right = [choice.text for choice in choices(lesson.try_it.question) if choice.right]
    assert not any(text in hint for text in right for hint in lesson.try_it.hints)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_two_explanations_of_a_question_are_the_same(lesson: Lesson) -> None:
    for question in questions(lesson):
        explanations = [choice.why for choice in choices(question)]
        assert len(set(explanations)) == len(explanations)


def test_the_tasks_are_of_at_least_five_kinds() -> None:
    assert len({lesson.try_it.question.kind for lesson in COURSE.lessons}) >= 5


def test_every_lesson_can_be_reached_from_the_first_one() -> None:
    done: list[str] = []
    while lesson := COURSE.next_after(done):
        done.append(lesson.id)
    assert done == [lesson.id for lesson in COURSE.lessons]


def test_cuban_turkish_and_soviet_views_are_heard() -> None:
    text = " ".join(card.text for lesson in COURSE.lessons for card in lesson.cards)
    for name in ("Castro", "Erkin", "Havana", "Ankara", "Presidium", "Moscow"):
        assert name in text


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_bridge_leads_to_a_scenario_and_a_persona_that_there_are(lesson: Lesson) -> None:
    personas = (DATA / "personas" / "personas.toml").read_text(encoding="utf-8")
    assert f'id = "{lesson.bridge.persona}"' in personas
    assert (DATA / "scenarios" / f"{lesson.bridge.scenario}.toml").is_file()


def test_every_package_to_improve_can_be_improved_as_its_model_shows() -> None:
    scenarios = load_scenarios(DATA / "scenarios")
    tasks = [q for it in COURSE.lessons for q in questions(it) if isinstance(q, Improvement)]
    assert tasks
    for task in tasks:
        scenario = scenarios[task.scenario]
        for side, goal in task.goal.items():
            before = utility(scenario, side, task.start)
            assert utility(scenario, side, task.model) - before >= goal


def known() -> Known:
    return Known(load_history(DATA))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("facts: H024, H025, H026", "facts: H024, H999", "no fact H999", id="unknown"),
        pytest.param("facts: H024, H025, H026", "facts: H015", "is disputed", id="as settled"),
        pytest.param("disputed: H015", "disputed: H024", "is settled", id="as disputed"),
        pytest.param("facts: H024, H025, H026", "fact: H024", "cannot read", id="a wrong key"),
        pytest.param("## A photograph\n", "A photograph\n", "before the first card", id="no title"),
        pytest.param("Sunday, 14 October", "x" * 900, "too long", id="a long card"),
        pytest.param('id = "stakes"\n', 'id = "stages"\n', "not the file's name", id="a wrong id"),
        pytest.param("minutes = 3", "minutes = 30", "less than or equal to 3", id="a long lesson"),
        pytest.param("right = true\n", "", "0 choices are right", id="nothing right"),
        pytest.param("hints = [", "hint = [", "there is no such key", id="a misspelt key"),
        pytest.param("+++\n", "", "front matter", id="no front matter"),
    ],
)
def test_a_mistake_in_a_lesson_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "01-stakes.md"
    assert old in EXAMPLE
    path.write_text(EXAMPLE.replace(old, new, 1), encoding="utf-8")

    found = read_lesson(path, known())

    assert isinstance(found, list)
    assert problem in " ".join(map(str, found))


def test_a_mistake_in_a_card_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "01-stakes.md"
    path.write_text(EXAMPLE.replace("disputed: H015", "disputed: H999"), encoding="utf-8")

    found = read_lesson(path, known())

    assert isinstance(found, list)
    (fault,) = found
    assert EXAMPLE.splitlines()[(fault.line or 0) - 1] == f"## {fault.place}"


def test_a_circle_of_lessons_is_told() -> None:
    first, second, third = COURSE.lessons[:3]
    ring = (replace(first, prerequisites=(third.id,)), second, third)

    found = list(order_mistakes(ring, [Path(f"{lesson.id}.md") for lesson in ring]))

    assert any("need each other" in fault.problem for fault in found)
