"""The class of a server as tables: its members, its ideas, its hardest questions, and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.lessons.deeds import DEEDS
from bot.quiz.inert import as_label
from bot.spreadsheets import csv_file
from bot.ui.host.quiz_sheets import headings, member_cell
from bot.ui.pictures import Picture
from bot.ui.quiz.distribution import distribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.content.glossary import Term
    from bot.content.prompts import Prompts
    from bot.lessons.class_view import Known
    from bot.services.classes import SchoolClass
    from bot.spreadsheets import Cell

DONE = ("lessons", "quizzes", "solo", "negotiations", "reviews")
WHO = ("name", "member")
MEMBERS = (*WHO, *DONE, "taught", "remembered", "used")
IDEAS = ("idea", "taught", "remembered", "used", "counted")
QUESTIONS = ("question", "answers", "right", "answer", "is_it_right", "count", "percent")
SUMS = ("what", "value")


def class_sheets(
    prompts: Prompts, glossary: Mapping[str, Term], found: SchoolClass
) -> tuple[Picture, ...]:
    """Everything that may be seen of a class, as files."""
    return (
        _sheet(prompts, "members", MEMBERS, _members(found)),
        _by_idea(prompts, glossary, found),
        _sheet(prompts, "ideas", IDEAS, _ideas(glossary, found)),
        _sheet(prompts, "questions", QUESTIONS, _questions(prompts, found)),
        _sheet(prompts, "sums", SUMS, _sums(prompts, found)),
    )


def _sheet(
    prompts: Prompts, name: str, header: tuple[str, ...], rows: Iterable[list[Cell]]
) -> Picture:
    content = csv_file(headings(prompts, header), rows)
    return Picture(f"class-{name}.csv", content, prompts.say(f"sheet.class_{name}"))


def _members(found: SchoolClass) -> Iterable[list[Cell]]:
    for line in found.view.lines:
        done = [getattr(line.deeds, name) for name in DONE]
        known = (len(line.known.taught), len(line.known.remembered), len(line.known.used))
        yield [line.name, member_cell(line.user_id), *done, *known]


def _by_idea(prompts: Prompts, glossary: Mapping[str, Term], found: SchoolClass) -> Picture:
    """A line for each member and a column for each idea, with what they have of it."""
    concepts = [each.concept for each in found.view.ideas]
    header = headings(prompts, WHO) + [name_of(glossary, each) for each in concepts]
    rows: list[list[Cell]] = [
        [
            line.name,
            member_cell(line.user_id),
            *(_standing(prompts, line.known, each) for each in concepts),
        ]
        for line in found.view.lines
    ]
    text = prompts.say("sheet.class_members_by_idea")
    return Picture("class-members-by-idea.csv", csv_file(header, rows), text)


def _standing(prompts: Prompts, known: Known, concept: str) -> str:
    ways = {"taught": known.taught, "remembered": known.remembered, "used": known.used}
    return ", ".join(prompts.say(f"sheet.{way}") for way, has in ways.items() if concept in has)


def _ideas(glossary: Mapping[str, Term], found: SchoolClass) -> Iterable[list[Cell]]:
    for idea in found.view.ideas:
        used = idea.used if idea.concept in DEEDS else None
        name = name_of(glossary, idea.concept)
        yield [name, idea.taught, idea.remembered, used, found.view.counted]


def _questions(prompts: Prompts, found: SchoolClass) -> Iterable[list[Cell]]:
    for each in found.questions:
        for line in distribution(prompts, each.question, each.answers, names=False):
            verdict = prompts.say("sheet.is_right" if line["right"] else "sheet.is_wrong")
            share = (line["count"], line["percent"])
            ask, text = as_label(each.question.ask), as_label(line["text"])
            yield [ask, len(each.answers), each.right, text, verdict, *share]


def _sums(prompts: Prompts, found: SchoolClass) -> Iterable[list[Cell]]:
    view, gain = found.view, found.view.gain
    values: dict[str, Cell] = {
        "counted": view.counted,
        "absent": view.absent,
        **{name: getattr(view.total, name) for name in DONE},
        "tested": gain.people if gain else None,
        "before": gain.before if gain else None,
        "after": gain.after if gain else None,
    }
    for name, value in values.items():
        yield [prompts.say(f"sheet.{name}"), value]


def name_of(glossary: Mapping[str, Term], concept: str) -> str:
    """What an idea is called."""
    term = glossary.get(concept)
    return term.name if term else concept
