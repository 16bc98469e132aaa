"""Which sheets the counterpart writes while the talks go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.events import Event
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario


def reopened(log: list[Event]) -> Iterator[bool]:
    """Of each letter, whether it changes a clause on which both sheets had come to agree."""
    mine: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for event in log:
        if event.kind == "spoken":
            mine = dict(event.standing or mine)
        elif event.kind == "replied" and event.offer:
            agreed = theirs.items() & mine.items()
            if agreed:
                yield any(event.offer.get(issue, option) != option for issue, option in agreed)
            theirs = dict(event.offer)


@pytest.mark.parametrize("learner", ["linear", "logroller-inferring"])
def test_what_both_sheets_agree_on_is_seldom_opened_anew(
    cuba: Scenario, personas: dict[str, Persona], learner: str
) -> None:
    letters = [
        each
        for persona in personas.values()
        for side in ("us", "su")
        for seed in range(4)
        for each in reopened(list(play(LEARNERS[learner], cuba, side, persona, seed)))
    ]

    assert sum(letters) <= 0.15 * len(letters)
