"""The counterpart's letter as typed moves, with the id of every rule that fired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.answers import answer
from bot.negotiation.counterpart.bidding import alike
from bot.negotiation.counterpart.remarks import invitation, reasons, verdicts
from bot.negotiation.counterpart.rules import COOL_ENOUGH_FOR_A_STEP, told
from bot.negotiation.counterpart.thinking import hardest_clause, think, votes_for
from bot.negotiation.events import Replied
from bot.negotiation.packages import changes_between

if TYPE_CHECKING:
    from bot.negotiation.commands import Act
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.thinking import Thought
    from bot.negotiation.letters import Movement
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Channel
    from bot.negotiation.view import PublicView

__all__ = ["greet", "hardest_clause", "reply", "votes_for"]

SHOWS_CHOICE = 0.6
HOT = 60


def greet(case: Case) -> Replied:
    """The letter before the first exchange: positions, no package yet."""
    return Replied(
        by=case.side,
        turn=0,
        acts=("greet", "ask"),
        movement="opens",
        invitation=invitation(case, None, None, None),
        rules=("opening",),
    )


def reply(case: Case, view: PublicView, persona: Persona) -> Replied:
    """The counterpart's answer to the last message it heard; the same for the same arguments."""
    thought = think(case, view, persona)
    signed = dict(thought.theirs[thought.prefers]) if thought.signs else None
    offer = thought.package if signed is None else signed
    step = _step_in_return(case, view, thought)
    letter = Replied(
        by=case.side,
        turn=view.turn,
        acts=_acts(thought, view, step),
        movement=_movement(thought, view),
        channel=_channel(thought.heard.channel),
        offer=offer,
        changes=changes_between(case.sheet, view.mine, offer) if view.mine else (),
        alternatives=_alternatives(case, view, persona, thought),
        prefers=thought.prefers if len(thought.theirs) > 1 else None,
        accepted=signed,
        verdicts=verdicts(thought.heard, offer, view.mine),
        answers=tuple(answer(case, view, persona, question) for question in thought.heard.asks),
        reasons=reasons(case, view, offer),
        invitation=None if thought.signs else invitation(case, view, thought, offer),
        step=step,
    )
    return replace(letter, rules=told(case, view, persona, thought, letter))


def _alternatives(
    case: Case, view: PublicView, persona: Persona, thought: Thought
) -> tuple[dict[str, str], ...]:
    shows = persona.linkage >= SHOWS_CHOICE and not thought.ready.moved and view.turn > 2
    if thought.signs or not (thought.stuck or shows):
        return ()
    return alike(case, thought.package, thought.model, 1)


def _step_in_return(case: Case, view: PublicView, thought: Thought) -> str | None:
    """A step announced is answered by a step, one for one (GRIT), unless it is too hot for it."""
    if thought.heard.gesture is None or view.tension > COOL_ENOUGH_FOR_A_STEP or thought.signs:
        return None
    done = {reply.step for reply in view.said}
    steps = case.sheet.side(case.side).steps
    return next((step.id for step in steps if step.id not in done), None)


def _acts(thought: Thought, view: PublicView, step: str | None) -> tuple[Act, ...]:
    acts: list[Act] = []
    if thought.signs:
        acts.append("accept")
    else:
        if thought.heard.offer:
            acts.append("reject")
        acts.append("offer")
    if thought.heard.asks:
        acts.append("disclose")
    if not thought.signs:
        acts.extend(("justify", "ask"))
    if step is not None or view.tension > HOT:
        acts.append("reassure")
    return tuple(acts)


def _movement(thought: Thought, view: PublicView) -> Movement:
    if thought.signs:
        return "accepts"
    if view.mine is None:
        return "opens"
    return "holds" if dict(view.mine) == thought.package else "moves"


def _channel(asked: Channel) -> Channel:
    return "back" if asked == "back" else "letter"
