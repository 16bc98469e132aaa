"""The counterpart's turn: read the table, decide how far to go, choose a package, answer.

Everything it uses is in its own case and in the public view. Every rule that fires leaves its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.acceptance import acceptable, is_believed
from bot.negotiation.counterpart.answers import answer
from bot.negotiation.counterpart.bidding import alike, bid
from bot.negotiation.counterpart.opponent import learnt_model, published_model
from bot.negotiation.counterpart.reaction import openness, readiness
from bot.negotiation.counterpart.remarks import invitation, reasons, verdicts
from bot.negotiation.events import Replied
from bot.negotiation.packages import changes_between, is_complete

if TYPE_CHECKING:
    from bot.negotiation.commands import Act
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.counterpart.reaction import Readiness
    from bot.negotiation.events import Movement, Spoken
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Channel
    from bot.negotiation.view import PublicView

OPENING_GREETING = "opening"
KNOW = 0.1
TALK = 0.4


@dataclass(frozen=True, slots=True)
class Thought:
    """What a reply is made from: the message answered, the readiness, the next package."""

    heard: Spoken
    ready: Readiness
    model: OpponentModel
    package: dict[str, str]
    signs: bool
    doubts: bool


def greet(case: Case) -> Replied:
    """The letter before the first exchange: positions, no package yet."""
    return Replied(
        by=case.side,
        turn=0,
        acts=("greet", "ask"),
        movement="opens",
        invitation=invitation(case, None, None, None),
        rules=(OPENING_GREETING,),
    )


def reply(case: Case, view: PublicView, persona: Persona) -> Replied:
    """The counterpart's answer to the last message it heard; the same for the same arguments."""
    thought = think(case, view, persona)
    heard = thought.heard
    offer = dict(view.theirs or {}) if thought.signs else thought.package
    return Replied(
        by=case.side,
        turn=view.turn,
        acts=_acts(thought, view),
        movement=_movement(thought, view),
        channel=_channel(heard.channel),
        offer=offer,
        changes=changes_between(case.sheet, view.mine or {}, offer) if view.mine else (),
        alternatives=_alternatives(case, view, persona, thought),
        accepted=offer if thought.signs else None,
        verdicts=verdicts(heard, offer, view.mine),
        answers=tuple(answer(case, view, persona, question) for question in heard.asks),
        reasons=reasons(case, view, offer),
        invitation=None if thought.signs else invitation(case, view, thought.ready, offer),
        rules=_rules(case, view, thought),
    )


def think(case: Case, view: PublicView, persona: Persona) -> Thought:
    """Work out how far to go and with which package, and whether to sign instead."""
    heard = view.heard[-1]
    model = learnt_model(case, view.heard, KNOW + TALK * openness(view))
    ready = readiness(case, view, persona, published_model(case))
    theta = ready.theta
    if view.mine is not None:  # a standing offer is never taken back
        theta = min(theta, case.advantage(case.points(view.mine)))
    raised = {*(heard.offer or {}), *heard.rejects}
    package = bid(case, theta, persona.band, model, view.mine, view.theirs, raised)
    theirs = view.theirs
    good = theirs is not None and acceptable(case, theirs, package, theta, persona)
    published = published_model(case)
    believed = theirs is not None and is_believed(view, published, case, theirs)
    return Thought(heard, ready, model, package, good and believed, doubts=good and not believed)


def _alternatives(
    case: Case, view: PublicView, persona: Persona, thought: Thought
) -> tuple[dict[str, str], ...]:
    shows_choice = persona.linkage >= 0.6 and thought.ready.stood_still >= 1 and view.turn > 2
    if thought.signs or not shows_choice:
        return ()
    return alike(case, thought.package, thought.model, 1)


def _acts(thought: Thought, view: PublicView) -> tuple[Act, ...]:
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
    if view.tension > 60:
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


def _rules(case: Case, view: PublicView, thought: Thought) -> tuple[str, ...]:
    rules = list(thought.ready.rules)
    theirs = view.theirs
    if thought.signs:
        rules.append("signs_what_it_would_offer")
    elif theirs:
        if thought.doubts:
            rules.append("too_good_to_hold")
        elif not is_complete(case.sheet, theirs):
            rules.append("sheet_not_whole")
        elif case.crosses_a_red_line(theirs) == case.side:
            rules.append("own_people_would_refuse")
        elif case.crosses_a_red_line(theirs) == case.other:
            rules.append("their_people_would_refuse")
        elif case.points(theirs) < case.floor:
            rules.append("below_no_deal")
        else:
            rules.append("below_what_it_is_ready_for")
    if thought.ready.stood_still >= 2:
        rules.append("stands_still_with_you")
    if view.mine is not None and not thought.signs:
        rules.append("never_takes_back")
    return tuple(rules)
