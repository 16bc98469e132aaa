"""Reading a game again, episode by episode, with a way to try again from each exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.again import AgainButton
from bot.ui.debrief.transcript import TranscriptButton
from bot.ui.debrief.whatif import WhatIfButton
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, characters, paragraph, row
from bot.ui.replies import show
from bot.ui.table_buttons import any_table
from bot.ui.telling import told

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.events import Event
    from bot.services.tables import Table

MOST_CHARACTERS = 3_700
"""Of a page: the rest of a message's 4,000 are for where one is."""


def pages_of(prompts: Prompts, table: Table) -> list[tuple[int | None, list[ui.Item[Any]]]]:
    """What can be read, page by page: the exchange it is about, if it is one, and the story."""
    pages: list[tuple[int | None, list[ui.Item[Any]]]] = []
    for episode in table.episodes():
        items = told(prompts, table, episode)
        turn = next(filter(None, (_turn_of(table, each.event) for each in episode)), None)
        length = MOST_CHARACTERS
        for item in items:
            length += characters(item)
            if length > MOST_CHARACTERS:
                pages.append((turn, []))
                length = characters(item)
            pages[-1][1].append(item)
    return pages


def _turn_of(table: Table, event: Event) -> int | None:
    """The exchange in which the learner did this: wrote, or ended the game."""
    if event.kind == "ended" and event.by == table.mine.id:
        return table.state.turn
    return table.own_turn(event)


def reading_layout(prompts: Prompts, table: Table, number: int) -> Layout:
    """Page `number`, from 0; a number past the end shows the last page."""
    pages = pages_of(prompts, table)
    number = min(number, len(pages) - 1)
    turn, items = pages[number]
    key = TableKey(table.negotiation.id, table.state.turn)
    turns: list[ui.Item[Any]] = []
    if number > 0:
        turns.append(EarlierButton.made(prompts, key, str(number - 1)))
    if number < len(pages) - 1:
        turns.append(LaterButton.made(prompts, key, str(number + 1)))
    doors: list[ui.Item[Any]] = []
    if turn is not None and table.is_over:
        there = TableKey(table.negotiation.id, turn)
        doors.append(AgainButton.made(prompts, there))
        if table.is_explained and not table.people:
            doors.append(WhatIfButton.made(prompts, there))
    doors.append(TranscriptButton.made(prompts, key))
    where = prompts.say(
        "reading.where",
        title=table.scenario.title,
        page=str(number + 1),
        pages=str(len(pages)),
    )
    rows = [row(*buttons) for buttons in (turns, doors) if buttons]
    return Layout(box(NEUTRAL, paragraph(where)), *items, *rows)


class RereadButton(TableButton, action="leaf", arg=""):
    """Read the game again from its beginning."""

    label = "button.reread"

    async def press(self, interaction: Interaction) -> None:
        """Show the first page."""
        table = await any_table(interaction, self.key)
        await show(interaction, reading_layout(interaction.client.prompts, table, 0))


class LaterButton(TableButton, action="later", arg=r"\d{1,3}"):
    """Turn the page forwards."""

    label = "button.later"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show that page."""
        table = await any_table(interaction, self.key)
        await show(interaction, reading_layout(interaction.client.prompts, table, int(self.arg)))


class EarlierButton(LaterButton, action="earlier", arg=r"\d{1,3}"):
    """Turn the page backwards."""

    label = "button.earlier"


ITEMS = (RereadButton, LaterButton, EarlierButton)
