"""Readers for tests: of the shipped cases and of a made-up one about a fence."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.content.lexicon import load_lexicon
from bot.content.scenarios import load_scenario
from bot.dialogue.reader import Reader

ROOT = Path(__file__).parents[2]
LEXICON = load_lexicon(ROOT / "data" / "lexicon" / "en")


@lru_cache
def reader(scenario: str = "cuba-1962") -> Reader:
    """The reader of a shipped case."""
    return Reader(load_scenario(ROOT / "data" / "scenarios" / f"{scenario}.toml"), LEXICON)
