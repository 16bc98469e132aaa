"""What is in a pack or a scenario, page by page, for whoever decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.quiz.inert import inert_question
from bot.ui.quiz.words import right_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.faults import Fault
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Scenario
    from bot.quiz.packs import Pack

PER_PAGE = 5
LONGEST_ASK, LONGEST_RIGHT = 250, 160
LONGEST_PAGE = 3_000


def pages_of(pack: Pack) -> int:
    """How many pages a pack has, at least one."""
    return max(1, -(-len(pack.questions) // PER_PAGE))


def pack_page(prompts: Prompts, pack: Pack, page: int) -> str:
    """A few questions with their right answers; pages count from 0."""
    page = max(0, min(page, pages_of(pack) - 1))
    first = page * PER_PAGE
    asked = [inert_question(each) for each in pack.questions[first : first + PER_PAGE]]
    return prompts.render(
        "host/pack_page",
        summary=pack.summary if page == 0 else "",
        count=len(pack.questions),
        page=page + 1,
        pages=pages_of(pack),
        questions=[
            {
                "number": number,
                "ask": _short(question.ask, LONGEST_ASK),
                "kind": prompts.say(f"question_kind.{question.kind}"),
                "right": _short(right_answer(prompts, question), LONGEST_RIGHT),
            }
            for number, question in enumerate(asked, start=first + 1)
        ],
    )


def scenario_page(prompts: Prompts, scenario: Scenario, warnings: Sequence[Fault] = ()) -> str:
    """Sides and issues; its texts hold nothing that acts, or it would not have been taken."""
    text = prompts.render(
        "host/scenario_page",
        summary=_short(scenario.summary, 600),
        sides=[{"name": side.name, "role": _short(side.role, 300)} for side in scenario.sides],
        issues=[
            {"label": issue.label, "options": [option.label for option in issue.options]}
            for issue in scenario.issues
        ],
        warnings=warnings,
    )
    return text if len(text) <= LONGEST_PAGE else text[: LONGEST_PAGE - 1] + "…"


def _short(text: str, longest: int) -> str:
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    # A backslash that escaped what was cut away would escape the ellipsis.
    return line[: longest - 1].rpartition(" ")[0].rstrip("\\") + "…"
