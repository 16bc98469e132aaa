"""The whole bot on PostgreSQL, as it runs on several machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playground.member import Member
from tests.app.running_bots import connected
from tests.storage.postgres import postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from playground.server import Playground
    from tests.storage.postgres import Postgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as server:
        yield server


async def test_a_negotiation_starts_and_is_found_again(
    settings: Settings, playground: Playground, postgres: Postgres
) -> None:
    url = await postgres.new_database("backchannel")
    shared = settings.model_copy(update={"database_url": url})

    async with connected(shared), Member(playground.base_url, "alice") as alice:
        await alice.slash(
            "negotiate start",
            channel="negotiation-room",
            scenario="cuba-1962-short",
            side="us",
            persona="firm-but-fair",
        )
    async with connected(shared) as bot, Member(playground.base_url, "alice") as alice:
        (found,) = await bot.roleplay.running(alice.id)

    assert found.negotiation.scenario == "cuba-1962-short"
