"""What is chosen before a live quiz, as it is carried in the ids of the set-up panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

from bot.quiz.setup import LONGEST_SECONDS, SHORTEST_SECONDS, Cadence, Pace, RoundSetup, Scoring
from bot.ui.ids import LONGEST_ID

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.quiz.setup import Teams
    from bot.services.quiz.offers import Offer

Field = Literal["pack", "count", "seconds", "pace", "scoring", "cadence", "teams", "extras"]
TeamChoice = Literal[
    "none", "random2", "random3", "random4", "choice2", "choice3", "choice4", "role"
]
Extra = Literal["change", "names", "streak"]

_T = TypeVar("_T")
EXTRAS: tuple[Extra, ...] = get_args(Extra)
PACES: tuple[Pace, ...] = get_args(Pace)
SCORINGS: tuple[Scoring, ...] = get_args(Scoring)
CADENCES: tuple[Cadence, ...] = get_args(Cadence)
TEAMS: tuple[TeamChoice, ...] = get_args(TeamChoice)
COUNTS = (3, 5, 10, 15, 20, 30)
MOST_QUESTIONS = 50
TIMES = (10, 15, 20, 30, 45, 60, 90, 120, 180, 300)

CHOICE_ID = (
    r"host1:(?P<pack>all|[sg]\.[a-z0-9-]{1,40}):(?P<count>\d{1,2}):(?P<seconds>\d{1,3})"
    r":(?P<pace>\d)(?P<scoring>\d)(?P<cadence>\d)(?P<extras>\d)(?P<more>\d)(?P<teams>\d?)"
)
"""The beginning of every id of the set-up panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizChoice:
    """What has been chosen so far; every field is set, so that the lobby can always be opened.

    `more` says whether the rarer choices are shown.
    """

    pack: str
    count: int = 10
    seconds: int = 20
    pace: Pace = "moderator"
    scoring: Scoring = "speed"
    cadence: Cadence = "each"
    teams: TeamChoice = "none"
    extras: frozenset[Extra] = frozenset()
    more: bool = False

    @classmethod
    def like(cls, pack: str, setup: RoundSetup | None) -> Self:
        """The choices a server has made its own, for a pack."""
        if setup is None:
            return cls(pack=pack)
        chosen = {"change": setup.change, "names": setup.names, "streak": setup.streak}
        return cls(
            pack=pack,
            seconds=setup.seconds,
            pace=setup.pace,
            scoring=setup.scoring,
            cadence=setup.cadence,
            teams=_team_choice(setup),
            extras=frozenset(extra for extra in EXTRAS if chosen[extra]),
        )

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """The choices in an id; what this version does not know is taken for the usual."""
        mask = int(match["extras"])
        return cls(
            pack=match["pack"],
            count=max(1, min(int(match["count"]), MOST_QUESTIONS)),
            seconds=max(SHORTEST_SECONDS, min(int(match["seconds"]), LONGEST_SECONDS)),
            pace=_at(PACES, match["pace"]),
            scoring=_at(SCORINGS, match["scoring"]),
            cadence=_at(CADENCES, match["cadence"]),
            teams=_at(TEAMS, match["teams"] or "0"),
            extras=frozenset(extra for bit, extra in enumerate(EXTRAS) if mask >> bit & 1),
            more=match["more"] == "1",
        )

    def with_options(self, count: int | None, seconds: int | None, pace: str | None) -> Self:
        """The same with what was said in a command."""
        return replace(
            self,
            count=count or self.count,
            seconds=seconds or self.seconds,
            pace=next((each for each in PACES if each == pace), self.pace),
        )

    def with_values(self, field: Field, values: Sequence[str]) -> Self:
        """The same with what was chosen in the menu of one field; of extras that may be nothing."""
        if field == "extras":
            return replace(self, extras=frozenset(extra for extra in EXTRAS if extra in values))
        is_number = field in ("count", "seconds")
        chosen: dict[str, Any] = {field: int(values[0]) if is_number else values[0]}
        return replace(self, **chosen)

    def custom_id(self, what: str) -> str:
        """The id of an item of this panel; raises ValueError if Discord would refuse it."""
        mask = sum(1 << bit for bit, extra in enumerate(EXTRAS) if extra in self.extras)
        flags = (
            f"{PACES.index(self.pace)}{SCORINGS.index(self.scoring)}"
            f"{CADENCES.index(self.cadence)}{mask}{int(self.more)}"
            f"{TEAMS.index(self.teams)}"
        )
        custom_id = f"host1:{self.pack}:{self.count}:{self.seconds}:{flags}:{what}"
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
        return custom_id

    @property
    def team_count(self) -> int:
        """How many teams there are to choose from, or to be put into by chance; 0 to 4."""
        return int(self.teams[-1]) if self.teams[-1].isdigit() else 0

    def setup(self, offer: Offer, team_names: Sequence[str]) -> RoundSetup:
        """How the quiz will be played; `team_names` are four names to take as many as needed."""
        return RoundSetup(
            pack=self.pack,
            title=offer.title,
            seconds=self.seconds,
            pace=self.pace,
            scoring=self.scoring,
            cadence=self.cadence,
            teams=cast("Teams", self.teams.rstrip("234")),
            team_names=tuple(team_names[: self.team_count]),
            change="change" in self.extras,
            names="names" in self.extras,
            streak="streak" in self.extras,
        )


def _team_choice(setup: RoundSetup) -> TeamChoice:
    name = f"{setup.teams}{len(setup.team_names) or ''}"
    names: list[str] = list(TEAMS)
    return TEAMS[names.index(name)] if name in names else "none"


def _at(values: tuple[_T, ...], digit: str) -> _T:
    number = int(digit)
    return values[number] if number < len(values) else values[0]
