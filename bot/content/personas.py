"""The personas of the counterpart, from `data/personas/personas.toml`."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content.faults import Fault
from bot.content.files import shipped
from bot.content.places import line_of_keys, nearest_line
from bot.content.scenarios import ScenarioError
from bot.negotiation.persona import Persona, Temper

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_PERSONA = "firm-but-fair"
Share = Annotated[float, Field(ge=0, le=1)]


class _PersonaFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    sentence: Annotated[str, Field(min_length=1, max_length=200)]
    lesson: Annotated[str, Field(min_length=1, max_length=200)]
    clock: Annotated[float, Field(gt=0, le=3)]
    reciprocity: Annotated[float, Field(ge=0, le=2)]
    initiative: Share
    candour: Share
    face: Share
    temper: Temper
    patience: Annotated[int, Field(ge=1, le=10)]
    warmth: Share
    band: Share
    margin: Share
    linkage: Share


class _PersonasFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    personas: Annotated[list[_PersonaFile], Field(min_length=1)]


PERSONAS: type[BaseModel] = _PersonasFile


def personas_path() -> Path:
    """The file the shipped personas are in."""
    return shipped("data") / "personas" / "personas.toml"


def check_personas(path: Path) -> list[Fault]:
    """Every mistake in a file of personas."""
    return _read(path)[1]


def load_personas(path: Path | None = None) -> dict[str, Persona]:
    """The personas by id, in the order of the file. Raises ScenarioError with every mistake."""
    personas, faults = _read(path or personas_path())
    if faults:
        raise ScenarioError(faults)
    return personas


def _read(path: Path) -> tuple[dict[str, Persona], list[Fault]]:
    try:
        text = path.read_text(encoding="utf-8")
        file = _PersonasFile.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Fault(path, None, "", f"cannot be read: {error}", "restore the file")]
    except tomllib.TOMLDecodeError as error:
        return {}, [Fault(path, None, "", f"is not TOML: {error}", "mend the syntax there")]
    except ValidationError as error:
        lines = line_of_keys(path.read_text(encoding="utf-8"))
        return {}, [
            Fault(
                path,
                nearest_line(lines, detail["loc"]),
                ".".join(str(part) for part in detail["loc"]),
                detail["msg"],
                "see bot/negotiation/persona.py for what the knob means",
            )
            for detail in error.errors()
        ]
    return {persona.id: Persona(**persona.model_dump()) for persona in file.personas}, []
