"""The end: what was signed, what it is worth to both, what happened in 1962, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.negotiation.packages import changes_between
from bot.negotiation.space import TooManyDeals, outcome_space
from bot.negotiation.utility import reservation
from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import box, paragraph, row, rule
from bot.ui.replies import show
from bot.ui.setup import Choice, setup_layout
from bot.ui.table_buttons import BriefButton, WhyButton
from bot.ui.words import clauses_of, gain_in_words

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.events import Ended
    from bot.negotiation.scenario import Reference, Side
    from bot.services.tables import Table


def ending(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """The last panel of a negotiation that is over."""
    ended = table.state.ending
    assert ended is not None
    history = next((one for one in table.scenario.references if one.history), None)
    key = TableKey(table.negotiation.id, table.state.turn)
    looks: list[ui.Item[Any]] = [BriefButton.made(prompts, key)]
    if table.state.replies:
        looks.append(WhyButton.made(prompts, key))
    return box(
        NEUTRAL,
        paragraph(_what(prompts, table, ended)),
        rule(),
        paragraph(_points(prompts, table, ended)),
        *([paragraph(_history(prompts, table, ended, history))] if history else []),
        row(OtherSideButton.made(prompts, key), SameSideButton.made(prompts, key)),
        row(*looks),
    )


def _what(prompts: Prompts, table: Table, ended: Ended) -> str:
    walked = None
    if ended.outcome == "walk_out":
        walked = "me" if ended.by == table.mine.id else "they"
    return prompts.render(
        "ui/ending",
        outcome=prompts.say(f"outcome.{ended.outcome}"),
        deal=clauses_of(table.scenario, ended.deal) if ended.deal else None,
        control_lost=table.scenario.control_lost.strip()
        if ended.outcome == "control_lost"
        else None,
        walked=walked,
        batna=table.mine.batna.strip(),
    )


def _points(prompts: Prompts, table: Table, ended: Ended) -> str:
    mine, theirs = table.mine, table.theirs
    return prompts.render(
        "ui/ending_points",
        side=mine.name,
        other=theirs.name,
        mine=round(ended.utility[mine.id]),
        theirs=round(ended.utility[theirs.id]),
        my_gain=_gain(prompts, table, ended, mine),
        their_gain=_gain(prompts, table, ended, theirs),
        my_no_deal=round(reservation(table.scenario, mine.id)),
        their_no_deal=round(reservation(table.scenario, theirs.id)),
    )


def _gain(prompts: Prompts, table: Table, ended: Ended, side: Side) -> str:
    """Where the points lie between no deal and the best the other side could also live with."""
    no_deal = reservation(table.scenario, side.id)
    try:
        space = outcome_space(table.scenario)
    except TooManyDeals:
        best = float(table.scenario.scale)
    else:
        other = table.scenario.other(side.id).id
        bearable = space.utility[other] >= reservation(table.scenario, other)
        best = float(space.utility[side.id][bearable].max(initial=0))
    return gain_in_words(prompts, ended.utility[side.id], no_deal, best)


def _history(prompts: Prompts, table: Table, ended: Ended, history: Reference) -> str:
    differences = (
        len(changes_between(table.scenario, ended.deal, history.deal)) if ended.deal else 0
    )
    return prompts.render(
        "ui/ending_history",
        label=history.label,
        story=history.story.strip(),
        same=ended.deal is not None and differences == 0,
        deal=ended.deal is not None,
        differences=differences,
        sources=" · ".join(history.sources),
    )


class OtherSideButton(TableButton, action="other"):
    """Play the same case from the other side of the table."""

    label = "button.again_other"
    style = ButtonStyle.primary
    reply = Reply.NEW

    async def press(self, interaction: Interaction) -> None:
        """Open the set-up with the other side chosen."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        choice = self.choice(table)
        await show(interaction, setup_layout(bot.prompts, bot.library, choice))

    def choice(self, table: Table) -> Choice:
        """What the set-up starts with."""
        return Choice.after(table, table.theirs.id)


class SameSideButton(OtherSideButton, action="same"):
    """Play the same case from the same side."""

    label = "button.again_same"
    style = ButtonStyle.secondary

    def choice(self, table: Table) -> Choice:
        """What the set-up starts with."""
        return Choice.after(table, table.mine.id)


ITEMS = (OtherSideButton, SameSideButton)
