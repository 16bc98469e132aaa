"""The term sheet as text: every clause numbered, with where it stands, short enough for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.term_sheet import Clause


def sheet_text(
    prompts: Prompts,
    scenario: Scenario,
    sheet: Sequence[Clause],
    heading: str = "sheet.now",
    template: str = "ui/sheet",
    **names: str,
) -> str:
    """The clauses line by line, in words and signs, never by colour alone.

    Another template may call the sides by `names` instead of "you" and "they".
    """
    lines = [
        {
            "number": clause.number,
            "issue": scenario.issue(clause.issue).label,
            "status": clause.status,
            "mine": _label(scenario, clause.issue, clause.mine),
            "theirs": _label(scenario, clause.issue, clause.theirs),
        }
        for clause in sheet
    ]
    agreed = sum(clause.status in ("agreed", "linked") for clause in sheet)
    return prompts.render(
        template, heading=prompts.say(heading), lines=lines, agreed=agreed, **names
    )


def _label(scenario: Scenario, issue_id: str, option_id: str | None) -> str | None:
    return None if option_id is None else scenario.option(issue_id, option_id).label
