"""What a scenario file may contain, key by key, and how it becomes a Scenario."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.content.phrases import written_out
from bot.content.scenario_events import (
    ChannelFile,
    IncidentFile,
    TriggerFile,
)
from bot.content.scenario_sides import SideFile
from bot.content.scenario_words import (
    ONE_LINE,
    Aliases,
    Choice,
    Conditions,
    FileModel,
    Id,
    Label,
    Name,
    Percent,
    Points,
    Remark,
    Sources,
    Text,
    conditions,
)
from bot.negotiation import scenario as rules


class OptionFile(FileModel):
    """`[[issues.options]]`."""

    id: Id
    label: Choice
    clause: Label
    points: dict[str, Points]
    aliases: Aliases = Field(default_factory=list)
    reasons: Annotated[
        dict[str, Annotated[list[Text], Field(max_length=6)]], Field(max_length=2)
    ] = Field(default_factory=dict)
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Option:
        """The option as the rules know it."""
        reasons = {side: tuple(texts) for side, texts in self.reasons.items()}
        return rules.Option(
            self.id,
            self.label,
            self.clause,
            dict(self.points),
            written_out(self.aliases),
            reasons,
            tuple(self.sources),
        )


class PositionFile(FileModel):
    """`[issues.positions.SIDE]`."""

    public: Text
    interest: Text

    def build(self) -> rules.Position:
        """The position as the rules know it."""
        return rules.Position(self.public, self.interest)


class IssueFile(FileModel):
    """`[[issues]]`."""

    id: Id
    label: Name
    options: Annotated[list[OptionFile], Field(min_length=2, max_length=8)]
    positions: dict[str, PositionFile]
    aliases: Aliases = Field(default_factory=list)
    when: Annotated[list[Conditions], Field(max_length=8)] = Field(default_factory=list[Conditions])
    closed: dict[str, Points] = Field(default_factory=dict)
    sources: Sources = Field(default_factory=list)
    short: Annotated[str, StringConstraints(max_length=60, pattern=ONE_LINE)] = ""

    def build(self) -> rules.Issue:
        """The issue as the rules know it."""
        return rules.Issue(
            self.id,
            self.label,
            tuple(option.build() for option in self.options),
            {side: position.build() for side, position in self.positions.items()},
            written_out(self.aliases),
            tuple(conditions(clause) for clause in self.when),
            dict(self.closed),
            tuple(self.sources),
            self.short,
        )


class TermFile(FileModel):
    """`[[terms]]`."""

    id: Id
    when: Conditions
    add: dict[str, Annotated[int, Field(ge=-1000, le=1000)]]
    sentence: Text
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Term:
        """The term as the rules know it."""
        sources = tuple(self.sources)
        return rules.Term(self.id, conditions(self.when), dict(self.add), self.sentence, sources)


class ReferenceFile(FileModel):
    """`[[references]]`."""

    id: Id
    label: Label
    story: Text
    deal: dict[str, str]
    history: bool = False
    costs: Remark = ""
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Reference:
        """The reference as the rules know it."""
        return rules.Reference(
            self.id,
            self.label,
            self.story,
            dict(self.deal),
            self.history,
            self.costs.strip(),
            tuple(self.sources),
        )


class ScenarioFile(FileModel):
    """The whole file."""

    id: Id
    title: Choice
    summary: Text
    scale: Annotated[int, Field(ge=1, le=1000)]
    turns: Annotated[int, Field(ge=1, le=30)] = 12
    dates: Annotated[list[date], Field(min_length=1, max_length=60)]
    tension: Percent
    sides: Annotated[list[SideFile], Field(min_length=2, max_length=2)]
    issues: Annotated[list[IssueFile], Field(min_length=1, max_length=15)]
    terms: Annotated[list[TermFile], Field(max_length=40)] = Field(default_factory=list[TermFile])
    references: Annotated[list[ReferenceFile], Field(max_length=20)] = Field(
        default_factory=list[ReferenceFile]
    )
    channels: Annotated[list[ChannelFile], Field(min_length=1, max_length=8)]
    incidents: Annotated[list[IncidentFile], Field(max_length=30)] = Field(
        default_factory=list[IncidentFile]
    )
    triggers: Annotated[list[TriggerFile], Field(max_length=10)] = Field(
        default_factory=list[TriggerFile]
    )
    mediator: Remark = ""
    control_lost: Remark = ""
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Scenario:
        """The scenario as the rules know it; call only after the checks found no error."""
        first, second = self.sides
        return rules.Scenario(
            id=self.id,
            title=self.title,
            summary=self.summary,
            scale=self.scale,
            turns=self.turns,
            dates=tuple(self.dates),
            tension=self.tension,
            sides=(first.build(), second.build()),
            issues=tuple(issue.build() for issue in self.issues),
            terms=tuple(term.build() for term in self.terms),
            references=tuple(reference.build() for reference in self.references),
            channels=tuple(channel.build() for channel in self.channels),
            incidents=tuple(incident.build() for incident in self.incidents),
            triggers=tuple(trigger.build() for trigger in self.triggers),
            mediator=self.mediator.strip(),
            control_lost=self.control_lost.strip(),
            sources=tuple(self.sources),
        )
