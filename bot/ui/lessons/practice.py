"""A practice on Discord: how it begins, and how it is judged once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.practices import practised
from bot.ui.base import Reply
from bot.ui.beginning import resume, set_down
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.next_steps import SameSideButton
from bot.ui.debrief.turnings import turning_text
from bot.ui.ids import TableKey
from bot.ui.layout import box, paragraph, row, rule
from bot.ui.lessons.buttons import ANY, CourseButton, MapNewButton, OpenNewButton
from bot.ui.setup_choice import place_for

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def practice_ending(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """What the lesson looked for, the exchange that mattered most, and the ways on.

    Some tenths of a second of work, to be done in a thread. ValueError if it is no practice.
    """
    seen = practised(table)
    lesson, ended = table.lesson, table.state.ending
    assert lesson is not None  # else it could not have been judged
    assert ended is not None
    text = prompts.render(
        "lessons/practice",
        title=lesson.title,
        turns=lesson.bridge.turns,
        outcome=prompts.say(f"outcome.{ended.outcome}") if ended.outcome != "no_deal" else None,
        findings=seen.findings,
        shown=sum(finding.is_shown for finding in seen.findings),
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    if seen.turning is not None:
        items += [rule(), paragraph(turning_text(prompts, table, seen.turning))]
    all_shown = all(finding.is_shown for finding in seen.findings)
    again = PracticeButton.made(
        lesson.id,
        "play",
        prompts.say("button.practise_again"),
        ButtonStyle.secondary if all_shown else ButtonStyle.primary,
    )
    onward = OpenNewButton.made(
        ANY,
        "read",
        prompts.say("button.next_lesson"),
        ButtonStyle.primary if all_shown else ButtonStyle.secondary,
    )
    whole = WholeCaseButton.made(prompts, TableKey(table.negotiation.id, table.state.turn))
    course = MapNewButton.made(ANY, "newmap", prompts.say("button.map"))
    ways = (onward, again) if all_shown else (again, onward)
    return box(NEUTRAL, *items, row(*ways), row(whole, course))


class PracticeButton(CourseButton, pattern="play"):
    """Practise what a lesson is about at the table, in a message of its own."""

    reply = Reply.NEW

    async def press(self, interaction: Interaction) -> None:
        """Set the table for it, or lead back to the one that still runs."""
        table = await interaction.client.roleplay.practices.begin(
            interaction.user.id, self.lesson, interaction.created_at
        )
        if table.negotiation.channel_id is None:
            await set_down(interaction, table, place_for(interaction), "table.set")
        else:
            await resume(interaction, table)


class WholeCaseButton(SameSideButton, action="whole"):
    """Play the case of a practice from its beginning to its end."""

    label = "button.whole_case"


ITEMS = (PracticeButton, WholeCaseButton)
