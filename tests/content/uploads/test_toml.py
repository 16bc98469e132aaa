"""Packs in our own format, and texts that mean something to Discord."""

from __future__ import annotations

import pytest

from bot.content.files import shipped
from bot.quiz.inert import as_label, inert, inert_question
from bot.quiz.questions import SingleChoice
from tests.content.uploads.brought import mistakes, read, said

QUIZZES = shipped("data") / "quizzes"
HEAD = 'id = "mine"\ntitle = "Mine"\n'
QUESTION = """\
[[question]]
id = "one"
kind = "single"
ask = "Who?"
choices = [{ text = "A" }, { text = "B", right = true }]
"""


@pytest.mark.parametrize("name", ["days", "letters", "weapons", "people"])
def test_a_shipped_pack_is_an_example(name: str) -> None:
    text = (QUIZZES / f"{name}.toml").read_text(encoding="utf-8")

    pack = read("anything.toml", text)

    assert (pack.id, len(pack.questions) > 5) == (name, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(HEAD, "question: is missing", id="no questions"),
        pytest.param(QUESTION, "id: is missing", id="no id"),
        pytest.param(HEAD + QUESTION + 'colour = "red"\n', "there is no such key", id="a key"),
        pytest.param(HEAD + QUESTION.replace("single", "poll"), "question[0].kind", id="a kind"),
        pytest.param(HEAD + QUESTION.replace(", right = true", ""), "0 choices", id="no right"),
        pytest.param(HEAD + QUESTION + 'facts = ["H999"]\n', "H999", id="an unknown fact"),
        pytest.param(HEAD + 'question = ["x"]\n', "question[0]", id="no table"),
        pytest.param(HEAD.replace("Mine", "**Mine**") + QUESTION, "title: holds", id="a title"),
        pytest.param("a = 1\nb = [", "is not TOML", id="not TOML"),
        pytest.param("n = " + "9" * 5_000, "is not TOML", id="an endless number"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    assert any(told in each for each in said(mistakes("mine.toml", text)))


def test_every_mistake_of_every_question_is_told_at_once() -> None:
    text = HEAD + QUESTION.replace("Who?", "") + QUESTION.replace("level", "x").replace("B", "A")

    found = mistakes("mine.toml", text)

    assert [fault.line for fault in found] == [6, 8]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Heading", id="heading"),
        pytest.param("-# small", id="small"),
        pytest.param("> quote\n- item\n1. item\n+ item", id="blocks"),
        pytest.param("**bold** _it_ ~~out~~ ||hidden|| `code`", id="marks"),
        pytest.param("<@123456789012345678> <#1> <t:1:R> </quiz:1> <:a:1> @everyone", id="calls"),
        pytest.param("[click](https://example.org/a_b)", id="link"),
        pytest.param("{{ 7 * 7 }} {% raw %} {x.__class__}", id="template"),
    ],
)
def test_nothing_that_is_brought_acts(text: str) -> None:
    shown = inert(text)

    unescaped = [
        sign
        for number, sign in enumerate(shown)
        if sign in "*_~`|<>[]#" and shown[number - 1 : number] != "\\"
    ]
    assert unescaped == []
    assert "@everyone" not in shown
    assert as_label(shown).replace("\u200b", "") == text.replace("a_b", "a%5Fb")


def test_every_text_of_a_question_is_made_harmless() -> None:
    pack = read("mine.toml", HEAD + QUESTION.replace('"A"', '"*A*"').replace("Who?", "# Who?"))

    shown = inert_question(pack.questions[0])

    assert shown.ask == "\\# Who?"
    assert isinstance(shown, SingleChoice)
    assert shown.choices[0].text == "\\*A\\*"
