"""Everything there is to play: the scenarios and the personas, read once at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.personas import load_personas
from bot.content.scenarios import load_scenarios

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Library:
    """Scenarios and personas by id, each in the order in which they are offered."""

    scenarios: Mapping[str, Scenario]
    personas: Mapping[str, Persona]


def load_library(data: Path) -> Library:
    """Read the folder `data`; raises ScenarioError with every mistake of the first kind found."""
    return Library(
        load_scenarios(data / "scenarios"), load_personas(data / "personas" / "personas.toml")
    )
