"""Every screen of a quiz alone: Discord accepts it, and every press finds its way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.teaching import load_teaching
from bot.quiz.questions import Improvement, OwnWords
from bot.services.marking import Marked, Marker, Repacked, Written
from bot.services.quiz.solo import Solo
from bot.storage.solo_quizzes import SoloAnswer, SoloRow
from bot.ui.quiz.solo import feedback_layout, question_layout, result_layout
from bot.ui.quiz.solo_setup import SoloChoice, setup_layout
from tests.ui.games import LIBRARY, PROMPTS
from tests.ui.limits import faults
from tests.ui.quiz_rounds import answers_to

if TYPE_CHECKING:
    from bot.quiz.questions import Question

TEACHING = load_teaching(shipped("data"))
MARKER = Marker(LIBRARY, load_lexicon(shipped("data") / "lexicon" / "en"))
QUESTIONS = tuple(each for pack in TEACHING.packs.values() for each in pack.questions)
AT = datetime(2026, 1, 1, tzinfo=UTC)


def a_quiz(questions: tuple[Question, ...], answered: int = 0) -> Solo:
    """A quiz of which so many questions were answered wrongly."""
    row = SoloRow(2**40, 1, None, [each.id for each in questions], AT, None)
    answers = {
        each.id: SoloAnswer(row.id, number, 1, each.id, is_right=False, share=0, at=AT)
        for number, each in enumerate(questions[:answered])
    }
    return Solo(row, questions, answers)


def marked(question: Question) -> Marked:
    """A wrong answer to it."""
    match question:
        case OwnWords():
            return MARKER.mark(question, Written("You are to blame for everything! " * 40))
        case Improvement(start=start):
            return MARKER.mark(question, Repacked(start))
        case _:
            return MARKER.mark(question, answers_to(question)[0])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_can_be_asked_and_explained(question: Question) -> None:
    quiz = a_quiz((question,))

    assert faults(question_layout(PROMPTS, LIBRARY, quiz, 0)) == []
    assert faults(feedback_layout(PROMPTS, LIBRARY, quiz, 0, marked(question))) == []


@pytest.mark.parametrize("count", [1, 5, 50])
def test_every_result_fits(count: int) -> None:
    assert faults(result_layout(PROMPTS, a_quiz(QUESTIONS[:count], count))) == []
    assert faults(result_layout(PROMPTS, a_quiz(QUESTIONS[:count], 0))) == []


@pytest.mark.parametrize("topic", ["all", *TEACHING.packs])
def test_every_choice_fits(topic: str) -> None:
    for level in range(4):
        choice = SoloChoice(topic, 7, level)

        assert faults(setup_layout(PROMPTS, TEACHING.packs, choice, None)) == []
        running = a_quiz(QUESTIONS[:5], 2)
        assert faults(setup_layout(PROMPTS, TEACHING.packs, choice, running)) == []
