"""Which ideas of the course somebody has put to use in a negotiation, by its log alone.

Each concept here has one visible deed that shows it; concepts without one are never said to be
used, however well they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.negotiation.events import Ended, Prepared, PromiseMoved, Spoken, TensionMoved
from bot.negotiation.process import own_offers, step_kind
from bot.negotiation.utility import reservation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.negotiation.events import Event
    from bot.negotiation.process import OwnOffer
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

CALM_BELOW = 60
UNFRIENDLY = frozenset({"attack", "threaten", "boast"})
KIND = frozenset({"acknowledge", "reassure", "apologise"})
ENOUGH_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Game:
    """A finished negotiation as seen from the chair of `side`.

    Of a practice `events` holds what came since exchange `since`, with which it began.
    """

    scenario: Scenario
    state: State
    side: str
    events: Sequence[Event]
    since: int = 1

    @property
    def said(self) -> list[Spoken]:
        """What this side has said."""
        return [each for each in self.events if isinstance(each, Spoken) and each.by == self.side]

    @property
    def offers(self) -> tuple[OwnOffer, ...]:
        """The whole packages this side has put forward, behind the last one before `since`."""
        every = own_offers(self.scenario, self.state, self.side)
        before = [offer for offer in every if offer.turn < self.since]
        return (*before[-1:], *every[len(before) :])

    @property
    def has_deal(self) -> bool:
        """Whether it ended with a signed sheet."""
        ending = self.state.ending
        return ending is not None and ending.outcome == "deal"

    @property
    def acts(self) -> frozenset[str]:
        """How this side has put things, over the whole game."""
        return frozenset(act for each in self.said for act in each.acts)


def used_in(game: Game) -> frozenset[str]:
    """The concepts, by glossary id, that this game shows in use."""
    return frozenset(concept for concept, is_shown in DEEDS.items() if is_shown(game))


def _asked(game: Game) -> bool:
    return any(each.asks for each in game.said)


def _asked_for_reasons(game: Game) -> bool:
    kinds = {asked.kind for each in game.said for asked in each.asks}
    return bool(kinds & {"why", "offer", "alternative"})


def _both_gained(game: Game) -> bool:
    ending = game.state.ending
    return (
        game.has_deal
        and ending is not None
        and all(
            ending.utility[side.id] >= reservation(game.scenario, side.id)
            for side in game.scenario.sides
        )
    )


def _is_conditional(game: Game) -> bool:
    return any(each.offer and each.conditional for each in game.said)


def _gave_here_and_took_there(game: Game) -> bool:
    return any(
        {"more", "less"} <= _directions(game, before, after)
        for before, after in pairwise(game.offers)
    )


def _directions(game: Game, before: OwnOffer, after: OwnOffer) -> set[str]:
    found: set[str] = set()
    for issue in game.scenario.issues:
        old, new = before.package.get(issue.id), after.package.get(issue.id)
        if old is None or new is None:
            continue
        change = issue.option(new).points[game.side] - issue.option(old).points[game.side]
        found |= {"more"} if change > 0 else {"less"} if change < 0 else set()
    return found


def _made(game: Game, *kinds: str) -> bool:
    steps = {step_kind(before, after) for before, after in pairwise(game.offers)}
    return bool(steps & set(kinds))


def _opened_high(game: Game) -> bool:
    ending = game.state.ending
    if not game.offers or ending is None or not game.has_deal:
        return False
    return game.offers[0].own > ending.utility[game.side]


def _stayed_calm(game: Game) -> bool:
    heat = [each.value for each in game.events if isinstance(each, TensionMoved)]
    return bool(heat) and max(heat) < CALM_BELOW


def _kept_a_good_tone(game: Game) -> bool:
    return len(game.said) >= ENOUGH_LETTERS and not game.acts & UNFRIENDLY


def _was_kind(game: Game) -> bool:
    return bool(game.acts & KIND)


def _wrote_through(channel: str) -> Callable[[Game], bool]:
    return lambda game: any(each.channel == channel for each in game.said)


def _prepared(game: Game) -> list[Prepared]:
    return [each for each in game.events if isinstance(each, Prepared) and each.by == game.side]


def _kept_a_promise(game: Game) -> bool:
    moved = [
        each for each in game.events if isinstance(each, PromiseMoved) and each.by == game.side
    ]
    broken = any(each.status in ("broken", "bluff_called") for each in moved)
    return not broken and any(each.status == "kept" for each in moved)


def _tied_to_what_happens(game: Game) -> bool:
    ended = next((each for each in game.events if isinstance(each, Ended)), None)
    return any(each.contingency for each in game.said) or bool(ended and ended.contingency)


def _checked(game: Game) -> bool:
    ending = game.state.ending
    return game.has_deal and ending is not None and "verification" in (ending.deal or {})


DEEDS: dict[str, Callable[[Game], bool]] = {
    "direct-communication": lambda game: len(game.said) >= ENOUGH_LETTERS,
    "tone": _kept_a_good_tone,
    "interest": _asked_for_reasons,
    "reservation-point": lambda game: any(e.walk_away is not None for e in _prepared(game)),
    "zopa": _both_gained,
    "quid-pro-quo": _is_conditional,
    "issue-linkage": lambda game: any(
        each.conditional and len(each.offer or {}) > 1 for each in game.said
    ),
    "logrolling": _gave_here_and_took_there,
    "pareto-improvement": lambda game: _made(game, "fortunate", "nice"),
    "asking": _asked,
    "strategic-empathy": lambda game: any(
        asked.kind in ("priorities", "why") for each in game.said for asked in each.asks
    ),
    "anchor": _opened_high,
    "concession": lambda game: _made(game, "concession", "nice"),
    "face-saving": _was_kind,
    "golden-bridge": lambda game: _was_kind(game) and game.has_deal,
    "audience-costs": _wrote_through("public"),
    "escalation": _stayed_calm,
    "grit": lambda game: any(each.gesture for each in game.said),
    "reversible-step": lambda game: any(each.gesture for each in game.said),
    "mediation": _wrote_through("mediator"),
    "back-channel": _wrote_through("back"),
    "verification": _checked,
    "contingent-agreement": _tied_to_what_happens,
    "credible-commitment": _kept_a_promise,
    "closing": lambda game: game.has_deal,
    "preparation": lambda game: bool(_prepared(game)),
    "transfer": lambda game: "1962" not in game.scenario.id,
}
"""By glossary id, the deed that shows the concept."""
