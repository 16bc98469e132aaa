"""The glossary and the reading list, shipped and broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.glossary import Book, Term, read_books, read_glossary
from bot.content.history import load_history
from bot.content.questions import Known
from bot.content.teaching import load_teaching

if TYPE_CHECKING:
    from pathlib import Path

DATA = shipped("data")
TEACHING = load_teaching(DATA)
TERMS = [pytest.param(term, id=term.id) for term in TEACHING.glossary.values()]
BOOKS = [pytest.param(book, id=book.id) for book in TEACHING.books]
KNOWN = Known(load_history(DATA), lessons=["letters"])
TERM = """
[[term]]
id = "{id}"
name = "{id}"
definition = "What the word means, in a sentence."
origin = "Somebody coined it in some year."
moment = "A moment of 1962 that shows it."
lesson = "{lesson}"
{facts}
"""


def term(id_: str = "tone", lesson: str = "letters", facts: str = 'facts = ["H096"]') -> str:
    return TERM.format(id=id_, lesson=lesson, facts=facts)


def test_there_are_at_least_sixty_terms() -> None:
    assert len(TERMS) >= 60


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_its_moment_of_1962_and_a_lesson(term: Term) -> None:
    assert term.facts or term.disputed
    assert {term.lesson} <= COURSE_IDS


@pytest.mark.parametrize("term", TERMS)
def test_a_term_fits_on_one_screen(term: Term) -> None:
    assert len(term.name + term.definition + term.origin + term.moment) <= 2000


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_says_what_it_teaches(book: Book) -> None:
    assert book.teaches
    assert set(book.lessons) <= COURSE_IDS


COURSE_IDS = {lesson.id for lesson in TEACHING.course.lessons}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(term(lesson="nowhere"), "no lesson 'nowhere'", id="an unknown lesson"),
        pytest.param(term(facts='facts = ["H999"]'), "no fact H999", id="an unknown fact"),
        pytest.param(term(facts='facts = ["H015"]'), "is disputed", id="a dispute as settled"),
        pytest.param(term(facts=""), "no moment of 1962", id="no moment"),
        pytest.param(term() + term(), "is there twice", id="a term twice"),
        pytest.param(
            term(facts='facts = ["H096"]\nsources = ["nobody"]'), "no source", id="no such source"
        ),
    ],
)
def test_a_mistake_in_the_glossary_is_told(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")

    _, faults = read_glossary(path, KNOWN)

    assert problem in " ".join(map(str, faults))


def test_mistakes_in_the_reading_list_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "books.toml"
    book = (
        '[[book]]\nid = "b"\ntitle = "B"\nauthors = "A"\nyear = 1980\n'
        'teaches = "It teaches a great deal."\nlessons = ["nowhere"]\nfacts = ["H999"]\n'
    )
    path.write_text(book + book, encoding="utf-8")

    _, faults = read_books(path, KNOWN)

    assert [fault.line for fault in faults] == [8, 7, 10, 16, 15]
