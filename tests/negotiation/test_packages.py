"""Packages: gates, gaps and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.packages import (
    UnknownClause,
    changes_between,
    close,
    is_complete,
    keep_open,
    merge,
    missing,
)
from bot.negotiation.utility import no_deal_value, reservation, utility

if TYPE_CHECKING:
    from bot.negotiation.scenario import Scenario

FREEZE = {"missiles": "freeze", "il28": "stay", "jupiters": "stay"}


def test_an_issue_whose_gate_does_not_hold_is_closed(cuba: Scenario) -> None:
    package = {**FREEZE, "verification": "air_sea", "publicity": "public"}

    assert close(cuba, package) == FREEZE


def test_a_clause_stays_while_its_gate_is_still_unsettled(cuba: Scenario) -> None:
    assert keep_open(cuba, {"publicity": "private"}) == {"publicity": "private"}
    assert keep_open(cuba, {"publicity": "private", "jupiters": "stay"}) == {"jupiters": "stay"}


def test_what_is_missing_counts_only_what_can_still_arise(cuba: Scenario) -> None:
    assert "verification" not in missing(cuba, FREEZE)
    assert missing(cuba, {**FREEZE, "pledge": "none", "quarantine": "kept"}) == (
        "framing",
        "hotline",
    )


def test_a_new_clause_closes_what_hung_on_the_old_one(cuba: Scenario) -> None:
    before = {"jupiters": "out", "publicity": "private", "turkey_when": "with_cuba"}

    assert merge(cuba, before, {"jupiters": "stay"}) == {"jupiters": "stay"}


def test_changes_are_listed_clause_by_clause(cuba: Scenario) -> None:
    changes = changes_between(cuba, {"jupiters": "stay"}, {"jupiters": "out", "hotline": "yes"})

    assert [(c.issue, c.before, c.after) for c in changes] == [
        ("jupiters", "stay", "out"),
        ("hotline", None, "yes"),
    ]


@pytest.mark.parametrize(
    "package", [{"berlin": "open"}, {"missiles": "fired"}], ids=["issue", "option"]
)
def test_what_the_scenario_does_not_have_is_refused(
    cuba: Scenario, package: dict[str, str]
) -> None:
    with pytest.raises(UnknownClause):
        close(cuba, package)


def test_a_whole_deal_leaves_nothing_open(cuba: Scenario) -> None:
    assert all(is_complete(cuba, reference.deal) for reference in cuba.references)


def test_points_are_options_closed_issues_and_interdependence(cuba: Scenario) -> None:
    freeze_only = next(r.deal for r in cuba.references if r.id == "freeze_only")

    assert utility(cuba, "us", freeze_only) == 2 + 0 + 9 + 7 + 0 + 8 + 16 + 3 + 5 + 0 - 16
    assert utility(cuba, "su", freeze_only) == 8 + 4 + 0 + 0 + 12 + 0 + 0 + 0 + 8 + 0


def test_no_deal_gets_worse_for_both_as_tension_rises(cuba: Scenario, job: Scenario) -> None:
    for scenario in (cuba, job):
        for side in scenario.sides:
            assert no_deal_value(side, 100) < no_deal_value(side, 0)
            assert no_deal_value(side, scenario.tension) == reservation(scenario, side.id)


def test_the_published_reservations_are_whole_numbers(
    cuba: Scenario, short: Scenario, job: Scenario
) -> None:
    found = [[reservation(s, side.id) for side in s.sides] for s in (cuba, short, job)]

    assert found == [[56, 43], [58, 41], [55, 49]]
