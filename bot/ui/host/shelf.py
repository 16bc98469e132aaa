"""/host packs: what a server has brought, with its versions; looked at, given away, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from discord import ButtonStyle
from discord.utils import format_dt

from bot.services.cases import built_from
from bot.services.quiz.refusals import NotBrought
from bot.ui.base import Reply
from bot.ui.colours import MINE, NEUTRAL, THEIRS
from bot.ui.host.files import listed
from bot.ui.host.keys import HostButton
from bot.ui.host.pages import pack_page, pages_of, scenario_page
from bot.ui.host.uploading import BringButton
from bot.ui.layout import Layout, beside, box, paragraph, row, rule
from bot.ui.notices import notice
from bot.ui.pictures import Picture
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.uploads.carrying import Format
    from bot.content.uploads.writing import Exported
    from bot.services.brought import Item, Opened

PER_PAGE = 6
KEY = r"[ps][1-9]\d{0,17}"
FORMATS: tuple[Format, ...] = ("toml", "csv", "gift", "yaml")


async def show_shelf(interaction: Interaction, page: int = 0) -> None:
    """Show a page of what this server has brought."""
    bot = interaction.client
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    items = await bot.brought.of(interaction.guild_id)
    await show(interaction, shelf_layout(bot.prompts, items, page))


def shelf_layout(prompts: Prompts, items: Sequence[Item], page: int) -> Layout:
    """One page, with a button at each thing and one to bring another."""
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(page, pages - 1)
    text = prompts.render("host/brought", count=len(items), page=page + 1, pages=pages)
    rows = [
        beside(
            prompts.render("host/brought_item", **_told(prompts, item)),
            OpenButton.made(prompts, f"{item.key}.0"),
        )
        for item in items[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    buttons: list[ui.Item[Any]] = [BringButton.made(prompts)]
    if page > 0:
        buttons.append(ShelfButton.made(prompts, str(page - 1), label="pack_button.newer"))
    if page < pages - 1:
        buttons.append(ShelfButton.made(prompts, str(page + 1), label="pack_button.older"))
    return Layout(box(NEUTRAL, paragraph(text), *rows, row(*buttons)))


async def item_layout(prompts: Prompts, opened: Opened, page: int) -> Layout:
    """One version: what is in it, and everything that can be done with it."""
    item = opened.item
    head = prompts.render(
        "host/brought_open",
        newest=opened.versions[0].version,
        is_newest=opened.is_newest,
        removed=opened.versions[0].retired_at is not None,
        **_told(prompts, item),
    )
    turning: list[ui.Item[Any]] = []
    if item.pack is None:
        scenario = await built_from(item.source)
        if scenario is None:
            raise NotBrought
        content, forms = scenario_page(prompts, scenario), FORMATS[:1]
    else:
        content, forms = pack_page(prompts, item.pack, page), FORMATS
        turning = _turning(prompts, opened, page)
    places = [each.id for each in opened.versions]
    at = places.index(item.id)
    turning += [
        OpenButton.made(prompts, f"{opened.versions[place].key}.0", label=f"pack_button.{label}")
        for place, label in ((at + 1, "before"), (at - 1, "after"))
        if 0 <= place < len(places)
    ]
    exports = [
        ExportPackButton.made(prompts, f"{item.key}.{form}", label=f"pack_button.{form}")
        for form in forms
    ]
    ends: list[ui.Item[Any]] = [ShelfButton.made(prompts, "0")]
    away = opened.versions[0].retired_at is not None
    ends.append((TakeBackButton if away else RemoveButton).made(prompts, item.key))
    rows = [row(*turning)] if turning else []
    return Layout(
        box(MINE, paragraph(head), rule(), paragraph(content), *rows, row(*exports), row(*ends))
    )


def _turning(prompts: Prompts, opened: Opened, page: int) -> list[ui.Item[Any]]:
    assert opened.item.pack is not None
    key, last = opened.item.key, pages_of(opened.item.pack) - 1
    return [
        OpenButton.made(prompts, f"{key}.{number}", label=f"pack_button.{label}")
        for number, label in ((page - 1, "newer"), (page + 1, "older"))
        if 0 <= number <= last
    ]


def _told(prompts: Prompts, item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "kind": prompts.say(f"brought_kind.{'pack' if item.kind == 'p' else 'scenario'}"),
        "version": item.version,
        "count": len(item.pack.questions) if item.pack else 0,
        "day": format_dt(item.imported_at, "d"),
    }


def export_layout(prompts: Prompts, item: Item, form: Format, exported: Exported) -> Layout:
    """The file, and what of the pack is not in it."""
    losses = [
        prompts.say(f"pack_loss.{loss}", count=exported.carried.left_out)
        for loss in exported.carried.losses
    ]
    label = prompts.say(f"pack_button.{form}")
    text = prompts.render("host/exported", title=item.title, form=label, losses=losses)
    paper = Picture(exported.name, exported.content, item.title)
    return Layout(box(NEUTRAL, paragraph(text), listed(paper)), pictures=[paper])


class ShelfButton(HostButton, action="packs", arg=r"\d{1,3}"):
    """Another page of what the server has brought."""

    label = "pack_button.back"

    async def act(self, interaction: Interaction) -> None:
        """Turn the page."""
        await show_shelf(interaction, int(self.arg))


class OpenButton(HostButton, action="pack", arg=rf"{KEY}\.\d{{1,3}}"):
    """One version of a pack or scenario, at a page."""

    label = "pack_button.open"

    async def act(self, interaction: Interaction) -> None:
        """Show it; raises NotBrought."""
        key, _, page = self.arg.partition(".")
        await _show_item(interaction, key, int(page))


class ExportPackButton(HostButton, action="give", arg=rf"{KEY}\.(?:toml|csv|gift|yaml)"):
    """The version as a file, in a message of its own."""

    label = "pack_button.toml"
    reply = Reply.NEW

    async def act(self, interaction: Interaction) -> None:
        """Give it away; raises NotBrought and NothingCarried."""
        bot = interaction.client
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        key, _, ending = self.arg.partition(".")
        form = cast("Format", ending)
        opened = await bot.brought.open(interaction.guild_id, key)
        exported = await bot.brought.export(interaction.guild_id, key, form)
        await show(interaction, export_layout(bot.prompts, opened.item, form, exported))


class RemoveButton(HostButton, action="remove", arg=KEY):
    """Offer it no more, after a question."""

    label = "pack_button.remove"
    style = ButtonStyle.danger

    async def act(self, interaction: Interaction) -> None:
        """Ask first; raises NotBrought."""
        bot = interaction.client
        opened = await _opened(interaction, self.arg)
        item = opened.item
        kind = "pack" if item.kind == "p" else "scenario"
        text = bot.prompts.render("host/remove_sure", title=item.title, kind=kind)
        sure = RemoveSureButton.made(bot.prompts, item.key)
        keep = OpenButton.made(bot.prompts, f"{item.key}.0", label="pack_button.keep")
        await show(interaction, Layout(box(THEIRS, paragraph(text), row(sure, keep))))


class RemoveSureButton(HostButton, action="remove_sure", arg=KEY):
    """Offer it no more."""

    label = "pack_button.remove_sure"
    style = ButtonStyle.danger

    async def act(self, interaction: Interaction) -> None:
        """Remove it and offer the way back; raises NotBrought."""
        bot = interaction.client
        opened = await _put(interaction, self.arg, interaction.created_at)
        text = bot.prompts.render("host/removed", title=opened.item.title)
        back = TakeBackButton.made(bot.prompts, self.arg)
        await show(interaction, notice(text, back, ShelfButton.made(bot.prompts, "0")))


class TakeBackButton(HostButton, action="take_back", arg=KEY):
    """Offer again what was removed."""

    label = "pack_button.take_back"

    async def act(self, interaction: Interaction) -> None:
        """Take it back and show it; raises NotBrought."""
        await _put(interaction, self.arg, None)
        await _show_item(interaction, self.arg, 0)


async def _show_item(interaction: Interaction, key: str, page: int) -> None:
    opened = await _opened(interaction, key)
    await show(interaction, await item_layout(interaction.client.prompts, opened, page))


async def _opened(interaction: Interaction, key: str) -> Opened:
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    return await interaction.client.brought.open(interaction.guild_id, key)


async def _put(interaction: Interaction, key: str, at: datetime | None) -> Opened:
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    return await interaction.client.brought.remove(interaction.guild_id, key, at)


ITEMS = (ShelfButton, OpenButton, ExportPackButton, RemoveButton, RemoveSureButton, TakeBackButton)
