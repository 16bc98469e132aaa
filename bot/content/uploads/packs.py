"""Packs that moderators bring, in any of four formats: read, and checked as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from pydantic import ValidationError

from bot.content.faults import Fault
from bot.content.questions import build
from bot.content.reading import fit, misfits
from bot.content.uploads.csv_pack import read_csv
from bot.content.uploads.drafts import MOST_QUESTIONS, QUESTION
from bot.content.uploads.gift_pack import read_gift
from bot.content.uploads.tables import OWN_QUESTION, OwnHead
from bot.content.uploads.trivia_list import read_trivia_list
from bot.quiz.inert import inert, inert_question
from bot.quiz.packs import Pack
from bot.quiz.questions import Matching, MultipleChoice, Ordering, SingleChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.content.questions import Known
    from bot.content.reading import Place, Source
    from bot.content.uploads.drafts import Draft
    from bot.quiz.questions import Question

    Reader: TypeAlias = Callable[[Path, str], Draft]

LONGEST_QUESTION = 2_200
"""Of characters that a message shows of a question, with what makes its signs harmless."""

READERS: Mapping[str, Reader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".gift": read_gift,
    ".yaml": read_trivia_list,
    ".yml": read_trivia_list,
}


def read_draft(draft: Draft, known: Known) -> Pack | list[Fault]:
    """The pack a reader has made out, or every mistake in it."""
    if not draft.questions:
        nothing = Fault(draft.path, None, "", "holds no question", "see docs/content.md")
        return draft.faults or [nothing]
    found = check_tables(draft.source, known)
    if isinstance(found, list):
        return _by_line([*draft.faults, *found])
    return _by_line(draft.faults) or found


def check_tables(source: Source, known: Known) -> Pack | list[Fault]:
    """The pack in these tables, or every mistake in it, question by question."""
    head = fit(OwnHead, source)
    faults = list(head) if isinstance(head, list) else []
    questions: list[Question] = []
    places: list[Place] = []
    for number, table in enumerate(_tables(source)):
        place: Place = (QUESTION, number)
        found = _question(table, place, source, known)
        if isinstance(found, list):
            faults += found
        else:
            questions.append(found)
            places.append(place)
    if isinstance(head, OwnHead):
        faults += _acting(head, source)
    faults += _repeated(questions, places, source)
    if faults or isinstance(head, list):
        return _by_line(faults)
    return Pack(head.id, head.title, head.summary, tuple(questions))


def _acting(head: OwnHead, source: Source) -> Iterator[Fault]:
    """Title and summary stand among our own words, where nothing may act."""
    for key in ("title", "summary"):
        if inert(getattr(head, key)) != getattr(head, key):
            problem = "holds signs that Discord takes for markup or a mention"
            yield source.fault((key,), problem, "write it in plain words")


def _tables(source: Source) -> Sequence[object]:
    tables = source.tables.get(QUESTION)
    return cast("list[object]", tables)[:MOST_QUESTIONS] if isinstance(tables, list) else ()


def _question(table: object, place: Place, source: Source, known: Known) -> Question | list[Fault]:
    try:
        model = OWN_QUESTION.validate_python(table)
    except ValidationError as error:
        return misfits(error, source, place)
    question = build(model, place, source, known)
    if isinstance(question, list):
        return question
    if (length := _shown_length(question)) > LONGEST_QUESTION:
        problem = f"takes {length:,} characters, more than the {LONGEST_QUESTION:,} of one message"
        return [source.fault(place, problem, "shorten the question or its answers")]
    return question


def _shown_length(question: Question) -> int:
    shown = inert_question(question)
    texts = [shown.ask]
    match shown:
        case SingleChoice() | MultipleChoice():
            texts += [choice.text for choice in shown.choices]
        case Ordering():
            texts += [item.text for item in shown.items]
        case Matching():
            texts += [*(item.text for item in shown.items), *shown.answers.values()]
        case _:
            pass
    return sum(map(len, texts))


def _repeated(
    questions: Sequence[Question], places: Sequence[Place], source: Source
) -> Iterator[Fault]:
    for what in ("id", "ask"):
        seen: set[str] = set()
        for question, place in zip(questions, places, strict=True):
            value = getattr(question, what)
            if value in seen:
                name = f"the id {value!r}" if what == "id" else "the question"
                problem, remedy = f"{name} is there twice", "change one of them, or leave it out"
                yield source.fault((*place, what), problem, remedy)
            seen.add(value)


def _by_line(faults: Sequence[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.line or 0)
