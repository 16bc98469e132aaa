"""What a scenario file may contain, key by key, and how it becomes a Scenario."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads it when the models are built
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.negotiation import scenario as rules
from bot.negotiation.scenario import Channel  # noqa: TC001 - pydantic reads it

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True)]
Alias = Annotated[str, StringConstraints(min_length=2, max_length=60)]
Source = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{3}$")]
Points = Annotated[int, Field(ge=0, le=1000)]
Percent = Annotated[int, Field(ge=0, le=100)]
Conditions = dict[str, Annotated[list[str], Field(min_length=1)]]


class FileModel(BaseModel):
    """A table of the file: unknown keys are mistakes, types are taken at their word."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _conditions(given: Conditions) -> dict[str, frozenset[str]]:
    return {issue: frozenset(options) for issue, options in given.items()}


class OptionFile(FileModel):
    """`[[issues.options]]`."""

    id: Id
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    clause: Label
    points: dict[str, Points]
    aliases: list[Alias] = []
    reasons: dict[str, list[Text]] = {}
    sources: list[Source] = []

    def build(self) -> rules.Option:
        """The option as the rules know it."""
        reasons = {side: tuple(texts) for side, texts in self.reasons.items()}
        return rules.Option(
            self.id,
            self.label,
            self.clause,
            dict(self.points),
            tuple(self.aliases),
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
    label: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    options: Annotated[list[OptionFile], Field(min_length=2, max_length=8)]
    positions: dict[str, PositionFile]
    aliases: list[Alias] = []
    when: list[Conditions] = []
    closed: dict[str, Points] = {}
    sources: list[Source] = []

    def build(self) -> rules.Issue:
        """The issue as the rules know it."""
        return rules.Issue(
            self.id,
            self.label,
            tuple(option.build() for option in self.options),
            {side: position.build() for side, position in self.positions.items()},
            tuple(self.aliases),
            tuple(_conditions(clause) for clause in self.when),
            dict(self.closed),
            tuple(self.sources),
        )


class TermFile(FileModel):
    """`[[terms]]`."""

    id: Id
    when: Conditions
    add: dict[str, Annotated[int, Field(ge=-1000, le=1000)]]
    sentence: Text
    sources: list[Source] = []

    def build(self) -> rules.Term:
        """The term as the rules know it."""
        sources = tuple(self.sources)
        return rules.Term(self.id, _conditions(self.when), dict(self.add), self.sentence, sources)


class BranchFile(FileModel):
    """`[[sides.no_deal]]`: chances in percent at tension 0 and at tension 100."""

    id: Id
    label: Label
    points: Points
    calm: Percent
    boiling: Percent
    sources: list[Source] = []

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
    sources: list[Source] = []

    def build(self) -> rules.RedLine:
        """The red line as the rules know it."""
        when = _conditions(self.when)
        return rules.RedLine(self.id, self.who, when, self.sentence, tuple(self.sources))


class StepFile(FileModel):
    """`[[sides.steps]]`."""

    id: Id
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    text: Text
    relief: Annotated[int, Field(ge=1, le=20)]
    sources: list[Source] = []

    def build(self) -> rules.Step:
        """The step as the rules know it."""
        return rules.Step(self.id, self.label, self.text, self.relief, tuple(self.sources))


class SideFile(FileModel):
    """`[[sides]]`."""

    id: Id
    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    adjective: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    voice: Label
    role: Text
    brief: Text
    batna: Text
    priorities: list[str]
    wants: dict[str, list[str]]
    no_deal: Annotated[list[BranchFile], Field(min_length=1)]
    red_lines: list[RedLineFile] = []
    steps: list[StepFile] = []
    sources: list[Source] = []

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


class TriggerFile(FileModel):
    """`[[triggers]]`: chances in percent, by side."""

    id: Id
    label: Label
    beliefs: dict[str, Percent]
    aliases: list[Alias] = []
    sources: list[Source] = []

    def build(self) -> rules.Trigger:
        """The trigger as the rules know it."""
        aliases, sources = tuple(self.aliases), tuple(self.sources)
        return rules.Trigger(self.id, self.label, dict(self.beliefs), aliases, sources)


class ReferenceFile(FileModel):
    """`[[references]]`."""

    id: Id
    label: Label
    story: Text
    deal: dict[str, str]
    history: bool = False
    costs: str = ""
    sources: list[Source] = []

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


class IncidentOptionFile(FileModel):
    """`[[incidents.options]]`."""

    id: Id
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    result: Text
    tension: Annotated[int, Field(ge=-30, le=30)]
    face: Annotated[int, Field(ge=-10, le=0)] = 0

    def build(self) -> rules.IncidentOption:
        """The answer as the rules know it."""
        return rules.IncidentOption(self.id, self.label, self.result, self.tension, self.face)


class IncidentFile(FileModel):
    """`[[incidents]]`; without `side` it may meet either."""

    id: Id
    title: Label
    text: Text
    side: str | None = None
    earliest: Annotated[int, Field(ge=1, le=30)]
    above: Percent
    options: Annotated[list[IncidentOptionFile], Field(min_length=2, max_length=5)]
    sources: list[Source] = []

    def build(self) -> rules.Incident:
        """The incident as the rules know it."""
        return rules.Incident(
            self.id,
            self.title,
            self.text,
            self.side,
            self.earliest,
            self.above,
            tuple(option.build() for option in self.options),
            tuple(self.sources),
        )


class ChannelFile(FileModel):
    """`[[channels]]`."""

    id: Channel
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    text: Text
    heat: Annotated[float, Field(ge=0, le=3)]
    relief: Annotated[float, Field(ge=0, le=3)]
    commits: bool
    sources: list[Source] = []

    def build(self) -> rules.ChannelRule:
        """The channel's rule as the rules know it."""
        sources = tuple(self.sources)
        return rules.ChannelRule(
            self.id, self.label, self.text, self.heat, self.relief, self.commits, sources
        )


class ScenarioFile(FileModel):
    """The whole file."""

    id: Id
    title: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    summary: Text
    scale: Annotated[int, Field(ge=1, le=1000)]
    turns: Annotated[int, Field(ge=1, le=30)] = 12
    dates: Annotated[list[date], Field(min_length=1)]
    tension: Percent
    sides: Annotated[list[SideFile], Field(min_length=2, max_length=2)]
    issues: Annotated[list[IssueFile], Field(min_length=1, max_length=15)]
    terms: list[TermFile] = []
    references: list[ReferenceFile] = []
    channels: Annotated[list[ChannelFile], Field(min_length=1)]
    incidents: list[IncidentFile] = []
    triggers: list[TriggerFile] = []
    mediator: str = ""
    control_lost: str = ""
    sources: list[Source] = []

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
