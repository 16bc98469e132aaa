"""Two people at one table in a test, and the moves they may try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.repertoire import load_repertoire
from bot.negotiation.commands import (
    Accept,
    CallMediator,
    Decide,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.state import apply, replay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

SHORT = load_repertoire(shipped("data")).scenarios["cuba-1962-short"]
SIDES = ("us", "su")
WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}
ISSUES = tuple(issue.id for issue in SHORT.issues)
plays = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def sat_down(seed: int = 7, first: str = "us") -> tuple[list[Event], State]:
    """Two people have sat down."""
    setup = Setup(SHORT.id, first, None, seed, SHORT.turns)
    log = list(opening(setup, SHORT, None))
    return log, replay(log)


def play(log: list[Event], state: State, *commands: Command, case: Scenario = SHORT) -> State:
    """Do these commands; the log grows with them."""
    for command in commands:
        for event in decide(state, command, case, None, state.setup.seed):
            log.append(event)
            state = apply(state, event)
    return state


def offer(side: str, **terms: str) -> Message:
    return Message(side, offer=terms, acts=("offer",))


def moves(side: str) -> st.SearchStrategy[Command]:
    """Anything somebody on a side may try."""
    packages = st.fixed_dictionaries(
        {},
        optional={i.id: st.sampled_from([o.id for o in i.options]) for i in SHORT.issues},
    )
    issue = st.sampled_from(ISSUES)
    ranking = st.permutations(ISSUES).map(tuple)
    options = [option.id for each in SHORT.incidents for option in each.options]
    return st.one_of(
        packages.map(lambda terms: Message(side, offer=terms, acts=("offer",))),
        st.just(Message(side, threat=2, acts=("threaten",))),
        st.just(Message(side, channel="mediator", acts=("mediate",))),
        st.integers(0, 100).map(lambda points: Prepare(side, float(points), float(points))),
        ranking.map(lambda order: Predict(side, order)),
        ranking.map(lambda order: CallMediator(side, order)),
        issue.map(lambda marked: MarkDraft(side, marked)),
        st.booleans().map(lambda yes: VoteDraft(side, yes)),
        st.sampled_from(options).map(lambda option: Decide(side, option)),
        st.sampled_from([Hint(side), Accept(side), WalkOut(side)]),
    )


EITHER = st.one_of(moves("us"), moves("su"))
GAMES = st.lists(EITHER, max_size=40)


def played(commands: Sequence[Command], seed: int = 7, case: Scenario = SHORT) -> list[Event]:
    """A log of all of these that the rules allowed."""
    log, state = sat_down(seed)
    for command in commands:
        try:
            state = play(log, state, command, case=case)
        except IllegalMove:
            continue
    return log
