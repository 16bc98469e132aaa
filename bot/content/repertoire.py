"""Everything there is to play, and the words to understand it by, read once at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.cues import load_cues
from bot.content.lexicon import load_lexicon
from bot.content.personas import load_personas
from bot.content.scenarios import load_scenarios
from bot.lessons.course import Course

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.dialogue.intent import Cues
    from bot.dialogue.lexicon import Lexicon
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario

NO_COURSE = Course(())


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Scenarios and personas by id, each in the order in which they are offered.

    `lexicon` and `cues` are the words by which what people write is understood; `course` is where
    practices come from and what a game shows to be weak is taught.
    """

    scenarios: Mapping[str, Scenario]
    personas: Mapping[str, Persona]
    lexicon: Lexicon
    cues: Cues
    course: Course = NO_COURSE


def load_repertoire(data: Path, language: str = "en") -> Repertoire:
    """Read the folder `data`.

    Raises ScenarioError with every mistake of the first kind found, or LexiconError.
    """
    words = data / "lexicon" / language
    return Repertoire(
        load_scenarios(data / "scenarios"),
        load_personas(data / "personas" / "personas.toml"),
        load_lexicon(words),
        load_cues(words),
    )
