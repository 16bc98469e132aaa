"""Which team a player of a live quiz is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.quiz.setup import RoundSetup


def team_for(setup: RoundSetup, wanted: str | None, sizes: Mapping[str, int]) -> str | None:
    """The team of somebody who comes in; None where nobody is in a team, or they have no role.

    `wanted` is the team they chose, or the role they would play for; `sizes` tells how many each
    team has. Whoever may not or did not choose goes to the smallest team, the first of equals.
    """
    if setup.teams == "none":
        return None
    if setup.teams == "role":
        return wanted
    if setup.teams == "choice" and wanted in setup.team_names:
        return wanted
    return min(setup.team_names, key=lambda team: sizes.get(team, 0), default=None)
