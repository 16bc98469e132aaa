"""The messages of a negotiation: the newest holds the panel, the older ones only the story.

Each message tells one episode of the log, so the thread reads from top to bottom; the panel moves
down with it and is taken off the message where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.ending import ending
from bot.ui.layout import Layout
from bot.ui.panel import panel
from bot.ui.story import story

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.services.tables import Table

MOST_CHARACTERS = 4_000


def newest_message(prompts: Prompts, table: Table) -> Layout:
    """The last episode with the panel, or with the end, below it."""
    episode = table.episodes()[-1]
    bottom = ending(prompts, table) if table.is_over else panel(prompts, table)
    layout = Layout(*story(prompts, table, episode), bottom)
    if layout.content_length() <= MOST_CHARACTERS:
        return layout
    return Layout(ending(prompts, table) if table.is_over else panel(prompts, table))


def older_message(prompts: Prompts, table: Table, seq: int) -> Layout | None:
    """The message that showed the log up to `seq` without its panel; None if nothing is left."""
    episode = next((each for each in table.episodes() if each[-1].seq == seq), None)
    told = story(prompts, table, episode) if episode else []
    return Layout(*told) if told else None


def missed_messages(prompts: Prompts, table: Table) -> list[tuple[int, Layout]]:
    """Episodes between the panel's message and the newest one, each with its last event."""
    missed = table.episodes(table.negotiation.panel_seq)[:-1]
    stories = [(episode[-1].seq, story(prompts, table, episode)) for episode in missed]
    return [(seq, Layout(*told)) for seq, told in stories if told]
