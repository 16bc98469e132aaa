"""The schemas for editors are up to date, accept what is shipped and refuse what is misspelt."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from bot.content.files import shipped
from bot.content.schemas import MODELS, schemas

ROOT = Path(__file__).parent.parent.parent
DATA = shipped("data")
FILES = [
    *(("lesson", path) for path in sorted((DATA / "lessons").glob("*.md"))),
    *(("quiz", path) for path in sorted((DATA / "quizzes").glob("*.toml"))),
    *(("judgement", path) for path in sorted((DATA / "judgement").glob("*.toml"))),
    *(("scenario", path) for path in sorted((DATA / "scenarios").glob("*.toml"))),
    ("personas", DATA / "personas" / "personas.toml"),
    *((name, DATA / f"{name}.toml") for name in ("glossary", "books", "history", "sources")),
    ("pictures", DATA / "pictures.toml"),
]
EVERY_FILE = [pytest.param(*pair, id=pair[1].name) for pair in FILES]


def tables(path: Path) -> dict[str, object]:
    """The TOML of a file, or of its front matter, with dates as JSON writes them."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.removeprefix("+++\n").partition("\n+++\n")[0]
    return json.loads(json.dumps(tomllib.loads(text), default=str))


@pytest.mark.parametrize("name", list(MODELS))
def test_the_schema_on_file_is_the_one_the_program_checks_by(name: str) -> None:
    kept = (ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8")

    assert kept == schemas()[name], "run python -m bot.content.schemas"


@pytest.mark.parametrize(("name", "path"), EVERY_FILE)
def test_every_shipped_file_fits_its_schema(name: str, path: Path) -> None:
    validator = jsonschema_rs.validator_for(json.loads(schemas()[name]))

    assert [error.message for error in validator.iter_errors(tables(path))] == []


@pytest.mark.parametrize(("name", "path"), EVERY_FILE)
def test_a_misspelt_key_is_refused(name: str, path: Path) -> None:
    validator = jsonschema_rs.validator_for(json.loads(schemas()[name]))

    assert not validator.is_valid(tables(path) | {"titel": "x"})


def test_every_kind_of_file_has_its_rule_for_editors() -> None:
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    named = {Path(rule["schema"]["path"]).stem for rule in rules}

    assert named == set(MODELS) - {"lesson"}
    assert all((ROOT / rule["schema"]["path"]).is_file() for rule in rules)
