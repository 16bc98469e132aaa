"""Games with other people, page by page: own points only, unless both have opened their books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ui.base import HouseButton, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.past_game import PastGameButton
from bot.ui.duel.words import is_my_turn, mention, partner
from bot.ui.layout import Layout, beside, box, paragraph, row
from bot.ui.links import table_link
from bot.ui.panel import key_of
from bot.ui.replies import show
from bot.ui.words import day_in_words

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.duels import GamesPage
    from bot.services.tables import Table


def games_layout(prompts: Prompts, page: GamesPage) -> Layout:
    """One page, with buttons to the next newer and older one where there are any."""
    text = prompts.render(
        "duel/games",
        running=[_game(prompts, table) for table in page.running],
        finished=len(page.finished),
    )
    games = [
        beside(
            prompts.render("duel/past_game", **_game(prompts, table)),
            PastGameButton.made(prompts, key_of(table)),
        )
        for table in page.finished
    ]
    buttons: list[ui.Item[Any]] = []
    if page.number > 0:
        buttons.append(GamesButton.made(prompts, page.number - 1, "button.newer"))
    if page.has_more:
        buttons.append(GamesButton.made(prompts, page.number + 1, "button.older"))
    return Layout(box(NEUTRAL, paragraph(text), *games, *([row(*buttons)] if buttons else [])))


def _game(prompts: Prompts, table: Table) -> dict[str, Any]:
    ended = table.state.ending
    return {
        "title": table.scenario.title,
        "side": table.mine.name,
        "partner": mention(partner(table).user_id),
        "day": day_in_words(prompts, table.negotiation.started_at.date()),
        "link": table_link(table.negotiation),
        "my_turn": ended is None and is_my_turn(table),
        "outcome": prompts.say(f"outcome.{ended.outcome}") if ended else None,
        "explained": table.is_explained,
        "points": round(ended.utility[table.mine.id]) if ended else None,
    }


class GamesButton(HouseButton, template=r"duels1:(?P<page>\d{1,4})"):
    """A page of the games of whoever presses: the id names nobody."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], page: int) -> None:
        super().__init__(item)
        self.page = page

    @classmethod
    def made(cls, prompts: Prompts, page: int, label: str = "duel.games") -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=prompts.say(label), custom_id=f"duels1:{page}"), page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        """Turn to the page."""
        bot = interaction.client
        page = await bot.roleplay.duels.page(interaction.user.id, self.page)
        await show(interaction, games_layout(bot.prompts, page))


ITEMS = (GamesButton,)
