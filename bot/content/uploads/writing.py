"""Packs as files again, in each of the four formats."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli_w
import yaml

from bot.content.uploads.carrying import Carried, carried
from bot.content.uploads.cells import LETTERS, guarded, joined
from bot.content.uploads.csv_rows import COLUMNS, MOST_CHOICES
from bot.content.uploads.gift_writing import gift_block
from bot.content.uploads.trivia_list import DESCRIPTION
from bot.quiz.codec import dump_question
from bot.quiz.questions import (
    Estimate,
    Matching,
    MultipleChoice,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.content.uploads.carrying import Format
    from bot.quiz.packs import Pack
    from bot.quiz.questions import Question

ENDLESS = 10**6
"""No line of YAML is broken."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, named so that importing it is the next version of the pack; and what it lacks."""

    name: str
    content: bytes
    carried: Carried


def export(pack: Pack, form: Format) -> Exported | None:
    """The pack as a file of this format; None if the format can carry none of its questions."""
    kept = carried(pack, form)
    if not kept.pack.questions:
        return None
    return Exported(f"{pack.id}.{form}", _WRITERS[form](kept.pack).encode(), kept)


def _toml(pack: Pack) -> str:
    questions = [dump_question(question) for question in pack.questions]
    head = {"id": pack.id, "title": pack.title, "summary": pack.summary}
    return tomli_w.dumps({**head, "question": questions})


def _csv(pack: Pack) -> str:
    rows = [_row(question) for question in pack.questions]
    used = [column for column in COLUMNS if any(row.get(column) for row in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(used)
    writer.writerows([guarded(row.get(column, "")) for column in used] for row in rows)
    # Excel takes a file for UTF-8 only if it begins like this.
    return f"\ufeff{out.getvalue()}"


def _gift(pack: Pack) -> str:
    return "\n\n".join(gift_block(question) for question in pack.questions) + "\n"


def _yaml(pack: Pack) -> str:
    head = {DESCRIPTION: pack.summary} if pack.summary else {}
    asked = {
        question.ask: list(question.answers)
        for question in pack.questions
        if isinstance(question, ShortAnswer)
    }
    return yaml.safe_dump({**head, **asked}, allow_unicode=True, sort_keys=False, width=ENDLESS)


_WRITERS: Mapping[Format, Callable[[Pack], str]] = {
    "toml": _toml,
    "csv": _csv,
    "gift": _gift,
    "yaml": _yaml,
}


def _row(question: Question) -> dict[str, str]:
    row = {
        "id": question.id,
        "kind": question.kind,
        "level": str(question.level),
        "question": question.ask,
        "lesson": question.lesson or "",
        "concept": question.concept or "",
        "facts": " ".join(question.facts),
        "disputed": " ".join(question.disputed),
        "why": getattr(question, "why", ""),
    }
    match question:
        case SingleChoice() | MultipleChoice():
            right = [place for place, each in enumerate(question.choices) if each.right]
            row |= _listed([(each.text, each.why) for each in question.choices])
            row["right"] = _letters(right)
        case TrueFalse():
            row["right"] = "true" if question.answer else "false"
        case Estimate():
            row |= {"right": repr(question.answer), "tolerance": repr(question.tolerance)}
            row |= {"unit": question.unit}
            row |= {"too low": question.too_low, "too high": question.too_high}
        case Ordering():
            row |= _listed([(each.text, each.when) for each in question.items])
            places = sorted(range(len(question.items)), key=lambda n: question.items[n].place)
            row["right"] = _letters(places)
        case Matching():
            keys = list(question.answers)
            row |= _listed([(each.text, each.why) for each in question.items])
            row["labels"] = joined(question.answers.values())
            row["right"] = _letters([keys.index(each.answer) for each in question.items])
        case ShortAnswer():
            row["right"] = joined(question.answers)
        case _:
            raise TypeError(f"{question.kind} is no question of a pack that was brought")
    return row


def _listed(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    named = zip(range(1, MOST_CHOICES + 1), texts, strict=False)
    return {
        column: text
        for number, (choice, why) in named
        for column, text in ((f"choice {number}", choice), (f"why {number}", why))
    }


def _letters(places: Sequence[int]) -> str:
    return " ".join(LETTERS[place] for place in places)
