"""Two people at one table: what each is told of the other, and what neither is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.negotiation.codec import dump_event, load_event
from bot.negotiation.commands import (
    Message,
)
from bot.negotiation.events import MediatorCalled
from bot.negotiation.state import replay
from bot.negotiation.two_people import PRIVATE, known_to, sheet_of
from tests.negotiation.pairs import (
    GAMES,
    SHORT,
    SIDES,
    played,
    plays,
)

if TYPE_CHECKING:
    from bot.negotiation.commands import Command


@plays
@given(GAMES, st.integers(0, 2**31), st.sampled_from(SIDES))
def test_nobody_is_told_what_the_other_did_in_private(
    commands: list[Command], seed: int, side: str
) -> None:
    known = [known_to(event, side) for event in played(commands, seed)]

    others = [event for event in known if event is not None and event.kind in PRIVATE]
    told = [event for event in known if isinstance(event, MediatorCalled) and event.ranking]
    assert {getattr(event, "by", None) for event in (*others, *told)} <= {side}


@plays
@given(GAMES)
def test_the_public_log_tells_no_points_and_nothing_private(
    commands: list[Command],
) -> None:
    public = [known_to(event, None) for event in played(commands)]

    assert all(event is None or event.kind not in PRIVATE for event in public)
    assert all(event is None or event.kind != "ended" or event.utility == {} for event in public)
    assert replay(event for event in public if event is not None).setup.seed == 0


@plays
@given(GAMES, st.sampled_from(SIDES))
def test_what_one_person_sees_does_not_depend_on_the_others_sheet(
    commands: list[Command], side: str
) -> None:
    other = SHORT.other(side).id
    changed = replace(
        SHORT,
        issues=tuple(
            replace(
                issue,
                options=tuple(
                    replace(option, points={**option.points, other: option.points[other] + 1})
                    for option in issue.options
                ),
            )
            for issue in SHORT.issues
        ),
    )
    # Heat may depend on whether a repeated demand can be borne at all: that is felt, not read.
    quiet = [command for command in commands if not isinstance(command, Message)]

    before = [known_to(event, side) for event in played(quiet)]
    after = [known_to(event, side) for event in played(quiet, case=changed)]

    assert before == after
    assert sheet_of(SHORT, side).issues == sheet_of(changed, side).issues


@plays
@given(GAMES)
def test_every_log_is_read_back_as_it_was(commands: list[Command]) -> None:
    log = played(commands)

    assert [load_event(dump_event(event)) for event in log] == log


@pytest.mark.parametrize("side", SIDES)
def test_a_sheet_holds_nothing_of_the_other_side(side: str) -> None:
    sheet, other = sheet_of(SHORT, side), SHORT.other(side).id

    assert all(o.points[other] == 0 for issue in sheet.issues for o in issue.options)
    assert all(term.add.get(other, 0) == 0 for term in sheet.terms)
    assert all(issue.positions[other].interest == "" for issue in sheet.issues)
    theirs = sheet.side(other)
    assert (theirs.brief, theirs.batna, theirs.no_deal) == ("", "", ())
    assert sheet.side(side) == SHORT.side(side)


def test_the_public_sheet_holds_nothing_of_either() -> None:
    sheet = sheet_of(SHORT, None)

    assert not any(sum(o.points.values()) for issue in sheet.issues for o in issue.options)
    assert [side.brief for side in sheet.sides] == ["", ""]
