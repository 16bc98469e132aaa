"""Packs out of Red-DiscordBot."""

from __future__ import annotations

import pytest

from bot.quiz.questions import ShortAnswer
from tests.content.uploads.brought import mistakes, read, said

LIST = """\
AUTHOR: somebody
DESCRIPTION: Capitals and crises
CONFIG:
  bot_plays: false
Did it happen?:
- yes
- 1962
"Who said: no?":
- Khrushchev
- "No: one"
"""


def test_answers_stay_the_words_they_are_written_as() -> None:
    pack = read("crises.yaml", LIST)

    happened, said_no = pack.questions
    assert (pack.id, pack.title, pack.summary) == ("crises", "Crises", "Capitals and crises")
    assert isinstance(happened, ShortAnswer)
    assert happened.answers == ("yes", "1962")
    assert isinstance(said_no, ShortAnswer)
    assert (said_no.ask, said_no.answers) == ("Who said: no?", ("Khrushchev", "No: one"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("a: &x [b]\n", "1 : holds a YAML anchor", id="an anchor"),
        pytest.param("a: [b]\nc: *x\n", "2 : holds a YAML anchor or alias", id="an alias"),
        pytest.param("a: !!python/name:os.system [b]\n", "holds a YAML tag", id="a tag"),
        pytest.param("a: [[[[b]]]]\n", "nested too deeply", id="nesting"),
        pytest.param("a: [b\nc", "is not YAML", id="not YAML"),
        pytest.param("- a\n- b\n", "is not a list of questions", id="only answers"),
        pytest.param("just words", "is not a list of questions", id="words"),
        pytest.param("a: b\nc: [d]\n", "1 : has no list of answers", id="one answer"),
        pytest.param("a: []\n", "1 : has 0 and needs 1 at least", id="no answer"),
        pytest.param("a:\n- b\n- {c: d}\n", "1 : an answer is not a text", id="a table"),
        pytest.param("a: [b]\na: [c]\n", "2 : 'a' is there twice", id="asked twice"),
        pytest.param("a: [b]\n---\nc: [d]\n", "several documents", id="documents"),
        pytest.param("a:\n- b\n- " + "c" * 61, "3 answer 2: string should have", id="too long"),
        pytest.param("a: ['!']\n", "no answer that could be typed", id="only signs"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    found = said(mistakes("list.yaml", text))

    assert any(told in each for each in found), found
    assert len(found) == 1
