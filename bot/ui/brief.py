"""The private brief: role, interests, points and what no deal is worth, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.base import Reply, TableButton
from bot.ui.colours import MINE
from bot.ui.confirm import no_deal_points
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table

PAGE_LENGTH = 3_000
"""Characters on one page: a message holds 4,000, and a phone less."""


def brief_layout(prompts: Prompts, table: Table, number: int) -> Layout:
    """Page `number` of the brief, from 0; past the end it begins again."""
    pages = _pages([block.strip() for block in _blocks(prompts, table)])
    page = pages[number % len(pages)]
    items: list[ui.Item[Any]] = [paragraph("\n\n".join(page))]
    if len(pages) > 1:
        following = (number + 1) % len(pages)
        turn_over = NextPageButton if following else FirstPageButton
        key = TableKey(table.negotiation.id, table.state.turn)
        items.append(row(turn_over.made(prompts, key, str(following))))
    return Layout(box(MINE, *items))


def _blocks(prompts: Prompts, table: Table) -> Iterator[str]:
    scenario, side = table.scenario, table.mine
    yield prompts.render(
        "ui/brief_role",
        side=side.name,
        role=side.role.strip(),
        brief=side.brief.strip(),
        batna=side.batna.strip(),
        no_deal=no_deal_points(table),
    )
    for number, issue in enumerate(scenario.issues, start=1):
        yield prompts.render(
            "ui/brief_issue",
            number=number,
            issue=issue.label,
            interest=issue.positions[side.id].interest,
            options=[
                {"label": option.label, "points": option.points[side.id]}
                for option in issue.options
            ],
        )
    terms = [
        {"sentence": term.sentence, "points": term.add[side.id]}
        for term in scenario.terms
        if term.add.get(side.id)
    ]
    if terms:
        yield prompts.render("ui/brief_terms", terms=terms)


def _pages(blocks: list[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for block in blocks:
        if pages[-1] and sum(map(len, pages[-1])) + len(block) > PAGE_LENGTH:
            pages.append([])
        pages[-1].append(block)
    return pages


class NextPageButton(TableButton, action="read", arg=r"\d{1,2}"):
    """Read the next page of the brief."""

    label = "button.next_page"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Turn the page; the points are those of now, whatever turn the brief was opened in."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, brief_layout(bot.prompts, table, int(self.arg)))


class FirstPageButton(NextPageButton, action="reread", arg=r"\d{1,2}"):
    """Go back to the first page."""

    label = "button.first_page"


ITEMS = (NextPageButton, FirstPageButton)
