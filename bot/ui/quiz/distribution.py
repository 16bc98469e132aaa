"""How a room has answered, in signs, bars and numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypedDict

from bot.quiz.answers import Chosen, Said
from bot.quiz.questions import Matching, MultipleChoice, Ordering, SingleChoice, TrueFalse
from bot.ui.quiz.words import answer_in_words, bar, letter, right_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.content.prompts import Prompts
    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question
    from bot.services.hard_questions import Reply

MOST_ANSWERS = 6
"""How many different typed answers or numbers are listed; the commonest come first."""

MOST_NAMES = 10


class Line(TypedDict):
    """One answer and how many chose it; `count` is None where counts make no sense."""

    text: str
    right: bool
    count: int | None
    of: int
    percent: int
    bar: str
    names: str


def distribution(
    prompts: Prompts, question: Question, found: Sequence[Reply], *, names: bool
) -> list[Line]:
    """The answers from first to last, the right ones marked; with `names` who gave them."""
    given: dict[str, list[int]] = defaultdict(list)
    for result in found:
        for key in _keys(prompts, question, result.answer, right=result.is_right):
            given[key].append(result.user_id)
    people = len(found)
    return [
        _line(text, right, given.get(key, []), people, names)
        for key, text, right in _rows(prompts, question, found, given)
    ]


def _keys(prompts: Prompts, question: Question, answer: Answer, *, right: bool) -> Iterable[str]:
    match question, answer:
        case (SingleChoice() | MultipleChoice(), Chosen(positions)):
            return [str(position) for position in positions]
        case TrueFalse(), Said(value):
            return [str(value)]
        case (Ordering() | Matching(), _):
            return ["right" if right else "wrong"]
        case _:
            return [answer_in_words(prompts, question, answer)]


def _rows(
    prompts: Prompts,
    question: Question,
    found: Sequence[Reply],
    given: dict[str, list[int]],
) -> list[tuple[str, str, bool]]:
    """Key, text and rightness of every line."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [
                (str(number), f"{letter(number)}  {choice.text}", choice.right)
                for number, choice in enumerate(question.choices)
            ]
        case TrueFalse():
            return [
                (str(value), prompts.say(f"quiz_button.{'yes' if value else 'no'}"), right)
                for value, right in ((True, question.answer), (False, not question.answer))
            ]
        case Ordering() | Matching():
            return [
                ("right", right_answer(prompts, question), True),
                ("wrong", prompts.say("quiz_told.otherwise"), False),
            ]
        case _:
            return _typed(prompts, question, found, given)


def _typed(
    prompts: Prompts,
    question: Question,
    found: Sequence[Reply],
    given: dict[str, list[int]],
) -> list[tuple[str, str, bool]]:
    right = {
        answer_in_words(prompts, question, result.answer) for result in found if result.is_right
    }
    common = Counter({key: len(users) for key, users in given.items()}).most_common(MOST_ANSWERS)
    rows = [(key, key, key in right) for key, _ in sorted(common, key=lambda row: -row[1])]
    if not right & {key for key, _, _ in rows}:
        rows.insert(0, ("", right_answer(prompts, question), True))
    return rows


def _line(text: str, right: bool, users: Sequence[int], people: int, names: bool) -> Line:
    share = len(users) / people if people else 0.0
    shown = ", ".join(f"<@{user_id}>" for user_id in users[:MOST_NAMES]) if names else ""
    if names and len(users) > MOST_NAMES:
        shown += " …"
    return Line(
        text=text.replace("**", ""),
        right=right,
        count=len(users),
        of=people,
        percent=round(share * 100),
        bar=bar(share),
        names=shown,
    )
