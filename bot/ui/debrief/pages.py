"""The debrief as it is posted: three messages, the last of which has the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.retrospect import look_back
from bot.ui.debrief.score import score_page
from bot.ui.debrief.turnings import turnings_page
from bot.ui.debrief.wider import wider_page

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.negotiation.scores import Scores
    from bot.services.tables import Table
    from bot.ui.layout import Layout


def debrief_pages(prompts: Prompts, table: Table, before: Scores | None = None) -> list[Layout]:
    """The messages; about a second of work, to be done in a thread."""
    seen = look_back(table, before)
    return [
        score_page(prompts, table, seen),
        turnings_page(prompts, table, seen),
        wider_page(prompts, table, seen),
    ]
