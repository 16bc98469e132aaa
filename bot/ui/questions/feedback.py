"""What there is to say about an answer: right or not, and the difference, never only a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.utils import escape_markdown, escape_mentions

from bot.quiz.answers import Chosen, Estimated, Matched, Ordered, Said
from bot.quiz.questions import (
    Estimate,
    Improvement,
    Matching,
    MultipleChoice,
    Ordering,
    OwnWords,
    SingleChoice,
    TrueFalse,
)
from bot.services.marking import Repacked, Written
from bot.ui.questions.asking import letter

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.negotiation.scenario import Package
    from bot.quiz.questions import Question
    from bot.services.marking import Given, Marked

LONGEST_QUOTE = 700


def feedback(prompts: Prompts, repertoire: Repertoire, marked: Marked) -> str:
    """The verdict, what was answered, and a remark on every part that matters."""
    judgement = marked.judgement
    verdict = "right" if judgement.is_right else "partly" if judgement.share > 0 else "not_yet"
    remarks = [(remark.is_praise, remark.text) for remark in judgement.remarks]
    return prompts.render(
        "lessons/feedback",
        verdict=prompts.say(f"verdict.{verdict}"),
        given=given_in_words(prompts, repertoire, marked.question, marked.given),
        gains=_gains(repertoire, marked),
        remarks=[{"praise": praise, "text": text} for praise, text in remarks],
        alone=len(remarks) == 1,
    )


def given_in_words(
    prompts: Prompts, repertoire: Repertoire, question: Question, given: Given
) -> list[str]:
    """The answer as lines of text."""
    match question, given:
        case (SingleChoice() | MultipleChoice(), Chosen(positions)):
            return [
                f"**{letter(each)}**  {question.choices[each].text}" for each in sorted(positions)
            ]
        case TrueFalse(), Said(value):
            return [prompts.say("button.true") if value else prompts.say("button.false")]
        case Estimate(), Estimated(value):
            return [f"{value:,g} {question.unit}"]
        case Ordering(), Ordered(positions):
            return [
                f"{place}. {question.items[each].text}"
                for place, each in enumerate(positions, start=1)
            ]
        case Matching(), Matched(labels):
            return [
                f"{item.text} → **{question.answers[label]}**"
                for item, label in zip(question.items, labels, strict=True)
            ]
        case OwnWords(), Written(text):
            return [_quoted(text)]
        case Improvement(), Repacked(package):
            return _clauses(repertoire, question, package)
        case _:
            return []


def solution(prompts: Prompts, repertoire: Repertoire, question: Question) -> list[str]:
    """A good answer with its reason, as lines of text."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [
                f"**{letter(number)}**  {choice.text}\n{choice.why}"
                for number, choice in enumerate(question.choices)
                if choice.right
            ]
        case TrueFalse():
            word = prompts.say("button.true") if question.answer else prompts.say("button.false")
            return [f"**{word}**. {question.why}"]
        case Estimate():
            return [f"**{question.answer:,g} {question.unit}**. {question.why}"]
        case Ordering():
            items = sorted(question.items, key=lambda item: item.place)
            return [f"{item.place}. {item.text}" for item in items] + [question.why]
        case Matching():
            return [
                f"{item.text} → **{question.answers[item.answer]}**\n{item.why}"
                for item in question.items
            ]
        case OwnWords():
            return [f"> {question.model}"]
        case Improvement():
            return [*_clauses(repertoire, question, question.model), question.why]
        case _:
            return []


def _clauses(repertoire: Repertoire, question: Improvement, package: Package) -> list[str]:
    scenario = repertoire.scenarios[question.scenario]
    return [
        f"{issue.label}: **{issue.option(package[issue.id]).label}**"
        for issue in scenario.issues
        if issue.id in package
    ]


def _gains(repertoire: Repertoire, marked: Marked) -> list[dict[str, object]]:
    question = marked.question
    if not isinstance(question, Improvement) or marked.gains is None:
        return []
    scenario = repertoire.scenarios[question.scenario]
    return [
        {
            "name": side.name,
            "gain": marked.gains[side.id],
            "goal": question.goal.get(side.id),
            "enough": marked.gains[side.id] >= question.goal.get(side.id, 0),
        }
        for side in scenario.sides
    ]


def _quoted(text: str) -> str:
    safe = escape_mentions(escape_markdown(" ".join(text.split())))
    return f"> {safe[:LONGEST_QUOTE]}{'…' if len(safe) > LONGEST_QUOTE else ''}"
