"""How a live quiz is played: everything a moderator chooses before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Pace = Literal["moderator", "autopilot"]
Scoring = Literal["speed", "plain", "both"]
Cadence = Literal["each", "section", "end"]
Teams = Literal["none", "random", "choice", "role"]

SHORTEST_SECONDS, LONGEST_SECONDS = 5, 600
SECTION = 5
"""How many questions make a section."""


class ImpossibleSetup(ValueError):
    """A quiz that cannot be played like this; the message names the field and its bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSetup:
    """What stays fixed for one live quiz.

    `seconds` is how long a question is open, 5 to 600. `change` lets players change their mind
    until the question closes; `names` shows who answered what at the reveal; `streak` pays for
    right answers in a row. `reading_seconds` is how long the autopilot leaves a reveal standing.
    `team_names` are the teams to choose from, or to be put into by chance.
    """

    pack: str
    title: str
    seconds: int = 20
    pace: Pace = "moderator"
    scoring: Scoring = "speed"
    cadence: Cadence = "each"
    change: bool = False
    names: bool = False
    streak: bool = False
    teams: Teams = "none"
    team_names: tuple[str, ...] = ()
    reading_seconds: int = 15

    def __post_init__(self) -> None:
        if not SHORTEST_SECONDS <= self.seconds <= LONGEST_SECONDS:
            raise ImpossibleSetup(
                f"seconds={self.seconds} is not {SHORTEST_SECONDS} to {LONGEST_SECONDS}"
            )

    @property
    def limit(self) -> timedelta:
        """How long a question is open."""
        return timedelta(seconds=self.seconds)


def shows_board(cadence: Cadence, number: int, total: int) -> bool:
    """Whether the ranking is shown after question `number` (from 0) of `total`."""
    if number >= total - 1:
        return False  # the podium follows at once
    if cadence == "each":
        return True
    return cadence == "section" and (number + 1) % SECTION == 0
