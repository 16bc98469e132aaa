"""What is uploaded, as text: everything that no honest file needs is refused before it is parsed.

The bounds come first because a parser, once it runs in its thread, cannot be stopped.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.content.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_BYTES = 200_000
MOST_LINES = 10_000
LONGEST_LINE = 20_000
LONGEST_NAME = 60
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"%PDF", b"\xd0\xcf\x11\xe0")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"  # lines and directions
    "\ud800-\udfff]"
)
_SIGNS = re.compile(r"[\s_*~`|<>\[\]\\#@+-]+")
_NUMBERED = re.compile(r"^(\d+)\.\s*")
_NAME = re.compile(r"[^a-z0-9]+")


def decode(path: Path, data: bytes) -> str | Fault:
    """The text of a file with plain line ends, or what keeps it from being one.

    UTF-8 and, if it says so by its first bytes, UTF-16, which spreadsheets call Unicode text.
    """
    if len(data) > LARGEST_BYTES:
        return too_large(path)
    if data.startswith(ARCHIVES):
        problem = "is a spreadsheet, a document or an archive, not a text file"
        return Fault(path, None, "", problem, "export it as CSV, TOML, GIFT or YAML")
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
        return Fault(path, line, "", "is not UTF-8", remedy)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return next(_out_of_bounds(path, text), text)


def too_large(path: Path) -> Fault:
    """The fault of a file that is not even looked at."""
    problem = f"larger than {LARGEST_BYTES:,} bytes"
    return Fault(path, None, "", problem, "split it, or shorten the texts")


def id_of(name: str) -> str:
    """What the versions of a file have in common, made of its name: `My quiz.csv` is `my-quiz`."""
    words = _NAME.sub("-", _stem(name).casefold()).strip("-")
    return words[:40].strip("-") or "pack"


def title_of(name: str) -> str:
    """A title for a file that has none of its own, in plain words."""
    words = _SIGNS.sub(" ", _UNSEEN.sub("", _stem(name))).strip()
    words = _NUMBERED.sub(r"\1 ", words)
    return (words[:1].upper() + words[1:])[:LONGEST_NAME].strip() or "Pack"


def _stem(name: str) -> str:
    return PurePath(name).stem.removesuffix(".gift")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _out_of_bounds(path: Path, text: str) -> Iterator[Fault]:
    if text.count("\n") > MOST_LINES:
        problem = f"has more than {MOST_LINES:,} lines"
        yield Fault(path, None, "", problem, "split it into several files")
    if unseen := _UNSEEN.search(text):
        line = text.count("\n", 0, unseen.start()) + 1
        problem = f"holds the invisible character U+{ord(unseen[0]):04X}"
        yield Fault(path, line, "", problem, "take it out, or type the line anew")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            problem = f"a line of more than {LONGEST_LINE:,} characters"
            yield Fault(path, number, "", problem, "break it into several lines")
