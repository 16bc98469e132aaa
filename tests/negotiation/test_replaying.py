"""A game is the fold of its log: the same commands and seed, the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.codec import dump_command, dump_event, load_command, load_event
from bot.negotiation.commands import (
    Accept,
    Decide,
    MarkDraft,
    Message,
    Question,
    VoteDraft,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.state import replay
from tests.negotiation.games import HARD, SETTLED, Table

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario

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
