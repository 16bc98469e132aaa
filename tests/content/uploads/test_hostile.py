"""Files that were made to do harm: refused for what they are, whatever they call themselves."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.uploads.decoding import LARGEST_BYTES
from bot.content.uploads.nesting import first_tangle
from tests.content.uploads.brought import mistakes, upload

ENDINGS = ("toml", "csv", "gift", "txt", "yaml")
N = LARGEST_BYTES - 1_000


def an_archive() -> bytes:
    """A zip, as every .xlsx is one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a" * 100)
    return packed.getvalue()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"a" * (LARGEST_BYTES + 1), "larger than", id="large"),
        pytest.param(b"a\n" * 99_000, "lines", id="100,000 lines"),
        pytest.param(an_archive(), "archive", id="zip"),
        pytest.param(b"question,right\n\xff\xfe\xff", "not UTF-8", id="invalid UTF-8"),
        pytest.param(b"a\x00b", "invisible character U+0000", id="NUL"),
        pytest.param("a\u202eb".encode(), "invisible character U+202E", id="turned about"),
        pytest.param(b"a" * 50_000, "a line of more than", id="one line"),
    ],
)
def test_it_is_refused_before_it_is_parsed(ending: str, data: bytes, told: str) -> None:
    (fault,) = mistakes(f"file.{ending}", data)

    assert told in fault.problem
    assert fault.remedy


@pytest.mark.parametrize("name", ["pack.exe", "pack", "pack.xlsx", "pack.json", ".toml"])
def test_a_file_of_another_kind_is_refused(name: str) -> None:
    (fault,) = mistakes(name, b"a")

    assert "of no kind" in fault.problem


def lines(part: str, joint: str = "\n") -> bytes:
    """The part as often as a file may hold it, in lines of a lawful length."""
    each = part * (19_000 // len(part))
    return joint.join([each] * (N // (len(each) + 1))).encode()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lines("["), id="brackets"),
        pytest.param(lines("{"), id="braces"),
        pytest.param(lines("a."), id="dots"),
        pytest.param(lines('"'), id="quotes"),
        pytest.param(lines("'"), id="apostrophes"),
        pytest.param(lines("\\"), id="backslashes"),
        pytest.param(lines("="), id="equal signs"),
        pytest.param(lines("~%1%#->"), id="answers"),
        pytest.param(lines("::"), id="titles"),
        pytest.param(lines(",;\t"), id="cells"),
        pytest.param(lines("- "), id="dashes"),
        pytest.param(lines("? "), id="keys"),
        pytest.param(lines("&a *a "), id="aliases"),
        pytest.param(lines("!!python/object:os.system "), id="tags"),
        pytest.param(lines("<!["), id="html"),
        pytest.param(lines(" "), id="spaces"),
        pytest.param(("a: &a [x]\n" + "b: [*a, *a]\n" * 9_000).encode()[:N], id="alias bomb"),
        pytest.param("\n".join(f"q{n}: [a]" for n in range(9_000)).encode()[:N], id="questions"),
        pytest.param("\n".join(f"[[a{n}]]" for n in range(9_000)).encode(), id="tables"),
        pytest.param(("question,right\n" + "a,\n" * 9_000).encode(), id="rows"),
        pytest.param(("Who? {}\n\n" * 4_900).encode(), id="blocks"),
        pytest.param(("=HYPERLINK(1)," * 100 + "\n").encode() * 100, id="formulas"),
    ],
)
def test_whatever_it_holds_there_is_a_short_answer(ending: str, data: bytes) -> None:
    found = mistakes(f"file.{ending}", data)

    assert 0 < len(found) < 1_000


def test_what_tangles_toml_is_seen_outside_of_texts_only() -> None:
    deep, dotted = "a = " + "[" * 9, ".".join("a" * 70) + " = 1"

    assert first_tangle(f"b = 1\n{deep}") == 2
    assert first_tangle(dotted) == 1
    assert first_tangle(f'b = "{deep}"\nc = """\n{dotted}\n"""\n# {deep}\n') is None
    assert first_tangle(f"b = '''\\'''\n{deep}") == 2


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_bytes_at_all_break_it(ending: str, data: bytes) -> None:
    upload(f"file.{ending}", data)


SYNTAX = st.sampled_from(
    [
        *("::a::", "{", "}", "=", "~", "#", "->", "%50%", "\\", "\n", "\n\n", "a", "T", "1", ":"),
        *("[[question]]", "kind = ", "id", ",", "question", "right", "- ", "'", '"', "[", "]", "&"),
    ]
)


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.lists(SYNTAX, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_order_of_its_signs_breaks_it(ending: str, data: str) -> None:
    upload(f"file.{ending}", data)
