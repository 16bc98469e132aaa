"""What can be said and done at the table, what is refused, and how the talks end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import (
    Accept,
    Contingency,
    Decide,
    Explain,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    Question,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.events import Setup
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.state import replay
from bot.negotiation.term_sheet import term_sheet
from bot.negotiation.utility import no_deal_value
from tests.negotiation.games import HARD, SETTLED, Table

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario


def test_the_counterpart_always_answers_an_offer_with_a_whole_package(table: Table) -> None:
    table.do(Message("us", offer=HARD))

    reply = table.state.last_reply
    assert reply is not None
    assert set(reply.offer or {}) == set(HARD)
    assert table.state.turn == 2


def test_a_partial_offer_changes_the_own_last_proposal(table: Table) -> None:
    table.do(Message("us", offer=HARD), Message("us", offer={"pledge": "conditional"}))

    assert table.state.standing["us"] == {**HARD, "pledge": "conditional"}


def test_several_offers_at_once_are_compared(table: Table) -> None:
    better = {**SETTLED, "pledge": "un_treaty"}
    table.do(Message("us", offer=HARD, alternatives=(better,)))

    reply = table.state.last_reply
    assert reply is not None
    assert reply.prefers == 1


def test_the_sheet_tells_where_each_clause_stands(table: Table) -> None:
    assert {c.status for c in term_sheet(table.scenario, table.state, "us")} == {"open"}
    table.do(Message("us", offer=SETTLED, conditional=True))

    by_issue = {c.issue: c for c in term_sheet(table.scenario, table.state, "us")}

    for issue, clause in by_issue.items():
        same = clause.mine == clause.theirs
        assert clause.status == ("linked" if same else "proposed"), issue


def test_a_contingent_clause_counts_by_each_sides_own_belief(cuba: Scenario, firm: Persona) -> None:
    table = Table(cuba, firm, Setup(cuba.id, "us", firm.id, 5, 12))
    settled = next(r.deal for r in cuba.references if r.id == "historical_with_hotline")
    rider = Contingency("missiles_return", {"pledge": "none"})
    for _ in range(12):
        if table.state.ending is None:
            table.do(Message("us", offer=settled, contingency=rider))

    ending = table.state.ending
    assert ending is not None
    assert ending.contingency == rider
    assert ending.utility["us"] > 86  # it believes more in the return than they do
    assert ending.utility["su"] < 69


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (Accept("us"), "nothing_standing"),
        (Message("us"), "empty"),
        (Message("us", offer={"berlin": "open"}), "unknown_clause"),
        (Message("us", offer={"missiles": "fired"}), "unknown_option"),
        (Message("us", rejects={"berlin": "*"}), "unknown_clause"),
        (Message("us", gesture="surrender"), "unknown_step"),
        (Message("us", asks=(Question("issue", "berlin"),)), "unknown_clause"),
        (Message("us", asks=(Question("issue"),)), "unknown_question"),
        (Message("us", contingency=Contingency("rain", {})), "unknown_trigger"),
        (Message("cuba", offer=HARD), "not_your_side"),
        (Decide("us", "let_pass"), "no_incident"),
        (Predict("us", ("missiles", "missiles")), "wrong_ranking"),
        (Prepare("us", ranking=("berlin",)), "wrong_ranking"),
        (MarkDraft("us", "missiles"), "no_draft"),
        (VoteDraft("us", yes=True), "no_draft"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    table: Table, command: Command, fault: str
) -> None:
    assert table.refuses(command) == fault


def test_what_the_people_at_home_refuse_cannot_be_signed(table: Table) -> None:
    frozen = {**SETTLED, "missiles": "freeze"}
    table.state = replace(table.state, standing={"su": frozen})

    assert table.refuses(Accept("us")) == "not_ratified"


def test_signing_what_stands_ends_in_that_deal(table: Table) -> None:
    table.do(Message("us", offer=HARD))
    standing = table.state.standing["su"]

    table.do(Accept("us"))

    ending = table.state.ending
    assert ending is not None
    assert (ending.outcome, ending.deal) == ("deal", standing)


def test_a_fair_offer_is_signed_in_the_end(table: Table) -> None:
    for _ in range(12):
        if table.state.ending is None:
            table.do(Message("us", offer=SETTLED))

    ending = table.state.ending
    assert ending is not None
    assert (ending.outcome, ending.deal) == ("deal", SETTLED)
    assert ending.utility == {"us": 81, "su": 64}


def test_talks_that_run_out_leave_both_with_their_alternatives(table: Table) -> None:
    while table.state.ending is None:
        waits = table.state.incident is not None
        table.do(Decide("us", "hail") if waits else Message("us", acts=("greet",)))

    ending = table.state.ending
    assert ending is not None
    assert ending.outcome == "no_deal"
    assert ending.utility == {
        s.id: no_deal_value(s, table.state.tension) for s in table.scenario.sides
    }


def test_walking_out_ends_the_talks(table: Table) -> None:
    table.do(WalkOut("us"))

    assert table.refuses(Message("us", offer=HARD)) == "ended"


def test_ultimatums_every_day_end_in_lost_control(cuba: Scenario, firm: Persona) -> None:
    log = play(LEARNERS["threatener"], cuba, "us", firm, 3)

    assert replay(log).ending is not None
    assert [event.level for event in log if event.kind == "threshold_crossed"] == [60, 80, 90]
    ending = replay(log).ending
    assert ending is not None
    assert (ending.outcome, ending.utility) == ("control_lost", {"us": 0, "su": 0})


def test_notes_use_no_exchange_and_an_account_can_follow_the_end(table: Table) -> None:
    table.do(Prepare("us", target=80, walk_away=58, ranking=("pledge",), questions=2))
    table.do(Predict("us", ("pledge", "jupiters", "missiles")), Hint("us"))
    assert (table.state.turn, table.state.hints) == (1, 1)

    table.do(WalkOut("us"), Explain("us"))

    assert table.state.explained == ("us",)
