"""How much the other side has talked about interests, by asking and by telling.

Questions and told priorities are what integrative bargaining runs on (Weingart et al. 1996); the
counterpart meets them with better trades and a little goodwill. Asking again is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.negotiation.events import Spoken
    from bot.negotiation.view import PublicView

ENOUGH_TALK = 5


def openness(view: PublicView) -> float:
    """Different questions asked and wishes told, as a share of enough of them, 0..1."""
    topics: set[object] = set()
    for said in view.heard:
        topics |= _topics(said)
    return min(1.0, len(topics) / ENOUGH_TALK)


def new_talk_at(view: PublicView) -> list[bool]:
    """Which messages asked or told something new about interests."""
    known: set[object] = set()
    new: list[bool] = []
    for said in view.heard:
        topics = _topics(said)
        new.append(bool(topics - known))
        known |= topics
    return new


def _topics(said: Spoken) -> set[object]:
    return {*said.asks, *said.discloses, *said.indifferent}
