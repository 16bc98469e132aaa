"""What was uploaded, whatever it is: a pack in one of four formats, or a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.faults import Fault
from bot.content.uploads.decoding import decode
from bot.content.uploads.drafts import QUESTION
from bot.content.uploads.packs import READERS, check_tables, read_draft
from bot.content.uploads.scenarios import read_scenario
from bot.content.uploads.toml_pack import read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from bot.content.questions import Known
    from bot.content.uploads.scenarios import Brought
    from bot.negotiation.persona import Persona
    from bot.quiz.packs import Pack

ENDINGS = (".toml", *READERS)
MOST_FAULTS = 500
SCENARIO = frozenset({"sides", "issues", "turns", "scale"})
"""Tables and keys that tell a scenario from a pack; a file with questions is a pack."""


def read_upload(
    path: Path, data: bytes, known: Known, persona: Persona
) -> Pack | Brought | list[Fault]:
    """The pack or the scenario in a file, or every mistake in it; `path` is only its name.

    At most MOST_FAULTS are told. Takes up to a second: not for the event loop. A scenario is tried
    out against `persona`.
    """
    found = _read(path, data, known, persona)
    return found[:MOST_FAULTS] if isinstance(found, list) else found


def _read(path: Path, data: bytes, known: Known, persona: Persona) -> Pack | Brought | list[Fault]:
    ending = _ending(path)
    if ending not in ENDINGS:
        remedy = f"name it after its format: {', '.join(ENDINGS)}"
        return [Fault(path, None, "", "is of no kind that can be imported", remedy)]
    text = decode(path, data)
    if isinstance(text, Fault):
        return [text]
    if ending != ".toml":
        return read_draft(READERS[ending](path, text), known)
    source = read_toml(path, text)
    if isinstance(source, Fault):
        return [source]
    if QUESTION in source.tables or not SCENARIO.intersection(source.tables):
        return check_tables(source, known)
    return read_scenario(source, text, known, persona)


def _ending(path: Path) -> str:
    """The ending of a name; Moodle and people call a GIFT file `.gift.txt` or just `.txt`."""
    ending = path.suffix.casefold()
    return ".gift" if ending == ".txt" else ending
