"""The role-play as JSON lines: one object in, one or more out, until the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.line_events import brief_line, event_line, state_line
from bot.cli.line_moves import AskedBack, BadLine, LineReader
from bot.negotiation.commands import Decide, Predict
from bot.negotiation.errors import IllegalMove
from bot.negotiation.redraw import dealt
from bot.negotiation.state import apply, replay
from bot.services.turns import set_table, take_turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.cli.line_events import Line
    from bot.dialogue.intent import Cues
    from bot.dialogue.reader import Reader
    from bot.dialogue.voices import Render
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.services.turns import Recorded


class LineTable:
    """One game played through lines; the same lines in give the same lines out."""

    def __init__(
        self,
        scenario: Scenario,
        persona: Persona,
        setup: Setup,
        render: Render,
        reader: Reader,
        cues: Cues,
    ) -> None:
        self.scenario, self.setup = dealt(scenario, setup), setup
        self._persona, self._render = persona, render
        self._lines = LineReader(self.scenario, reader, cues)
        recorded = set_table(setup, self.scenario, persona, render)
        self.state = replay([each.event for each in recorded])

    @property
    def is_over(self) -> bool:
        """Whether the last line has been written."""
        return self.state.ending is not None

    def brief(self) -> Line:
        """The first line: what the learner is told before the talks."""
        return brief_line(self.scenario, self.state)

    def answer(self, text: str) -> Iterator[Line]:
        """What one input line leads to."""
        try:
            command = self._lines.command(text, self.state)
            if command is None:
                yield state_line(self.scenario, self.state)
                return
            recorded = take_turn(self.state, command, self.scenario, self._persona, self._render)
        except AskedBack as question:
            yield {"event": "asks_back", "text": str(question)}
        except (BadLine, IllegalMove) as error:
            yield {"event": "refused", "reason": str(error)}
        else:
            yield from self._told(recorded, command)

    def _told(self, recorded: Sequence[Recorded], command: Command) -> Iterator[Line]:
        turn = self.state.turn
        for each in recorded:
            self.state = apply(self.state, each.event)
        lines = [event_line(self.scenario, self.state, each, turn) for each in recorded]
        told = [line for line in lines if line is not None]
        yield from told
        if not told or (isinstance(command, Decide | Predict) and not self.is_over):
            yield state_line(self.scenario, self.state)
