"""`backchannel export`: the classes of all servers as files, by the rules of the panel."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.storage.classes import note_member, stay_away
from bot.storage.database import Database
from bot.storage.house_rules import HouseRule, keep_house_rule
from bot.storage.members import meet
from tests.cli.test_commands import run
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from pathlib import Path

HERE, THERE = 2**60, 2**61
BOB = ALICE + 1


async def fill(url: str) -> None:
    """Two members in one server, one of whom stays away; another server shows no class."""
    database = Database(url)
    await database.migrate()
    async with database.begin() as tx:
        for user_id, name in ((ALICE, "=Alice"), (BOB, "Bob")):
            await meet(tx, user_id, AT)
            for guild_id in (HERE, THERE):
                await note_member(tx, guild_id, user_id, name, AT)
        await stay_away(tx, HERE, BOB)
        await keep_house_rule(tx, THERE, HouseRule(class_view=False))
    await database.close()


def test_each_class_that_may_be_shown_is_written(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    asyncio.run(fill(url))
    (tmp_path / "taken").touch()

    done = run(tmp_path, "export", "out", DATABASE_URL=url)
    refused = run(tmp_path, "export", "taken", DATABASE_URL=url)

    assert (done.returncode, done.stdout.strip()) == (0, "1 class written to out.")
    assert [each.name for each in (tmp_path / "out").iterdir()] == [str(HERE)]
    members = (tmp_path / "out" / str(HERE) / "class-members.csv").read_text("utf-8-sig")
    assert f"'=Alice,<@{ALICE}>,0,0,0,0,0,0,0,0" in members
    assert "Bob" not in members
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
