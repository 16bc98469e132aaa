"""Past negotiations, page by page, seen by their learner only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.duel_refusals import NoGamesTogether
from bot.services.refusals import NothingPlayed
from bot.ui.base import HouseButton, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.past_game import PastGameButton
from bot.ui.duel.games import GamesButton, games_layout
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, beside, box, paragraph, row
from bot.ui.links import table_link
from bot.ui.replies import show
from bot.ui.words import day_in_words, title_of

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.shelf import ShelfPage
    from bot.services.tables import Table


def history_layout(prompts: Prompts, page: ShelfPage) -> Layout:
    """One page, with buttons to the next newer and older one where there are any."""
    text = prompts.render(
        "ui/history",
        running=[_running(prompts, table) for table in page.running],
        finished=len(page.finished),
    )
    games = [
        beside(
            prompts.render("ui/past_game", **_finished(prompts, table)),
            PastGameButton.made(prompts, TableKey(table.negotiation.id, table.state.turn)),
        )
        for table in page.finished
    ]
    buttons: list[ui.Item[Any]] = []
    if page.number > 0:
        buttons.append(PageButton.made(prompts, page.number - 1, "button.newer"))
    if page.has_more:
        buttons.append(PageButton.made(prompts, page.number + 1, "button.older"))
    buttons.append(GamesButton.made(prompts, 0))
    rows = [row(*buttons)]
    return Layout(box(NEUTRAL, paragraph(text), *games, *rows))


def _running(prompts: Prompts, table: Table) -> dict[str, object]:
    return {
        "title": title_of(prompts, table),
        "side": table.mine.name,
        "left": table.exchanges_left,
        "link": table_link(table.negotiation),
    }


def _finished(prompts: Prompts, table: Table) -> dict[str, Any]:
    ended = table.state.ending
    assert ended is not None
    return {
        "title": table.scenario.title,
        "side": table.mine.name,
        "day": day_in_words(prompts, table.negotiation.started_at.date()),
        "link": table_link(table.negotiation),
        "outcome": prompts.say(f"outcome.{ended.outcome}"),
        "explained": table.is_explained,
        "again_from": table.negotiation.parent_turn,
        "mine": round(ended.utility[table.mine.id]),
        "theirs": round(ended.utility[table.theirs.id]),
        "persona": table.persona.name,
    }


async def look_back(interaction: Interaction) -> None:
    """Show the games alone, or those with others to whoever has no other; raises NothingPlayed."""
    bot, user_id = interaction.client, interaction.user.id
    try:
        layout = history_layout(bot.prompts, await bot.roleplay.shelf.page(user_id, 0))
    except NothingPlayed:
        try:
            games = await bot.roleplay.duels.page(user_id, 0)
        except NoGamesTogether:
            raise NothingPlayed from None
        layout = games_layout(bot.prompts, games)
    await show(interaction, layout)


class PageButton(HouseButton, template=r"hist1:(?P<page>\d{1,4})"):
    """Another page of whoever presses: the id names nobody."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], page: int) -> None:
        super().__init__(item)
        self.page = page

    @classmethod
    def made(cls, prompts: Prompts, page: int, label: str) -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=prompts.say(label), custom_id=f"hist1:{page}"), page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        """Turn the page."""
        bot = interaction.client
        page = await bot.roleplay.shelf.page(interaction.user.id, self.page)
        await show(interaction, history_layout(bot.prompts, page))


ITEMS = (PageButton,)
