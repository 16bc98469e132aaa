"""What can happen in a scenario file, and by which channels, key by key."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.content.phrases import written_out
from bot.content.scenario_words import (
    Aliases,
    Choice,
    FileModel,
    Id,
    Label,
    Percent,
    Sources,
    Text,
)
from bot.negotiation import scenario as rules
from bot.negotiation.scenario import Channel


class TriggerFile(FileModel):
    """`[[triggers]]`: chances in percent, by side."""

    id: Id
    label: Label
    beliefs: dict[str, Percent]
    aliases: Aliases = Field(default_factory=list)
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.Trigger:
        """The trigger as the rules know it."""
        aliases, sources = written_out(self.aliases), tuple(self.sources)
        return rules.Trigger(self.id, self.label, dict(self.beliefs), aliases, sources)


class IncidentOptionFile(FileModel):
    """`[[incidents.options]]`."""

    id: Id
    label: Choice
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
    sources: Sources = Field(default_factory=list)

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
    label: Choice
    text: Text
    heat: Annotated[float, Field(ge=0, le=3)]
    relief: Annotated[float, Field(ge=0, le=3)]
    commits: bool
    sources: Sources = Field(default_factory=list)

    def build(self) -> rules.ChannelRule:
        """The channel's rule as the rules know it."""
        sources = tuple(self.sources)
        return rules.ChannelRule(
            self.id, self.label, self.text, self.heat, self.relief, self.commits, sources
        )
