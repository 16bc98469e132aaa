"""What a negotiation is about: sides, issues, options, interdependence and what no deal is worth.

Every text a user reads arrives here from a scenario file; the rules only look at ids and numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Package = Mapping[str, str]
"""Issue id -> option id; a closed issue is absent."""

Conditions = Mapping[str, frozenset[str]]
"""Issue id -> options of which one must hold; all issues named must hold. `n/a` means closed."""

CLOSED = "n/a"

Channel = Literal["letter", "public", "back", "mediator"]

LETTER: Channel = "letter"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue; `points` and `reasons` by side id.

    `label` fits a menu ("leave Cuba under inspection"), `clause` is the whole sentence of the
    term sheet, `reasons[side]` says why that side would want or refuse it, best reason first.
    """

    id: str
    label: str
    clause: str
    points: Mapping[str, int]
    aliases: tuple[str, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a side says about an issue (`public`) and why (`interest`)."""

    public: str
    interest: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A clause of the term sheet.

    `when` is an OR of ANDs over other issues; empty means always open. Where it does not hold
    the issue is closed and scores `closed_points[side]`. `short` is how a letter calls it in
    passing, such as "the Jupiters".
    """

    id: str
    label: str
    options: tuple[Option, ...]
    positions: Mapping[str, Position]
    aliases: tuple[str, ...] = ()
    when: tuple[Conditions, ...] = ()
    closed_points: Mapping[str, int] = field(default_factory=dict[str, int])
    sources: tuple[str, ...] = ()
    short: str = ""

    def option(self, option_id: str) -> Option:
        """The option with this id; KeyError if there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class Term:
    """Interdependence: where all of `when` holds, `add[side]` points come on top."""

    id: str
    when: Conditions
    add: Mapping[str, int]
    sentence: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that may happen without a deal, worth `points` to the side.

    Its chance in percent is `calm` at tension 0 and `boiling` at tension 100, linear between.
    """

    id: str
    label: str
    points: int
    calm: int
    boiling: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedLine:
    """A package that somebody at home would refuse to ratify."""

    id: str
    who: str
    when: Conditions
    sentence: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A small unilateral step a side can announce (GRIT); lowers tension by `relief`."""

    id: str
    label: str
    text: str
    relief: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One party: who it is, what it told the world, what no deal would mean.

    `priorities` is the published ranking of all issues, most important first, and `wants` the
    published ranking of each issue's options; both are what a well-read opponent would know,
    not the private points. Where an issue can be closed its ranking also holds `n/a`, right after
    the option that is worth as much as the issue not arising.
    """

    id: str
    name: str
    adjective: str
    voice: str
    role: str
    brief: str
    batna: str
    priorities: tuple[str, ...]
    wants: Mapping[str, tuple[str, ...]]
    no_deal: tuple[Branch, ...]
    red_lines: tuple[RedLine, ...] = ()
    steps: tuple[Step, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that may happen after the signing, on which a clause can be made to depend.

    `beliefs[side]` is the chance in percent that the side gives it.
    """

    id: str
    label: str
    beliefs: Mapping[str, int]
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A package people compare with: what history signed, a famous letter, a lazy compromise."""

    id: str
    label: str
    story: str
    deal: Package
    history: bool = False
    costs: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentOption:
    """An answer to an incident: moves tension and, where `face` is below 0, costs at home."""

    id: str
    label: str
    result: str
    tension: int
    face: int = 0


@dataclass(frozen=True, slots=True)
class Incident:
    """Something neither side ordered: a decision to take, never a silent die.

    It may come from exchange `earliest` on, once tension has reached `above`.
    """

    id: str
    title: str
    text: str
    side: str | None
    earliest: int
    above: int
    options: tuple[IncidentOption, ...]
    sources: tuple[str, ...] = ()

    def option(self, option_id: str) -> IncidentOption:
        """The answer with this id; KeyError if there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """What one way of talking is called and does here.

    `heat` multiplies what angry acts add to tension, `relief` what calming ones take away;
    `commits` marks words that cannot be taken back without losing face.
    """

    id: Channel
    label: str
    text: str
    heat: float
    relief: float
    commits: bool
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Scenario:
    """A whole case. Compared by identity, so that tables can be kept per scenario.

    `tension` is the reading (0..100) when talks open; `scale` is what distances are divided by;
    `weights` is the seed by which the points were redrawn, if they were.
    """

    id: str
    title: str
    summary: str
    scale: int
    turns: int
    dates: tuple[date, ...]
    tension: int
    sides: tuple[Side, Side]
    issues: tuple[Issue, ...]
    terms: tuple[Term, ...]
    references: tuple[Reference, ...]
    channels: tuple[ChannelRule, ...]
    incidents: tuple[Incident, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    mediator: str = ""
    control_lost: str = ""
    weights: int | None = None
    sources: tuple[str, ...] = ()

    def side(self, side_id: str) -> Side:
        """The side with this id; KeyError if there is none."""
        for side in self.sides:
            if side.id == side_id:
                return side
        raise KeyError(side_id)

    def other(self, side_id: str) -> Side:
        """The side across the table from this one; KeyError if there is no such side."""
        first, second = self.sides
        return {first.id: second, second.id: first}[side_id]

    def issue(self, issue_id: str) -> Issue:
        """The issue with this id; KeyError if there is none."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def option(self, issue_id: str, option_id: str) -> Option:
        """The option of an issue; KeyError if either is unknown."""
        return self.issue(issue_id).option(option_id)

    def channel(self, channel: Channel) -> ChannelRule | None:
        """The rule of a channel, or None where this case does not have it."""
        return next((rule for rule in self.channels if rule.id == channel), None)

    def date_of(self, turn: int, turns: int | None = None) -> date:
        """The day of exchange `turn` (1..turns): the days are spread evenly over the exchanges."""
        last = turns or self.turns
        position = min(max(turn, 1), last) - 1
        return self.dates[position * len(self.dates) // last]
