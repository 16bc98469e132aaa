"""The counterpart: what it may know, what it never does, and what it answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.commands import Message, Predict, Prepare, Question
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.credit import credit_by_message
from bot.negotiation.counterpart.edits import AT_ONCE, most_for_edits
from bot.negotiation.counterpart.opponent import published_model
from bot.negotiation.counterpart.reaction import readiness
from bot.negotiation.counterpart.riders import closing_rider, expected_points
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.packages import merge
from bot.negotiation.state import apply, replay
from bot.negotiation.utility import utility
from bot.negotiation.view import own_sheet, public_view

if TYPE_CHECKING:
    from bot.negotiation.events import Event, Replied
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.view import PublicView

OFFERS = (
    {"missiles": "out", "pledge": "none", "jupiters": "stay", "quarantine": "kept"},
    {"pledge": "conditional"},
    {"jupiters": "review"},
    {"quarantine": "lifted_after"},
    {"jupiters": "out_private"},
)


def letters(log: list[Event]) -> list[Replied]:
    """The counterpart's letters in a log."""
    return [event for event in log if event.kind == "replied"]


def talks(scenario: Scenario, persona: Persona, *, card: Prepare | None = None) -> list[Event]:
    """A fixed line of play."""
    setup = Setup(scenario.id, "us", persona.id, 11, 12)
    log: list[Event] = list(opening(setup, scenario, persona))
    state = replay(log)
    commands = [Message("us", offer=offer, asks=(Question("priorities"),)) for offer in OFFERS]
    extra = [] if card is None else [card, Predict("us", ("pledge", "jupiters"))]
    for command in [*extra, *commands]:
        if state.ending is not None:
            break
        for event in decide(state, command, scenario, persona, 11):
            log.append(event)
            state = apply(state, event)
    return log


def _views(scenario: Scenario, persona: Persona, *messages: Message) -> list[PublicView]:
    """What the counterpart has seen after each of these first messages."""
    setup = Setup(scenario.id, "us", persona.id, 11, 12)
    begun = replay(opening(setup, scenario, persona))
    views: list[PublicView] = []
    for message in messages:
        said = decide(begun, message, scenario, persona, 11)[0]
        views.append(public_view(apply(begun, said), "su", "us"))
    return views


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_learners_private_sheet_changes_nothing_it_does(data: st.DataObject) -> None:
    scenario, persona = find_scenario("cuba-1962-short"), load_personas()["firm-but-fair"]
    issues = tuple(
        replace(
            issue,
            options=tuple(
                replace(o, points={**o.points, "us": data.draw(st.integers(0, 60))})
                for o in issue.options
            ),
        )
        for issue in scenario.issues
    )
    us, su = scenario.sides
    us = replace(us, no_deal=(replace(us.no_deal[0], points=data.draw(st.integers(0, 50))),))
    other = replace(scenario, issues=issues, sides=(us, su))
    card = Prepare("us", target=data.draw(st.floats(0, 100)), walk_away=1.0)

    assert letters(talks(other, persona, card=card)) == letters(talks(scenario, persona))


def test_its_sheet_holds_nothing_private_of_the_other_side(cuba: Scenario) -> None:
    sheet = own_sheet(cuba, "su")

    assert all(o.points["us"] == 0 for issue in sheet.issues for o in issue.options)
    assert all("us" not in term.add for term in sheet.terms)
    assert sheet.side("us").no_deal == ()
    assert sheet.side("us").priorities == cuba.side("us").priorities


@pytest.mark.parametrize("learner", ["linear", "jiggler", "logroller-asking"])
def test_it_never_takes_a_standing_offer_back(
    cuba: Scenario, personas: dict[str, Persona], learner: str
) -> None:
    for persona in personas.values():
        log = list(play(LEARNERS[learner], cuba, "us", persona, 21))
        worth = [utility(cuba, "su", r.offer) for r in letters(log) if r.offer and not r.accepted]
        assert all(later <= sooner for sooner, later in pairwise(worth))


def test_it_never_offers_or_signs_what_a_red_line_forbids(
    cuba: Scenario, personas: dict[str, Persona]
) -> None:
    case = case_for(cuba, "su")
    for persona in personas.values():
        for learner in ("random", "fast-conceder"):
            for reply in letters(list(play(LEARNERS[learner], cuba, "us", persona, 4))):
                if reply.offer is not None and reply.accepted is None:
                    assert case.crosses_a_red_line(reply.offer) is None
                if reply.accepted is not None:
                    assert utility(cuba, "su", reply.accepted) >= 43


def test_its_answers_are_true_or_withheld_and_never_change(
    cuba: Scenario, personas: dict[str, Persona]
) -> None:
    questions = [Question("issue", issue.id) for issue in cuba.issues]
    for persona in personas.values():
        setup = Setup(cuba.id, "us", persona.id, 5, 12)
        state = replay(opening(setup, cuba, persona))
        for _ in range(2):
            command = Message("us", asks=tuple(questions))
            for event in decide(state, command, cuba, persona, 5):
                state = apply(state, event)
        *_, first, second = state.replies
        assert first.answers == second.answers
        told = [answer for answer in first.answers if not answer.declined]
        assert ("questions_open_trades" in first.rules) == bool(told)
        assert ("keeps_it_to_itself" in first.rules) == (len(told) < len(questions))
        assert len(told) <= len(questions) * (1 if persona.candour > 0.3 else 0.6)
        for answer in told:
            assert answer.issue is not None
            points = [o.points["su"] for o in cuba.issue(answer.issue).options]
            by_order = [cuba.option(answer.issue, o).points["su"] for o in answer.order or ()]
            assert by_order == sorted(points, reverse=True)


def test_flattery_changes_nothing(cuba: Scenario, firm: Persona) -> None:
    plain = letters(list(play(LEARNERS["stubborn"], cuba, "us", firm, 9)))
    praised = letters(list(play(LEARNERS["flatterer"], cuba, "us", firm, 9)))

    assert [reply.offer for reply in plain[:11]] == [reply.offer for reply in praised[:11]]


def test_an_edited_copy_of_its_own_offer_is_weighed_anew(cuba: Scenario, firm: Persona) -> None:
    for seed in range(5):
        for event in play(LEARNERS["edits-their-offer"], cuba, "su", firm, seed):
            if event.kind == "replied" and event.accepted is not None:
                assert utility(cuba, "us", event.accepted) > 56


def test_turning_ever_the_same_clauses_of_its_text_moves_it_hardly_at_all(
    cuba: Scenario, personas: dict[str, Persona]
) -> None:
    for persona in personas.values():
        log = letters(list(play(LEARNERS["edits-two-clauses"], cuba, "su", persona, 31)))
        by_edits = [reply for reply in log if "edits_earn_little" in reply.rules]

        worth = [utility(cuba, "us", reply.offer or {}) for reply in by_edits]
        assert len(by_edits) > 5
        assert max(worth) - min(worth) <= 15


def test_taking_up_its_text_late_loses_nothing_that_own_offers_had_earned(
    job: Scenario, firm: Persona
) -> None:
    case = case_for(job, "candidate")
    first_edits: list[tuple[float, float]] = []
    for seed in range(12):
        view = public_view(
            replay(play(LEARNERS["linear"], job, "employer", firm, seed)), "candidate", "employer"
        )
        edits = [most is not None for most in most_for_edits(case, view)]
        earned = credit_by_message(case, view, published_model(case))
        if any(edits):
            at = edits.index(True)
            first_edits.append((max(earned[:at], default=0.0), earned[at]))

    assert any(edit > AT_ONCE for _, edit in first_edits)
    assert all(edit <= max(own, AT_ONCE) for own, edit in first_edits)


def test_it_gives_half_of_its_first_step_until_somebody_moves_or_asks(
    cuba: Scenario, firm: Persona
) -> None:
    hello = Message("us", acts=("greet",))

    silent, asked = (
        readiness(case, view, firm, published_model(case))
        for case in [case_for(cuba, "su")]
        for view in _views(cuba, firm, hello, replace(hello, asks=(Question("priorities"),)))
    )

    assert silent.theta > asked.theta


def test_late_in_the_talks_a_last_step_is_taken_only_for_whoever_earned_it(
    job: Scenario, firm: Persona
) -> None:
    games = {
        name: letters(list(play(LEARNERS[name], job, "employer", firm, seed)))
        for name in ("linear", "sniper", "jiggler")
        for seed in range(4)
    }
    late = {
        name: {r.turn for r in log if "closes_a_small_gap" in r.rules}
        for name, log in games.items()
    }

    assert late["linear"]
    assert min(late["linear"]) > 9
    assert not late["sniper"] | late["jiggler"]


def test_every_reply_gives_rules_and_a_way_on(cuba: Scenario, personas: dict[str, Persona]) -> None:
    for persona in personas.values():
        for reply in letters(list(play(LEARNERS["linear"], cuba, "su", persona, 2))):
            assert reply.rules
            assert reply.accepted is not None or reply.invitation is not None


def test_a_standstill_calls_for_a_process_move_before_time_runs_out(
    cuba: Scenario, firm: Persona
) -> None:
    log = letters(list(play(LEARNERS["stubborn"], cuba, "us", firm, 1)))

    first = next(reply for reply in log if "deadlock_process" in reply.rules)

    assert first.turn < 12
    assert first.invitation is not None
    assert first.invitation.kind == "process"


def test_the_clause_it_asks_for_makes_the_sheet_worth_signing() -> None:
    scenario = find_scenario("cuba-1962")
    case = case_for(scenario, "su")
    offer = case.package(len(case.own) // 2)
    wanted = case.points(offer) + 2

    rider = closing_rider(case, published_model(case), offer, wanted)

    assert rider is not None
    assert len(rider.instead) == 1
    assert expected_points(case, offer, rider) >= wanted
    assert case.crosses_a_red_line(merge(case.sheet, offer, rider.instead)) is None


def test_it_asks_for_no_clause_when_the_gap_is_wide() -> None:
    case = case_for(find_scenario("cuba-1962"), "su")
    offer = case.package(len(case.own) // 2)

    assert closing_rider(case, published_model(case), offer, case.points(offer) + 20) is None


def test_it_asks_for_one_contingent_clause_a_game_and_says_so(firm: Persona) -> None:
    scenario = find_scenario("job-offer")
    log = [
        letters(list(play(LEARNERS["splits-difference"], scenario, "candidate", firm, seed)))
        for seed in range(8)
    ]

    asked = [[r for r in game if "ties_it_to_what_happens" in r.rules] for game in log]

    assert any(asked)
    assert all(len(each) <= 1 for each in asked)
    for reply in (reply for each in asked for reply in each):
        assert reply.invitation is not None
        assert reply.invitation.kind == "contingent"
        assert reply.invitation.trigger in {trigger.id for trigger in scenario.triggers}
