"""The mediator between two people: asked for by both, answered by each in private.

What the mediator is told, which clause is marked and how each votes is seen by nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption, ui

from bot.negotiation.commands import CallMediator, MarkDraft, VoteDraft
from bot.negotiation.mediation import MOST_DRAFTS
from bot.negotiation.utility import utility
from bot.services.duel_refusals import DraftPassed
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.colours import NEUTRAL
from bot.ui.confirm import no_deal_points
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.notices import notice
from bot.ui.panel import key_of
from bot.ui.replies import show
from bot.ui.words import clauses_of, mediator_of

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def call_layout(prompts: Prompts, table: Table) -> Layout:
    """What the mediator does, and what it wants to know in confidence."""
    text = prompts.render(
        "duel/call",
        title=table.scenario.mediator,
        mediator=mediator_of(table),
        drafts=MOST_DRAFTS,
    )
    menu = CallSelect.made(prompts, key_of(table), _clauses(table))
    return Layout(box(NEUTRAL, paragraph(text), row(menu)))


def draft_layout(prompts: Prompts, table: Table) -> Layout:
    """The mediator's text with its worth to this one side; raises DraftPassed if there is none."""
    draft = table.state.draft
    if draft is None:
        raise DraftPassed(table.negotiation)
    mine = table.mine.id
    voted, marked = draft.votes.get(mine), draft.marks.get(mine)
    text = prompts.render(
        "duel/draft",
        mediator=mediator_of(table),
        number=draft.number,
        most=MOST_DRAFTS,
        clauses=clauses_of(table.scenario, draft.package),
        points=utility(table.scenario, mine, draft.package),
        no_deal=no_deal_points(table),
        voted=voted,
        marked=table.scenario.issue(marked).label if marked else None,
        rejected=draft.rejected,
    )
    return Layout(box(NEUTRAL, paragraph(text), *_answers(prompts, table)))


def _answers(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    draft = table.state.draft
    assert draft is not None
    key, number, mine = key_of(table), str(draft.number), table.mine.id
    rows: list[ui.Item[Any]] = []
    if draft.number < MOST_DRAFTS and mine not in draft.marks:
        clauses = [each for each in _clauses(table) if each.value in draft.package]
        rows.append(row(MarkSelect.made(prompts, key, clauses, number)))
    if not draft.rejected and mine not in draft.votes:
        rows.append(row(YesButton.made(prompts, key, number), NoButton.made(prompts, key, number)))
    return rows


def _clauses(table: Table) -> list[SelectOption]:
    return [
        SelectOption(label=f"{number}. {issue.label}", value=issue.id)
        for number, issue in enumerate(table.scenario.issues, start=1)
    ]


class CallButton(TableButton, action="duel_call"):
    """Ask for the mediator."""

    label = "duel.call"

    async def press(self, interaction: Interaction) -> None:
        """Show what that means."""
        bot = interaction.client
        table = await bot.roleplay.duels.open_table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, call_layout(bot.prompts, table))


class CallSelect(TableSelect, action="duel_calling"):
    """What matters most, told to the mediator alone; choosing it asks for the mediator."""

    label = "duel.tell_mediator"

    async def press(self, interaction: Interaction) -> None:
        """Ask, and tell both in the thread that it was asked."""
        bot, duels = interaction.client, interaction.client.roleplay.duels
        user_id = interaction.user.id
        side = (await duels.open_table(self.key.negotiation_id, user_id)).mine.id
        table = await duels.note(
            self.key.negotiation_id,
            user_id,
            CallMediator(side, (self.chosen,)),
            interaction.created_at,
        )
        if table.state.draft is None:
            await show(interaction, notice(bot.prompts.say("duel.called")))
        else:
            await show(interaction, draft_layout(bot.prompts, table))
        await bot.desk.publish(table)


class TextButton(TableButton, action="duel_draft"):
    """Open the mediator's text."""

    label = "duel.draft"

    async def press(self, interaction: Interaction) -> None:
        """Show it with its worth and the answers there are."""
        bot = interaction.client
        table = await bot.roleplay.duels.open_table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, draft_layout(bot.prompts, table))


async def answer(
    interaction: Interaction, negotiation_id: int, number: int, how: str | bool
) -> None:
    """Mark a clause, or vote, on one draft; show what one's own answer is, publish the rest."""
    bot, duels, user_id = interaction.client, interaction.client.roleplay.duels, interaction.user.id
    side = (await duels.open_table(negotiation_id, user_id)).mine.id
    command = VoteDraft(side, how) if isinstance(how, bool) else MarkDraft(side, how)
    table = await duels.answer_draft(
        negotiation_id, user_id, number, command, interaction.created_at
    )
    if table.is_over:
        await show(interaction, notice(bot.prompts.say("duel.both_yes")))
    else:
        await show(interaction, draft_layout(bot.prompts, table))
    await bot.desk.publish(table)


class MarkSelect(TableSelect, action="duel_mark", arg=r"\d{1,2}"):
    """The clause that is hardest to live with."""

    label = "duel.mark"

    async def press(self, interaction: Interaction) -> None:
        """Tell it to the mediator."""
        await answer(interaction, self.key.negotiation_id, int(self.arg), self.chosen)


class VoteButton(TableButton, action="duel_vote", arg=r"\d{1,2}"):
    """A blind vote on one draft."""

    reply = Reply.HERE
    yes: bool

    async def press(self, interaction: Interaction) -> None:
        """Vote; it is told only if both said yes."""
        await answer(interaction, self.key.negotiation_id, int(self.arg), self.yes)


class YesButton(VoteButton, action="duel_yes", arg=r"\d{1,2}"):
    """Yes to the draft."""

    label = "duel.yes"
    style = ButtonStyle.success
    yes = True


class NoButton(VoteButton, action="duel_no", arg=r"\d{1,2}"):
    """No to the draft."""

    label = "duel.no"
    yes = False


ITEMS = (CallButton, CallSelect, TextButton, MarkSelect, YesButton, NoButton)
