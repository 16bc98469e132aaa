"""Questions out of files: built, and checked against history and the other content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.questions import ImpossibleQuestion, Improvement, OwnWords

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.content.faults import Fault
    from bot.content.history import History
    from bot.content.question_file import QuestionTable
    from bot.content.reading import Place, Source
    from bot.content.uploads.tables import OwnQuestion
    from bot.quiz.questions import Question


@dataclass(frozen=True, slots=True)
class Board:
    """The names a scenario offers to questions: its sides, and the options of each issue."""

    sides: tuple[str, ...]
    options: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What content may refer to; an empty collection of names allows any."""

    history: History
    lessons: Collection[str] = ()
    concepts: Collection[str] = ()
    boards: Mapping[str, Board] | None = None
    """What can be negotiated in each scenario, by its id; None while that is not known."""
    pictures: Collection[str] | None = None
    """The ids of pictures; None while they are not known."""


def build(
    table: QuestionTable | OwnQuestion,
    place: Place,
    source: Source,
    known: Known,
    lesson: str | None = None,
) -> Question | list[Fault]:
    """The question of this table, or every mistake in it."""
    try:
        question = table.build(lesson)
    except ImpossibleQuestion as error:
        return [
            source.fault(place, reason, "correct the question") for reason in error.reasons
        ] + list(_citing(table.facts, table.disputed, place, source, known))
    faults = list(_mistakes(question, place, source, known))
    return faults or question


def _mistakes(question: Question, place: Place, source: Source, known: Known) -> Iterator[Fault]:
    yield from _citing(question.facts, question.disputed, place, source, known)
    if question.lesson and known.lessons and question.lesson not in known.lessons:
        problem = f"there is no lesson {question.lesson!r}"
        yield source.fault((*place, "lesson"), problem, "see data/lessons")
    if question.concept and known.concepts and question.concept not in known.concepts:
        problem = f"there is no term {question.concept!r}"
        yield source.fault((*place, "concept"), problem, "see data/glossary.toml")
    match question:
        case OwnWords(scenario=scenario, speaker=side):
            yield from seat_mistakes(scenario, side, place, source, known)
            wanted = [_as_sets(question.standing), *(want.proposes for want in question.wants)]
        case Improvement(scenario=scenario, side=side):
            yield from seat_mistakes(scenario, side, place, source, known)
            wanted = [_as_sets(question.start), _as_sets(question.model)]
        case _:
            return
    board = (known.boards or {}).get(scenario)
    if board is not None:
        for named in wanted:
            yield from unknown_options(named, board, place, source)


def seat_mistakes(
    scenario: str, side: str, place: Place, source: Source, known: Known
) -> Iterator[Fault]:
    """A scenario that there is not, or a side that it has not."""
    if known.boards is None:
        return
    if scenario not in known.boards:
        problem = f"there is no scenario {scenario!r}"
        yield source.fault((*place, "scenario"), problem, "see data/scenarios")
    elif side not in known.boards[scenario].sides:
        problem = f"the scenario {scenario} has no side {side!r}"
        yield source.fault(place, problem, f"one of: {', '.join(known.boards[scenario].sides)}")


def _as_sets(package: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {issue: frozenset({option}) for issue, option in package.items()}


def unknown_options(
    named: Mapping[str, frozenset[str]], board: Board, place: Place, source: Source
) -> Iterator[Fault]:
    """Options that a scenario has not."""
    for issue, options in named.items():
        for option in sorted(options - set(board.options.get(issue, ()))):
            problem = f"the scenario has no {issue} = {option}"
            yield source.fault(place, problem, "see its file in data/scenarios")


def _citing(
    facts: Collection[str],
    disputed: Collection[str],
    place: Place,
    source: Source,
    known: Known,
) -> Iterator[Fault]:
    cited = known.history.mistakes_in_citing(tuple(facts), tuple(disputed))
    for key, problem, remedy in cited:
        yield source.fault((*place, key), problem, remedy)
