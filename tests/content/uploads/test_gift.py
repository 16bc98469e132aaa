"""Packs out of Moodle."""

from __future__ import annotations

import pytest

from bot.quiz.questions import (
    Estimate,
    Matching,
    MultipleChoice,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.content.uploads.brought import mistakes, read, said

EXAMPLES = """\
// a comment
$CATEGORY: Missiles

::grant::Who is buried in Grant's tomb?{
    =Grant #Yes, him.
    ~no one #A well known joke.
    ~Napoleon
}

Jupiters stood in Turkey.{TRUE#They did.#Right.}

How many days? {#13:1####From 16 to 28 October.}

A number from 1 to 5 {#1..5}

Two plus {=two =2} equals four.

Who wrote what? {
    =Letter of the 26th -> Khrushchev
    =Letter of the 27th -> Khrushchev
    =Trollope ploy -> Kennedy
}

[html]<p>Which <b>two</b> sat in ExComm?</p>{
    ~%50%McNamara
    ~%50%Rusk
    ~%-100%Dobrynin
}

1 + 1 \\= 2 \\{sure\\} \\: \\#1? {T}
"""


def test_the_examples_of_the_format_are_read() -> None:
    pack = read("moodle.gift.txt", EXAMPLES)

    grant, jupiters, days, span, plus, letters, excomm, escaped = pack.questions
    assert isinstance(grant, SingleChoice)
    assert grant.id == "grant"
    assert [choice.why for choice in grant.choices] == ["Yes, him.", "A well known joke.", ""]
    assert isinstance(jupiters, TrueFalse)
    assert (jupiters.answer, jupiters.why) == (True, "They did.")
    assert isinstance(days, Estimate)
    assert (days.answer, days.tolerance, days.why) == (13, 1, "From 16 to 28 October.")
    assert isinstance(span, Estimate)
    assert (span.answer, span.tolerance) == (3, 2)
    assert isinstance(plus, ShortAnswer)
    assert (plus.ask, plus.answers) == ("Two plus _____ equals four.", ("two", "2"))
    assert isinstance(letters, Matching)
    assert letters.answers == {"a": "Khrushchev", "b": "Kennedy"}
    assert isinstance(excomm, MultipleChoice)
    assert excomm.ask == "Which two sat in ExComm?"
    assert [choice.right for choice in excomm.choices] == [True, True, False]
    assert escaped.ask == "1 + 1 = 2 {sure} : #1?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Who?", "1 : has no answers", id="a description"),
        pytest.param("\n\nWho? {=a ~b", "3 : an opening { is not closed", id="not closed"),
        pytest.param("Write. {}", "1 : asks for an essay", id="essay"),
        pytest.param("Who? {a}", "1 : has answers without", id="no sign"),
        pytest.param("{=a} and {=b}?", "1 : has a second set", id="two gaps"),
        pytest.param("Who? {~a ~b}", "1 : 0 choices are right", id="none right"),
        pytest.param("Who? {=a =b ~c}", "1 : 2 choices are right", id="two right"),
        pytest.param("Who? {=a ~%50%b}", "others that are right in part", id="half right"),
        pytest.param("Who? {=%50%a =b}", "right in part", id="typed half right"),
        pytest.param("How many? {#some}", "'some' is no number", id="no number"),
        pytest.param("How many? {#=1 =2}", "several right numbers", id="two numbers"),
        pytest.param("Who? {=a -> b =c -> d}", "has 2 and needs 3 at least", id="two pairs"),
        pytest.param("Who? {=a ~a}", "two choices are the same", id="the same twice"),
        pytest.param("// nothing\n", "None : holds no question", id="nothing"),
        pytest.param("{=a ~b}", "1 question: is empty", id="no question"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    found = said(mistakes("quiz.gift", text))

    assert any(told in each for each in found), found
    assert len(found) == 1


def test_all_mistakes_are_told_together_with_their_lines() -> None:
    found = mistakes("quiz.gift", "One?\n\nTwo? {}\n\nThree? {=a ~b}\n\nFour? {#x}\n\n{=a\n\n~b}")

    assert [fault.line for fault in found] == [1, 3, 7, 9, 11]
