"""Face: what it costs at home to be pressed in public or to take back public words.

Audience costs after Fearon (1994), face after Goffman (1955); the sizes are a design.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import FaceMoved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.negotiation.events import PromiseMoved, Spoken
    from bot.negotiation.state import State

PRESSED, THREATENED, INSULTED, TAKEN_BACK, GIVEN_IN_SILENCE = -2.0, -4.0, -3.0, -4.0, 1.0
WORST = -20.0


def pressed_in_public(state: State, said: Spoken, other: str) -> Iterator[FaceMoved]:
    """What a public message costs the side it is addressed to."""
    if said.channel != "public":
        return
    cost = 0.0
    if said.threat:
        cost += THREATENED
    if "attack" in said.acts or "boast" in said.acts:
        cost += INSULTED
    if said.offer is not None and not cost:
        cost += PRESSED
    if cost:
        yield _moved(state, other, cost, "pressed_in_public")


def eased_in_private(state: State, said: Spoken, other: str) -> Iterator[FaceMoved]:
    """The back channel mends a little: what is given there nobody has seen."""
    if said.channel == "back" and said.offer is not None and state.face.get(other, 0.0) < 0:
        yield _moved(state, other, GIVEN_IN_SILENCE, "given_in_private")


def taken_back(state: State, settled: Iterable[PromiseMoved]) -> Iterator[FaceMoved]:
    """What broken public words cost the one who spoke them."""
    for promise in settled:
        if promise.status == "broken" and promise.what == "commitment":
            yield _moved(state, promise.by, TAKEN_BACK, "took_back_public_words")


def _moved(state: State, side: str, change: float, cause: str) -> FaceMoved:
    value = min(0.0, max(WORST, state.face.get(side, 0.0) + change))
    return FaceMoved(side, round(value, 1), cause)
