"""/host class: how far the members of a server have come, leafed through by its moderators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from discord.utils import escape_markdown, escape_mentions

from bot.lessons.deeds import DEEDS
from bot.ui.base import Reply
from bot.ui.colours import NEUTRAL
from bot.ui.host.class_sheets import class_sheets, name_of
from bot.ui.host.files import listed
from bot.ui.host.keys import HostButton
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.quiz.distribution import distribution
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord import ui

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

LONGEST_ASK, LONGEST_ANSWER, LONGEST_NAME = 240, 90, 32
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
    return Layout(box(NEUTRAL, paragraph(text), row(*tabs), row(*moves)))


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
            named = [replace(each, name=_shown(each)) for each in found.view.lines[here]]
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


def _shown(line: Line) -> str:
    """A name that cannot be taken for markup; Discord knows it where we do not."""
    if not line.name:
        return f"<@{line.user_id}>"
    return escape_mentions(escape_markdown(_cut(line.name, LONGEST_NAME)))


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


ITEMS = (TabButton, LeafButton, TablesButton)
