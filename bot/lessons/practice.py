"""Practice at the table: two exchanges, judged by what the lesson is about and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lessons.deeds import DEEDS, UNFRIENDLY
from bot.negotiation.utility import reservation

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.lessons.course import Bridge
    from bot.lessons.deeds import Game

TWICE = 2
CLAUSES_OF_A_TRADE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for, whether it was done, and what to say about it."""

    deed: str
    is_shown: bool
    text: str


def judged(bridge: Bridge, game: Game) -> tuple[Finding, ...]:
    """What the practice shows of all that the lesson asks for, in the order of the lesson."""
    found: list[Finding] = []
    for look in bridge.looks:
        is_shown = LOOKS[look.deed](game)
        found.append(Finding(look.deed, is_shown, look.shown if is_shown else look.missed))
    return tuple(found)


def _asked_in_each(game: Game) -> bool:
    return sum(bool(each.asks) for each in game.said) >= TWICE


def _stayed_above_the_limit(game: Game) -> bool:
    limit = reservation(game.scenario, game.side)
    made = [offer for offer in game.offers if offer.turn >= game.since]
    return bool(made) and all(offer.own >= limit for offer in made)


def _gave_a_reason(game: Game) -> bool:
    return any(each.offer and "justify" in each.acts for each in game.said)


def _tied_a_trade(game: Game) -> bool:
    return any(
        each.conditional and len(each.offer or {}) >= CLAUSES_OF_A_TRADE for each in game.said
    )


def _came_down(game: Game) -> bool:
    readings = game.state.tension_by_turn
    return game.state.tension < readings[min(game.since, len(readings)) - 1]


def _signed_or_tied_the_yes(game: Game) -> bool:
    return game.has_deal or any(each.offer and each.conditional for each in game.said)


LOOKS: dict[str, Callable[[Game], bool]] = {
    **DEEDS,
    "acknowledged": lambda game: any("acknowledge" in each.acts for each in game.said),
    "proposed": lambda game: any(each.offer for each in game.said),
    "calm": lambda game: bool(game.said) and not game.acts & UNFRIENDLY,
    "asked-twice": _asked_in_each,
    "told": lambda game: any(each.discloses or each.indifferent for each in game.said),
    "above-limit": _stayed_above_the_limit,
    "reasoned": _gave_a_reason,
    "tied": _tied_a_trade,
    "came-down": _came_down,
    "other-channel": lambda game: any(each.channel != "letter" for each in game.said),
    "verification-proposed": lambda game: any(
        "verification" in (each.offer or {}) for each in game.said
    ),
    "closing-yes": _signed_or_tied_the_yes,
}
"""What a practice can be judged by: every deed that a whole game shows, and some smaller ones."""
