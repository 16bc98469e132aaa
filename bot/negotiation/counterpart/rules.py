"""Why a letter is as it is: the ids of the rules that fired, in order, each with its sentence.

A rule is told only where it made a difference, so that every sentence can be checked in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.counterpart.answers import too_hot_to_tell
from bot.negotiation.counterpart.standstill import STANDSTILL
from bot.negotiation.packages import is_complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.thinking import Thought
    from bot.negotiation.letters import Replied
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

COOL_ENOUGH_FOR_A_STEP = 85
BRIDGES = {
    "contingent": "ties_it_to_what_happens",
    "channel": "seeks_a_bridge",
    "step": "asks_for_a_step",
}
"""By kind of the closing question: what it is for, where that is not plain from the question."""


def told(
    case: Case, view: PublicView, persona: Persona, thought: Thought, letter: Replied
) -> tuple[str, ...]:
    """The rules behind a letter that is whole but for them."""
    return (
        *thought.ready.rules,
        *_on_their_offer(case, thought),
        *_on_words(view, persona, thought, letter),
        *_on_the_talks(case, view, thought, letter),
    )


def _on_their_offer(case: Case, thought: Thought) -> Iterator[str]:
    if thought.signs:
        yield "signs_what_it_would_offer"
    elif thought.theirs:
        yield _why_not(case, thought, thought.theirs[thought.prefers])


def _why_not(case: Case, thought: Thought, offer: Package) -> str:
    if thought.doubts:
        return "too_good_to_hold"
    if not is_complete(case.sheet, offer):
        return "sheet_not_whole"
    crossed = case.crosses_a_red_line(offer)
    if crossed is not None:
        return "own_people_would_refuse" if crossed == case.side else "their_people_would_refuse"
    if case.points(offer) < case.floor:
        return "below_no_deal"
    return "below_what_it_is_ready_for"


def _on_words(
    view: PublicView, persona: Persona, thought: Thought, letter: Replied
) -> Iterator[str]:
    if any(not each.declined for each in letter.answers):
        yield "questions_open_trades"
    if any(each.declined for each in letter.answers):
        yield "too_hot_to_tell" if too_hot_to_tell(view, persona) else "keeps_it_to_itself"
    if letter.step is not None:
        yield "answers_step"
    elif thought.heard.gesture is not None and not thought.signs:
        hot = view.tension > COOL_ENOUGH_FOR_A_STEP
        yield "too_hot_for_a_step" if hot else "no_step_left"


def _on_the_talks(case: Case, view: PublicView, thought: Thought, letter: Replied) -> Iterator[str]:
    if thought.signs:
        return
    if letter.alternatives:
        yield "offers_a_choice"
    kind = letter.invitation.kind if letter.invitation is not None else None
    if kind in BRIDGES:
        yield BRIDGES[kind]
    if kind == "process":
        yield "deadlock_process" if thought.without_news >= STANDSTILL else "nothing_moves"
    elif thought.without_news == STANDSTILL - 1 and letter.movement == "holds":
        yield "stands_still_with_you"
    if view.mine is not None and thought.ready.theta > case.advantage(case.points(view.mine)):
        yield "never_takes_back"
