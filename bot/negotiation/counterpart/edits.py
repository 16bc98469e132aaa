"""Edits of one's own text: the standing package sent back with a few clauses turned.

Whoever edits the other side's text leaves standing what was never theirs to give, so what stands
earns next to nothing. What counts is how much better for the counterpart an edit is than the first
edit was: where the text moves and the edits stay or move with it, nothing was given at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

MOST_TURNED = 3
"""Clauses of the text that may differ for an offer to be an edit of it."""

AT_ONCE = 0.1
"""What taking up the other side's text earns by itself."""


def most_for_edits(case: Case, view: PublicView) -> list[float | None]:
    """The most each message may earn as an edit of the counterpart's text, 0.1 or above.

    None where a message makes no offer or one of its own: further from the text than that, or no
    nearer to it than to its maker's own last offer.
    """
    most: list[float | None] = []
    own: Package | None = None
    first: float | None = None
    for said in view.heard:
        limit: float | None = None
        offer = said.standing if said.offer else None
        text = _text_before(view, said.turn)
        if offer and text is not None and own is not None and _edits(offer, text, own):
            worth = case.weigh(offer).advantage
            first = worth if first is None else first
            limit = AT_ONCE + max(0.0, worth - first)
        elif offer:
            own = offer
        most.append(limit)
    return most


def _text_before(view: PublicView, turn: int) -> Package | None:
    offers = (reply.offer for reply in reversed(view.said) if reply.turn < turn)
    return next((offer for offer in offers if offer), None)


def _edits(offer: Package, text: Package, own: Package) -> bool:
    turned = _turned(text, offer)
    return turned <= MOST_TURNED and turned < _turned(own, offer)


def _turned(one: Package, other: Package) -> int:
    """How many clauses open in both are put differently."""
    return sum(one[issue] != other[issue] for issue in one.keys() & other.keys())
