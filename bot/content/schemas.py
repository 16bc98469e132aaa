"""`python -m bot.content.schemas`: a JSON Schema for every kind of content file, for editors.

They say what a file may contain; `backchannel check` also knows what belongs together.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content import glossary, history, lessons, personas, pictures, quizzes
from bot.content.scenario_file import ScenarioFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

FOLDER = Path("docs/schemas")
MODELS: Mapping[str, type[BaseModel]] = {
    "lesson": lessons.FRONT_MATTER,
    "glossary": glossary.GLOSSARY,
    "books": glossary.BOOKS,
    "history": history.FACTS,
    "sources": history.WORKS,
    "pictures": pictures.PICTURES,
    "quiz": quizzes.PACK,
    "judgement": quizzes.FORM,
    "personas": personas.PERSONAS,
    "scenario": ScenarioFile,
}
"""By the name of the schema, the model that reads such files."""


def schemas() -> dict[str, str]:
    """Every schema as JSON text by its name."""
    return {
        name: json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema(),
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, model in MODELS.items()
    }


def main() -> None:
    """Write them into docs/schemas/, from the root of the project."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
