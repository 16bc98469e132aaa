"""The people at home (two-level games, Putnam 1988): what they could not ratify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.packages import holds

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package, RedLine, Scenario


def objections(scenario: Scenario, side_id: str, package: Package) -> tuple[RedLine, ...]:
    """The red lines of a side that a package crosses; empty if its people would ratify it.

    A partial package crosses only what its own clauses already cross.
    """
    lines = scenario.side(side_id).red_lines
    return tuple(line for line in lines if holds(line.when, package))
