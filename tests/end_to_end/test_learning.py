"""The whole course as a new learner walks it; a crash in the middle of it loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.repertoire import load_repertoire
from bot.content.teaching import load_teaching
from bot.lessons.steps import question_at, steps_of
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
from playground.reading import buttons, labels, selects, text_of
from tests.end_to_end.learner import ROOM

if TYPE_CHECKING:
    from bot.quiz.questions import Question
    from playground.wire import JsonObject
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner

DATA = shipped("data")
TEACHING = load_teaching(DATA)
SCENARIOS = load_repertoire(DATA).scenarios
LESSONS = TEACHING.course.lessons


async def press(learner: Learner, message: JsonObject, label: str) -> JsonObject:
    """Press a button that changes its message."""
    return await learner.changed(message, learner.press(message, label))


async def learn(learner: Learner) -> JsonObject:
    """Open the map."""
    message = (await learner.slash("learn", channel=ROOM)).message
    assert message is not None
    return message


async def answer(learner: Learner, message: JsonObject, question: Question) -> JsonObject:
    """Answer a question right, however it is to be answered."""
    match question:
        case SingleChoice():
            right = next(n for n, choice in enumerate(question.choices) if choice.right)
            return await press(learner, message, chr(ord("A") + right))
        case TrueFalse():
            return await press(learner, message, str(question.answer))
        case MultipleChoice():
            right = [str(n) for n, choice in enumerate(question.choices) if choice.right]
            return await learner.changed(message, learner.choose(message, menu(message), right))
        case Estimate():
            return await fill_in(learner, message, "Enter a number", number=f"{question.answer:g}")
        case OwnWords():
            return await fill_in(learner, message, "Write it", words=question.model)
        case Ordering():
            for place in range(1, len(question.items) + 1):
                number = next(n for n, item in enumerate(question.items) if item.place == place)
                message = await press(learner, message, chr(ord("A") + number))
            return message
        case Matching():
            for item in question.items:
                message = await press(learner, message, question.answers[item.answer])
            return message
        case Improvement():
            return await put_together(learner, message, question)
        case _:
            raise AssertionError(question.kind)


async def fill_in(learner: Learner, message: JsonObject, label: str, **typed: str) -> JsonObject:
    """Open a form, fill it in and wait for what comes of it."""
    form = await learner.press(message, label)
    return await learner.changed(message, learner.submit(form, typed))


async def put_together(learner: Learner, message: JsonObject, question: Improvement) -> JsonObject:
    """Change a package into the model clause by clause, and have it checked."""
    scenario = SCENARIOS[question.scenario]
    for place, issue in enumerate(scenario.issues):
        wanted = question.model.get(issue.id)
        if wanted in (None, question.start.get(issue.id)):
            continue
        chosen = str([option.id for option in issue.options].index(wanted))
        ending = f".{place}"
        name = next(n for n in map(_id, selects(message)) if n.endswith(ending))
        message = await learner.changed(message, learner.choose(message, name, chosen))
    return await press(learner, message, "Check this package")


def menu(message: JsonObject) -> str:
    """The id of the only menu."""
    (only,) = map(_id, selects(message))
    return only


def _id(component: JsonObject) -> str:
    return component["custom_id"]


async def to_task(learner: Learner, lesson_id: str) -> JsonObject:
    """Go to the task of any lesson."""
    message = await press(learner, await learn(learner), "Any order")
    opening = learner.choose(message, "Choose a lesson", lesson_id)
    message = await learner.changed(message, opening)
    while "Next" in labels(message):
        message = await press(learner, message, "Next")
    return await press(learner, message, "Now try it")


async def test_a_new_learner_walks_the_whole_course(alice: Learner) -> None:
    message = await press(alice, await learn(alice), "Begin")
    for lesson in LESSONS:
        for step in steps_of(lesson):
            question = question_at(lesson, step)
            if step.kind == "card":
                assert lesson.cards[step.number].title in text_of(message)
            if question is not None:
                message = await answer(alice, message, question)
                assert "✓ Right" in text_of(message), (question.id, text_of(message))
            if step.kind != "end":
                onward = "Now try it" if "Now try it" in labels(message) else "Next"
                message = await press(alice, message, onward)
        assert f"Done: {lesson.title}" in text_of(message)
        message = await press(alice, message, "Next lesson")
    assert "The course is done" in text_of(message)
    assert "13 of 13" in text_of(await learn(alice))


async def test_killed_in_the_middle_a_lesson_goes_on_from_the_same_button(
    alice: Learner, bot: BotProcess
) -> None:
    card = await press(alice, await press(alice, await learn(alice), "Begin"), "Next")

    await bot.kill()
    await alice.lose_bot()
    await bot.start()
    await alice.find_bot()

    following = await press(alice, card, "Next")
    again = await press(alice, await learn(alice), "Continue")
    assert LESSONS[0].cards[2].title in text_of(following)
    assert text_of(again) == text_of(following)


async def test_a_form_that_was_open_when_the_bot_died_is_still_taken(
    alice: Learner, bot: BotProcess
) -> None:
    message = await to_task(alice, "alternatives")
    form = await alice.press(message, "Enter a number")

    await bot.kill()
    await alice.lose_bot()
    await bot.start()
    await alice.find_bot()

    message = await alice.changed(message, alice.submit(form, {"number": "1"}))
    assert "✗ Not yet" in text_of(message)


async def test_a_letter_is_told_what_it_lacks_and_then_praised(alice: Learner) -> None:
    lesson = TEACHING.course.lesson("asking")
    message = await to_task(alice, lesson.id)
    bad = await fill_in(alice, message, "Write it", words="Remove your missiles or we strike!")
    assert "✗" in text_of(bad)
    assert "There is no question in it yet" in text_of(bad)

    message = await press(alice, bad, "Try again")
    good = await answer(alice, message, lesson.try_it.question)

    assert "✓ Right" in text_of(good)


async def test_a_package_that_falls_short_can_be_worked_on(alice: Learner) -> None:
    message = await to_task(alice, "trading")
    name = next(name for name in map(_id, selects(message)) if name.endswith(".0"))
    message = await alice.changed(message, alice.choose(message, name, "0"))
    short = await press(alice, message, "Check this package")
    again = await press(alice, short, "Try again")

    assert "has not gained enough yet" in text_of(short)
    assert again["components"] == message["components"]


async def test_a_picture_comes_with_its_words_and_goes_with_its_card(alice: Learner) -> None:
    first = await press(alice, await learn(alice), "Begin")
    second = await press(alice, first, "Next")
    third = await press(alice, second, "Next")

    assert [each["filename"] for each in second["attachments"]] == ["ranges.png"]
    assert "San Cristóbal" in second["attachments"][0]["description"]
    assert third["attachments"] == []


@pytest.mark.parametrize("command", ["review", "progress", "leaderboard", "glossary"])
async def test_every_command_answers_somebody_new(alice: Learner, command: str) -> None:
    message = (await alice.slash(command, channel=ROOM)).message

    assert message is not None
    assert text_of(message)
    assert all(button.get("label") for button in buttons(message))
