"""What can be done after the debrief, and the next case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.improvements import better_deal
from bot.services.refusals import UnknownChoice
from bot.ui.base import TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.better import BetterButton
from bot.ui.debrief.comparing import CompareButton
from bot.ui.debrief.expert import ExpertButton
from bot.ui.debrief.reading import RereadButton
from bot.ui.debrief.sharing import ShareButton
from bot.ui.debrief.transcript import TranscriptButton
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, beside, box, paragraph, rows_of
from bot.ui.replies import show
from bot.ui.setup import show_setup
from bot.ui.setup_choice import Choice
from bot.ui.table_buttons import BriefButton, any_table

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table


def next_rows(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    """The buttons under the debrief."""
    key = TableKey(table.negotiation.id, table.state.turn)
    buttons: list[ui.Item[Any]] = [
        NextCaseButton.made(prompts, key),
        ExpertButton.made(prompts, key),
    ]
    if better_deal(table) is not None:
        buttons.append(BetterButton.made(prompts, key))
    if table.negotiation.parent_id is not None:
        buttons.append(CompareButton.made(prompts, key))
    buttons += [
        RereadButton.made(prompts, key),
        TranscriptButton.made(prompts, key),
        BriefButton.made(prompts, key),
    ]
    if table.negotiation.guild_id is not None:
        buttons.append(ShareButton.made(prompts, key))
    return rows_of(buttons, 2)


def next_case_layout(prompts: Prompts, table: Table, repertoire: Repertoire) -> Layout:
    """Four ways on, each with what it teaches."""
    key = TableKey(table.negotiation.id, table.state.turn)
    ways: list[tuple[str, type[OtherSideButton]]] = [
        ("next.other", OtherSideButton),
        ("next.persona", OtherPersonaButton),
        ("next.redrawn", RedrawnButton),
    ]
    if everyday(repertoire, table) is not None:
        ways.append(("next.everyday", EverydayButton))
    sections = [
        beside(prompts.say(text, side=table.theirs.name), way.made(prompts, key))
        for text, way in ways
    ]
    return Layout(box(NEUTRAL, paragraph(prompts.render("ui/next_case")), *sections))


def everyday(repertoire: Repertoire, table: Table) -> Choice | None:
    """A case from another world than this one; None if there is none."""
    for scenario in repertoire.scenarios.values():
        if scenario.dates[0].year != table.scenario.dates[0].year:
            choice = Choice.after(table, "")
            return replace(choice, scenario=scenario.id, side=scenario.sides[0].id)
    return None


class NextCaseButton(TableButton, action="next"):
    """Go on to a second case."""

    label = "button.next_case"
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Show the ways on."""
        bot = interaction.client
        table = await any_table(interaction, self.key)
        await show(interaction, next_case_layout(bot.prompts, table, bot.repertoire))


class OtherSideButton(TableButton, action="other"):
    """Play the same case from the other side of the table."""

    label = "button.again_other"

    async def press(self, interaction: Interaction) -> None:
        """Open the set-up with it chosen."""
        bot = interaction.client
        table = await any_table(interaction, self.key)
        await show_setup(interaction, self.choice(table, bot.repertoire))

    def choice(self, table: Table, _repertoire: Repertoire) -> Choice:
        """What the set-up starts with."""
        return Choice.after(table, table.theirs.id)


class SameSideButton(OtherSideButton, action="same"):
    """Play the same case from the same side."""

    label = "button.again_same"

    def choice(self, table: Table, _repertoire: Repertoire) -> Choice:
        """The same once more."""
        return Choice.after(table, table.mine.id)


class OtherPersonaButton(OtherSideButton, action="persona"):
    """Play against somebody else."""

    label = "button.other_persona"

    def choice(self, table: Table, repertoire: Repertoire) -> Choice:
        """The next counterpart in the order in which they are offered."""
        ids = list(repertoire.personas)
        following = ids[(ids.index(table.persona.id) + 1) % len(ids)]
        return replace(Choice.after(table, table.mine.id), persona=following)


class RedrawnButton(OtherSideButton, action="redrawn"):
    """Play with other points."""

    label = "button.redrawn"

    def choice(self, table: Table, _repertoire: Repertoire) -> Choice:
        """The same with the points redrawn."""
        return replace(Choice.after(table, table.mine.id), redrawn=True)


class EverydayButton(OtherSideButton, action="everyday"):
    """Play a case from everyday life."""

    label = "button.everyday"

    def choice(self, table: Table, repertoire: Repertoire) -> Choice:
        """The first case from another world; raises UnknownChoice if there is none any more."""
        choice = everyday(repertoire, table)
        if choice is None:
            raise UnknownChoice(table.negotiation)
        return choice


ITEMS = (
    NextCaseButton,
    OtherSideButton,
    SameSideButton,
    OtherPersonaButton,
    RedrawnButton,
    EverydayButton,
)
