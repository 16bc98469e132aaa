"""The promise ledger: steps announced, threats made, public stands taken, and what became of them.

A step is due in the exchange after it was announced; it is broken if its maker threatens before it
is done. An ultimatum is due two exchanges later; if its maker is then still talking, the bluff is
called. A stand taken in public is broken by offering or signing what was publicly refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.events import PromiseMoved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.events import Replied, Spoken
    from bot.negotiation.scenario import Package
    from bot.negotiation.state import State

STEP_DUE, THREAT_DUE = 1, 2
FOR_EVER = 99
WHOLE_ISSUE = "*"


def promises_in(state: State, said: Spoken | Replied) -> Iterator[PromiseMoved]:
    """The new entries a message makes."""
    number = len(state.promises)
    turn = said.turn
    step = said.gesture if said.kind == "spoken" else said.step
    if step is not None:
        yield PromiseMoved(number, said.by, "step", step, "open", turn, turn + STEP_DUE)
        number += 1
    if said.kind != "spoken":
        return
    if said.threat == 2:
        yield PromiseMoved(number, said.by, "threat", "ultimatum", "open", turn, turn + THREAT_DUE)
        number += 1
    if said.channel == "public":
        for issue, option in said.rejects.items():
            about = f"{issue}={option}"
            yield PromiseMoved(number, said.by, "commitment", about, "open", turn, FOR_EVER)
            number += 1


def settled_by_message(state: State, said: Spoken) -> Iterator[PromiseMoved]:
    """Open entries of the speaker that this message breaks."""
    for promise in _open(state, said.by):
        breaks_step = promise.what == "step" and said.threat == 2 and said.turn > promise.turn
        if breaks_step or (promise.what == "commitment" and _contradicts(promise, said.offer)):
            yield replace(promise, status="broken", turn=said.turn)


def settled_by_time(state: State) -> Iterator[PromiseMoved]:
    """Entries due in the exchange that closes: steps are done, empty threats are noticed."""
    for promise in state.promises.values():
        if promise.status == "open" and promise.due <= state.turn:
            if promise.what == "step":
                yield replace(promise, status="kept", turn=state.turn)
            elif promise.what == "threat":
                yield replace(promise, status="bluff_called", turn=state.turn)


def settled_by_deal(state: State, deal: Package) -> Iterator[PromiseMoved]:
    """Public stands that a deal breaks or honours."""
    for promise in state.promises.values():
        if promise.status == "open" and promise.what == "commitment":
            status = "broken" if _contradicts(promise, deal) else "kept"
            yield replace(promise, status=status, turn=state.turn)


def credibility(state: State, side: str) -> float:
    """How far a side's word counts, 0..1, starting at 0.6.

    A word kept raises it (c + 0.15 (1 - c)), a bluff called lowers it to 0.6 c, a broken promise
    to 0.5 c.
    """
    worth = 0.6
    for promise in state.promises.values():
        if promise.by != side:
            continue
        if promise.status == "kept":
            worth += 0.15 * (1 - worth)
        elif promise.status == "bluff_called":
            worth *= 0.6
        elif promise.status == "broken":
            worth *= 0.5
    return round(worth, 4)


def _open(state: State, by: str) -> list[PromiseMoved]:
    return [p for p in state.promises.values() if p.by == by and p.status == "open"]


def _contradicts(promise: PromiseMoved, package: Package | None) -> bool:
    issue, _, option = promise.about.partition("=")
    if not package or issue not in package:
        return False
    return option != WHOLE_ISSUE and package[issue] == option
