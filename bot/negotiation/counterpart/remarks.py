"""What the counterpart says beside its package: verdicts, reasons and the closing question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.counterpart.answers import at_stake, ranking
from bot.negotiation.letters import Invitation, Reason, Verdict

if TYPE_CHECKING:
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.thinking import Thought
    from bot.negotiation.events import Spoken
    from bot.negotiation.scenario import Package
    from bot.negotiation.view import PublicView

AT_MOST_REASONS = 2
CLOSE = (-0.05, 0.1)
HOT = 60


def verdicts(heard: Spoken, offer: Package, before: Package | None) -> tuple[Verdict, ...]:
    """A word on every clause the message asked for: accepted, or refused, or up for a trade."""
    found: list[Verdict] = []
    for issue, option in (heard.offer or {}).items():
        if offer.get(issue) == option:
            found.append(Verdict(issue, option, "accept"))
        elif before is not None and offer.get(issue) != before.get(issue):
            found.append(Verdict(issue, option, "condition"))
        else:
            found.append(Verdict(issue, option, "refuse"))
    for issue, option in heard.rejects.items():
        dropped = option != "*" and offer.get(issue) != option
        found.append(Verdict(issue, option, "accept" if dropped else "refuse"))
    return tuple(found)


def reasons(case: Case, view: PublicView, offer: Package) -> tuple[Reason, ...]:
    """One or two reasons, for what it holds on to most among the clauses in dispute.

    More reasons would weaken each other (dilution), so two are the limit.
    """
    theirs = view.theirs or {}
    disputed = [
        issue
        for issue in case.sheet.issues
        if issue.id in offer and theirs.get(issue.id) != offer[issue.id]
    ]
    disputed.sort(key=lambda issue: -at_stake(issue, case.side))
    return tuple(
        Reason(issue.id, offer[issue.id], case.side)
        for issue in disputed
        if issue.option(offer[issue.id]).reasons.get(case.side)
    )[:AT_MOST_REASONS]


def invitation(
    case: Case, view: PublicView | None, thought: Thought | None, offer: Package | None
) -> Invitation:
    """The question at the end: what matters, a trade on one clause, or another way of talking."""
    if view is None or thought is None or offer is None:
        return Invitation("priorities")
    if thought.doubts:
        return Invitation("confirm")
    if thought.rider is not None:
        (issue, option), *_ = thought.rider.instead.items()
        return Invitation("contingent", issue, option, thought.rider.trigger)
    if thought.stuck:
        return Invitation("process")
    theirs = view.theirs or {}
    disputed = [issue for issue in ranking(case) if offer.get(issue) != theirs.get(issue)]
    if not theirs or not disputed:
        return Invitation("priorities")
    if _is_close(case, theirs):  # a golden bridge: ask for form, not for substance
        return Invitation("channel")
    if thought.ready.moved:
        return Invitation("trade", disputed[-1], offer.get(disputed[-1]))
    if view.tension > HOT:
        return Invitation("step")
    return Invitation("clause", disputed[0], offer.get(disputed[0]))


def _is_close(case: Case, theirs: Package) -> bool:
    return CLOSE[0] <= case.advantage(case.points(case.completed(theirs))) <= CLOSE[1]
