"""What the counterpart tells when asked: the truth about its own sheet, or nothing.

Whether it answers depends on its candour and on one draw per question and game, so that asking
again never changes the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.negotiation.chance import draw
from bot.negotiation.letters import Answer

if TYPE_CHECKING:
    from bot.negotiation.commands import Question
    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Issue
    from bot.negotiation.view import PublicView

SILENT_ABOVE = 75
OPEN_HEARTED = 0.9
BEARABLE_LOSS = 0.05
WELL_ABOVE, WELL_BELOW = 1.25, 0.75


def answer(case: Case, view: PublicView, persona: Persona, question: Question) -> Answer:
    """The answer to one question; `declined` where the persona keeps it to itself."""
    issue = question.issue
    if not _tells(view, persona, question):
        return Answer(question, issue, declined=True)
    if issue is None:
        order = ranking(case) if question.kind == "priorities" else None
        return Answer(question, None, order=order)
    own = case.sheet.issue(issue)
    by_points = sorted(own.options, key=lambda option: -option.points[case.side])
    return Answer(
        question,
        issue,
        importance(case, own),
        tuple(option.id for option in by_points),
        tuple(option.id for option in by_points if _bearable(case, own, option.points[case.side])),
    )


def ranking(case: Case) -> tuple[str, ...]:
    """The counterpart's issues, those with most at stake first; ties in the order of the sheet."""
    issues = sorted(case.sheet.issues, key=lambda issue: -at_stake(issue, case.side))
    return tuple(issue.id for issue in issues)


def at_stake(issue: Issue, side: str) -> int:
    """Points between the best and the worst option of an issue for a side."""
    worth = [option.points[side] for option in issue.options]
    if issue.when:
        worth.append(issue.closed_points.get(side, 0))
    return max(worth) - min(worth)


def importance(case: Case, issue: Issue) -> Literal[1, 2, 3]:
    """1 little, 2 some, 3 much: what is at stake compared with the mean over all issues."""
    stakes = [at_stake(each, case.side) for each in case.sheet.issues]
    share = at_stake(issue, case.side) * len(stakes) / max(1, sum(stakes))
    return 3 if share >= WELL_ABOVE else 1 if share <= WELL_BELOW else 2


def _bearable(case: Case, issue: Issue, points: int) -> bool:
    best = max(option.points[case.side] for option in issue.options)
    return best - points <= BEARABLE_LOSS * case.sheet.scale or points >= 0.6 * best


def too_hot_to_tell(view: PublicView, persona: Persona) -> bool:
    """Whether tension closes its mouth; only the most open-hearted answer whatever the heat."""
    return view.tension > SILENT_ABOVE and persona.candour < OPEN_HEARTED


def _tells(view: PublicView, persona: Persona, question: Question) -> bool:
    if too_hot_to_tell(view, persona):
        return False
    return draw(view.seed, "candour", question.kind, question.issue or "") < persona.candour
