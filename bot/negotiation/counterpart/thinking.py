"""What the counterpart makes of the table: how far to go, with which package, whether to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.acceptance import can_sign, is_believed, wanted_points
from bot.negotiation.counterpart.bidding import bid
from bot.negotiation.counterpart.opponent import learnt_model, published_model
from bot.negotiation.counterpart.reaction import readiness
from bot.negotiation.counterpart.riders import closing_rider, expected_points
from bot.negotiation.counterpart.standstill import (
    STANDSTILL,
    holds_for_long,
    letters_without_news,
)
from bot.negotiation.counterpart.talk import openness
from bot.negotiation.packages import merge

if TYPE_CHECKING:
    from bot.negotiation.commands import Contingency
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.counterpart.reaction import Readiness
    from bot.negotiation.events import Spoken
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

KNOW = 0.1
"""How much of its package the counterpart builds on what the other side has published."""

TALK = 0.4
"""How much more of that once interests have been talked about."""

GIVES_FOR_ONE_TEXT = 0.05


@dataclass(frozen=True, slots=True)
class Thought:
    """What a reply is made from.

    `heard` is the message answered, `package` the next own package, `theirs` the other side's
    whole offers with the one liked best at `prefers`; `signs` that one, has `doubts` about it, or
    would sign it with `rider`. `without_news` counts the letters in a row that brought nothing;
    `holds_for_long` says that its own package has not moved for as long.
    """

    heard: Spoken
    ready: Readiness
    model: OpponentModel
    package: dict[str, str]
    theirs: tuple[Package, ...]
    prefers: int
    signs: bool
    doubts: bool
    without_news: int
    holds_for_long: bool
    rider: Contingency | None = None

    @property
    def stuck(self) -> bool:
        """Whether it is time to ask how to go on, instead of for a clause."""
        return self.without_news >= STANDSTILL or self.holds_for_long


def think(case: Case, view: PublicView, persona: Persona) -> Thought:
    """Work out how far to go and with which package, and whether to sign instead."""
    heard = view.heard[-1]
    know = KNOW + TALK * openness(view)
    model, published = learnt_model(case, view.heard, know), published_model(case)
    ready = readiness(case, view, persona, published)
    theta = ready.theta
    if view.mine is not None:  # a standing offer is never taken back
        theta = min(theta, case.advantage(case.points(view.mine)))
    raised = {*(heard.offer or {}), *heard.rejects}
    package = bid(case, theta, persona.band, model, view.mine, view.theirs, raised)
    offers = _offers(case, view, heard)
    worth = [expected_points(case, offer, heard.contingency) for offer in offers]
    best = max(range(len(offers)), key=worth.__getitem__, default=0)
    wanted = wanted_points(case, package, theta, persona)
    good = bool(offers) and worth[best] >= wanted and can_sign(case, offers[best])
    believed = good and is_believed(view, published, case, offers[best])
    rider = None
    if offers and not good and _asks_for_riders(view):
        rider = closing_rider(case, published, offers[best], wanted)
    return Thought(
        heard=heard,
        ready=ready,
        model=model,
        package=package,
        theirs=offers,
        prefers=best,
        signs=good and believed,
        doubts=good and not believed,
        without_news=letters_without_news(case, view),
        holds_for_long=holds_for_long(view, package),
        rider=rider,
    )


def _asks_for_riders(view: PublicView) -> bool:
    """Late enough that wording can close the gap, and not twice: asked once, it is their turn."""
    asked = any(r.invitation is not None and r.invitation.kind == "contingent" for r in view.said)
    return not asked and 2 * view.turn >= view.turns and view.heard[-1].contingency is None


def votes_for(case: Case, view: PublicView, persona: Persona, package: Package) -> bool:
    """The blind vote on the mediator's text: a little more is given for one text than in a letter.

    Without any message there is nothing to judge the other side by, and the vote is no.
    """
    if not view.heard or case.crosses_a_red_line(package) is not None:
        return False
    ready = readiness(case, view, persona, published_model(case))
    wanted = max(persona.margin, ready.theta - GIVES_FOR_ONE_TEXT)
    return case.advantage(case.points(package)) >= wanted


def hardest_clause(case: Case, package: Package) -> str:
    """The clause of a package that costs the counterpart most against its own best option."""

    def loss(issue_id: str) -> int:
        issue = case.sheet.issue(issue_id)
        best = max(option.points[case.side] for option in issue.options)
        return best - issue.option(package[issue_id]).points[case.side]

    return max(package, key=loss)


def _offers(case: Case, view: PublicView, heard: Spoken) -> tuple[Package, ...]:
    if not view.theirs:
        return ()
    others = (merge(case.sheet, view.theirs, package) for package in heard.alternatives)
    return (view.theirs, *others)
