"""One exchange: a command in, events out, with the prose of the letters among them.

Shared by everything that plays: Discord, the terminal, tournaments of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.writer import write_letter
from bot.negotiation.events import Opened, Replied
from bot.negotiation.game import decide, opening
from bot.negotiation.state import apply, begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.voices import Render
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event and, if it is a letter, its words: kept beside it, so that they never change."""

    event: Event
    words: str | None = None


def take_turn(
    state: State, command: Command, scenario: Scenario, persona: Persona, render: Render
) -> list[Recorded]:
    """What happens when somebody at the table does `command`; the state is not changed.

    Raises IllegalMove if the rules do not allow it.
    """
    events = decide(state, command, scenario, persona, state.setup.seed)
    return _worded(state, events, scenario, persona, render)


def set_table(setup: Setup, scenario: Scenario, persona: Persona, render: Render) -> list[Recorded]:
    """How a negotiation opens: the counterpart greets before the learner's first exchange."""
    opened, *others = opening(setup, scenario, persona)
    assert isinstance(opened, Opened)
    rest = _worded(begin(opened), others, scenario, persona, render)
    return [Recorded(opened), *rest]


def _worded(
    state: State, events: Sequence[Event], scenario: Scenario, persona: Persona, render: Render
) -> list[Recorded]:
    recorded: list[Recorded] = []
    for event in events:
        words = None
        if isinstance(event, Replied):
            words = write_letter(event, state, scenario, persona, render)
        recorded.append(Recorded(event, words))
        state = apply(state, event)
    return recorded
