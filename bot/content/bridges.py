"""The practice at the end of a lesson, as its front matter describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from bot.content.question_file import Key
from bot.content.questions import seat_mistakes, unknown_options
from bot.content.reading import FileTable
from bot.lessons.course import Bridge, Earlier, Look
from bot.lessons.practice import LOOKS
from bot.negotiation.commands import Act, Message, Question
from bot.negotiation.scenario import LETTER, Channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.content.faults import Fault
    from bot.content.questions import Known
    from bot.content.reading import Source

Text = Annotated[str, StringConstraints(min_length=10, max_length=600)]
PRIORITIES = "priorities"


class _EarlierTable(FileTable):
    """A message that was sent before the practice begins; what is left out was not in it."""

    words: Text
    offer: dict[Key, Key] | None = None
    conditional: bool = False
    asks: list[Key] = Field(default_factory=list[str])
    threat: Literal[0, 1, 2] = 0
    channel: Channel = LETTER
    acts: list[Act] = Field(default_factory=list[Act])

    def build(self, side: str) -> Earlier:
        message = Message(
            side,
            offer=self.offer,
            conditional=self.conditional,
            asks=tuple(map(_question, self.asks)),
            threat=self.threat,
            channel=self.channel,
            acts=tuple(self.acts),
        )
        return Earlier(message, self.words)


class _LookTable(FileTable):
    deed: Key
    shown: Text
    missed: Text


class BridgeTable(FileTable):
    """A practice: the case, what was sent before, and what the learner is judged by."""

    scenario: Key
    side: Key
    persona: Key
    turns: Annotated[int, Field(ge=1, le=4)]
    text: Text
    before: list[_EarlierTable] = Field(default_factory=list[_EarlierTable], max_length=6)
    looks: Annotated[list[_LookTable], Field(min_length=1, max_length=3)]

    def build(self) -> Bridge:
        """The practice as the course knows it."""
        return Bridge(
            self.scenario,
            self.side,
            self.persona,
            self.turns,
            self.text,
            tuple(each.build(self.side) for each in self.before),
            tuple(Look(each.deed, each.shown, each.missed) for each in self.looks),
        )


def bridge_mistakes(table: BridgeTable, source: Source, known: Known) -> Iterator[Fault]:
    """Names in it that do not exist."""
    place = ("bridge",)
    yield from seat_mistakes(table.scenario, table.side, place, source, known)
    for number, look in enumerate(table.looks):
        if look.deed not in LOOKS:
            problem = f"a practice cannot be judged by {look.deed!r}"
            remedy = f"one of: {', '.join(sorted(LOOKS))}"
            yield source.fault((*place, "looks", number, "deed"), problem, remedy)
    board = (known.boards or {}).get(table.scenario)
    for number, earlier in enumerate(table.before if board else ()):
        assert board is not None
        named = {issue: frozenset({option}) for issue, option in (earlier.offer or {}).items()}
        yield from unknown_options(named, board, (*place, "before", number), source)


def _question(about: str) -> Question:
    return Question("priorities") if about == PRIORITIES else Question("issue", about)
