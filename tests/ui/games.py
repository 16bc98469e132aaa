"""Games as hypothesis plays them: every table a learner may ever look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.prompts import Prompts
from bot.content.repertoire import load_repertoire
from bot.negotiation.commands import (
    Accept,
    Decide,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Question,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.state import replay
from bot.services.tables import Logged, Table
from bot.services.turns import set_table, take_turn
from bot.storage.negotiations import Negotiation

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from bot.negotiation.commands import Command
    from bot.negotiation.scenario import Channel, Scenario

LIBRARY = load_repertoire(shipped("data"))
PROMPTS = Prompts(shipped("prompts"))
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
LARGEST = 2**63 - 1


def new_table(scenario_id: str, side: str, persona_id: str, seed: int = 7) -> Table:
    """A table that has just been set, with the largest ids there may be."""
    scenario, persona = LIBRARY.scenarios[scenario_id], LIBRARY.personas[persona_id]
    setup = Setup(scenario.id, side, persona.id, seed, scenario.turns, hints=True)
    recorded = set_table(setup, scenario, persona, PROMPTS.render)
    log = tuple(
        Logged(seq, NOW, record.event, record.words) for seq, record in enumerate(recorded, start=1)
    )
    negotiation = Negotiation(
        id=LARGEST,
        user_id=LARGEST,
        scenario=scenario.id,
        side=side,
        persona=persona.id,
        seed=seed,
        guild_id=LARGEST,
        channel_id=LARGEST,
        panel_message_id=LARGEST,
        panel_seq=len(log),
        status="running",
        outcome=None,
        started_at=NOW,
        finished_at=None,
    )
    return Table(negotiation, scenario, persona, log, replay(entry.event for entry in log))


def play(table: Table, command: Command, words: str | None = None) -> Table:
    """The table after a move; unchanged if the rules do not allow it."""
    try:
        recorded = take_turn(table.state, command, table.scenario, table.persona, PROMPTS.render)
    except IllegalMove:
        return table
    if words is not None:
        recorded[0] = replace(recorded[0], words=words)
    return table.after(recorded, table.moment(NOW + timedelta(minutes=1)))


class Played:
    """A table, shown by the moves that led to it: its whole log would fill a screen."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        row, state = self.table.negotiation, self.table.state
        moves = [said.offer or said.asks or said.threat for said in state.spoken]
        return f"{row.scenario} {row.side} {row.persona} {row.seed} {moves} {state.ending}"


@st.composite
def games(draw: DrawFn) -> Played:
    """A table after up to a whole game of any moves."""
    scenario = draw(st.sampled_from(list(LIBRARY.scenarios.values())))
    side = draw(st.sampled_from([each.id for each in scenario.sides]))
    persona = draw(st.sampled_from(list(LIBRARY.personas)))
    table = new_table(scenario.id, side, persona, draw(st.integers(0, 2**31)))
    for command in draw(st.lists(commands(scenario, side), max_size=scenario.turns)):
        table = play(table, command)
        if table.state.incident is not None:
            incident = next(each for each in scenario.incidents if each.id == table.state.incident)
            option = draw(st.sampled_from([None, *incident.options]))
            if option is None:
                return Played(table)
            table = play(table, Decide(side, option.id))
    return Played(table)


def packages(scenario: Scenario) -> SearchStrategy[dict[str, str]]:
    """Any clauses settled in any way, partial or whole."""
    return st.fixed_dictionaries(
        {},
        optional={
            issue.id: st.sampled_from([option.id for option in issue.options])
            for issue in scenario.issues
        },
    )


def commands(scenario: Scenario, side: str) -> SearchStrategy[Command]:
    """Mostly offers and questions, sometimes threats, seldom the end."""
    issues = st.sampled_from([issue.id for issue in scenario.issues])
    ways: SearchStrategy[Channel] = st.sampled_from([rule.id for rule in scenario.channels])
    offers = st.tuples(packages(scenario), ways).map(
        lambda drawn: Message(side, offer=drawn[0], acts=("offer",), channel=drawn[1])
    )
    steps = st.sampled_from([step.id for step in scenario.side(side).steps])
    gestures = steps.map(lambda step: Message(side, gesture=step))
    rankings = st.permutations([issue.id for issue in scenario.issues])
    beside = st.one_of(
        st.just(Hint(side)),
        rankings.map(lambda ranking: Predict(side, tuple(ranking))),
        issues.map(lambda issue: MarkDraft(side, issue)),
        st.booleans().map(lambda yes: VoteDraft(side, yes)),
    )
    questions = issues.map(lambda issue: Message(side, asks=(Question("issue", issue),)))
    threats = st.just(Message(side, threat=2, acts=("threaten",)))
    ends = st.sampled_from([Accept(side), WalkOut(side)])
    return st.one_of(offers, offers, offers, questions, threats, gestures, beside, ends)
