"""A second page of the offer builder: how the clauses hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import SelectOption

from bot.negotiation.packages import is_complete
from bot.negotiation.utility import utility
from bot.services.tying import MOST_SHEETS, depends_on, instead, set_aside, single, tied
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box, paragraph, row, rows_of
from bot.ui.replies import show
from bot.ui.sending import key_of
from bot.ui.table_buttons import ReviewButton, draft_of
from bot.ui.words import clauses_of, rider_of, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Package
    from bot.services.drafts import Draft
    from bot.ui.ids import TableKey

NAME = "[a-z0-9_-]{1,40}"
NEVER_MIND = "-"
"""Chosen where nothing is to depend on anything."""


def tying_layout(prompts: Prompts, draft: Draft, issue_id: str | None = None) -> Layout:
    """How it hangs together now, with a way to change each; `issue_id` has its menu open."""
    key, message, scenario = key_of(draft), draft.message, draft.table.scenario
    text = prompts.render(
        "ui/tying",
        conditional=message.conditional,
        sheets=[_sheet(draft, each) for each in message.alternatives],
        own=_sheet(draft, draft.package) if message.alternatives else None,
        rider=rider_of(scenario, message.contingency),
        triggers=bool(scenario.triggers),
        most=MOST_SHEETS,
        nothing=not draft.terms,
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    if scenario.triggers:
        items.append(row(_triggers(prompts, key, draft)))
    if message.contingency is not None:
        items.append(row(InsteadClauseSelect.made(prompts, key, _issues(draft, issue_id))))
        if issue_id is not None:
            items.append(row(_options(prompts, key, draft, issue_id)))
    return Layout(box(MINE, *items, *rows_of(_buttons(prompts, key, draft), 2)))


def _buttons(prompts: Prompts, key: TableKey, draft: Draft) -> list[ui.Item[Any]]:
    kept, nothing = draft.message.alternatives, not draft.terms
    tie = UntieButton if draft.message.conditional else TieAllButton
    full = len(kept) >= MOST_SHEETS - 1
    buttons: list[ui.Item[Any]] = [
        tie.made(prompts, key, disabled=nothing),
        AsideButton.made(prompts, key, disabled=nothing or full),
    ]
    if kept:
        buttons.append(SingleButton.made(prompts, key))
    return [*buttons, BackToClausesButton.made(prompts, key), ReviewButton.made(prompts, key)]


def _sheet(draft: Draft, package: Package) -> dict[str, object]:
    scenario = draft.table.scenario
    whole = is_complete(scenario, package)
    return {
        "clauses": clauses_of(scenario, package),
        "points": utility(scenario, draft.table.mine.id, package) if whole else None,
    }


def _triggers(prompts: Prompts, key: TableKey, draft: Draft) -> TriggerSelect:
    rider = draft.message.contingency
    options = [SelectOption(label=prompts.say("tying.never_mind"), value=NEVER_MIND)]
    options += [
        SelectOption(
            label=shorten(each.label),
            value=each.id,
            default=rider is not None and rider.trigger == each.id,
        )
        for each in draft.table.scenario.triggers
    ]
    return TriggerSelect.made(prompts, key, options[:25])


def _issues(draft: Draft, issue_id: str | None) -> list[SelectOption]:
    return [
        SelectOption(label=f"{number}. {issue.label}", value=issue.id, default=issue.id == issue_id)
        for number, issue in enumerate(draft.table.scenario.issues, start=1)
    ]


def _options(prompts: Prompts, key: TableKey, draft: Draft, issue_id: str) -> InsteadSelect:
    issue, rider = draft.table.scenario.issue(issue_id), draft.message.contingency
    chosen = rider.instead.get(issue_id) if rider is not None else None
    options = [
        SelectOption(label=each.label, value=each.id, default=each.id == chosen)
        for each in issue.options
    ]
    number = [each.id for each in draft.table.scenario.issues].index(issue_id) + 1
    return InsteadSelect.made(
        prompts, key, options, issue_id, number=str(number), issue=issue.label
    )


async def _change(
    interaction: Interaction, key: TableKey, change: Callable[[Draft], Draft]
) -> None:
    bot = interaction.client
    draft = await bot.roleplay.drafts.change(
        key.negotiation_id, interaction.user.id, key.turn, interaction.created_at, change
    )
    await show(interaction, tying_layout(bot.prompts, draft))


class TyingButton(TableButton, action="tying"):
    """Open the page."""

    label = "button.tying"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show how it hangs together now."""
        draft = await draft_of(interaction, self.key)
        await show(interaction, tying_layout(interaction.client.prompts, draft))


class BackToClausesButton(TableButton, action="untying"):
    """Go back to the clauses."""

    label = "button.back_to_clauses"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Show the builder."""
        from bot.ui.offer import offer_layout

        draft = await draft_of(interaction, self.key)
        await show(interaction, offer_layout(interaction.client.prompts, draft))


class TieAllButton(TableButton, action="tie_all"):
    """All of it or nothing."""

    label = "button.tie_all"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Tie the clauses together, or untie them."""
        await _change(interaction, self.key, tied)


class UntieButton(TieAllButton, action="tie_none"):
    """Each clause for itself."""

    label = "button.tie_none"


class AsideButton(TableButton, action="tie_aside"):
    """Keep this sheet as one of several that are equally good."""

    label = "button.tie_aside"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Keep it; the next clauses that are chosen make another."""
        await _change(interaction, self.key, set_aside)


class SingleButton(TableButton, action="tie_single"):
    """Offer one sheet only."""

    label = "button.tie_single"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Forget the sheets that were kept."""
        await _change(interaction, self.key, single)


class TriggerSelect(TableSelect, action="tie_when"):
    """What something is to depend on."""

    label = "menu.trigger"

    async def press(self, interaction: Interaction) -> None:
        """Keep it, and ask which clause is to read otherwise then."""
        trigger = None if self.chosen == NEVER_MIND else self.chosen
        await _change(interaction, self.key, lambda draft: depends_on(draft, trigger))


class InsteadClauseSelect(TableSelect, action="tie_clause"):
    """Which clause is to read otherwise."""

    label = "menu.instead"

    async def press(self, interaction: Interaction) -> None:
        """Open the menu of the clause."""
        draft = await draft_of(interaction, self.key)
        await show(interaction, tying_layout(interaction.client.prompts, draft, self.chosen))


class InsteadSelect(TableSelect, action="tie_option", arg=NAME):
    """How it is to read then."""

    label = "menu.option"

    async def press(self, interaction: Interaction) -> None:
        """Keep the choice."""
        await _change(interaction, self.key, lambda draft: instead(draft, self.arg, self.chosen))


ITEMS = (
    TyingButton,
    BackToClausesButton,
    TieAllButton,
    UntieButton,
    AsideButton,
    SingleButton,
    TriggerSelect,
    InsteadClauseSelect,
    InsteadSelect,
)
