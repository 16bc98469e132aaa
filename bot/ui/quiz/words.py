"""Questions and answers in words, the same in every message of a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.utils import escape_markdown

from bot.quiz.answers import Chosen, Estimated, Matched, Ordered, Said, Typed
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
    from collections.abc import Iterable

    from bot.content.prompts import Prompts
    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question

LONGEST_TYPED = 60
BAR_LENGTH = 10


def letter(position: int) -> str:
    """A for the first choice, B for the second."""
    return chr(ord("A") + position)


def number_in_words(value: float) -> str:
    """A number as people write it: 2,400 or 3.5."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def bar(share: float) -> str:
    """Ten blocks for a share from 0 to 1."""
    filled = min(BAR_LENGTH, max(0, round(share * BAR_LENGTH)))
    return "▰" * filled + "▱" * (BAR_LENGTH - filled)


def answer_in_words(prompts: Prompts, question: Question, answer: Answer) -> str:
    """An answer in one line, such as "**B** Cuba"."""
    match question, answer:
        case (SingleChoice() | MultipleChoice(), Chosen(positions)):
            taken = (f"**{letter(each)}** {question.choices[each].text}" for each in positions)
            return ", ".join(sorted(taken))
        case TrueFalse(), Said(value):
            return f"**{prompts.say('quiz_button.yes' if value else 'quiz_button.no')}**"
        case Estimate(), Estimated(value):
            return f"**{number_in_words(value)}** {question.unit}".strip()
        case Ordering(), Ordered(positions):
            return "**" + " ".join(letter(each) for each in positions) + "**"
        case Matching(), Matched(labels):
            return ", ".join(
                f"**{letter(number)}** {question.answers[label]}"
                for number, label in enumerate(labels)
            )
        case ShortAnswer(), Typed(text):
            return f"**{escape_markdown(text[:LONGEST_TYPED])}**"
        case _:
            return ""


def right_answer(prompts: Prompts, question: Question) -> str:
    """The right answer in one line."""
    match question:
        case SingleChoice() | MultipleChoice():
            right = frozenset(n for n, choice in enumerate(question.choices) if choice.right)
            return answer_in_words(prompts, question, Chosen(right))
        case TrueFalse():
            return answer_in_words(prompts, question, Said(question.answer))
        case Estimate():
            exact = answer_in_words(prompts, question, Estimated(question.answer))
            return (
                f"{exact} (± {number_in_words(question.tolerance)})"
                if question.tolerance
                else exact
            )
        case Ordering():
            places = sorted(range(len(question.items)), key=lambda n: question.items[n].place)
            return answer_in_words(prompts, question, Ordered(tuple(places)))
        case Matching():
            labels = tuple(item.answer for item in question.items)
            return answer_in_words(prompts, question, Matched(labels))
        case ShortAnswer():
            return f"**{question.answers[0]}**"
        case _:
            return ""


def explanation(question: Question) -> str:
    """Why the right answer is right, in the words of the question."""
    match question:
        case SingleChoice():
            return next(choice.why for choice in question.choices if choice.right)
        case MultipleChoice():
            return _each(choice.why for choice in question.choices)
        case TrueFalse() | Estimate() | Ordering() | ShortAnswer():
            return question.why
        case Matching():
            return _each(item.why for item in question.items)
        case _:
            return ""


def _each(whys: Iterable[str]) -> str:
    return "\n".join(f"**{letter(number)}** {why}" for number, why in enumerate(whys) if why)
