"""/host class: how far the members of a server have come, leafed through by its moderators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import discord
from discord import SelectOption, ui

from bot.lessons.deeds import DEEDS
from bot.ui.base import HouseSelect, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.host.class_member import member_layout, shown_name
from bot.ui.host.class_sheets import class_sheets, name_of
from bot.ui.host.files import listed
from bot.ui.host.keys import HostButton
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.quiz.distribution import distribution
from bot.ui.quiz.keys import require_moderator
from bot.ui.replies import show
from bot.ui.setup import shorten

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.content.glossary import Term
    from bot.content.prompts import Prompts
    from bot.content.teaching import Teaching
    from bot.lessons.class_view import Line
    from bot.services.classes import SchoolClass

Tab = Literal["sums", "members", "ideas", "questions"]
TABS: tuple[Tab, ...] = get_args(Tab)
SIZES: dict[Tab, int] = {"sums": 1, "members": 15, "ideas": 15, "questions": 3}
"""How many lines a page holds, so that the longest are still within a message."""

LONGEST_ASK, LONGEST_ANSWER = 240, 90
PLACE = rf"(?:{'|'.join(TABS)})\.\d{{1,4}}"


async def show_class(interaction: Interaction, tab: Tab = "sums", page: int = 0) -> None:
    """Show a page of the class of this server; raises NoClassView."""
    bot = interaction.client
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    found = await bot.classes.look(interaction.guild_id, interaction.created_at)
    await show(interaction, class_layout(bot.prompts, bot.learning.teaching, found, tab, page))


def class_layout(
    prompts: Prompts, teaching: Teaching, found: SchoolClass, tab: Tab, page: int
) -> Layout:
    """One page of one tab; a page behind the last is the last."""
    pages = max(1, -(-_length(found, tab) // SIZES[tab]))
    page = min(page, pages - 1)
    text = prompts.render(
        f"host/class_{tab}",
        page=page + 1,
        pages=pages,
        view=found.view,
        **_lines(prompts, teaching, found, tab, page),
    )
    tabs = [TabButton.to(prompts, each, is_open=each == tab) for each in TABS]
    moves: list[ui.Item[Any]] = []
    if page > 0:
        moves.append(LeafButton.made(prompts, f"{tab}.{page - 1}", label="host_button.back"))
    if page < pages - 1:
        moves.append(LeafButton.made(prompts, f"{tab}.{page + 1}"))
    moves.append(TablesButton.made(prompts))
    here = found.view.lines[page * SIZES[tab] : (page + 1) * SIZES[tab]]
    menus = [row(MemberMenu.made(prompts, here, page))] if tab == "members" and here else []
    return Layout(box(NEUTRAL, paragraph(text), *menus, row(*tabs), row(*moves)))


def tables_layout(prompts: Prompts, glossary: Mapping[str, Term], found: SchoolClass) -> Layout:
    """The same as files."""
    sheets = class_sheets(prompts, glossary, found)
    text = prompts.render("host/class_tables", view=found.view)
    return Layout(
        box(NEUTRAL, paragraph(text), *(listed(each) for each in sheets)), pictures=sheets
    )


def _length(found: SchoolClass, tab: Tab) -> int:
    lengths = {
        "sums": 1,
        "members": len(found.view.lines),
        "ideas": len(found.view.ideas),
        "questions": len(found.questions),
    }
    return lengths[tab]


def _lines(
    prompts: Prompts, teaching: Teaching, found: SchoolClass, tab: Tab, page: int
) -> dict[str, Any]:
    here = slice(page * SIZES[tab], (page + 1) * SIZES[tab])
    match tab:
        case "sums":
            return {"items": len(teaching.forms[0].items) if teaching.forms else 0}
        case "members":
            named = [replace(each, name=shown_name(each)) for each in found.view.lines[here]]
            return {"lines": named}
        case "ideas":
            ideas = [
                {
                    "name": name_of(teaching.glossary, each.concept),
                    "taught": each.taught,
                    "remembered": each.remembered,
                    "used": each.used if each.concept in DEEDS else None,
                }
                for each in found.view.ideas[here]
            ]
            return {"ideas": ideas}
        case "questions":
            questions = [
                {
                    "ask": _cut(each.question.ask, LONGEST_ASK),
                    "right": each.right,
                    "answers": len(each.answers),
                    "percent": round(100 * each.right / len(each.answers)),
                    "lines": [
                        {**line, "text": _cut(line["text"], LONGEST_ANSWER)}
                        for line in distribution(prompts, each.question, each.answers, names=False)
                    ],
                }
                for each in found.questions[here]
            ]
            return {"questions": questions}


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return (line[: longest - 1].rpartition(" ")[0] or line[: longest - 1]) + "…"


class PageButton(HostButton, action="(?!)"):
    """Shows a page of the class."""

    async def act(self, interaction: Interaction) -> None:
        """Turn to it."""
        tab, _, page = self.arg.partition(".")
        await show_class(interaction, next(each for each in TABS if each == tab), int(page))


class TabButton(PageButton, action="class", arg=PLACE):
    """The beginning of a tab; the open one cannot be pressed."""

    label = "class_tab.sums"

    @classmethod
    def to(cls, prompts: Prompts, tab: Tab, *, is_open: bool) -> TabButton:
        """A new button for a layout."""
        return cls.made(prompts, f"{tab}.0", label=f"class_tab.{tab}", disabled=is_open)


class LeafButton(PageButton, action="leaf", arg=PLACE):
    """The page before or after."""

    label = "host_button.on"


class TablesButton(HostButton, action="tables"):
    """The class as files, in a message of their own."""

    label = "host_button.tables"
    reply = Reply.NEW

    async def act(self, interaction: Interaction) -> None:
        """Give them away; raises NoClassView."""
        bot = interaction.client
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        found = await bot.classes.look(interaction.guild_id, interaction.created_at)
        await show(interaction, tables_layout(bot.prompts, bot.learning.teaching.glossary, found))


class MemberMenu(HouseSelect, template=r"mod1:member:(?P<page>\d{1,4})"):
    """The members of one page, to look at one of them."""

    reply = Reply.HERE

    def __init__(self, item: ui.Select[Any], page: int) -> None:
        super().__init__(item)
        self.page = page

    @classmethod
    def made(cls, prompts: Prompts, lines: Sequence[Line], page: int) -> Self:
        """A new menu of 1 to 25 members for a layout."""
        options = [
            SelectOption(
                label=shorten(each.name or str(each.user_id)),
                value=str(each.user_id),
                description=prompts.say(
                    "class_view.option",
                    taught=len(each.known.taught),
                    remembered=len(each.known.remembered),
                    used=len(each.known.used),
                ),
            )
            for each in lines
        ]
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say("class_view.menu"),
            options=options,
            custom_id=f"mod1:member:{page}",
            required=True,
        )
        return cls(item, page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        """Show the member, with the way back to the page; raises NotShown."""
        require_moderator(interaction)
        bot = interaction.client
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        found = await bot.classes.look(interaction.guild_id, interaction.created_at)
        back = LeafButton.made(bot.prompts, f"members.{self.page}", label="host_button.back")
        teaching = bot.learning.teaching
        await show(interaction, member_layout(bot.prompts, teaching, found, int(self.chosen), back))


ITEMS = (TabButton, LeafButton, MemberMenu, TablesButton)
