"""Lessons: Markdown cards below TOML front matter, `data/lessons/NN-id.md`.

A card begins with `## Title`. The lines right below may say `facts: H001, H002` (settled),
`disputed: H015` (told as disputed) and `picture: zopa` (shown below the text); then an empty line,
then the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from bot.content.bridges import BridgeTable, bridge_mistakes
from bot.content.faults import Fault
from bot.content.history import Id, Line
from bot.content.question_file import QuestionTable
from bot.content.questions import build
from bot.content.reading import FileTable, fit, read_tables, read_text
from bot.lessons.course import Card, Lesson, TryIt
from bot.lessons.prerequisites import circle, loose_lessons, taught_too_early, unknown_prerequisites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.content.questions import Known
    from bot.content.reading import Source
    from bot.quiz.questions import Question

FENCE = "+++"
LONGEST_CARD = 900
LONGEST_TITLE = 60
CHECKPOINT = 5
_FILE_NAME = re.compile(r"(\d\d)-([a-z0-9-]+)")
_CITING = re.compile(r"(facts|disputed): (H\d{3}(?:, H\d{3})*)")
_SHOWING = re.compile(r"picture: ([a-z0-9-]+)")

Text = Annotated[str, StringConstraints(min_length=10, max_length=600)]


class _TryItTable(FileTable):
    title: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE)]
    hints: Annotated[list[Text], Field(min_length=2, max_length=3)]
    question: QuestionTable


class _LessonFile(FileTable):
    id: Id
    title: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE)]
    minutes: Annotated[int, Field(ge=1, le=3)]
    prerequisites: list[Id]
    concepts: Annotated[list[Id], Field(min_length=1)]
    summary: Line
    bridge: BridgeTable
    try_it: _TryItTable
    checkpoint: Annotated[list[QuestionTable], Field(min_length=CHECKPOINT, max_length=CHECKPOINT)]


FRONT_MATTER: type[FileTable] = _LessonFile


def read_lesson(path: Path, known: Known) -> Lesson | list[Fault]:
    """The lesson in a file, or every mistake in it."""
    text = read_text(path)
    if isinstance(text, Fault):
        return [text]
    named = _FILE_NAME.fullmatch(path.stem)
    front, closing, body = text.removeprefix(f"{FENCE}\n").partition(f"\n{FENCE}\n")
    if named is None or not text.startswith(f"{FENCE}\n") or not closing:
        problem = f"is not a lesson NN-id.md with front matter between two lines of {FENCE}"
        return [Fault(path, None, "", problem, "see the other lessons")]
    source = read_tables(path, front, lines_before=1)
    if isinstance(source, Fault):
        return [source]
    cards, faults = _read_cards(path, body, front.count("\n") + 4, known)
    file = fit(_LessonFile, source)
    if isinstance(file, list):
        return file + faults
    questions = _build_all(file, source, known, faults)
    faults += _mistakes(file, named[2], source, known)
    if faults:
        return faults
    return Lesson(
        file.id,
        int(named[1]),
        file.title,
        file.minutes,
        file.summary,
        tuple(file.prerequisites),
        tuple(file.concepts),
        tuple(cards),
        TryIt(file.try_it.title, questions[0], tuple(file.try_it.hints)),
        tuple(questions[1:]),
        file.bridge.build(),
    )


def order_mistakes(lessons: Sequence[Lesson], paths: Sequence[Path]) -> Iterator[Fault]:
    """Circles, loose ends, unknown and late prerequisites among the lessons of these files."""
    needs = {lesson.id: lesson.prerequisites for lesson in lessons}
    files = {lesson.id: path for lesson, path in zip(lessons, paths, strict=True)}

    def fault(lesson: str, problem: str, remedy: str) -> Fault:
        return Fault(files[lesson], None, "prerequisites", problem, remedy)

    for lesson, names in unknown_prerequisites(needs).items():
        yield fault(lesson, f"there is no lesson {', '.join(names)}", "correct the id")
    if ring := circle(needs):
        yield fault(ring[0], f"lessons need each other: {' → '.join(ring)}", "open the circle")
    for lesson in loose_lessons(needs):
        yield fault(lesson, "needs nothing and nothing needs it", "join it to the course")
    for lesson, needed in taught_too_early(needs):
        yield fault(lesson, f"comes before {needed}, which it needs", "renumber the files")


def _build_all(
    file: _LessonFile, source: Source, known: Known, faults: list[Fault]
) -> list[Question]:
    tables = [(("try_it", "question"), file.try_it.question)]
    questions: list[Question] = []
    for place, table in (
        *tables,
        *((("checkpoint", number), table) for number, table in enumerate(file.checkpoint)),
    ):
        built = build(table, place, source, known, file.id)
        if isinstance(built, list):
            faults += built
        else:
            questions.append(built)
    return questions


def _mistakes(file: _LessonFile, name: str, source: Source, known: Known) -> Iterator[Fault]:
    if file.id != name:
        yield source.fault(("id",), f"the id {file.id!r} is not the file's name", "rename one")
    for concept in file.concepts:
        if known.concepts and concept not in known.concepts:
            problem = f"there is no term {concept!r}"
            yield source.fault(("concepts",), problem, "see data/glossary.toml")
    yield from bridge_mistakes(file.bridge, source, known)


def _read_cards(
    path: Path, body: str, first_line: int, known: Known
) -> tuple[list[Card], list[Fault]]:
    cards: list[Card] = []
    faults: list[Fault] = []
    before, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
    if before.strip() or not parts:
        faults.append(Fault(path, first_line, "", "text before the first card", "write ## Title"))
    line = first_line + before.count("\n")
    for part in parts:
        card, problems = _read_card(part, known)
        cards.append(card)
        faults += [Fault(path, line, card.title, *problem) for problem in problems]
        line += part.count("\n")
    titles = [card.title for card in cards]
    if len(set(titles)) < len(titles):
        faults.append(Fault(path, first_line, "", "two cards have the same title", "rename one"))
    return cards, faults


def _read_card(part: str, known: Known) -> tuple[Card, list[tuple[str, str]]]:
    head, _, text = part.partition("\n\n")
    title, *keys = head.splitlines()
    cited: dict[str, tuple[str, ...]] = {}
    picture: str | None = None
    problems: list[tuple[str, str]] = []
    for key in keys:
        if citing := _CITING.fullmatch(key.strip()):
            cited[citing[1]] = tuple(citing[2].split(", "))
        elif showing := _SHOWING.fullmatch(key.strip()):
            picture = showing[1]
        else:
            problems.append((f"cannot read {key!r}", "write facts: H001, H002 or disputed: H015"))
    card = Card(
        title.strip(),
        text.strip(),
        cited.get("facts", ()),
        cited.get("disputed", ()),
        picture,
    )
    if picture and known.pictures is not None and picture not in known.pictures:
        problems.append((f"there is no picture {picture!r}", "see data/pictures.toml"))
    if not card.text:
        problems.append(("has no text", "write it below an empty line"))
    if len(card.text) > LONGEST_CARD or len(card.title) > LONGEST_TITLE:
        longest = f"{len(card.text)} characters, the limit is {LONGEST_CARD}"
        problems.append((f"is too long: {longest}", "split it into two cards"))
    for _, problem, remedy in known.history.mistakes_in_citing(card.facts, card.disputed):
        problems.append((problem, remedy))
    return card, problems
