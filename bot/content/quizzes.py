"""The question bank, `data/quizzes/*.toml`, and the judgement test, `data/judgement/*.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from bot.content.faults import Fault
from bot.content.history import Id, Line
from bot.content.question_file import QuestionTable, SingleTable
from bot.content.questions import build
from bot.content.reading import FileTable, read_as
from bot.quiz.packs import Form, Pack
from bot.quiz.questions import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.content.questions import Known
    from bot.content.reading import Source
    from bot.quiz.questions import Question

ITEMS_OF_A_FORM = 10


class _PackFile(FileTable):
    id: Id
    title: Line
    summary: Line
    question: Annotated[list[QuestionTable], Field(min_length=1)]


class _FormFile(FileTable):
    id: Id
    title: Line
    question: Annotated[
        list[SingleTable], Field(min_length=ITEMS_OF_A_FORM, max_length=ITEMS_OF_A_FORM)
    ]


PACK: type[FileTable] = _PackFile
FORM: type[FileTable] = _FormFile


def read_pack(path: Path, known: Known) -> Pack | list[Fault]:
    """The pack in a file, or every mistake in it."""
    found = read_as(path, _PackFile)
    if isinstance(found, list):
        return found
    source, file = found
    questions, faults = _questions(file.question, source, known)
    faults += _wrong_name(file.id, path, source)
    return faults or Pack(file.id, file.title, file.summary, questions)


def read_form(path: Path, known: Known) -> Form | list[Fault]:
    """The form of the judgement test in a file, or every mistake in it."""
    found = read_as(path, _FormFile)
    if isinstance(found, list):
        return found
    source, file = found
    questions, faults = _questions(file.question, source, known)
    faults += _wrong_name(file.id, path, source)
    faults += [
        source.fault(("question", number), "measures no concept", "add a concept")
        for number, item in enumerate(file.question)
        if not item.concept
    ]
    items = tuple(item for item in questions if isinstance(item, SingleChoice))
    return faults or Form(file.id, file.title, items)


def repeated_questions(found: Iterable[tuple[Path, Sequence[Question]]]) -> Iterator[Fault]:
    """Questions whose id or wording another file has already used."""
    ids: dict[str, Path] = {}
    texts: dict[str, Path] = {}
    for path, questions in found:
        for question in questions:
            for what, value, seen in (("id", question.id, ids), ("text", question.ask, texts)):
                if value in seen:
                    problem = f"the {what} of {question.id} is also in {seen[value].name}"
                    yield Fault(path, None, question.id, problem, "change one of them")
                seen[value] = path


def _questions(
    tables: Sequence[QuestionTable], source: Source, known: Known
) -> tuple[tuple[Question, ...], list[Fault]]:
    questions: list[Question] = []
    faults: list[Fault] = []
    for number, table in enumerate(tables):
        built = build(table, ("question", number), source, known)
        if isinstance(built, list):
            faults += built
        else:
            questions.append(built)
    return tuple(questions), faults


def _wrong_name(file_id: str, path: Path, source: Source) -> list[Fault]:
    if file_id == path.stem:
        return []
    problem = f"the id {file_id!r} is not the file's name"
    return [source.fault(("id",), problem, f"write id = {path.stem!r} or rename the file")]
