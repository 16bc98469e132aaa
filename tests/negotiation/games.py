"""A game in a test: commands in, log and state out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.errors import IllegalMove
from bot.negotiation.game import decide, opening
from bot.negotiation.state import apply, replay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

SETTLED = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}
HARD = {"missiles": "out", "pledge": "none", "jupiters": "stay", "quarantine": "kept"}


class Table:
    """A game in a test: commands in, log and state out."""

    def __init__(self, scenario: Scenario, persona: Persona | None, setup: Setup) -> None:
        self.scenario, self.persona = scenario, persona
        self.log: list[Event] = list(opening(setup, scenario, persona))
        self.state: State = replay(self.log)

    def do(self, *commands: Command) -> Sequence[Event]:
        """Carry out commands; the events of the last."""
        events: Sequence[Event] = ()
        for command in commands:
            seed = self.state.setup.seed
            events = decide(self.state, command, self.scenario, self.persona, seed)
            for event in events:
                self.log.append(event)
                self.state = apply(self.state, event)
        return events

    def refuses(self, command: Command) -> str:
        """Why a command is refused; the state must not change."""
        before = self.state
        with pytest.raises(IllegalMove) as refused:
            self.do(command)
        assert self.state is before
        return refused.value.fault
