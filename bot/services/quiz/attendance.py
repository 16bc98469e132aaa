"""Who plays in a live quiz, and who of them has answered what was asked last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.steering import Hall

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.quiz.rounds import Round
    from bot.storage.quiz_presses import PlayerRow


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who plays, and who of them has answered the question asked last, with their last press."""

    players: tuple[PlayerRow, ...]
    answered: frozenset[int]
    last_press_at: datetime | None

    @property
    def waiting(self) -> tuple[PlayerRow, ...]:
        """Who has not answered."""
        return tuple(player for player in self.players if player.user_id not in self.answered)


@dataclass(frozen=True, slots=True)
class Seen:
    """A round with who was there when it was looked at."""

    round: Round
    attendance: Attendance


def hall_of(seen: Seen) -> Hall:
    """Who is waited for, as the rules want to know it; nobody while no question is open."""
    turn = seen.round.turn
    if seen.round.state.phase != "open" or turn is None or turn.opened_at is None:
        return Hall(0, ())
    found = seen.attendance
    waiting = [player.user_id for player in found.waiting]
    # Whoever comes in with an answer must not end the question for those who are about to.
    there = sum(player.joined_at <= turn.opened_at for player in found.players)
    return Hall(there, waiting, found.last_press_at)
