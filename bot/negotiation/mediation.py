"""The mediator's single text: drafted from what was said, never from a private sheet.

Fisher's one-text procedure: a draft near the even point of the stated interests; each side marks
the clause it finds hardest; the next draft raises the worse-off side on that clause; at most four
drafts; then a blind yes or no, shown only if both said yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.opponent import learnt_model
from bot.negotiation.events import Drafted, MediatorCalled, Spoken
from bot.negotiation.space import choices_of, outcome_space, where
from bot.negotiation.state import apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.space import Flags
    from bot.negotiation.state import State

MOST_DRAFTS = 4
ONLY_WHAT_IS_PUBLIC = 1.0


def draft(scenario: Scenario, state: State) -> dict[str, str]:
    """The next draft: the largest smaller satisfaction, by what both sides have stated.

    A clause marked in the draft before may not come back as it was for the side that marked it.
    """
    space = outcome_space(scenario)
    allowed = _ratifiable(scenario)
    stated = [
        model.estimate(space.choices)
        for model in (stated_model(scenario, state, side.id) for side in scenario.sides)
    ]
    satisfied: NDArray[np.float64] = np.minimum(stated[0], stated[1])
    together = stated[0] + stated[1]
    if state.draft is not None:
        allowed = allowed & _changed_where_marked(scenario, state)
    worth = np.where(allowed, satisfied + 0.01 * together, -1.0)
    return space.package(int(np.argmax(worth)))


def call(
    state: State, side: str, ranking: tuple[str, ...], scenario: Scenario
) -> Iterator[MediatorCalled | Drafted]:
    """A side asks for the mediator; once both have, the first draft comes."""
    called = MediatorCalled(side, ranking)
    yield called
    both = {*state.called, side} == {each.id for each in scenario.sides}
    if both and state.draft is None:
        yield Drafted(1, draft(scenario, apply(state, called)))


def stated_model(scenario: Scenario, state: State, side: str) -> OpponentModel:
    """What a side has let be known of its wishes, as an outsider would put it together.

    What it told the mediator alone counts like what it said to everybody.
    """
    outsider = case_for(scenario, scenario.other(side).id)
    heard = tuple(said for said in state.spoken if said.by == side)
    if told := state.called.get(side):
        heard = (*heard, Spoken(side, state.turn, discloses=told))
    return learnt_model(outsider, heard, ONLY_WHAT_IS_PUBLIC)


def _ratifiable(scenario: Scenario) -> Flags:
    choices = outcome_space(scenario).choices
    forbidden = np.zeros(len(choices), dtype=np.bool_)
    for side in scenario.sides:
        for line in side.red_lines:
            forbidden |= where(scenario, line.when, choices)
    return ~forbidden


def _changed_where_marked(scenario: Scenario, state: State) -> Flags:
    choices = outcome_space(scenario).choices
    kept = np.ones(len(choices), dtype=np.bool_)
    assert state.draft is not None
    before: Package = state.draft.package
    row = choices_of(scenario, before)
    ids = [issue.id for issue in scenario.issues]
    for issue in state.draft.marks.values():
        column = ids.index(issue)
        kept &= choices[:, column] != row[column]
    return kept if kept.any() else np.ones(len(choices), dtype=np.bool_)
