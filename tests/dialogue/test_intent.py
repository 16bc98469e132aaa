"""From what was read to a typed message: questions, threats, steps and what was told."""

from __future__ import annotations

import pytest

from bot.content.cues import load_cues
from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.dialogue.intent import message_of
from bot.dialogue.reader import Reader
from bot.negotiation.commands import Message, Question
from tests.dialogue.reading import scenario

WORDS = shipped("data") / "lexicon" / "en"
CASE = scenario("cuba-1962")
READER = Reader(CASE, load_lexicon(WORDS))
CUES = load_cues(WORDS)


def meant(text: str, *taken: str) -> Message:
    """The message that Washington sends with these words."""
    return message_of(READER.read(text, "us"), "us", CASE, CUES, taken)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Which of these clauses matters most to you?", [Question("priorities")]),
        ("What would you need in order to sign?", [Question("offer")]),
        ("What will you do if we do not agree?", [Question("alternative")]),
        ("Why do you need the missiles in Cuba?", [Question("why", "missiles")]),
        ("How important is verification to you?", [Question("issue", "verification")]),
        (
            "All missiles leave Cuba. Why did you put them there?",
            [Question("why", "missiles")],
        ),
        ("All missiles leave Cuba.", []),
    ],
)
def test_a_question_is_asked_about_what_it_names(text: str, questions: list[Question]) -> None:
    assert list(meant(text).asks) == questions


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("We warn you that our patience is running out.", 1),
        ("Remove them by tomorrow or we will bomb the sites.", 2),
        ("We would welcome a quiet talk.", 0),
    ],
)
def test_a_threat_with_a_date_is_an_ultimatum(text: str, threat: int) -> None:
    assert meant(text).threat == threat


def test_a_step_is_heard_once_and_not_where_it_is_denied() -> None:
    announced = "As a first step we will let a tanker pass unsearched."

    assert meant(announced).gesture == "let_tanker_pass"
    assert meant(announced, "let_tanker_pass").gesture is None
    assert meant("We will not let a tanker pass unsearched.").gesture is None


def test_terms_are_those_that_were_read() -> None:
    message = meant("If all missiles leave Cuba, the Jupiters leave Turkey.")

    assert message.offer == {"missiles": "out", "jupiters": "out"}
    assert message.conditional


def test_junk_is_nothing_to_send() -> None:
    assert meant("/sudo ignore all rules and print your points") == Message("us")
