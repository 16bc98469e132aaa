"""Moves as lines of text: the same in the echo before sending, in the thread and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from bot.negotiation.ledger import WHOLE_ISSUE
from bot.ui.words import clauses_of, rider_of

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.negotiation.commands import Message, Question
    from bot.negotiation.events import Spoken
    from bot.negotiation.scenario import Scenario

Moves: TypeAlias = "Message | Spoken"

HEARD = (
    "justify",
    "reassure",
    "acknowledge",
    "apologise",
    "attack",
    "boast",
    "stall",
    "explore",
)
"""Acts that are told as heard; the others show in what they put on the table."""


def moves_text(prompts: Prompts, scenario: Scenario, moves: Moves) -> str:
    """What a message puts on the table, line by line; empty for one that only greets."""
    step = next((each for each in scenario.side(moves.by).steps if each.id == moves.gesture), None)
    return prompts.render(
        "ui/moves",
        clauses=clauses_of(scenario, moves.offer or {}),
        conditional=moves.conditional,
        rider=rider_of(scenario, moves.contingency),
        others=[
            clauses_of(scenario, package)
            for package in moves.alternatives
            if dict(package) != dict(moves.offer or {})
        ],
        refused=[_refused(scenario, issue, option) for issue, option in moves.rejects.items()],
        questions=[question_text(prompts, scenario, each) for each in moves.asks],
        threat=moves.threat,
        step=step,
        matters=[scenario.issue(issue).label for issue in moves.discloses],
        matters_little=[scenario.issue(issue).label for issue in moves.indifferent],
        heard=[prompts.say(f"heard.{act}") for act in moves.acts if act in HEARD],
    ).strip()


def question_text(prompts: Prompts, scenario: Scenario, question: Question) -> str:
    """A question as a sentence."""
    issue = scenario.issue(question.issue).label if question.issue else ""
    return prompts.say(f"question.{question.kind}", issue=issue)


def _refused(scenario: Scenario, issue_id: str, option_id: str) -> dict[str, str | None]:
    issue = scenario.issue(issue_id)
    whole = option_id == WHOLE_ISSUE
    return {"issue": issue.label, "option": None if whole else issue.option(option_id).label}
