"""Noting who learns in which server: once a day, and whenever somebody is called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from discord import app_commands

    from bot.app import Interaction

LEARNING = frozenset({"learn", "review", "quiz", "progress", "glossary", "negotiate"})
"""The commands that make somebody a member of the class of a server."""

LONGEST_NAME = 100


class ClassRoll:
    """Remembers whom it has noted today, so that most commands cost nothing."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._noted: dict[tuple[int, int], str] = {}

    async def note(
        self,
        interaction: Interaction,
        command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu,
    ) -> None:
        """Note whoever has used a command for learning in a server."""
        if interaction.guild_id is None:
            return
        if command.qualified_name.partition(" ")[0] not in LEARNING:
            return
        at, user = interaction.created_at, interaction.user
        if self._day != at.date():
            self._day, self._noted = at.date(), {}
        key, name = (interaction.guild_id, user.id), user.display_name[:LONGEST_NAME]
        if self._noted.get(key) != name:
            await interaction.client.classes.note(*key, name, at)
            self._noted[key] = name
