"""Writing in one's own words: by a form anywhere, or typed straight into the place of the table."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import ChannelType

from bot.services.refusals import NotPossible, Refusal
from bot.ui.echo import echo_layout, is_private
from bot.ui.fields import text_field
from bot.ui.forms import NONCE, Form, open_form
from bot.ui.ids import TableKey, table_template
from bot.ui.notices import notice, refusal_layout
from bot.ui.replies import show, tell
from bot.ui.sending import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.app import Backchannel, Interaction
    from bot.services.drafts import Draft

log = logging.getLogger(__name__)

LONGEST_LETTER = 1_500
"""Characters: what the reader takes in at once."""

PLACES = (ChannelType.private_thread, ChannelType.private)


def form_template(action: str) -> re.Pattern[str]:
    """What the ids of a form of one negotiation and exchange look like."""
    return re.compile(table_template(f"form_{action}").pattern + NONCE)


def form_id(key: TableKey, action: str) -> str:
    """The id of such a form, to which its opening adds a number."""
    return key.custom_id(f"form_{action}")


async def open_letter(interaction: Interaction, draft: Draft) -> None:
    """Ask for a letter, with what was written before to be changed."""
    prompts = interaction.client.prompts
    letter = text_field(
        prompts,
        "letter",
        before=draft.words,
        long=True,
        longest=LONGEST_LETTER,
        required=True,
        other=draft.table.theirs.name,
    )
    title = prompts.say("form_title.letter", other=draft.table.theirs.name)
    await open_form(interaction, form_id(key_of(draft), "letter"), title, letter)


class LetterForm(Form):
    """A letter that was written; it is read, and shown as it was understood."""

    template = form_template("letter")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Keep and read it; nothing is sent."""
        bot, key = interaction.client, TableKey.read(match)
        draft = await bot.roleplay.drafts.write(
            key.negotiation_id,
            interaction.user.id,
            key.turn,
            values["letter"],
            interaction.created_at,
        )
        alone = is_private(interaction)
        answer = show if alone or _is_echo(interaction, key) else tell
        layout = echo_layout(bot.prompts, draft, alone=answer is tell or alone)
        await answer(interaction, layout)


def _is_echo(interaction: Interaction, key: TableKey) -> bool:
    """Whether the form was opened from an echo that everybody in the place can see."""
    if interaction.message is None:
        return False
    revise = key.custom_id("revise")
    return any(revise == getattr(each, "custom_id", None) for each in _walk(interaction.message))


def _walk(message: discord.Message) -> list[object]:
    waiting: list[object] = list(message.components)
    found: list[object] = []
    while waiting:
        part = waiting.pop()
        found.append(part)
        waiting += getattr(part, "children", [])
    return found


async def take_message(bot: Backchannel, message: discord.Message) -> None:
    """Read what a learner typed where their table is, and show it as it was understood.

    Anything else passes: other people, other places, and what Discord does not let us read.
    """
    text = _without_mention(bot, message.content)
    if message.author.bot or message.channel.type not in PLACES or not text:
        return
    tables = await bot.roleplay.playing_in(message.channel.id, message.author.id)
    if not tables:
        return
    table = tables[0]
    if table.state.incident is not None:
        waits = NotPossible(table.negotiation, "incident_waits")
        layout = refusal_layout(bot.prompts, waits)
    elif len(text) > LONGEST_LETTER:
        layout = notice(bot.prompts.say("typed.too_long", most=str(LONGEST_LETTER)))
    else:
        try:
            draft = await bot.roleplay.drafts.write(
                table.negotiation.id,
                message.author.id,
                table.state.turn,
                text,
                message.created_at,
            )
            layout = echo_layout(bot.prompts, draft, alone=False)
        except Refusal as refusal:
            layout = refusal_layout(bot.prompts, refusal)
    try:
        await message.channel.send(view=layout, nonce=str(message.id))
    except discord.HTTPException as error:
        # The panel still works; /negotiate resume finds a place where we may write.
        log.info("Could not answer in %s: %s", message.channel.id, error.code)


def _without_mention(bot: Backchannel, content: str) -> str:
    user = bot.user
    assert user is not None
    return re.sub(rf"<@!?{user.id}>", " ", content).strip()


FORMS = (LetterForm(),)
