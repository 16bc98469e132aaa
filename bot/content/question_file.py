"""What a question in a file may contain, kind by kind, and how it becomes a Question."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from pydantic import Field, StringConstraints

from bot.content.history import FactId, Id, Line
from bot.content.reading import FileTable
from bot.negotiation.commands import Act
from bot.quiz import questions as rules

Ask = Annotated[str, StringConstraints(min_length=10, max_length=700)]
Why = Annotated[str, StringConstraints(min_length=10, max_length=500)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Package = Annotated[dict[Key, Key], Field(min_length=1)]


class Head(TypedDict):
    """What every kind of question has in common."""

    id: str
    level: rules.Level
    ask: str
    lesson: str | None
    concept: str | None
    facts: tuple[str, ...]
    disputed: tuple[str, ...]


class Asked(FileTable):
    """What the table of every kind of question has in common."""

    id: Id
    level: rules.Level
    ask: Ask
    lesson: Id | None = None
    concept: Id | None = None
    facts: list[FactId] = Field(default_factory=list)
    disputed: list[FactId] = Field(default_factory=list)

    def head(self, lesson: str | None) -> Head:
        """The common part; a question of a lesson's own file need not name the lesson."""
        return {
            "id": self.id,
            "level": self.level,
            "ask": self.ask,
            "lesson": self.lesson or lesson,
            "concept": self.concept,
            "facts": tuple(self.facts),
            "disputed": tuple(self.disputed),
        }


class ChoiceTable(FileTable):
    """`[[….choices]]`."""

    text: Short
    why: Why
    right: bool = False

    def build(self) -> rules.Choice:
        """The choice as the rules know it."""
        return rules.Choice(self.text, self.why, self.right)


class SingleTable(Asked):
    """`kind = "single"`."""

    kind: Literal["single"]
    choices: Annotated[list[ChoiceTable], Field(min_length=2, max_length=6)]

    def build(self, lesson: str | None = None) -> rules.SingleChoice:
        """The question. Raises ImpossibleQuestion."""
        choices = tuple(choice.build() for choice in self.choices)
        return rules.SingleChoice(**self.head(lesson), choices=choices)


class MultipleTable(Asked):
    """`kind = "multiple"`; ten choices are what a form of Discord can show."""

    kind: Literal["multiple"]
    choices: Annotated[list[ChoiceTable], Field(min_length=3, max_length=10)]

    def build(self, lesson: str | None = None) -> rules.MultipleChoice:
        """The question. Raises ImpossibleQuestion."""
        choices = tuple(choice.build() for choice in self.choices)
        return rules.MultipleChoice(**self.head(lesson), choices=choices)


class TrueFalseTable(Asked):
    """`kind = "true_false"`."""

    kind: Literal["true_false"]
    answer: bool
    why: Why

    def build(self, lesson: str | None = None) -> rules.TrueFalse:
        """The question."""
        return rules.TrueFalse(**self.head(lesson), answer=self.answer, why=self.why)


class NumberTable(Asked):
    """`kind = "number"`."""

    kind: Literal["number"]
    answer: float
    tolerance: Annotated[float, Field(ge=0)]
    unit: Short
    why: Why
    too_low: Why
    too_high: Why

    def build(self, lesson: str | None = None) -> rules.Estimate:
        """The question."""
        return rules.Estimate(
            **self.head(lesson),
            answer=self.answer,
            tolerance=self.tolerance,
            unit=self.unit,
            why=self.why,
            too_low=self.too_low,
            too_high=self.too_high,
        )


class StepTable(FileTable):
    """`[[….items]]` of a question about an order."""

    text: Short
    place: Annotated[int, Field(ge=1, le=10)]
    when: Why


class OrderTable(Asked):
    """`kind = "order"`."""

    kind: Literal["order"]
    why: Why
    items: Annotated[list[StepTable], Field(min_length=3, max_length=8)]

    def build(self, lesson: str | None = None) -> rules.Ordering:
        """The question. Raises ImpossibleQuestion."""
        items = tuple(rules.Step(item.text, item.place, item.when) for item in self.items)
        return rules.Ordering(**self.head(lesson), items=items, why=self.why)


class PairTable(FileTable):
    """`[[….items]]` of a question about what belongs together."""

    text: Line
    answer: Key
    why: Why


class MatchTable(Asked):
    """`kind = "match"`."""

    kind: Literal["match"]
    answers: dict[Key, Short]
    items: Annotated[list[PairTable], Field(min_length=3, max_length=8)]

    def build(self, lesson: str | None = None) -> rules.Matching:
        """The question. Raises ImpossibleQuestion."""
        items = tuple(rules.Pair(item.text, item.answer, item.why) for item in self.items)
        return rules.Matching(**self.head(lesson), answers=self.answers, items=items)


class WantTable(FileTable):
    """`[[….wants]]`."""

    met: Why
    missed: Why
    any_act: list[Act] = Field(default_factory=list[Act])
    no_act: list[Act] = Field(default_factory=list[Act])
    proposes: dict[Key, list[Key]] = Field(default_factory=dict)
    conditional: bool = False

    def build(self) -> rules.Want:
        """The want as the rules know it."""
        return rules.Want(
            self.met,
            self.missed,
            frozenset(self.any_act),
            frozenset(self.no_act),
            {issue: frozenset(options) for issue, options in self.proposes.items()},
            self.conditional,
        )


class ReplyTable(Asked):
    """`kind = "reply"`."""

    kind: Literal["reply"]
    scenario: Key
    speaker: Key
    standing: dict[Key, Key] = Field(default_factory=dict[Key, Key])
    model: Ask
    wants: Annotated[list[WantTable], Field(min_length=1, max_length=6)]

    def build(self, lesson: str | None = None) -> rules.OwnWords:
        """The question. Raises ImpossibleQuestion."""
        return rules.OwnWords(
            **self.head(lesson),
            scenario=self.scenario,
            speaker=self.speaker,
            standing=self.standing,
            wants=tuple(want.build() for want in self.wants),
            model=self.model,
        )


class ShortTable(FileTable):
    """`[[….short]]`: what a side that has not gained enough should look at."""

    side: Key
    why: Why


class PackageTable(Asked):
    """`kind = "package"`."""

    kind: Literal["package"]
    scenario: Key
    side: Key
    start: Package
    goal: dict[Key, int]
    model: Package
    why: Why
    short: list[ShortTable]

    def build(self, lesson: str | None = None) -> rules.Improvement:
        """The question. Raises ImpossibleQuestion."""
        return rules.Improvement(
            **self.head(lesson),
            scenario=self.scenario,
            side=self.side,
            start=self.start,
            goal=self.goal,
            model=self.model,
            why=self.why,
            short={short.side: short.why for short in self.short},
        )


QuestionTable = Annotated[
    SingleTable
    | MultipleTable
    | TrueFalseTable
    | NumberTable
    | OrderTable
    | MatchTable
    | ReplyTable
    | PackageTable,
    Field(discriminator="kind"),
]
