"""What acts are about: `data/lexicon/<language>/moves.toml` checked and turned into Cues."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.content.lexicon import LexiconError
from bot.dialogue.intent import Cues

if TYPE_CHECKING:
    from pathlib import Path


class _Cues(BaseModel):
    model_config = ConfigDict(extra="forbid")
    why: list[str]
    offer: list[str]
    alternative: list[str]
    priorities: list[str]
    ultimatum: list[str]
    indifferent: list[str]
    pointing: list[str]


def load_cues(folder: Path) -> Cues:
    """The cues of a language's folder. Raises LexiconError naming the file and the fault."""
    path = folder / "moves.toml"
    try:
        table = _Cues.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise LexiconError(path, "is missing") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(path, str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(path, f"{place}: {first['msg']}") from error
    return Cues(**{name: tuple(words) for name, words in table.model_dump().items()})
