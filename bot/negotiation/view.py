"""What the counterpart may know: the public view of the talks, and its own sheet alone.

These are the only two things the counterpart is given. The learner's points, preparation card
and predictions are in neither, so nothing it does can depend on them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.negotiation.letters import Replied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.negotiation.events import PromiseMoved, Spoken
    from bot.negotiation.scenario import Issue, Package, Scenario, Side, Term
    from bot.negotiation.state import State


@dataclass(frozen=True, slots=True)
class PublicView:
    """The talks as one side sees them: what was said by both, in order, and the tension."""

    side: str
    other: str
    seed: int
    turn: int
    turns: int
    tension: float
    heard: tuple[Spoken, ...]
    said: tuple[Replied, ...]
    mine: Package | None
    theirs: Package | None
    face: float
    promises: Mapping[int, PromiseMoved]


def public_view(state: State, side: str, other: str) -> PublicView:
    """What `side` has seen of the talks so far."""
    said = (
        *_letters_of_a_person(state, side),
        *(reply for reply in state.replies if reply.by == side),
    )
    return PublicView(
        side=side,
        other=other,
        seed=state.setup.seed,
        turn=state.turn,
        turns=state.setup.turns,
        tension=state.tension,
        heard=tuple(said for said in state.spoken if said.by == other),
        said=said,
        mine=said[-1].offer if said else state.standing.get(side),
        theirs=state.standing.get(other),
        face=state.face.get(side, 0.0),
        promises=state.promises,
    )


def _letters_of_a_person(state: State, side: str) -> Iterator[Replied]:
    """What a person wrote in this seat before a counterpart took it, as if it had been its own.

    A sheet with gaps binds nobody.
    """
    offer: Package | None = None
    for said in state.spoken:
        if said.by == side:
            if said.standing:
                offer = said.standing if said.whole else None
            yield Replied(
                side, said.turn, said.acts, "moves", said.channel, offer, step=said.gesture
            )


@lru_cache(maxsize=64)
def own_sheet(scenario: Scenario, side: str) -> Scenario:
    """The scenario with everything private to the other side blanked out.

    Its points are 0, its interests empty, its no-deal branches gone; what it published (priorities,
    wants, public positions, red lines) stays.
    """
    blanked = tuple(
        each if each.id == side else replace(each, brief="", batna="", no_deal=())
        for each in scenario.sides
    )
    return replace(
        scenario,
        sides=_pair(blanked),
        issues=tuple(_own_issue(issue, side) for issue in scenario.issues),
        terms=tuple(_own_term(term, side) for term in scenario.terms),
    )


def _own_issue(issue: Issue, side: str) -> Issue:
    options = tuple(
        replace(
            option,
            points={s: p if s == side else 0 for s, p in option.points.items()},
            reasons={s: r for s, r in option.reasons.items() if s == side},
        )
        for option in issue.options
    )
    closed = {s: p if s == side else 0 for s, p in issue.closed_points.items()}
    positions = {
        s: position if s == side else replace(position, interest="")
        for s, position in issue.positions.items()
    }
    return replace(issue, options=options, closed_points=closed, positions=positions)


def _own_term(term: Term, side: str) -> Term:
    return replace(term, add={s: points for s, points in term.add.items() if s == side})


def _pair(sides: tuple[Side, ...]) -> tuple[Side, Side]:
    first, second = sides
    return first, second
