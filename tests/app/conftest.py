"""A playground, and settings with which a bot finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


@pytest.fixture
async def playground() -> AsyncGenerator[Playground]:
    async with Playground() as playground:
        yield playground
    assert playground.violations == []
    assert playground.unknown == []


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    return Settings(
        discord_token=SecretStr(playground.token),
        discord_api_base=playground.api_base,
        database_url=f"sqlite+aiosqlite:///{(tmp_path / 'bot.db').as_posix()}",
    )
