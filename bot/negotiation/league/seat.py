"""What a scripted learner has in hand: its own case, what was said, and its own luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.negotiation.chance import draw

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.events import Replied
    from bot.negotiation.scenario import Package
    from bot.negotiation.state import State


@dataclass(frozen=True, slots=True)
class Seat:
    """The learner's chair at one moment. `case` holds its own sheet only."""

    case: Case
    state: State
    seed: int

    @property
    def turn(self) -> int:
        """The exchange now open, from 1."""
        return self.state.turn

    @property
    def turns(self) -> int:
        """How many exchanges there are."""
        return self.state.setup.turns

    @property
    def time(self) -> float:
        """Share of the exchanges used when this one closes: above 0, 1 in the last."""
        return self.turn / self.turns

    @property
    def is_last(self) -> bool:
        """Whether no exchange comes after this one."""
        return self.turn >= self.turns

    @property
    def on_the_table(self) -> Package | None:
        """The counterpart's standing package."""
        return self.state.standing.get(self.case.other)

    @property
    def own_last(self) -> Package | None:
        """The learner's own standing package."""
        return self.state.standing.get(self.case.side)

    @property
    def replies(self) -> tuple[Replied, ...]:
        """The counterpart's letters so far, its greeting left out."""
        return tuple(reply for reply in self.state.replies if reply.turn > 0)

    def luck(self, *names: str | int) -> float:
        """A number in [0, 1) that follows from the seed, the exchange and the names."""
        return draw(self.seed, "learner", self.turn, *names)

    def advantage(self, package: Package) -> float:
        """Own share of the gains of a package: 0 at no deal, 1 at the best deal."""
        return self.case.advantage(self.case.points(package))


class Learner(Protocol):
    """A strategy: one command for one moment, the same for the same seat."""

    def __call__(self, seat: Seat) -> Command: ...
