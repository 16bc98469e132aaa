"""The game: what each command leads to, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.codec import dump_command, dump_event, load_command, load_event
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
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.state import apply, replay
from bot.negotiation.term_sheet import term_sheet
from bot.negotiation.utility import no_deal_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

SETTLED = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}
HARD = {"missiles": "out", "pledge": "none", "jupiters": "stay", "quarantine": "kept"}


class Table:
    """A game in a test: commands in, log and state out."""

    def __init__(self, scenario: Scenario, persona: Persona | None, setup: Setup) -> None:
        self.scenario, self.persona = scenario, persona
        self.log: list[Event] = list(opening(setup, scenario, persona))
        self.state: State = replay(self.log)

    def do(self, *commands: Command) -> Sequence[Event]:
        """Carry out commands; the events of the last."""
        events: Sequence[Event] = ()
        for command in commands:
            seed = self.state.setup.seed
            events = decide(self.state, command, self.scenario, self.persona, seed)
            for event in events:
                self.log.append(event)
                self.state = apply(self.state, event)
        return events

    def refuses(self, command: Command) -> str:
        """Why a command is refused; the state must not change."""
        before = self.state
        with pytest.raises(IllegalMove) as refused:
            self.do(command)
        assert self.state is before
        return refused.value.fault


@pytest.fixture
def table(short: Scenario, firm: Persona) -> Table:
    """The short game, the learner as the United States."""
    return Table(short, firm, Setup(short.id, "us", firm.id, 7, 12))


def test_the_counterpart_always_answers_an_offer_with_a_whole_package(table: Table) -> None:
    table.do(Message("us", offer=HARD))

    reply = table.state.last_reply
    assert reply is not None
    assert set(reply.offer or {}) == set(HARD)
    assert table.state.turn == 2


def test_a_partial_offer_changes_the_own_last_proposal(table: Table) -> None:
    table.do(Message("us", offer=HARD), Message("us", offer={"pledge": "conditional"}))

    assert table.state.standing["us"] == {**HARD, "pledge": "conditional"}


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


def test_a_step_can_be_announced_once_and_is_answered_by_one(table: Table) -> None:
    before = table.state.tension

    table.do(Message("us", gesture="let_tanker_pass"))

    reply = table.state.last_reply
    assert reply is not None
    assert reply.step == "ships_turn_back"
    assert table.state.tension < before - 8
    assert table.refuses(Message("us", gesture="let_tanker_pass")) == "step_taken"
    table.do(Message("us", acts=("greet",)))
    assert {p.status for p in table.state.promises.values()} == {"kept"}


def test_a_threat_before_a_step_is_done_breaks_the_promise(table: Table) -> None:
    table.do(Message("us", gesture="let_tanker_pass"), Message("us", threat=2))

    mine = [p for p in table.state.promises.values() if p.by == "us"]
    assert [(p.what, p.status) for p in mine] == [("step", "broken"), ("threat", "open")]


def test_an_ultimatum_without_an_act_is_a_bluff_called(table: Table) -> None:
    table.do(Message("us", threat=2), *[Message("us", acts=("greet",))] * 2)

    assert [p.status for p in table.state.promises.values()] == ["bluff_called"]


def test_public_words_cost_the_other_side_face_and_bind_their_speaker(table: Table) -> None:
    table.do(Message("us", rejects={"jupiters": "out_private"}, threat=1, channel="public"))
    assert table.state.face["su"] < 0

    table.do(Message("us", offer={"jupiters": "out_private"}))

    assert table.state.face["us"] < 0
    assert [p.status for p in table.state.promises.values()] == ["broken"]


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
    for _ in range(8):
        table.do(Message("us", offer=SETTLED, channel="mediator"))
        if table.state.ending is not None:
            break
        table.do(VoteDraft("us", yes=True))
        if table.state.ending is not None:
            break

    assert table.state.ending is not None
    assert table.state.ending.outcome == "deal"


def test_what_the_people_at_home_refuse_cannot_be_signed(table: Table) -> None:
    frozen = {**SETTLED, "missiles": "freeze"}
    table.state = replace(table.state, standing={"su": frozen})

    assert table.refuses(Accept("us")) == "not_ratified"


def test_notes_use_no_exchange_and_an_account_can_follow_the_end(table: Table) -> None:
    table.do(Prepare("us", target=80, walk_away=58, ranking=("pledge",), questions=2))
    table.do(Predict("us", ("pledge", "jupiters", "missiles")), Hint("us"))
    assert (table.state.turn, table.state.hints) == (1, 1)

    table.do(WalkOut("us"), Explain("us"))

    assert table.state.explained == ("us",)


def test_several_offers_at_once_are_compared(table: Table) -> None:
    better = {**SETTLED, "pledge": "un_treaty"}
    table.do(Message("us", offer=HARD, alternatives=(better,)))

    reply = table.state.last_reply
    assert reply is not None
    assert reply.prefers == 1


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


def test_an_incident_waits_for_a_decision(cuba: Scenario, firm: Persona) -> None:
    table = Table(cuba, firm, Setup(cuba.id, "us", firm.id, 1, 12))
    table.state = replace(table.state, incident="aircraft_lost", tension=70.0)
    assert table.refuses(Message("us", offer={"hotline": "yes"})) == "incident_waits"
    assert table.refuses(Decide("us", "shrug")) == "unknown_option"

    table.do(Decide("us", "hold"))

    assert table.state.incident is None
    assert table.state.tension == 66
    assert table.state.face["us"] == -2


def test_two_people_take_turns(short: Scenario) -> None:
    table = Table(short, None, Setup(short.id, "us", None, 1, 3))
    assert table.refuses(Message("su", offer={"missiles": "stay"})) == "not_your_turn"

    table.do(Message("us", offer=HARD))
    assert table.refuses(Message("us", offer=HARD)) == "not_your_turn"
    table.do(Message("su", offer=SETTLED))
    assert table.state.turn == 2
    table.do(Accept("us"))

    assert table.state.ending is not None
    assert table.state.ending.deal == SETTLED


def test_the_sheet_tells_where_each_clause_stands(table: Table) -> None:
    assert {c.status for c in term_sheet(table.scenario, table.state, "us")} == {"open"}
    table.do(Message("us", offer=SETTLED, conditional=True))

    by_issue = {c.issue: c for c in term_sheet(table.scenario, table.state, "us")}

    for issue, clause in by_issue.items():
        same = clause.mine == clause.theirs
        assert clause.status == ("linked" if same else "proposed"), issue


COMMANDS = st.sampled_from(
    [
        Message("us", offer=HARD),
        Message("us", offer=SETTLED),
        Message("us", offer={"jupiters": "review"}),
        Message("us", asks=(Question("priorities"),)),
        Message("us", threat=2, channel="public"),
        Message("us", acts=("attack",)),
        Message("us", acts=("apologise",), channel="back"),
        Message("us", offer={"pledge": "conditional"}, channel="mediator"),
        Message("us", gesture="hold_flights"),
        Decide("us", "hail"),
        Accept("us"),
        VoteDraft("us", yes=True),
        MarkDraft("us", "pledge"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=14), st.integers(0, 2**31))
def test_any_game_is_the_fold_of_its_stored_log(commands: list[Command], seed: int) -> None:
    short = find_scenario("cuba-1962-short")
    firm = load_personas()["firm-but-fair"]
    first = _played(short, firm, commands, seed)
    again = _played(short, firm, commands, seed)

    assert first.log == again.log
    stored = [dump_event(event) for event in first.log]
    assert [load_event(payload) for payload in stored] == first.log
    assert replay(load_event(payload) for payload in stored) == first.state
    assert 0 <= first.state.tension <= 100
    for command in commands:
        assert load_command(dump_command(command)) == command


def _played(scenario: Scenario, persona: Persona, commands: list[Command], seed: int) -> Table:
    table = Table(scenario, persona, Setup(scenario.id, "us", persona.id, seed, 12))
    for command in commands:
        try:
            table.do(command)
        except IllegalMove:
            continue
    return table
