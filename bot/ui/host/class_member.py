"""One member of the class: what they have done, and which ideas they know and use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.utils import escape_markdown, escape_mentions

from bot.services.quiz.refusals import NotShown
from bot.ui.colours import NEUTRAL
from bot.ui.host.class_sheets import name_of
from bot.ui.layout import Layout, box, paragraph, row

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.content.teaching import Teaching
    from bot.lessons.class_view import Line
    from bot.services.classes import SchoolClass

LONGEST_NAME = 32


def shown_name(line: Line) -> str:
    """A name that cannot be taken for markup; Discord knows it where we do not."""
    if not line.name:
        return f"<@{line.user_id}>"
    cut = line.name if len(line.name) <= LONGEST_NAME else f"{line.name[: LONGEST_NAME - 1]}…"
    return escape_mentions(escape_markdown(" ".join(cut.split())))


def member_layout(
    prompts: Prompts, teaching: Teaching, found: SchoolClass, user_id: int, back: ui.Item[Any]
) -> Layout:
    """Everything that is shown of one member; raises NotShown."""
    line = next((each for each in found.view.lines if each.user_id == user_id), None)
    if line is None:
        raise NotShown
    concepts = [each.concept for each in found.view.ideas]
    known = line.known

    def names(wanted: frozenset[str]) -> list[str]:
        return [name_of(teaching.glossary, each) for each in concepts if each in wanted]

    text = prompts.render(
        "host/class_member",
        line={"name": shown_name(line), "deeds": line.deeds},
        remembered=names(known.remembered),
        faded=names(known.taught - known.remembered),
        used=names(known.used),
        untaught=len(concepts) - len(known.taught),
        ideas=len(concepts),
    )
    return Layout(box(NEUTRAL, paragraph(text), row(back)))
