"""The house layout, a Components V2 message built once and never changed, and its pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from discord import TextDisplay, ui

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from discord import Colour

    from bot.ui.pictures import Picture


class Layout(ui.LayoutView):
    """Items of the house from top to bottom, and the pictures that are sent with them.

    `pings` are the people whom the message calls when it is posted; nobody else is, whoever is
    named in it.

    Raises TypeError for an ordinary button or menu: beside a dynamic one it would make
    discord.py forget the dynamic one on every message, and alone it would not survive a restart.
    """

    def __init__(
        self,
        *items: ui.Item[Any],
        pictures: Sequence[Picture] = (),
        pings: Sequence[int] = (),
    ) -> None:
        self.pictures = tuple(pictures)
        self.pings = tuple(pings)
        # Dynamic items never need the view again, so it must not wait to time out.
        super().__init__(timeout=None)
        for item in items:
            self.add_item(item)
        for item in self.walk_children():
            if item.is_dispatchable() and not isinstance(item, ui.DynamicItem):
                raise TypeError(f"{item!r} does not outlive a restart; make it dynamic")


def paragraph(content: str) -> ui.Item[Any]:
    """A paragraph in Discord's markdown."""
    display: ui.TextDisplay[Any] = ui.TextDisplay(content.strip())
    return display


def rule() -> ui.Item[Any]:
    """A thin line between paragraphs."""
    separator: ui.Separator[Any] = ui.Separator()
    return separator


def row(*items: ui.Item[Any]) -> ui.Item[Any]:
    """Up to five buttons, or one menu, beside each other."""
    action_row: ui.ActionRow[Any] = ui.ActionRow(*items)
    return action_row


def rows_of(items: Iterable[ui.Item[Any]], width: int) -> list[ui.Item[Any]]:
    """The buttons in rows of at most `width` (up to 5), in order."""
    waiting = list(items)
    return [row(*waiting[n : n + width]) for n in range(0, len(waiting), width)]


def beside(content: str, button: ui.Item[Any]) -> ui.Item[Any]:
    """A paragraph with a button to its right."""
    section: ui.Section[Any] = ui.Section(paragraph(content), accessory=button)
    return section


def box(colour: Colour, *items: ui.Item[Any]) -> ui.Item[Any]:
    """A frame around items; its colour never says anything that the text does not."""
    container: ui.Container[Any] = ui.Container(*items, accent_colour=colour)
    return container


def texts(parts: Iterable[object]) -> Iterator[str]:
    """Every text in items to be sent, or in components of a message that was sent."""
    for part in parts:
        if isinstance(part, TextDisplay):
            yield part.content
        elif isinstance(part, ui.TextDisplay):
            yield cast("ui.TextDisplay[Any]", part).content
        else:
            yield from texts(getattr(part, "children", ()))


def characters(item: ui.Item[Any]) -> int:
    """How much of a message's 4,000 characters the item takes."""
    inside = item.walk_children() if isinstance(item, ui.Container | ui.Section) else (item,)
    return sum(len(each.content) for each in inside if isinstance(each, ui.TextDisplay))
