"""The mediator's single text: drafted from what was said, never from a private sheet.

Fisher's one-text procedure: a draft near the even point of the stated interests; each side marks
the clause it finds hardest; the next draft gives way there, if it can; at most four drafts; then a
blind yes or no, shown only if both said yes. Knowing no private sheet, the mediator cannot know
whether a draft beats no deal: that is what the votes are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.opponent import learnt_model
from bot.negotiation.events import Drafted, MediatorCalled, Spoken
from bot.negotiation.scenario import CLOSED
from bot.negotiation.space import NOT_OPEN, choices_of, outcome_space, where
from bot.negotiation.state import apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.counterpart.opponent import Floats, OpponentModel
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.space import Flags
    from bot.negotiation.state import State

MOST_DRAFTS = 4
ONLY_WHAT_IS_PUBLIC = 1.0
TOGETHER = 0.01
"""How much both satisfactions together count: enough to settle a tie, no more."""


def draft(scenario: Scenario, state: State) -> dict[str, str]:
    """The next draft: near the even point (Kalai-Smorodinsky) of what both sides have stated.

    It makes the smaller satisfaction as large as can be, each measured between the worst and the
    best package for that side. A clause marked in any draft before gets better for whoever marked
    it, and none comes again that was marked or rejected, as far as that is possible.
    """
    space = outcome_space(scenario)
    allowed = _ratifiable(scenario)
    first, second = (
        _satisfaction(stated_model(scenario, state, side.id).estimate(space.choices), allowed)
        for side in scenario.sides
    )
    worth = np.minimum(first, second) + TOGETHER * (first + second)
    for wish in _wishes(scenario, state):
        if (allowed & wish).any():
            allowed &= wish
    return space.package(int(np.argmax(np.where(allowed, worth, -1.0))))


def _satisfaction(stated: Floats, allowed: Flags) -> Floats:
    """Stated worth as a share of what the side can get at all: 0 the worst deal, 1 the best."""
    least, most = stated[allowed].min(), stated[allowed].max()
    return (stated - least) / ((most - least) or 1.0)


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


def _wishes(scenario: Scenario, state: State) -> Iterator[Flags]:
    """What the marks so far ask for, the latest first: each says which rows would grant it."""
    choices = outcome_space(scenario).choices
    ids = [issue.id for issue in scenario.issues]
    for before in state.drafts:
        row = choices_of(scenario, before.package)
        for side, issue in before.marks.items():
            column = ids.index(issue)
            yield np.isin(choices[:, column], _better(scenario, side, issue, int(row[column])))
        if before.marks or before.rejected:
            yield (choices != row).any(axis=1)


def _better(scenario: Scenario, side: str, issue_id: str, chosen: int) -> list[int]:
    """The options of an issue that a side has published to prefer to the one chosen."""
    issue, wants = scenario.issue(issue_id), scenario.side(side).wants[issue_id]
    better = wants[: wants.index(issue.options[chosen].id)]
    closed = [NOT_OPEN] if CLOSED in better else []
    return [*closed, *(at for at, option in enumerate(issue.options) if option.id in better)]
