"""Every mistake in content files of any kind, each file by the rules of its kind."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.content import prompts
from bot.content.citations import unknown_facts
from bot.content.faults import Fault
from bot.content.files import shipped
from bot.content.history import read_history
from bot.content.personas import DEFAULT_PERSONA, check_personas, load_personas
from bot.content.questions import Known
from bot.content.scenarios import check_scenario
from bot.content.teaching import check_teaching, is_teaching
from bot.content.uploads.packs import READERS
from bot.content.uploads.reading import read_upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ENDINGS = (".toml", ".md", ".j2")
UPLOADS = (*READERS, ".txt")
PERSONAS = "personas"
LEXICON = "lexicon"
STRINGS = "ui"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, in order, and what was found."""

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything found keeps a file from being used."""
        return any(fault.severity == "error" for fault in self.faults)


def check(paths: Iterable[Path]) -> Checked:
    """Look at these files, and at all content files in these folders."""
    files = tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    taught = [file for file in files if is_teaching(file)]
    played = (fault for file in files if file not in taught for fault in _faults(file))
    return Checked(files, (*check_teaching(taught), *played))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for ending in ENDINGS for file in path.rglob(f"*{ending}"))


def _faults(file: Path) -> Iterable[Fault]:
    folder = file.resolve().parent.name
    if file.suffix == ".j2" or folder == STRINGS:
        return _prompt_faults(file)
    if folder == PERSONAS:
        return check_personas(file)
    if file.suffix.casefold() in UPLOADS:
        return _upload_faults(file)
    if LEXICON in file.resolve().parts[-3:]:
        return _syntax_faults(file)
    return (*check_scenario(file), *unknown_facts(file, _facts()))


@cache
def _facts() -> frozenset[str]:
    """The ids of the shipped history, which is the only one there is."""
    history, _faults_of_it = read_history(shipped("data"))
    return frozenset(history.facts)


def _upload_faults(file: Path) -> Iterable[Fault]:
    """A pack as moderators bring it, in a format of another program."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return [Fault(file, None, "", f"cannot be read: {error.strerror}", "check the path")]
    personas = load_personas(shipped("data") / "personas" / "personas.toml")
    known = Known(read_history(shipped("data"))[0])
    found = read_upload(file, data, known, personas[DEFAULT_PERSONA])
    return found if isinstance(found, list) else ()


def _prompt_faults(file: Path) -> Iterator[Fault]:
    for fault in prompts.faults(file):
        yield Fault(fault.path, fault.line, "", fault.message, "mend it there")


def _syntax_faults(file: Path) -> Iterator[Fault]:
    try:
        tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        yield Fault(file, None, "", "is not UTF-8", "save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        yield Fault(file, None, "", f"is not TOML: {error}", "mend the syntax there")
