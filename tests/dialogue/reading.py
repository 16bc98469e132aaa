"""The product's reader in the shape the scoring asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.scenarios import load_scenario
from bot.dialogue.reader import Reader
from bot.dialogue.reading import Context
from tests.dialogue.scoring import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.negotiation.scenario import Scenario
    from tests.dialogue.scoring import Options, Read


@lru_cache
def scenario(scenario_id: str) -> Scenario:
    """A shipped scenario."""
    return load_scenario(shipped("data") / "scenarios" / f"{scenario_id}.toml")


def options_of(scenario_id: str) -> Options:
    """The option ids of each issue in their order."""
    return {
        issue.id: tuple(option.id for option in issue.options)
        for issue in scenario(scenario_id).issues
    }


@lru_cache
def reader_for(scenario_id: str) -> Read:
    """A reader of a shipped scenario."""
    reader = Reader(scenario(scenario_id), load_lexicon(shipped("data") / "lexicon" / "en"))

    def read(text: str, speaker: str, context: Mapping[str, Mapping[str, str]]) -> Reading:
        got = reader.read(text, speaker, Context(context.get("standing"), context.get("draft")))
        return Reading(
            acts=got.acts,
            proposes=got.proposes,
            rejects=got.rejects,
            conditional=got.conditional,
            alternatives=got.alternatives,
            asks_back=got.asks_back,
        )

    return read
