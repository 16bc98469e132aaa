"""Questions in GIFT, as Moodle imports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.uploads.gift_text import written
from bot.quiz.questions import (
    Estimate,
    Matching,
    MultipleChoice,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

if TYPE_CHECKING:
    from bot.quiz.questions import Question

PLAIN = "[plain]"
"""So that Moodle takes no sign of the text for HTML."""


def gift_block(question: Question) -> str:
    """The question with its answers in braces; its id is its title."""
    return f"::{question.id}::{PLAIN}{written(question.ask)} {{{_answers(question)}}}"


def _answers(question: Question) -> str:
    match question:
        case SingleChoice():
            lines = [
                _line("=" if each.right else "~", each.text, each.why, "100" if each.right else "0")
                for each in question.choices
            ]
        case MultipleChoice():
            share = f"{100 / max(1, sum(each.right for each in question.choices)):.5f}"
            lines = [
                f"~%{share if each.right else -100}%{_text(each.text)}{_remark(each.why)}"
                for each in question.choices
            ]
        case TrueFalse():
            return f"{'TRUE' if question.answer else 'FALSE'}{_general(question.why)}"
        case Estimate():
            return f"#{question.answer!r}:{question.tolerance!r}{_general(question.why)}"
        case ShortAnswer():
            lines = [_line("=", each, "", "100") for each in question.answers]
            return "".join(f"\n\t{line}" for line in lines) + f"\n{_general(question.why)}"
        case Matching():
            used = {item.answer for item in question.items}
            spare = [label for key, label in question.answers.items() if key not in used]
            pairs = [(_text(each.text), question.answers[each.answer]) for each in question.items]
            pairs += [("", label) for label in spare]
            lines = [f"={_weighed(text, '100')} -> {written(label)}" for text, label in pairs]
        case _:
            raise TypeError(f"GIFT has no question such as {question.kind}")
    return "".join(f"\n\t{line}" for line in lines) + "\n"


def _line(sign: str, text: str, why: str, weight: str) -> str:
    return f"{sign}{_weighed(_text(text), weight)}{_remark(why)}"


def _weighed(text: str, weight: str) -> str:
    """A text that begins like a percentage needs a real one before it."""
    return f"%{weight}%{text}" if text.startswith("%") else text


def _text(text: str) -> str:
    """A text that begins like the name of a format needs a real one before it."""
    return f"{PLAIN}{written(text)}" if text.startswith("[") else written(text)


def _remark(why: str) -> str:
    return f"#{_text(why)}" if why else ""


def _general(why: str) -> str:
    return f"####{_text(why)}" if why else ""
