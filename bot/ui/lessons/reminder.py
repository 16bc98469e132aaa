"""The reminder: set with two times on the learner's own clock, stopped with one press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui
from discord.utils import format_dt

from bot.ui.base import HouseButton, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.forms import NONCE, Form, field, open_form
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.ways import ReviewButton
from bot.ui.notices import notice
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts

LONGEST_TIME = 8


class RemindButton(HouseButton, template="rem1:set"):
    """Open the form for the times."""

    reply = Reply.OWN

    @classmethod
    def made(cls, prompts: Prompts, *, is_on: bool) -> list[HouseButton]:
        """A button to set or change the reminder and, if there is one, another to stop it."""
        label = prompts.say("button.remind_change" if is_on else "button.remind")
        buttons: list[HouseButton] = [cls(ui.Button(label=label, custom_id="rem1:set"))]
        if is_on:
            buttons.append(StopButton.made(prompts))
        return buttons

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Ask for the time it is, and the time it shall be."""
        say = interaction.client.prompts.say
        await open_form(
            interaction,
            "rem1:times",
            say("remind.title"),
            field(
                "now",
                say("remind.now"),
                say("remind.now_hint"),
                longest=LONGEST_TIME,
                placeholder=say("remind.now_example"),
            ),
            field(
                "wish",
                say("remind.wish"),
                say("remind.wish_hint"),
                longest=LONGEST_TIME,
                placeholder=say("remind.wish_example"),
            ),
        )


class StopButton(HouseButton, template="rem1:stop"):
    """Stop the reminder."""

    reply = Reply.HERE

    @classmethod
    def made(cls, prompts: Prompts) -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=prompts.say("button.remind_stop"), custom_id="rem1:stop"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        """Remind no more, and say so."""
        bot = interaction.client
        await bot.learning.reminders.stop(interaction.user.id)
        again = RemindButton.made(bot.prompts, is_on=False)
        await show(interaction, notice(bot.prompts.say("remind.stopped"), *again))


class TimesForm(Form):
    """The two times."""

    template = re.compile(rf"rem1:times{NONCE}")

    async def submitted(
        self, interaction: Interaction, _match: re.Match[str], /, values: Mapping[str, str]
    ) -> None:
        """Set the reminder and say when it comes first; raises NoTimeOfDay."""
        bot = interaction.client
        first = await bot.learning.reminders.start(
            interaction.user.id,
            values.get("now", ""),
            values.get("wish", ""),
            interaction.created_at,
        )
        bot.alarm.ring()
        text = bot.prompts.render(
            "lessons/remind_set", time=format_dt(first, "t"), first=format_dt(first, "R")
        )
        await show(interaction, notice(text, *RemindButton.made(bot.prompts, is_on=True)))


def reminder_layout(prompts: Prompts, due: int) -> Layout:
    """The message that reminds, with the review and the way to stop it."""
    text = prompts.render("lessons/reminder", due=due)
    review = ReviewButton.made(prompts.say("button.review_now"))
    return Layout(box(NEUTRAL, paragraph(text), row(review, StopButton.made(prompts))))


ITEMS = (RemindButton, StopButton)
FORMS = (TimesForm(),)
