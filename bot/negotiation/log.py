"""Events of one command, folded as they come, so that each rule sees what the last one left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.state import apply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.negotiation.events import Event
    from bot.negotiation.state import State


class Log:
    """The events a command has led to so far, and the state after them."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.events: list[Event] = []

    @property
    def is_over(self) -> bool:
        """Whether the talks have ended within this command."""
        return self.state.ending is not None

    def add(self, *events: Event) -> None:
        """Write events down, in this order."""
        for event in events:
            self.events.append(event)
            self.state = apply(self.state, event)

    def add_all(self, events: Iterable[Event]) -> None:
        """Write down all of these; they are worked out before the first is written."""
        self.add(*tuple(events))
