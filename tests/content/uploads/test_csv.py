"""Packs out of spreadsheets."""

from __future__ import annotations

import pytest

from bot.quiz.questions import Matching, MultipleChoice, Ordering, ShortAnswer, SingleChoice
from tests.content.uploads.brought import mistakes, read, said

SOUND = """\
kind,question,choice 1,why 1,choice 2,why 2,choice 3,right,why,labels,tolerance,unit
single,Who wrote first?,Kennedy,He answered,Khrushchev,On 26 October,,B,The first letter,,,
multiple,Who sat in ExComm?,McNamara,,Rusk,,Dobrynin,"A, B",,,,
true_false,Jupiters stood in Turkey.,,,,,,true,Fifteen of them,,,
number,How many days?,,,,,,13,From 16 to 28 October,,0,days
order,What came first?,Speech,,U-2 found it,,Letter,B A C,,,,
match,Who said it?,One,,Two,,Three,A B A,,Kennedy | Khrushchev,,
short,Which country?,,,,,,Cuba | The island,,,,
,No kind is needed,Yes,,No,,,A,,,,
"""

TEN_MISTAKES = """\
kind,level,question,choice 1,choice 2,choice 3,right,tolerance
single,1,,Kennedy,Khrushchev,,A,
single,1,Which letter is right?,Kennedy,Khrushchev,,D,
essay,1,What do you think?,,,,A,
single,4,How hard can it be?,One,Two,,A,
true_false,1,Was it in October?,,,,maybe,
number,1,How many days?,,,,thirteen,
order,1,In which order?,One,Two,Three,A B,
single,1,Are formulas welcome?,=1+1,Two,,B,
single,1,The same twice?,Same,Same,,A,
short,1,What is typed?,,,,…,
"""


def test_every_kind_of_question_has_its_columns() -> None:
    pack = read("Our first quiz.csv", SOUND)

    kinds = [question.kind for question in pack.questions]
    assert (pack.id, pack.title) == ("our-first-quiz", "Our first quiz")
    assert kinds == [
        *("single", "multiple", "true_false", "number", "order", "match", "short", "single"),
    ]
    single, multiple, _, _, order, match, short, _ = pack.questions
    assert isinstance(single, SingleChoice)
    assert [(c.text, c.why, c.right) for c in single.choices] == [
        ("Kennedy", "He answered", False),
        ("Khrushchev", "On 26 October\nThe first letter", True),
    ]
    assert isinstance(multiple, MultipleChoice)
    assert [choice.right for choice in multiple.choices] == [True, True, False]
    assert isinstance(order, Ordering)
    assert [item.place for item in order.items] == [2, 1, 3]
    assert isinstance(match, Matching)
    assert [match.answers[item.answer] for item in match.items] == [
        *("Kennedy", "Khrushchev", "Kennedy")
    ]
    assert isinstance(short, ShortAnswer)
    assert short.answers == ("Cuba", "The island")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_as_spreadsheets_write_it(separator: str, ends: str, encoding: str) -> None:
    rows = [["Question", "Choice_1", "CHOICE 2", "Right"], ["Größer?", "Ja", "Nein", "a"]]
    text = ends.join(separator.join(row) for row in rows)

    pack = read("quiz.csv", text.encode(encoding))

    assert pack.questions[0].ask == "Größer?"


def test_a_line_that_names_the_separator_is_no_question() -> None:
    assert len(read("quiz.csv", "sep=;\nquestion;right\nWho?;me\n").questions) == 1


def test_ten_mistakes_get_ten_sentences() -> None:
    found = mistakes("quiz.csv", TEN_MISTAKES)

    assert len(found) == 10
    assert [fault.line for fault in found] == [*range(2, 12)]
    assert [fault.place for fault in found] == [
        *("question", "right", "kind", "level", "right", "right", "right"),
        *("choice 1", "", ""),
    ]
    assert all(fault.remedy for fault in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "1 : is empty", id="nothing"),
        pytest.param("question,answer\nWho?,me\n", "no column 'right'", id="a column missing"),
        pytest.param("question,right,colour\nA?,b,c\n", "'colour' means nothing", id="unknown"),
        pytest.param("question,right,right\nA?,b,c\n", "'right' comes twice", id="twice"),
        pytest.param("question,right\nA?,b,c\n", "more cells than the header", id="too many"),
        pytest.param('question,right\n"A?,b\n', "cannot be read as CSV", id="an open quote"),
        pytest.param("question,right\n", "holds no question", id="no rows"),
        pytest.param("question,right\nA?,b\nA?,c\n", "is there twice", id="asked twice"),
        pytest.param("id,question,right\na,A?,b\na,B?,c\n", "the id 'a'", id="an id twice"),
        pytest.param('question,right\nA?,"@SUM(1)"\n', "looks like a formula", id="formula"),
        pytest.param("question,right\nA?,-cmd|x\n", "looks like a formula", id="command"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    found = said(mistakes("quiz.csv", text))

    assert any(told in each for each in found), found


def test_an_apostrophe_keeps_a_text_from_being_a_formula() -> None:
    pack = read("quiz.csv", "question,choice 1,choice 2,right\nA?,'=1+1,-2,A\n")

    question = pack.questions[0]
    assert isinstance(question, SingleChoice)
    assert [choice.text for choice in question.choices] == ["=1+1", "-2"]
