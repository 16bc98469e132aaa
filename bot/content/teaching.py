"""All that is taught: history, course, glossary, books, question bank and judgement test."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.content.card_checks import card_faults
from bot.content.files import shipped
from bot.content.glossary import read_books, read_glossary
from bot.content.history import read_history
from bot.content.lessons import order_mistakes, read_lesson
from bot.content.pictures import FILE, read_pictures
from bot.content.questions import Board, Known
from bot.content.quizzes import read_form, read_pack, repeated_questions
from bot.content.reading import ContentError, Source, read_file
from bot.lessons.course import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from bot.content.faults import Fault
    from bot.content.glossary import Book, Term
    from bot.content.history import History
    from bot.content.pictures import Illustration
    from bot.quiz.packs import Form, Pack

T = TypeVar("T")
FACTS = ("history.toml", "sources.toml")
LISTS = (*FACTS, "glossary.toml", "books.toml", FILE)
FOLDERS = ("lessons", "quizzes", "judgement")


@dataclass(frozen=True, slots=True)
class Teaching:
    """Everything that is taught, by id or in the order in which it is offered."""

    history: History
    course: Course
    glossary: Mapping[str, Term]
    books: tuple[Book, ...]
    packs: Mapping[str, Pack]
    forms: tuple[Form, ...]
    pictures: Mapping[str, Illustration]


def load_teaching(data: Path) -> Teaching:
    """What a folder of content teaches. Raises ContentError with every mistake in any file."""
    teaching, faults = read_teaching(data)
    if errors := [fault for fault in faults if fault.severity == "error"]:
        raise ContentError(errors)
    return teaching


def read_teaching(data: Path) -> tuple[Teaching, list[Fault]]:
    """What can be read of it, and every mistake in any file."""
    history, faults = read_history(data)
    lesson_files = sorted((data / "lessons").glob("*.md"))
    names = [path.stem.partition("-")[2] for path in lesson_files]
    known = Known(history, names, boards=_boards(data / "scenarios"))
    glossary, mistakes = read_glossary(data / "glossary.toml", known)
    books, more = read_books(data / "books.toml", known)
    pictures, wrong = read_pictures(data, history)
    faults += mistakes + more + wrong
    known = replace(known, concepts=tuple(glossary), pictures=tuple(pictures))
    lessons = _each(lesson_files, read_lesson, known, faults)
    packs = _each(sorted((data / "quizzes").glob("*.toml")), read_pack, known, faults)
    forms = _each(sorted((data / "judgement").glob("*.toml")), read_form, known, faults)
    faults += [fault for path, it in lessons.items() for fault in card_faults(path, it)]
    if len(lessons) == len(lesson_files):
        faults += order_mistakes(tuple(lessons.values()), tuple(lessons))
    faults += repeated_questions(
        [
            *((path, (it.try_it.question, *it.checkpoint)) for path, it in lessons.items()),
            *((path, pack.questions) for path, pack in packs.items()),
            *((path, form.items) for path, form in forms.items()),
        ]
    )
    course = Course(tuple(sorted(lessons.values(), key=lambda lesson: lesson.number)))
    by_id = {pack.id: pack for pack in packs.values()}
    return Teaching(
        history, course, glossary, books, by_id, tuple(forms.values()), pictures
    ), faults


def is_teaching(file: Path) -> bool:
    """Whether a file of content belongs to what is taught, rather than to what is played."""
    if file.suffix == ".j2":  # prompts have folders of the same names
        return False
    in_folder = file.resolve().parent.name in FOLDERS
    return in_folder or file.name in LISTS or file.suffix == ".md" or _is_pack(file)


def check_teaching(files: Sequence[Path]) -> list[Fault]:
    """Every mistake in these files, each seen together with the folder of content it lies in.

    A pack or a lesson that lies in none is held against the shipped content.
    """
    faults: list[Fault] = []
    for data in dict.fromkeys(_folder_of(file) for file in files):
        asked = {file.resolve(): file for file in files if _folder_of(file) == data}
        if data is None:
            faults += [fault for file in asked.values() for fault in _alone(file)]
            continue
        for fault in read_teaching(data)[1]:
            if fault.path.resolve() in asked:
                faults.append(replace(fault, path=asked[fault.path.resolve()]))
    return faults


def _folder_of(file: Path) -> Path | None:
    parents = file.resolve().parents
    return next((folder for folder in parents if (folder / "history.toml").is_file()), None)


def _alone(file: Path) -> list[Fault]:
    data = shipped("data")
    teaching = read_teaching(data)[0]
    known = Known(
        teaching.history,
        [lesson.id for lesson in teaching.course.lessons],
        tuple(teaching.glossary),
        _boards(data / "scenarios"),
    )
    found = read_lesson(file, known) if file.suffix == ".md" else read_pack(file, known)
    return found if isinstance(found, list) else []


def _is_pack(file: Path) -> bool:
    source = read_file(file) if file.suffix == ".toml" else None
    return isinstance(source, Source) and isinstance(source.tables.get("question"), list)


def _each(
    paths: Sequence[Path],
    read: Callable[[Path, Known], T | list[Fault]],
    known: Known,
    faults: list[Fault],
) -> dict[Path, T]:
    found: dict[Path, T] = {}
    for path in paths:
        result = read(path, known)
        if isinstance(result, list):
            faults += result
        else:
            found[path] = result
    return found


def _boards(folder: Path) -> dict[str, Board]:
    """What can be negotiated; a broken scenario file is the business of another check."""
    found: dict[str, Board] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            found[path.stem] = Board(
                tuple(side["id"] for side in tables["sides"]),
                {
                    issue["id"]: [option["id"] for option in issue["options"]]
                    for issue in tables["issues"]
                },
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found
