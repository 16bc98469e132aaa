"""The reader's words: `data/lexicon/<language>/*.toml` checked and turned into a Lexicon."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.content.phrases import written_out
from bot.dialogue.lexicon import Lexicon, Sense
from bot.errors import BackchannelError

if TYPE_CHECKING:
    from pathlib import Path

_FILES = ("senses", "scope", "acts", "numbers", "spelling", "common", "neutral", "questions")


class LexiconError(BackchannelError):
    """A file of the lexicon is missing or wrong."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path}: {fault}")
        self.path = path


class _Sense(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verbs: list[str] = []
    words: list[str] = []


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    senses: dict[str, _Sense]
    scope: dict[str, list[str]]
    acts: dict[str, list[str]]
    numbers: dict[str, int]
    ordinals: dict[str, str]
    units: dict[str, list[str]]
    compared: dict[str, list[str]]
    contractions: dict[str, list[str]]
    idle: list[str]
    common: list[str]
    function: list[str]
    neutral: list[str]
    questions: dict[str, str]


@lru_cache(maxsize=8)
def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a language's folder. Raises LexiconError naming the file and the fault."""
    tables = {name: _table(folder / f"{name}.toml") for name in _FILES}
    merged = {
        **{name: tables[name] for name in ("senses", "scope", "acts", "questions")},
        **tables["numbers"],
        **tables["spelling"],
        **tables["common"],
        **tables["neutral"],
    }
    try:
        words = _Words.model_validate(merged)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(folder, f"{place}: {first['msg']}") from error
    return Lexicon(
        senses={
            name: Sense(tuple(sense.verbs), written_out(sense.words))
            for name, sense in words.senses.items()
        },
        scope=_tuples(words.scope),
        acts=_tuples(words.acts),
        numbers=words.numbers,
        ordinals=words.ordinals,
        units=_tuples(words.units),
        compared=_tuples(words.compared),
        contractions=_tuples(words.contractions),
        idle=frozenset(words.idle),
        common=frozenset(words.common),
        function=frozenset(words.function),
        neutral=frozenset(words.function) | frozenset(words.neutral),
        questions=words.questions,
    )


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(path, "is missing") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(path, str(error)) from error


def _tuples(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: written_out(phrases) for name, phrases in table.items()}
