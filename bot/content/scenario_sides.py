"""The sides of a scenario file, key by key, and how they become Sides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.content.scenario_words import (
    ONE_LINE,
    Choice,
    Conditions,
    FileModel,
    Id,
    Label,
    Name,
    Percent,
    Points,
    Sources,
    Text,
    conditions,
)
from bot.negotiation import scenario as rules


class BranchFile(FileModel):
    """`[[sides.no_deal]]`: chances in percent at tension 0 and at tension 100."""

    id: Id
    label: Label
    points: Points
    calm: Percent
    boiling: Percent
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Branch:
        """The branch as the rules know it."""
        sources = tuple(self.sources)
        return rules.Branch(self.id, self.label, self.points, self.calm, self.boiling, sources)


class RedLineFile(FileModel):
    """`[[sides.red_lines]]`."""

    id: Id
    who: Label
    when: Conditions
    sentence: Text
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.RedLine:
        """The red line as the rules know it."""
        when = conditions(self.when)
        return rules.RedLine(self.id, self.who, when, self.sentence, tuple(self.sources))


class StepFile(FileModel):
    """`[[sides.steps]]`."""

    id: Id
    label: Choice
    text: Text
    relief: Annotated[int, Field(ge=1, le=20)]
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Step:
        """The step as the rules know it."""
        return rules.Step(self.id, self.label, self.text, self.relief, tuple(self.sources))


class SideFile(FileModel):
    """`[[sides]]`."""

    id: Id
    name: Name
    adjective: Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=ONE_LINE)]
    voice: Label
    role: Text
    brief: Text
    batna: Text
    priorities: Annotated[list[str], Field(max_length=15)]
    wants: Annotated[dict[str, Annotated[list[str], Field(max_length=10)]], Field(max_length=15)]
    no_deal: Annotated[list[BranchFile], Field(min_length=1, max_length=8)]
    red_lines: Annotated[list[RedLineFile], Field(max_length=10)] = Field(
        default_factory=list[RedLineFile]
    )
    steps: Annotated[list[StepFile], Field(max_length=10)] = Field(default_factory=list[StepFile])
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Side:
        """The side as the rules know it."""
        return rules.Side(
            self.id,
            self.name,
            self.adjective,
            self.voice,
            self.role,
            self.brief,
            self.batna,
            tuple(self.priorities),
            {issue: tuple(options) for issue, options in self.wants.items()},
            tuple(branch.build() for branch in self.no_deal),
            tuple(line.build() for line in self.red_lines),
            tuple(step.build() for step in self.steps),
            tuple(self.sources),
        )
