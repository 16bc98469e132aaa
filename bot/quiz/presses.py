"""Answers as they were pressed in a live quiz, and which of a player's presses counts.

What counts depends on Discord's stamps only, never on the order in which presses reached us.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.clocks import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, timedelta

    from bot.quiz.answers import Answer
    from bot.quiz.rounds import State


@dataclass(frozen=True, slots=True)
class Press:
    """One answer to question `number` (from 0); `press_id` is Discord's id of the interaction."""

    user_id: int
    number: int
    press_id: int
    answer: Answer

    @property
    def at(self) -> datetime:
        """When Discord took it."""
        return stamp_of(self.press_id)


@dataclass(frozen=True, slots=True)
class Counted:
    """A press that counts, and how much of the time it had used."""

    press: Press
    used: timedelta


def counted(
    state: State, presses: Iterable[Press], *, change: bool
) -> Mapping[tuple[int, int], Counted]:
    """The press that counts, by question number and player.

    The first in time, or the last one if minds may be changed; presses of excluded players and
    presses that came too late count as none.
    """
    found: dict[tuple[int, int], Counted] = {}
    for press in presses:
        used = state.used(press.number, press.user_id, press.at)
        if used is None or press.user_id in state.excluded:
            continue
        key = (press.number, press.user_id)
        other = found.get(key)
        if other is None or (press.press_id > other.press.press_id) == change:
            found[key] = Counted(press, used)
    return found
