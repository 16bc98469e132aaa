"""What the moderators of a server have decided: who may host besides them, and the class view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.house_rules import HouseRule, house_rules, keep_house_rule

if TYPE_CHECKING:
    from bot.storage.database import Database

__all__ = ["HouseRule", "HouseRules"]

USUAL = HouseRule()


class HouseRules:
    """The rules of all servers, known without asking: every press of a moderator needs them.

    The process that serves a server is the only one that changes its rules.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, HouseRule] = {}

    async def load(self) -> None:
        """Read what has been decided so far."""
        async with self._database.read() as tx:
            self._known = await house_rules(tx)

    def of(self, guild_id: int) -> HouseRule:
        """The rules of this server."""
        return self._known.get(guild_id, USUAL)

    async def keep(self, guild_id: int, rule: HouseRule) -> None:
        """Change the rules of this server."""
        async with self._database.begin() as tx:
            await keep_house_rule(tx, guild_id, rule)
        self._known[guild_id] = rule
