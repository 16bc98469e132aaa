"""Scenarios and personas as shipped, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.events import Setup
from tests.negotiation.games import Table

if TYPE_CHECKING:
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario


@pytest.fixture(scope="session")
def cuba() -> Scenario:
    """The ten-issue game."""
    return find_scenario("cuba-1962")


@pytest.fixture(scope="session")
def short() -> Scenario:
    """The four-issue game."""
    return find_scenario("cuba-1962-short")


@pytest.fixture(scope="session")
def job() -> Scenario:
    """The everyday case."""
    return find_scenario("job-offer")


@pytest.fixture(scope="session")
def personas() -> dict[str, Persona]:
    """All counterparts by id."""
    return load_personas()


@pytest.fixture(scope="session")
def firm(personas: dict[str, Persona]) -> Persona:
    """The counterpart to be scored against."""
    return personas["firm-but-fair"]


@pytest.fixture
def table(short: Scenario, firm: Persona) -> Table:
    """The short game, the learner as the United States."""
    return Table(short, firm, Setup(short.id, "us", firm.id, 7, 12))
