"""`backchannel read`: a line in, what was understood out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import bot as package
from bot.settings import environment_for

CODE = Path(package.__file__).parents[1]
SHORT = ("--scenario", "cuba-1962-short", "--speaker", "su")


def read(*options: str, lines: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "read", *options],
        cwd=CODE,
        env=environment_for(CODE),
        input=lines,
        capture_output=True,
        check=False,
    )


def objects(*lines: bytes | dict[str, Any]) -> list[dict[str, Any]]:
    written = [
        line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
        for line in lines
    ]
    done = read(*SHORT, "--json", lines=b"\n".join(written))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_gives_an_object() -> None:
    first, second = objects(b"Our missiles leave Cuba.", b"No quarantine, no pledge, no deal!")

    assert first["text"] == "Our missiles leave Cuba."
    assert first["acts"] == ["offer"]
    assert first["proposes"] == {"missiles": "out"}
    assert list(first) == list(second)


def test_matched_spans_are_places_in_the_text() -> None:
    text = "Жаль. Our misiles\u200b leave Cuba."
    (found,) = objects({"text": text})

    words = {text[slice(*match["span"])]: match["as"] for match in found["matched"]}
    assert words["misiles"] == "missiles"


def test_context_and_speaker_come_with_the_line() -> None:
    standing = {"missiles": "out", "pledge": "un_treaty"}
    (found,) = objects(
        {"text": "Agreed.", "speaker": "us", "context": {"standing": standing}},
    )

    assert found["acts"] == ["accept"]
    assert found["proposes"] == standing


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param({"text": "x", "speaker": "mars"}, "mars", id="an unknown side"),
        pytest.param({"text": "x", "colour": 1}, "colour", id="an unknown key"),
        pytest.param({"text": "x", "context": 3}, "context", id="a context that is no object"),
        pytest.param(
            {"text": "x", "context": {"standing": {"missiles": "soon"}}},
            "missiles=soon",
            id="an unknown option",
        ),
    ],
)
def test_what_does_not_fit_is_named_and_the_next_line_read(
    line: dict[str, Any], names: str
) -> None:
    faulty, following = objects(line, b"Hello")

    assert names in faulty["error"]
    assert following["acts"] == ["greet"]


def test_any_bytes_give_one_object_a_line() -> None:
    found = objects(b"\xff\xfe", b"", b"{", b'{"text": "\\ud800"}', b"[]", b"0" * 20_000)

    assert len(found) == 6
    assert [each["proposes"] for each in found] == [{}] * 6


def test_people_see_the_terms_in_words() -> None:
    done = read(*SHORT, lines=b"Our missiles [bold]leave Cuba.\n")

    assert done.returncode == 0, done.stderr
    assert b"missiles=out" in done.stdout
    assert b"[bold]" in done.stdout


def test_an_unknown_side_is_refused() -> None:
    done = read("--speaker", "mars", lines=b"")

    assert done.returncode == 2
    assert b"mars" in done.stderr
