"""Redrawn weights: within bounds, the same for a seed, still a case worth playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.analysis import analyse
from bot.negotiation.events import Setup
from bot.negotiation.redraw import dealt, redrawn

if TYPE_CHECKING:
    from bot.negotiation.scenario import Scenario


@pytest.mark.parametrize("seed", range(6))
def test_weights_move_within_bounds_and_still_add_up(cuba: Scenario, seed: int) -> None:
    drawn = redrawn(cuba, seed)

    for side in ("us", "su"):
        best = {i.id: max(o.points[side] for o in i.options) for i in cuba.issues}
        now = {i.id: max(o.points[side] for o in i.options) for i in drawn.issues}
        assert sum(now.values()) == cuba.scale
        assert all(abs(now[i] - best[i]) <= 0.35 * best[i] + 1 for i in best)
        for issue, before in zip(drawn.issues, cuba.issues, strict=True):
            order = [o.points[side] for o in before.options]
            after = [o.points[side] for o in issue.options]
            rising = order == sorted(order)
            assert after == sorted(after, reverse=not rising)
    assert 0.05 <= analyse(drawn).zopa_share <= 0.5


def test_the_same_seed_gives_the_same_case_and_none_leaves_it(cuba: Scenario) -> None:
    assert redrawn(cuba, 3) is redrawn(cuba, 3)
    assert dealt(cuba, Setup(cuba.id, "us", None, 1, 12)) is cuba
    drawn = dealt(cuba, Setup(cuba.id, "us", None, 1, 12, weights=3))
    assert dealt(drawn, Setup(cuba.id, "us", None, 1, 12, weights=3)) is drawn
