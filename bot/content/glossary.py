"""The glossary and the reading list: `data/glossary.toml`, `data/books.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from bot.content.history import FactId, Id, Line
from bot.content.reading import FileTable, read_as

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.content.faults import Fault
    from bot.content.history import Work
    from bot.content.questions import Known
    from bot.content.reading import Source

Text = Annotated[str, StringConstraints(min_length=20, max_length=700)]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: what it means, who coined it, and the moment of 1962 that shows it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    definition: str
    origin: str
    moment: str
    lesson: str
    facts: tuple[str, ...]
    disputed: tuple[str, ...]
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A book to read on, with what it teaches and the lessons it goes with."""

    id: str
    title: str
    authors: str
    year: int
    teaches: str
    lessons: tuple[str, ...]
    facts: tuple[str, ...]


class _TermTable(FileTable):
    id: Id
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    aliases: list[Annotated[str, StringConstraints(min_length=2, max_length=60)]] = Field(
        default_factory=list
    )
    definition: Text
    origin: Text
    moment: Text
    lesson: Id
    facts: list[FactId] = Field(default_factory=list)
    disputed: list[FactId] = Field(default_factory=list)
    sources: list[Id] = Field(default_factory=list)


class _GlossaryFile(FileTable):
    term: Annotated[list[_TermTable], Field(min_length=1)]


class _BookTable(FileTable):
    id: Id
    title: Line
    authors: Line
    year: Annotated[int, Field(ge=1900, le=2100)]
    teaches: Text
    lessons: Annotated[list[Id], Field(min_length=1)]
    facts: Annotated[list[FactId], Field(min_length=1)]


class _BooksFile(FileTable):
    book: Annotated[list[_BookTable], Field(min_length=1)]


GLOSSARY: type[FileTable] = _GlossaryFile
BOOKS: type[FileTable] = _BooksFile


def read_glossary(path: Path, known: Known) -> tuple[dict[str, Term], list[Fault]]:
    """The terms by id, and every mistake in the file."""
    found = read_as(path, _GlossaryFile)
    if isinstance(found, list):
        return {}, found
    source, file = found
    works = known.history.works
    terms = {
        table.id: Term(
            table.id,
            table.name,
            tuple(table.aliases),
            table.definition,
            table.origin,
            table.moment,
            table.lesson,
            tuple(table.facts),
            tuple(table.disputed),
            tuple(works[name] for name in table.sources if name in works),
        )
        for table in file.term
    }
    return terms, [*_term_mistakes(file, source, known), *_names_twice(file, source)]


def read_books(path: Path, known: Known) -> tuple[tuple[Book, ...], list[Fault]]:
    """The reading list in the order of the file, and every mistake in it."""
    found = read_as(path, _BooksFile)
    if isinstance(found, list):
        return (), found
    source, file = found
    books = tuple(
        Book(
            table.id,
            table.title,
            table.authors,
            table.year,
            table.teaches,
            tuple(table.lessons),
            tuple(table.facts),
        )
        for table in file.book
    )
    return books, list(_book_mistakes(file, source, known))


def _term_mistakes(file: _GlossaryFile, source: Source, known: Known) -> Iterator[Fault]:
    for number, table in enumerate(file.term):
        place = ("term", number)
        for key, problem, remedy in known.history.mistakes_in_citing(table.facts, table.disputed):
            yield source.fault((*place, key), problem, remedy)
        if not table.facts and not table.disputed:
            yield source.fault(place, "shows no moment of 1962", "cite at least one fact")
        for name in table.sources:
            if name not in known.history.works:
                problem = f"there is no source {name!r}"
                yield source.fault((*place, "sources"), problem, "add it to sources.toml")
        if known.lessons and table.lesson not in known.lessons:
            problem = f"there is no lesson {table.lesson!r}"
            yield source.fault((*place, "lesson"), problem, "see data/lessons")


def _names_twice(file: _GlossaryFile, source: Source) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, table in enumerate(file.term):
        for name in {table.id, table.name.casefold(), *map(str.casefold, table.aliases)}:
            if name in seen:
                yield source.fault(("term", number), f"{name!r} is there twice", "keep one")
        seen |= {table.id, table.name.casefold(), *map(str.casefold, table.aliases)}


def _book_mistakes(file: _BooksFile, source: Source, known: Known) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, table in enumerate(file.book):
        place = ("book", number)
        if table.id in seen:
            yield source.fault((*place, "id"), f"{table.id!r} is there twice", "rename one")
        seen.add(table.id)
        for key, problem, remedy in known.history.mistakes_in_citing(table.facts, ()):
            yield source.fault((*place, key), problem, remedy)
        for lesson in table.lessons:
            if known.lessons and lesson not in known.lessons:
                problem = f"there is no lesson {lesson!r}"
                yield source.fault((*place, "lessons"), problem, "see data/lessons")
