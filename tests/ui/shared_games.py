"""Games of two as hypothesis plays them, as either of them and everybody may know them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.content.personas import DEFAULT_PERSONA
from bot.negotiation.commands import (
    Accept,
    Adjourn,
    CallMediator,
    Decide,
    Explain,
    Hint,
    MarkDraft,
    Message,
    Predict,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.state import replay
from bot.negotiation.two_people import to_move
from bot.services.seats import SOMEBODY
from bot.services.tables import Logged, Table
from bot.services.turns import Recorded
from bot.storage.participants import Participant
from tests.ui.games import LARGEST, LIBRARY, NOW, Played, new_table, packages

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from bot.negotiation.commands import Command
    from bot.negotiation.scenario import Scenario

LETTER = "We have to find words for it that both of our capitals can live with. " * 20
"""As long a letter as can be written, nearly."""


def shared_table(scenario_id: str, first: str, seed: int = 7) -> Table:
    """A table of two that has just been set, whole, with the largest ids there may be."""
    scenario = LIBRARY.scenarios[scenario_id]
    setup = Setup(scenario.id, first, None, seed, scenario.turns)
    log = tuple(
        Logged(seq, NOW, event) for seq, event in enumerate(opening(setup, scenario, None), 1)
    )
    one, other = (side.id for side in scenario.sides)
    alone = new_table(scenario.id, first, DEFAULT_PERSONA, seed).negotiation
    negotiation = replace(alone, persona=SOMEBODY.id, panel_seq=len(log))
    people = (Participant(LARGEST, one, remind_hours=24), Participant(LARGEST - 1, other))
    state = replay(entry.event for entry in log)
    return Table(negotiation, scenario, SOMEBODY, log, state, people)


def move(table: Table, command: Command, words: str | None = None) -> Table:
    """The whole table after a move; unchanged if the rules do not allow it."""
    try:
        events = decide(table.state, command, table.scenario, None, table.state.setup.seed)
    except IllegalMove:
        return table
    first, *others = events
    recorded = [Recorded(first, words), *map(Recorded, others)]
    return table.after(recorded, table.moment(NOW + timedelta(minutes=1)))


@st.composite
def shared_games(draw: DrawFn) -> Played:
    """A whole table of two after up to a whole game of any moves of both."""
    scenario = draw(st.sampled_from(list(LIBRARY.scenarios.values())))
    first = draw(st.sampled_from([side.id for side in scenario.sides]))
    table = shared_table(scenario.id, first, draw(st.integers(0, 2**31)))
    for _ in range(draw(st.integers(0, 2 * scenario.turns))):
        if table.is_over:
            break
        side = to_move(table.state, scenario)
        if draw(st.booleans()):
            words = draw(st.sampled_from([None, LETTER]))
            table = move(table, draw(by_turn(scenario, side, table.state.incident)), words)
        else:
            either = draw(st.sampled_from([each.id for each in scenario.sides]))
            table = move(table, draw(at_any_time(scenario, either)))
    return Played(table)


def by_turn(scenario: Scenario, side: str, incident: str | None) -> SearchStrategy[Command]:
    """What belongs to whoever is to move."""
    if incident is not None:
        waiting = next(each for each in scenario.incidents if each.id == incident)
        return st.sampled_from([Decide(side, option.id) for option in waiting.options])
    offers = packages(scenario).map(lambda terms: Message(side, offer=terms, acts=("offer",)))
    threats = st.just(Message(side, threat=2, acts=("threaten",)))
    return st.one_of(offers, offers, threats, st.sampled_from([Accept(side), WalkOut(side)]))


def at_any_time(scenario: Scenario, side: str) -> SearchStrategy[Command]:
    """What belongs to nobody's turn."""
    issues = [issue.id for issue in scenario.issues]
    return st.one_of(
        st.sampled_from(issues).map(lambda issue: CallMediator(side, (issue,))),
        st.sampled_from(issues).map(lambda issue: MarkDraft(side, issue)),
        st.booleans().map(lambda yes: VoteDraft(side, yes)),
        st.permutations(issues).map(lambda order: Predict(side, tuple(order))),
        st.sampled_from([Hint(side), Explain(side), Adjourn(side)]),
    )
