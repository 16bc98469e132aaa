"""What a question of a server's own pack may contain: as in the shipped packs, but less is asked.

Explanations may be missing, since other programs know none; every text has a length that a message
of Discord can show. Only kinds that can be asked live are taken.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from bot.content.question_file import (
    Asked,
    ChoiceTable,
    Key,
    NumberTable,
    PairTable,
    StepTable,
    TrueFalseTable,
)
from bot.content.reading import FileTable
from bot.content.uploads.drafts import MOST_QUESTIONS
from bot.quiz import questions as rules

MOST_SPELLINGS = 30
LONGEST_TITLE = 80

Ask = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=150, strip_whitespace=True)]
Why = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Unit = Annotated[str, StringConstraints(max_length=40, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Title = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_TITLE, strip_whitespace=True)
]
Amount = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]


class _Own(Asked):
    ask: Ask
    level: rules.Level = 1


class OwnChoice(ChoiceTable):
    """`[[question.choices]]`."""

    text: Short
    why: Why = ""


class OwnSingle(_Own):
    """`kind = "single"`."""

    kind: Literal["single"]
    choices: Annotated[list[OwnChoice], Field(min_length=2, max_length=6)]

    def build(self, lesson: str | None = None) -> rules.SingleChoice:
        """The question. Raises ImpossibleQuestion."""
        choices = tuple(choice.build() for choice in self.choices)
        return rules.SingleChoice(**self.head(lesson), choices=choices)


class OwnMultiple(_Own):
    """`kind = "multiple"`."""

    kind: Literal["multiple"]
    choices: Annotated[list[OwnChoice], Field(min_length=2, max_length=10)]

    def build(self, lesson: str | None = None) -> rules.MultipleChoice:
        """The question. Raises ImpossibleQuestion."""
        choices = tuple(choice.build() for choice in self.choices)
        return rules.MultipleChoice(**self.head(lesson), choices=choices)


class OwnTrueFalse(TrueFalseTable):
    """`kind = "true_false"`."""

    ask: Ask
    level: rules.Level = 1
    why: Why = ""


class OwnNumber(NumberTable):
    """`kind = "number"`."""

    ask: Ask
    level: rules.Level = 1
    answer: Amount
    tolerance: Annotated[Amount, Field(ge=0)] = 0
    unit: Unit = ""
    why: Why = ""
    too_low: Why = ""
    too_high: Why = ""


class OwnStep(StepTable):
    """`[[question.items]]` of a question about an order."""

    text: Short
    when: Why = ""


class OwnOrder(_Own):
    """`kind = "order"`."""

    kind: Literal["order"]
    why: Why = ""
    items: Annotated[list[OwnStep], Field(min_length=3, max_length=8)]

    def build(self, lesson: str | None = None) -> rules.Ordering:
        """The question. Raises ImpossibleQuestion."""
        items = tuple(rules.Step(item.text, item.place, item.when) for item in self.items)
        return rules.Ordering(**self.head(lesson), items=items, why=self.why)


class OwnPair(PairTable):
    """`[[question.items]]` of a question about what belongs together."""

    text: Short
    why: Why = ""


class OwnMatch(_Own):
    """`kind = "match"`."""

    kind: Literal["match"]
    answers: Annotated[dict[Key, Label], Field(min_length=2, max_length=8)]
    items: Annotated[list[OwnPair], Field(min_length=3, max_length=8)]

    def build(self, lesson: str | None = None) -> rules.Matching:
        """The question. Raises ImpossibleQuestion."""
        items = tuple(rules.Pair(item.text, item.answer, item.why) for item in self.items)
        return rules.Matching(**self.head(lesson), answers=self.answers, items=items)


class OwnTyped(_Own):
    """`kind = "short"`: a word or two to type; all spellings that count, the best one first."""

    kind: Literal["short"]
    answers: Annotated[list[Label], Field(min_length=1, max_length=MOST_SPELLINGS)]
    why: Why = ""

    def build(self, lesson: str | None = None) -> rules.ShortAnswer:
        """The question. Raises ImpossibleQuestion."""
        return rules.ShortAnswer(**self.head(lesson), answers=tuple(self.answers), why=self.why)


OwnQuestion = Annotated[
    OwnSingle | OwnMultiple | OwnTrueFalse | OwnNumber | OwnOrder | OwnMatch | OwnTyped,
    Field(discriminator="kind"),
]


OWN_QUESTION: TypeAdapter[OwnQuestion] = TypeAdapter(OwnQuestion)


class OwnHead(FileTable):
    """The whole file; its questions are looked at one by one, so that all mistakes are found."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    title: Title
    summary: Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)] = ""
    question: Annotated[list[object], Field(min_length=1, max_length=MOST_QUESTIONS)]
