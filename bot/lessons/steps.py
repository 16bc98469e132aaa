"""Where somebody is inside a lesson: its cards, then the task, the checkpoint, the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.lessons.course import Lesson
    from bot.quiz.questions import Question

Kind = Literal["card", "try", "check", "end"]
_LETTERS: dict[str, Kind] = {"c": "card", "t": "try", "q": "check", "e": "end"}
_CODE = re.compile(r"([cteq])(\d*)")


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a lesson; `number` counts cards or questions from 0."""

    kind: Kind
    number: int = 0

    @property
    def code(self) -> str:
        """Short enough for the id of a button: `c0`, `t`, `q4`, `e`."""
        letter = next(letter for letter, kind in _LETTERS.items() if kind == self.kind)
        return f"{letter}{self.number}" if self.kind in ("card", "check") else letter


FIRST = Step("card")
TRY = Step("try")
END = Step("end")


def steps_of(lesson: Lesson) -> tuple[Step, ...]:
    """All screens of a lesson in order."""
    cards = (Step("card", number) for number in range(len(lesson.cards)))
    checks = (Step("check", number) for number in range(len(lesson.checkpoint)))
    return (*cards, TRY, *checks, END)


def step_in(lesson: Lesson, code: str) -> Step:
    """The screen of this code; the nearest one before it if the lesson has become shorter."""
    match = _CODE.fullmatch(code)
    if match is None:
        return FIRST
    kind = _LETTERS[match[1]]
    wanted = Step(kind, int(match[2] or 0))
    same = [step for step in steps_of(lesson) if step.kind == kind]
    return wanted if wanted in same else same[-1] if same else FIRST


def after(lesson: Lesson, step: Step) -> Step:
    """The next screen; the end has none and stays."""
    steps = steps_of(lesson)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(lesson: Lesson, step: Step) -> Step:
    """The screen before; the first stays."""
    steps = steps_of(lesson)
    return steps[max(steps.index(step) - 1, 0)]


def question_at(lesson: Lesson, step: Step) -> Question | None:
    """What is asked on a screen, None on a card and at the end."""
    if step.kind == "try":
        return lesson.try_it.question
    if step.kind == "check":
        return lesson.checkpoint[step.number]
    return None
