"""A question of any kind as it is shown: what is asked, and what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.negotiation.packages import may_be_open
from bot.negotiation.utility import utility
from bot.quiz.questions import (
    Estimate,
    Improvement,
    Matching,
    MultipleChoice,
    Ordering,
    OwnWords,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from bot.ui.layout import beside, paragraph, row, rows_of
from bot.ui.questions.asking import DIGITS, Asked, letter
from bot.ui.questions.items import (
    CheckButton,
    ChoiceButton,
    ChoicesMenu,
    ClauseMenu,
    PickButton,
    WriteButton,
    option,
)
from bot.ui.questions.packages import packed, unpacked

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.quiz.questions import Question
    from bot.ui.questions.items import AskButton

BUTTONS_ABREAST = 5
SHORT = 30


def question_items(
    prompts: Prompts, repertoire: Repertoire, asked: Asked, question: Question, picks: str = ""
) -> list[ui.Item[Any]]:
    """What is asked and what answers it, from top to bottom; at most 20 components."""
    match question:
        case SingleChoice():
            return [paragraph(question.ask), *_choices(asked, question)]
        case TrueFalse():
            return [paragraph(question.ask), _true_or_false(prompts, asked)]
        case MultipleChoice():
            return [paragraph(question.ask), *_several(prompts, asked, question)]
        case Ordering():
            return _ordering(prompts, asked, question, picks)
        case Matching():
            return _matching(prompts, asked, question, picks)
        case Improvement():
            return _package(prompts, repertoire, asked, question, picks)
        case Estimate():
            label = prompts.say("button.enter_number")
            return [paragraph(question.ask), row(_writes(asked, label))]
        case ShortAnswer():
            label = prompts.say("button.enter_words")
            return [paragraph(question.ask), row(_writes(asked, label))]
        case OwnWords():
            label = prompts.say("button.write_letter")
            return [paragraph(question.ask), row(_writes(asked, label))]
        case _:
            raise TypeError(f"{question.id}: nothing here asks {type(question).__name__}")


def _choices(asked: Asked, question: SingleChoice) -> list[ui.Item[Any]]:
    return [
        beside(
            f"**{letter(number)}**  {choice.text}",
            ChoiceButton.made(asked, f"c{number}", letter(number), ButtonStyle.primary),
        )
        for number, choice in enumerate(question.choices)
    ]


def _true_or_false(prompts: Prompts, asked: Asked) -> ui.Item[Any]:
    return row(
        ChoiceButton.made(asked, "yes", prompts.say("button.true"), ButtonStyle.primary),
        ChoiceButton.made(asked, "no", prompts.say("button.false"), ButtonStyle.primary),
    )


def _several(prompts: Prompts, asked: Asked, question: MultipleChoice) -> list[ui.Item[Any]]:
    lines = [
        f"**{letter(number)}**  {choice.text}" for number, choice in enumerate(question.choices)
    ]
    options = [
        option(f"{letter(number)}  {choice.text}", str(number))
        for number, choice in enumerate(question.choices)
    ]
    placeholder = prompts.say("ask.all_that_fit")
    menu = ChoicesMenu.made(asked, "m", placeholder, options, most=len(options))
    return [paragraph("\n".join(lines)), row(menu)]


def _writes(asked: Asked, label: str) -> WriteButton:
    return WriteButton.made(asked, "w", label, ButtonStyle.primary)


def _ordering(prompts: Prompts, asked: Asked, question: Ordering, picks: str) -> list[ui.Item[Any]]:
    taken = [DIGITS.index(pick) for pick in picks]
    text = prompts.render(
        "lessons/ordering",
        ask=question.ask,
        waiting=[
            {"letter": letter(number), "text": item.text}
            for number, item in enumerate(question.items)
            if number not in taken
        ],
        taken=[question.items[number].text for number in taken],
    )
    buttons: list[AskButton] = [
        PickButton.made(asked, f"s{picks}{DIGITS[number]}", letter(number), ButtonStyle.primary)
        for number in range(len(question.items))
        if number not in taken
    ]
    return [paragraph(text), *_rows(prompts, asked, buttons, picks)]


def _matching(prompts: Prompts, asked: Asked, question: Matching, picks: str) -> list[ui.Item[Any]]:
    labels = list(question.answers.values())
    now = len(picks)
    text = prompts.render(
        "lessons/matching",
        ask=question.ask,
        taken=[
            {"text": item.text, "label": labels[DIGITS.index(pick)]}
            for item, pick in zip(question.items, picks, strict=False)
        ],
        number=now + 1,
        count=len(question.items),
        item=question.items[now].text if now < len(question.items) else "",
    )
    buttons: list[AskButton] = [
        PickButton.made(asked, f"s{picks}{DIGITS[number]}", label, ButtonStyle.primary)
        for number, label in enumerate(labels)
    ]
    return [paragraph(text), *_rows(prompts, asked, buttons, picks)]


def _rows(
    prompts: Prompts, asked: Asked, buttons: list[AskButton], picks: str
) -> list[ui.Item[Any]]:
    short = all(len(button.item.label or "") <= SHORT for button in buttons)
    rows = rows_of(buttons, BUTTONS_ABREAST if short else 1)
    if picks:
        over = PickButton.made(asked, "s", prompts.say("button.pick_again"))
        rows.append(row(over))
    return rows


def _package(
    prompts: Prompts, repertoire: Repertoire, asked: Asked, question: Improvement, picks: str
) -> list[ui.Item[Any]]:
    scenario = repertoire.scenarios[question.scenario]
    picks = picks or packed(scenario, question.start)
    package = unpacked(scenario, picks)
    text = prompts.render(
        "lessons/package",
        ask=question.ask,
        sides=[
            {
                "name": side.name,
                "start": utility(scenario, side.id, question.start),
                "goal": question.goal.get(side.id),
            }
            for side in scenario.sides
        ],
    )
    menus: list[ui.Item[Any]] = [
        row(
            ClauseMenu.made(
                asked,
                f"p{picks}.{place}",
                issue.label,
                [
                    # The name of the clause stays in sight when the menu shows what was chosen.
                    option(
                        f"{issue.label}: {each.label}",
                        DIGITS[number],
                        default=package.get(issue.id) == each.id,
                    )
                    for number, each in enumerate(issue.options)
                ],
            )
        )
        for place, issue in enumerate(scenario.issues)
        if may_be_open(issue, package)
    ]
    label = prompts.say("button.check_package")
    check = CheckButton.made(asked, f"k{picks}", label, ButtonStyle.primary)
    return [paragraph(text), *menus, row(check)]
