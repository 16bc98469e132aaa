"""Where the facts behind a question come from: a button that shows them to whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ui.base import HouseButton, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.ids import LONGEST_ID
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.sources import fact_pages
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.content.history import History
    from bot.content.prompts import Prompts
    from bot.quiz.questions import Question

BEHIND = r"(?P<page>\d):(?P<facts>[A-Z]\d{1,5}(?:\.[A-Z]\d{1,5})*)"


class FactsButton(HouseButton, template=rf"facts1:{BEHIND}"):
    """Shows facts with their works, in a message of its own; the id names the facts."""

    def __init__(self, item: ui.Button[Any], facts: Sequence[str], page: int) -> None:
        super().__init__(item)
        self.facts = facts
        self.page = page

    @classmethod
    def behind(cls, prompts: Prompts, question: Question) -> list[ui.Item[Any]]:
        """The button of a question, in a list that is empty where no fact stands behind it."""
        facts = [*question.facts, *question.disputed]
        while len(_id("facts1", facts, 0)) > LONGEST_ID:
            facts.pop()
        if not facts:
            return []
        item: ui.Button[Any] = ui.Button(
            label=prompts.say("button.sources"), custom_id=_id("facts1", facts, 0)
        )
        return [cls(item, facts, 0)]

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, match["facts"].split("."), int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        """Show the page to whoever asks."""
        bot = interaction.client
        history = bot.learning.teaching.history
        await show(interaction, facts_layout(bot.prompts, history, self.facts, self.page))


class FactsPageButton(FactsButton, template=rf"factp1:{BEHIND}"):
    """Another page of them, in the same message."""

    reply = Reply.HERE


def facts_layout(prompts: Prompts, history: History, facts: Sequence[str], page: int) -> Layout:
    """One page of these facts; those of an older version that are told no more are left out."""
    pages = fact_pages(prompts, history, [each for each in facts if each in history.facts])
    page = page if page < len(pages) else 0
    title = prompts.say("quiz_told.facts")
    head = prompts.render("lessons/sources", title=title, page=page + 1, pages=len(pages))
    items: list[ui.Item[Any]] = [paragraph(f"{head}\n{pages[page]}")]
    if len(pages) > 1:
        turned = (page + 1) % len(pages)
        label = prompts.say("button.first_page" if turned == 0 else "button.next_page")
        item: ui.Button[Any] = ui.Button(label=label, custom_id=_id("factp1", facts, turned))
        items.append(row(FactsPageButton(item, facts, turned)))
    return Layout(box(NEUTRAL, *items))


def _id(kind: str, facts: Sequence[str], page: int) -> str:
    return f"{kind}:{page}:{'.'.join(facts)}"


ITEMS = (FactsButton, FactsPageButton)
