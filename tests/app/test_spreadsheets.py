"""Files for spreadsheets: whatever people call themselves, no cell ever becomes a formula."""

from __future__ import annotations

import csv
import re
import unicodedata
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.spreadsheets import csv_file, safe_cell

HEADER = ("name", "points")
SIGNS = "=+-@"
texts = st.text() | st.text(
    alphabet="=+-@\uff1d\uff0b\uff0d\uff20;,|\t\r\n\"' \u200b\u200d\ufeff1A"
)


def opened(content: bytes) -> list[list[str]]:
    """The file as a program reads it that knows CSV."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def begins_a_formula(cell: str) -> bool:
    """Whether a spreadsheet may take it for one: after what it looks through, and however wide."""
    seen = cell.lstrip('"\u200d\ufe0f ' + "\t")
    return bool(seen) and unicodedata.normalize("NFKC", seen[0]) in (*SIGNS, "\t", "\r")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'=1", id="tab"),
        pytest.param("\r=1", "'=1", id="carriage return"),
        pytest.param("\uff1d1", "'\uff1d1", id="full-width"),
        pytest.param("\u200b=1", "'=1", id="behind what is not seen"),
        pytest.param("Bob;=1", "Bob;'=1", id="where semicolons part cells"),
        pytest.param('Bob"=1', "Bob\"'=1", id="behind a quotation mark"),
        pytest.param("Kennedy-Khrushchev", "Kennedy-Khrushchev", id="inside a word"),
        pytest.param("B-59 @ sea = risk", "B-59 @ sea = risk", id="inside a sentence"),
        pytest.param("two\nlines", "two lines", id="two lines"),
        pytest.param("👩\u200d🏫", "👩\u200d🏫", id="an emoji of several parts"),
    ],
)
def test_a_cell_is_text(typed: str, written: str) -> None:
    assert safe_cell(typed) == written


@given(texts)
@example("=cmd|' /C calc'!A0")
@example("a,=1")
@example("\ud800=1")
def test_no_cell_begins_a_formula_wherever_a_program_cuts_the_line(name: str) -> None:
    content = csv_file(HEADER, [(name, 3)])

    ((_, _), (cell, points)) = opened(content)
    naive = re.split(r"[,;|\r\n]", content.decode("utf-8-sig"))
    assert not begins_a_formula(cell)
    assert [each for each in naive if begins_a_formula(each)] == []
    assert points == "3"


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_an_ordinary_name_comes_back_as_it_was(name: str) -> None:
    assert safe_cell(name) == name


def test_the_file_is_what_spreadsheets_open_by_themselves() -> None:
    content = csv_file(HEADER, [("Żaneta, Łódź", 1_000), ("Bob", None), ("Eve", 0.5)])

    assert content.startswith(b"\xef\xbb\xbfname,points\r\n")
    assert opened(content)[1:] == [["Żaneta, Łódź", "1000"], ["Bob", ""], ["Eve", "0.5"]]


def test_a_number_with_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        csv_file(HEADER, [("Bob", -1)])
