"""The echo: what a message would put on the table, shown before it is sent.

Whatever was written, asked or announced comes through here; only *Send* binds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from discord import SelectOption, ui

from bot.negotiation.packages import changes_between
from bot.negotiation.scenario import Channel
from bot.ui.base import TableSelect
from bot.ui.colours import MINE
from bot.ui.confirm import no_deal_points
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.moves_in_words import moves_text
from bot.ui.quoting import quoted
from bot.ui.replies import show
from bot.ui.sending import DiscardButton, SendButton, key_of
from bot.ui.table_buttons import (
    AcceptButton,
    OfferButton,
    ReviseButton,
    WalkAwayButton,
    WriteButton,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.drafts import Draft
    from bot.ui.base import TableButton


def echo_layout(prompts: Prompts, draft: Draft, *, alone: bool = True) -> Layout:
    """The message as it would be sent; `alone` if nobody else can see this."""
    return Layout(
        box(
            MINE,
            paragraph(_head(prompts, draft, alone=alone)),
            rule(),
            paragraph(_foot(prompts, draft)),
            row(channel_select(prompts, draft)),
            *_buttons(prompts, draft),
        )
    )


def channel_select(prompts: Prompts, draft: Draft) -> ChannelSelect:
    """The ways of sending, each with what it costs and buys."""
    options = [
        SelectOption(
            label=rule.label,
            value=rule.id,
            description=prompts.say(f"channel.{rule.id}"),
            default=rule.id == draft.message.channel,
        )
        for rule in draft.table.scenario.channels
    ]
    return ChannelSelect.made(prompts, key_of(draft), options)


def _head(prompts: Prompts, draft: Draft, *, alone: bool) -> str:
    return prompts.render(
        "ui/echo",
        alone=alone,
        doubt=draft.doubt,
        empty=draft.is_empty,
        words=quoted(draft.words, 1_200) if draft.words else None,
        moves=moves_text(prompts, draft.table.scenario, draft.message),
    )


def _foot(prompts: Prompts, draft: Draft) -> str:
    table = draft.table
    points = draft.points() if draft.terms else None
    low, high = points or (0, 0)
    channel = table.scenario.channel(draft.message.channel)
    return prompts.render(
        "ui/echo_foot",
        changes=_changes(draft),
        takes_theirs=draft.takes_theirs,
        leaves=draft.wants_to_leave,
        channel=channel,
        left=table.exchanges_left,
        points=points is not None,
        low=low,
        high=high,
        no_deal=no_deal_points(table),
    )


def _changes(draft: Draft) -> list[dict[str, str | None]]:
    """What differs from the proposal that stands, if one does."""
    table = draft.table
    before = table.state.standing.get(table.mine.id)
    if not before:
        return []
    numbers = {issue.id: str(n) for n, issue in enumerate(table.scenario.issues, start=1)}

    def label(issue_id: str, option_id: str | None) -> str | None:
        return option_id and table.scenario.option(issue_id, option_id).label

    return [
        {
            "number": numbers[change.issue],
            "issue": table.scenario.issue(change.issue).label,
            "before": label(change.issue, change.before),
            "after": label(change.issue, change.after),
        }
        for change in changes_between(table.scenario, before, draft.package)
    ]


def _buttons(prompts: Prompts, draft: Draft) -> list[ui.Item[Any]]:
    key = key_of(draft)
    if draft.takes_theirs:
        goes: TableButton = AcceptButton.made(prompts, key)
    elif draft.wants_to_leave and not draft.message.offer:
        goes = WalkAwayButton.made(prompts, key)
    else:
        goes = SendButton.of(prompts, draft)
    write = ReviseButton.made(prompts, key) if draft.words else WriteButton.made(prompts, key)
    return [
        row(goes, write),
        row(OfferButton.made(prompts, key), DiscardButton.made(prompts, key)),
    ]


class ChannelSelect(TableSelect, action="channel"):
    """How the message goes."""

    label = "menu.channel"

    async def press(self, interaction: Interaction) -> None:
        """Show the message again with what that costs and buys."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.send_by(
            self.key.negotiation_id,
            interaction.user.id,
            self.key.turn,
            CHANNELS[self.chosen],
            interaction.created_at,
        )
        await show(interaction, echo_layout(bot.prompts, draft, alone=is_private(interaction)))


def is_private(interaction: Interaction) -> bool:
    """Whether only the presser sees the message that was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


CHANNELS: Mapping[str, Channel] = {channel: channel for channel in get_args(Channel)}

ITEMS = (ChannelSelect,)
