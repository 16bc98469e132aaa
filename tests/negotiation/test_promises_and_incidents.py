"""Steps, threats, public words and incidents: what they cost, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.commands import (
    Decide,
    Message,
)
from bot.negotiation.events import Setup
from tests.negotiation.games import Table

if TYPE_CHECKING:
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario


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


def test_an_incident_waits_for_a_decision(cuba: Scenario, firm: Persona) -> None:
    table = Table(cuba, firm, Setup(cuba.id, "us", firm.id, 1, 12))
    table.state = replace(table.state, incident="aircraft_lost", tension=70.0)
    assert table.refuses(Message("us", offer={"hotline": "yes"})) == "incident_waits"
    assert table.refuses(Decide("us", "shrug")) == "unknown_option"

    table.do(Decide("us", "hold"))

    assert table.state.incident is None
    assert table.state.tension == 66
    assert table.state.face["us"] == -2
