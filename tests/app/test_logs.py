"""The log: one line an event, for people or machines, without what is nobody's business."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.logs import set_up_logging

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave logging to pytest again."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("bot", "cogs"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def fail() -> None:
    token = "a-token-in-a-local-variable"
    raise ValueError(str(len(token)))


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_traceback_shows_no_local_variables(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    set_up_logging("debug", "json" if form == "json" else "console")
    try:
        fail()
    except ValueError:
        logging.getLogger("bot.app").exception("Failed %s", "a1b2c3")

    text = capsys.readouterr().err
    assert "Failed a1b2c3" in text
    assert "ValueError: 27" in text
    assert 'token = "a-token-in-a-local-variable"\\n' not in text.replace("    ", "")
    assert text.count("a-token-in-a-local-variable") == 0


def test_machines_get_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("info", "json")

    logging.getLogger("bot.app").warning("Ready to %s", "answer", extra={"servers": 3})

    entry = json.loads(capsys.readouterr().err)
    assert (entry["event"], entry["level"], entry["servers"]) == ("Ready to answer", "warning", 3)
    assert entry["logger"] == "bot.app"
    assert entry["timestamp"].endswith("Z")


def test_libraries_never_say_what_people_wrote(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("debug", "console")

    for name in ("discord.gateway", "aiosqlite", "asyncio", "sqlalchemy.engine"):
        logging.getLogger(name).debug("what alice wrote")
    logging.getLogger("bot.services").debug("ours")

    text = capsys.readouterr().err
    assert "ours" in text
    assert "alice" not in text


def test_a_lost_connection_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("info", "console")

    logging.getLogger("discord.shard").error(
        "Attempting a reconnect in %s s", 2, exc_info=ConnectionRefusedError("nobody there")
    )

    text = capsys.readouterr().err
    assert text.count("\n") == 1
    assert "Attempting a reconnect in 2 s (nobody there)" in text
