"""Texts that moderators bring, made harmless: shown as they were written, never as markup.

Whoever shows a question of a server's own pack shows it through here; labels of buttons and
menus, where markup means nothing, take the backslashes off again with `as_label`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

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
    from bot.quiz.questions import Choice, Pair, Question, Step

_LINK = re.compile(r"(https?://[^\s<>]+)")
_ACTS = re.compile(r"[\\*_~`|<>\[\]#]")
_LIST = re.compile(r"^(\s*)([-+]|\d+(?=\.))", re.MULTILINE)
_CALLS = re.compile(r"@(everyone|here)\b")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
NO_SPACE = "\u200b"
"""Stands between an @ and a name that would call everybody."""


def inert(text: str) -> str:
    """The text so that Discord shows it as it stands: no markup, no mention, no time stamp."""
    parts = _LINK.split(text)
    return "".join(
        _ACTS.sub(lambda each: f"%{ord(each[0]):02X}" if each[0] != "#" else "#", part)
        if number % 2
        else _without_effect(part)
        for number, part in enumerate(parts)
    )


def as_label(text: str) -> str:
    """An inert text where Discord shows plain text anyway."""
    return _ESCAPED.sub(r"\1", text)


def inert_question(question: Question) -> Question:
    """The question with all its texts made inert; such as can be asked live."""
    asked = replace(question, ask=inert(question.ask))
    match asked:
        case SingleChoice() | MultipleChoice():
            return replace(asked, choices=tuple(_choice(each) for each in asked.choices))
        case TrueFalse():
            return replace(asked, why=inert(asked.why))
        case Estimate():
            return replace(
                asked,
                unit=inert(asked.unit),
                why=inert(asked.why),
                too_low=inert(asked.too_low),
                too_high=inert(asked.too_high),
            )
        case Ordering():
            items = tuple(_step(each) for each in asked.items)
            return replace(asked, items=items, why=inert(asked.why))
        case Matching():
            answers = {key: inert(label) for key, label in asked.answers.items()}
            return replace(asked, answers=answers, items=tuple(_pair(each) for each in asked.items))
        case ShortAnswer():
            answers = tuple(inert(each) for each in asked.answers)
            return replace(asked, answers=answers, why=inert(asked.why))
        case _:
            return asked


def _without_effect(text: str) -> str:
    escaped = _ACTS.sub(r"\\\g<0>", text)
    listed = _LIST.sub(lambda found: found[1] + _list_sign(found[2]), escaped)
    return _CALLS.sub(rf"@{NO_SPACE}\1", listed)


def _list_sign(sign: str) -> str:
    """A dash, or a number before a dot, that opens a line without opening a list."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _choice(choice: Choice) -> Choice:
    return replace(choice, text=inert(choice.text), why=inert(choice.why))


def _step(step: Step) -> Step:
    return replace(step, text=inert(step.text), when=inert(step.when))


def _pair(pair: Pair) -> Pair:
    return replace(pair, text=inert(pair.text), why=inert(pair.why))
