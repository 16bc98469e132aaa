"""Everything that is taught can be shown: Discord accepts it, and every press finds its way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.charts.progress import Row, progress_picture
from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.teaching import load_teaching
from bot.lessons.cards import learned_in
from bot.lessons.progress import Facts, standings, suggest
from bot.lessons.review import GRADES, LEECH_LAPSES, Grade, Memory, reviewed
from bot.lessons.steps import TRY, question_at, steps_of
from bot.quiz.answers import Answer, Chosen, Estimated, Matched, Ordered, Said
from bot.quiz.questions import (
    Estimate,
    Improvement,
    Matching,
    MultipleChoice,
    Ordering,
    OwnWords,
    Question,
    SingleChoice,
    TrueFalse,
)
from bot.services.course import CourseMap, Place, map_entries
from bot.services.judgement import Offer, Result
from bot.services.learning import Learning
from bot.services.learning_refusals import LessonLocked
from bot.services.marking import LONGEST_LETTER, Marker, Repacked, Written
from bot.services.progress import Progress, Rank
from bot.services.reviews import Asking, Card, Rated
from bot.storage.database import Database
from bot.storage.lessons import Answered, Visit
from bot.storage.reviews import Kept
from bot.ui.base import HouseButton
from bot.ui.help_panel import help_layout
from bot.ui.lessons.classroom import Classroom
from bot.ui.lessons.map import locked_layout, map_layout
from bot.ui.lessons.reminder import reminder_layout
from bot.ui.lessons.screens import Screens
from bot.ui.lessons.shelf import books_layout, glossary_layout, term_layout
from bot.ui.lessons.sources import fact_pages, sources_layout
from bot.ui.questions.asking import DIGITS
from tests.ui.games import LARGEST, LIBRARY, NOW, PROMPTS
from tests.ui.limits import faults

DATA = shipped("data")
TEACHING = load_teaching(DATA)
LESSONS = TEACHING.course.lessons
LEXICON = load_lexicon(DATA / "lexicon" / "en")
MARKER = Marker(LIBRARY, LEXICON)
SCREENS = Screens(PROMPTS, LIBRARY, TEACHING)
LEARNING = Learning(Database("sqlite+aiosqlite:///unused.db"), TEACHING, LIBRARY, LEXICON)
ROOM = Classroom(PROMPTS, LIBRARY, LEARNING)
EVERY_LESSON = [pytest.param(lesson.id, id=lesson.id) for lesson in LESSONS]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def places(lesson_id: str, *, answered: bool = False) -> list[Place]:
    """Every screen of a lesson, for somebody who has answered all of it, or nothing yet."""
    lesson = TEACHING.course.lesson(lesson_id)
    answers = {
        question.id: Answered(question.id, lesson.id, False, True, 2)
        for question in (lesson.try_it.question, *lesson.checkpoint)
        if answered
    }
    kept = 12 if answered else 0
    return [Place(lesson, step, 0, answers, answered, kept) for step in steps_of(lesson)]


def some_answers(question: Question) -> list[Answer | Written | Repacked]:
    """Every answer to a question with few, some to one with many."""
    match question:
        case SingleChoice():
            return [Chosen(frozenset({each})) for each in range(len(question.choices))]
        case MultipleChoice():
            numbers = range(len(question.choices))
            return [*(Chosen(frozenset({each})) for each in numbers), Chosen(frozenset(numbers))]
        case TrueFalse():
            return [Said(True), Said(False)]
        case Estimate():
            return [Estimated(each) for each in (-1e9, question.answer, 1e9)]
        case Ordering():
            numbers = tuple(range(len(question.items)))
            return [Ordered(numbers), Ordered(numbers[::-1])]
        case Matching():
            return [Matched((label,) * len(question.items)) for label in question.answers]
        case OwnWords():
            return [Written("**" * (LONGEST_LETTER // 2)), Written(question.model), Written("?")]
        case Improvement():
            return [Repacked(question.start), Repacked(question.model)]
        case _:
            raise AssertionError(question.kind)


@pytest.mark.parametrize("lesson", EVERY_LESSON)
@pytest.mark.parametrize("answered", [False, True], ids=["fresh", "answered"])
def test_every_screen_of_every_lesson_can_be_sent(lesson: str, answered: bool) -> None:
    shown = [SCREENS.screen(place) for place in places(lesson, answered=answered)]

    assert [faults(layout) for layout in shown] == [[]] * len(shown)


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_every_hint_and_every_good_answer_can_be_sent(lesson: str) -> None:
    taught = TEACHING.course.lesson(lesson)
    most = len(taught.try_it.hints) + 1

    shown = [SCREENS.screen(Place(taught, TRY, hints, {}, False)) for hints in range(most + 1)]

    assert [faults(layout) for layout in shown] == [[]] * len(shown)


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_every_answer_can_be_talked_about(lesson: str) -> None:
    found: list[str] = []
    for place in places(lesson):
        question = question_at(place.lesson, place.step)
        if question is None:
            continue
        for given in some_answers(question):
            found += faults(SCREENS.judged(place, MARKER.mark(question, given)))

    assert found == []


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_a_good_answer_to_every_question_counts_as_one(lesson: str) -> None:
    task = TEACHING.course.lesson(lesson).try_it.question

    verdicts = [MARKER.mark(task, given).judgement.is_right for given in some_answers(task)]

    assert any(verdicts) or isinstance(task, Matching | Ordering | MultipleChoice)
    assert not all(verdicts)


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_every_row_of_picks_can_be_shown(lesson: str) -> None:
    found: list[str] = []
    for place in places(lesson):
        question = question_at(place.lesson, place.step)
        match question:
            case Ordering():
                rows = ["", "0", DIGITS[: len(question.items) - 1]]
            case Matching():
                most = len(question.items) - 1
                labels = DIGITS[: len(question.answers)]
                rows = ["".join(each) for each in product(labels[:2], repeat=most)]
            case Improvement():
                scenario = LIBRARY.scenarios[question.scenario]
                rows = ["0" * len(scenario.issues)]
            case _:
                rows = []
        for picks in rows:
            found += faults(SCREENS.screen(place, picks))

    assert found == []


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_every_page_of_sources_can_be_sent(lesson: str) -> None:
    found: list[str] = []
    for place in places(lesson):
        part = question_at(place.lesson, place.step)
        if part is None and place.step.kind == "end":
            continue
        ids = part.facts + part.disputed if part else place.lesson.cards[place.step.number].facts
        for page in range(len(fact_pages(PROMPTS, TEACHING.history, ids))):
            layout = sources_layout(PROMPTS, TEACHING.history, place.lesson, place.step.code, page)
            found += faults(layout)

    assert found == []


@pytest.mark.parametrize("free", [False, True], ids=["guided", "free"])
def test_the_map_can_be_sent_at_every_stage(free: bool) -> None:
    offers = [None, *(Offer(form, form is TEACHING.forms[1], 10) for form in TEACHING.forms)]
    for offer in offers:
        entries = map_entries(TEACHING.course, [], free_order=free)
        for onward in (None, *entries):
            shown = map_layout(PROMPTS, CourseMap(entries, onward, free, 12), offer)

            assert faults(shown) == []


def test_the_help_leads_on_where_the_learner_is() -> None:
    visits = [Visit("stakes", "c2", 0, NOW, None)]
    begun = map_entries(TEACHING.course, visits, free_order=False)
    fresh = map_entries(TEACHING.course, [], free_order=False)

    panels = [
        help_layout(PROMPTS, CourseMap(fresh, fresh[0], free_order=False, due=0)),
        help_layout(PROMPTS, CourseMap(begun, begun[0], free_order=False, due=12)),
    ]

    assert [faults(panel) for panel in panels] == [[], []]
    shown = [
        [item.item.label for item in panel.walk_children() if isinstance(item, HouseButton)]
        for panel in panels
    ]
    assert [each[:3] for each in shown] == [
        ["Learn", "Start a negotiation", "My past negotiations"],
        ["Continue", "Learn", "Review (12)"],
    ]


def test_a_locked_lesson_names_what_comes_first() -> None:
    titles = ", ".join(lesson.title for lesson in LESSONS)

    assert faults(locked_layout(PROMPTS, LessonLocked("closing", "stakes", titles))) == []
    assert faults(SCREENS.finished()) == []


def test_every_word_and_every_book_can_be_shown() -> None:
    terms = [term_layout(PROMPTS, TEACHING, term, 2) for term in TEACHING.glossary.values()]
    pages = [glossary_layout(PROMPTS, TEACHING.glossary, page) for page in range(9)]
    books = [books_layout(PROMPTS, TEACHING, page) for page in range(9)]

    assert [faults(each) for each in (*terms, *pages, *books) if faults(each)] == []


@pytest.mark.parametrize("lesson", EVERY_LESSON)
def test_everything_to_remember_can_be_asked_and_rated(lesson: str) -> None:
    taught = TEACHING.course.lesson(lesson)
    questions = {question.id: question for question in taught.checkpoint}
    memory = reviewed(Memory(NOW), "good", NOW)
    leech = Memory(NOW, 1.0, 5.0, NOW, 9, LEECH_LAPSES, is_leech=True)
    found: list[str] = []
    for learned in learned_in(taught, list(questions)):
        kept = Kept(str(learned.key), lesson, learned.concept, memory, memory)
        if learned.key.sort == "term":
            term = TEACHING.glossary[learned.key.id]
            found += faults(ROOM.review.card_layout(Card(kept, term), 99, NOW))
            found += faults(ROOM.review.revealed_layout(term, str(learned.key), 99))
            found += faults(ROOM.review.rated_layout(Rated(Card(kept, term), "again", leech, {})))
            continue
        question = questions[learned.key.id]
        card = Card(kept, question)
        found += faults(ROOM.review.card_layout(card, 99, NOW))
        others: dict[Grade, datetime] = {grade: NOW for grade in GRADES if grade != "good"}
        for given in some_answers(question):
            rated = Rated(card, "good", memory, others, MARKER.mark(question, given))
            found += faults(ROOM.review.rated_layout(rated))

    assert found == []


def test_the_end_of_a_review_can_be_shown_with_and_without_a_reminder() -> None:
    asking = Asking(None, 0, NOW + timedelta(days=3))

    shown = [ROOM.review.done_layout(asking, None), ROOM.review.done_layout(asking, NOW)]

    assert [faults(layout) for layout in shown] == [[], []]
    assert faults(reminder_layout(PROMPTS, 1)) == []


def test_every_item_of_the_test_and_every_result_can_be_shown() -> None:
    found: list[str] = []
    for form in TEACHING.forms:
        for left, item in enumerate(form.items, start=1):
            found += faults(ROOM.judgement.item_layout(Offer(form, False, left), item))
    concepts = tuple(item.concept or "" for item in TEACHING.forms[0].items)
    for before, after in ((4, None), (4, 8), (5, 5), (6, 2)):
        found += faults(ROOM.judgement.result_layout(Result(10, before, after, concepts)))

    assert found == []


@pytest.mark.parametrize("share", [0, 1], ids=["nothing yet", "everything"])
def test_progress_can_be_shown(share: int) -> None:
    ids = [lesson.id for lesson in LESSONS][: share * len(LESSONS)]
    concepts = [concept for lesson in LESSONS for concept in lesson.concepts]
    facts = Facts(ids, ids, dict.fromkeys(concepts, 0.95), dict.fromkeys(concepts, 3), 12, 3)
    lessons = standings(TEACHING.course, facts)
    suggestion = suggest(TEACHING.course, facts)
    content = progress_picture([Row("1. A lesson: of much", 3, 2, 1, 1, 0)], ("a", "b", "c", "d"))

    layout = ROOM.progress.progress_layout(
        Progress(lessons, 12, 3, Result(10, 4, 9, ()), suggestion), content
    )

    assert faults(layout) == []
    assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("count", [0, 1, 200])
def test_the_leaderboard_can_be_shown(count: int) -> None:
    ranks = [Rank(LARGEST - number, 99, 13, 120) for number in range(count)]

    assert faults(ROOM.progress.board_layout(ranks, LARGEST)) == []
