"""The exchanges that mattered in a game of two, as one of them may know it.

A person cannot be played on as a persona can, so nothing is guessed: an exchange is weighed by what
the other side's sheet was worth to oneself before it and after the answer, on one's own sheet, and
by what it did to the tension, which both could see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.negotiation.events import Spoken, TensionMoved
from bot.negotiation.packages import is_complete
from bot.negotiation.utility import reservation, utility
from bot.services.retrospect import cost, helped

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package
    from bot.services.retrospect import Principle
    from bot.services.tables import Table

MOST = 2
HEAT_FOR_A_POINT = 2.0
"""Points of tension that weigh as much as a point of the own sheet."""

WORTH_TELLING = 2.0
"""Points of the own sheet from which on an exchange moved something."""


@dataclass(frozen=True, slots=True)
class OwnMoment:
    """An exchange and what came of it: own points of their whole sheet, and tension (0..100).

    `before` is None where they had no whole sheet on the table yet, `after` where they put none;
    `leaving` is what no deal was worth at the start. If they `signed`, it is what they signed.
    """

    turn: int
    did: Spoken
    words: str | None
    principle: Principle
    before: int | None
    after: int | None
    heat: tuple[float, float]
    leaving: int
    signed: bool = False

    @property
    def gain(self) -> int:
        """What their sheet came to be worth more, their first one more than leaving; else 0."""
        if self.after is None:
            return 0
        if self.before is None:
            return max(0, self.after - self.leaving)
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Missed:
    """A sheet of theirs that could have been signed and was worth more than the end."""

    turn: int
    points: int
    instead: int


def own_moments(seen: Table) -> tuple[OwnMoment, ...]:
    """Up to two exchanges that moved most, in order; `seen` is the table from that one's chair."""
    found = [_moment(seen, said) for said in seen.state.spoken if said.by == seen.mine.id]
    telling = [each for each in found if _weight(each) >= WORTH_TELLING]
    telling.sort(key=_weight, reverse=True)
    return tuple(sorted(telling[:MOST], key=lambda each: each.turn))


def missed(seen: Table) -> Missed | None:
    """The best sheet that lay there to be signed, if it was better than how it ended."""
    ended, mine = seen.state.ending, seen.mine.id
    if ended is None or mine not in ended.utility:
        return None
    sheets = [
        (utility(seen.scenario, mine, said.standing), said.turn)
        for said in seen.state.spoken
        if said.by == seen.theirs.id and said.whole and said.standing
    ]
    points, turn = max(sheets, key=lambda each: each[0], default=(0, 0))
    instead = round(ended.utility[mine])
    return Missed(turn, points, instead) if sheets and points > instead else None


def _weight(moment: OwnMoment) -> float:
    return abs(moment.gain) + abs(moment.heat[1] - moment.heat[0]) / HEAT_FOR_A_POINT


def _moment(seen: Table, said: Spoken) -> OwnMoment:
    before, after, heat, signed = _around(seen, said)
    words, leaving = seen.words_of("spoken", said.turn), round(reservation(seen.scenario, said.by))
    found = OwnMoment(said.turn, said, words, "moved", before, after, heat, leaving, signed)
    return replace(found, principle=_principle(seen, found))


def _principle(seen: Table, moment: OwnMoment) -> Principle:
    """What it shows; what would have been better is not known, for nobody has computed it."""
    cooler = moment.heat[1] < moment.heat[0]
    if moment.gain > 0 or (moment.gain == 0 and cooler):
        shown = helped(seen, moment.did)
        return "cooled" if shown == "moved" and not moment.gain else shown
    shown = cost(seen, moment.did)
    return "drew_back" if shown == "better_trade" and moment.gain else shown


def _around(seen: Table, said: Spoken) -> tuple[int | None, int | None, tuple[float, float], bool]:
    """Their sheet before the message and after it, tension around it, and whether they signed.

    What the mediator's text came to be is no answer to a message.
    """
    before: int | None = None
    spoken_at = None
    was, now = seen.scenario.tension, seen.scenario.tension
    for logged in seen.log:
        event = logged.event
        if event == said:
            spoken_at = logged.at
            was = now
        elif isinstance(event, TensionMoved) and (spoken_at is None or logged.at == spoken_at):
            now = event.value
        elif isinstance(event, Spoken) and event.by == seen.theirs.id:
            if spoken_at is not None:
                return before, _worth(seen, event.standing), (was, now), False
            before = _worth(seen, event.standing)
    ended = seen.state.ending
    signed = ended is not None and ended.outcome == "deal" and ended.by == seen.theirs.id
    after = _worth(seen, ended.deal) if ended is not None and signed else None
    return before, after, (was, now), signed


def _worth(seen: Table, package: Package | None) -> int | None:
    if not package or not is_complete(seen.scenario, package):
        return None
    return utility(seen.scenario, seen.mine.id, package)
