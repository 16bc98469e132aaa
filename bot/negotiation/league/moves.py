"""Moves that several learners make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.back_table import objections
from bot.negotiation.chance import draw
from bot.negotiation.commands import Accept, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.negotiation.commands import Command
    from bot.negotiation.league.seat import Seat
    from bot.negotiation.scenario import Package
    from bot.negotiation.space import Grid, Points

WIDTH = 0.05


def offers(seat: Seat, package: Package) -> Message:
    """A plain letter with a whole package."""
    return Message(by=seat.case.side, offer=package)


def would_sign(seat: Seat, least: float) -> bool:
    """Whether the counterpart's package gives at least this share of the own gains."""
    table = seat.on_the_table
    if not table or objections(seat.case.sheet, seat.case.side, table):
        return False
    return seat.advantage(table) >= least


def sign_or(seat: Seat, least: float, otherwise: Callable[[], Command]) -> Command:
    """Sign what stands if it gives at least `least`, else do something else."""
    if would_sign(seat, least):
        return Accept(seat.case.side)
    return otherwise()


def best_package(seat: Seat) -> dict[str, str]:
    """The deal with most own points; among equals the one the other side is said to like most."""
    return seat.case.package(0)


def band(seat: Seat, level: float, width: float = WIDTH) -> slice:
    """Rows whose own share of the gains is in [level, level + width]; widened until not empty."""
    case = seat.case
    least = min(case.points_at(level), float(case.best))
    span = width * (case.best - case.floor)
    while True:
        rows = case.rows(least, least + span)
        if rows.stop > rows.start:
            return rows
        span *= 2


def any_in_band(seat: Seat, level: float) -> dict[str, str]:
    """Some package at this level, by luck."""
    rows = band(seat, level)
    return seat.case.package(rows.start + int(seat.luck("band") * (rows.stop - rows.start)))


def best_in_band(
    seat: Seat,
    level: float,
    worth: Callable[[Grid], Points | np.ndarray[tuple[int], np.dtype[np.float64]]],
) -> dict[str, str]:
    """The package at this level that is worth most by some estimate."""
    rows = band(seat, level)
    return seat.case.package(rows.start + int(np.argmax(worth(seat.case.choices[rows]))))


def mood(seat: Seat) -> float:
    """A learner's day, -0.04 to 0.04 of the gains: no two play alike."""
    return 0.08 * (draw(seat.seed, "mood") - 0.5)


def aspiration(time: float, curve: float, last: float = 0.05) -> float:
    """1 - (1 - last) * t^(1/curve): linear at 1, late below, early above (Faratin et al. 1998)."""
    return 1 - (1 - last) * time ** (1 / curve)
