"""The mediator: who brings it in, what its drafts answer to, and the blind votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.scenarios import find_scenario
from bot.negotiation.commands import (
    CallMediator,
    MarkDraft,
    Message,
    VoteDraft,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import DraftRejected, Setup
from bot.negotiation.game import decide
from bot.negotiation.scenario import CLOSED
from bot.negotiation.utility import reservation, utility
from tests.negotiation.games import SETTLED, Table
from tests.negotiation.pairs import (
    SHORT,
    play,
    sat_down,
)

if TYPE_CHECKING:
    from bot.negotiation.persona import Persona


def test_the_mediator_drafts_a_text_and_the_votes_stay_blind(table: Table) -> None:
    table.do(Message("us", offer=SETTLED, channel="mediator"))
    draft = table.state.draft
    assert draft is not None
    assert draft.number == 1

    table.do(MarkDraft("us", "pledge"))
    assert table.state.draft is not None
    assert table.state.draft.number == 2
    assert table.state.draft.package["pledge"] != draft.package["pledge"]

    table.do(VoteDraft("us", yes=False))
    assert table.state.ending is None
    assert table.refuses(VoteDraft("us", yes=True)) == "already_voted"


def test_two_yes_to_the_mediator_make_a_deal(table: Table) -> None:
    table.do(Message("us", offer=SETTLED, channel="mediator"), MarkDraft("us", "missiles"))
    for _ in range(4):
        table.do(Message("us", offer=SETTLED))

    table.do(VoteDraft("us", yes=True))

    assert table.state.ending is not None
    assert (table.state.ending.outcome, table.state.ending.by) == ("deal", None)


@pytest.mark.parametrize("name", ["cuba-1962", "cuba-1962-short", "job-offer"])
def test_the_first_draft_beats_no_deal_for_both_and_no_marked_one_comes_again(
    name: str, firm: Persona
) -> None:
    scenario = find_scenario(name)
    side = scenario.sides[0].id
    wants = scenario.side(side).wants
    table = Table(scenario, firm, Setup(name, side, firm.id, 7, 12))

    table.do(CallMediator(side))
    first = table.state.drafts[0].package
    for _ in range(3):
        draft = table.state.drafts[0].package
        mark = max(draft, key=lambda issue: wants[issue].index(draft[issue]))
        table.do(MarkDraft(side, mark))

        after = table.state.drafts[0].package.get(mark, CLOSED)
        assert wants[mark].index(after) < wants[mark].index(draft[mark])

    drafts = [dict(each.package) for each in table.state.drafts]
    assert all(
        utility(scenario, s.id, first) >= reservation(scenario, s.id) for s in scenario.sides
    )
    assert all(draft not in drafts[:at] for at, draft in enumerate(drafts))


def test_the_mediator_comes_when_both_have_asked() -> None:
    log, state = sat_down()

    state = play(log, state, CallMediator("su", ("pledge",)))
    alone = state.draft
    state = play(log, state, CallMediator("us", ("missiles",)))

    assert alone is None
    assert state.draft is not None
    assert state.draft.number == 1


def test_a_message_through_good_offices_asks_for_the_mediator() -> None:
    log, state = sat_down()

    state = play(log, state, Message("us", channel="mediator", acts=("mediate",)))

    assert state.draft is None
    assert set(state.called) == {"us"}


def test_marks_of_both_bring_the_next_draft_and_four_are_the_end() -> None:
    log, state = sat_down()
    state = play(log, state, CallMediator("us"), CallMediator("su"))

    numbers: list[int] = []
    for _ in range(3):
        state = play(log, state, MarkDraft("us", "missiles"), MarkDraft("su", "pledge"))
        assert state.draft is not None
        numbers.append(state.draft.number)

    assert numbers == [2, 3, 4]
    with pytest.raises(IllegalMove):
        decide(state, MarkDraft("us", "missiles"), SHORT, None, 7)


@pytest.mark.parametrize(("other", "signed"), [(True, True), (False, False)])
def test_only_two_yeses_make_the_draft_a_deal(*, other: bool, signed: bool) -> None:
    log, state = sat_down()
    state = play(log, state, CallMediator("us"), CallMediator("su"))

    state = play(log, state, VoteDraft("us", yes=True), VoteDraft("su", yes=other))

    assert (state.ending is not None) is signed
    assert any(isinstance(event, DraftRejected) for event in log) is not signed


def test_after_a_rejected_draft_marks_bring_another() -> None:
    log, state = sat_down()
    state = play(log, state, CallMediator("us"), CallMediator("su"))
    state = play(log, state, VoteDraft("us", yes=False), VoteDraft("su", yes=False))

    state = play(log, state, MarkDraft("us", "missiles"), MarkDraft("su", "pledge"))

    assert state.draft is not None
    assert (state.draft.number, state.draft.rejected, state.draft.votes) == (2, False, {})


def test_nobody_is_asked_for_the_mediator_twice() -> None:
    log, state = sat_down()
    state = play(log, state, CallMediator("us"))

    with pytest.raises(IllegalMove) as refused:
        decide(state, CallMediator("us"), SHORT, None, 7)

    assert refused.value.fault == "already_called"
