"""An episode of a game as it is told: alone from one chair, between two in nobody's favour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.seats import seen_by
from bot.ui.duel.shared_table import shared_story
from bot.ui.story import story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.tables import Logged, Table


def told(prompts: Prompts, table: Table, episode: Sequence[Logged]) -> list[ui.Item[Any]]:
    """One container for each thing told, in order."""
    if table.people:
        return shared_story(prompts, seen_by(table, None), episode)
    return story(prompts, table, episode)
