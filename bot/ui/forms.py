"""Forms that outlive a restart between opening and submitting: what they are about is in the id.

discord.py forgets an open form when the process ends, and keeps one that was dismissed for ever.
So ours time out for it at once, and their answers are taken from the event of the submission.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, cast

import discord
from discord import InteractionType, ui

from bot.errors import report
from bot.ui.ids import LONGEST_ID
from bot.ui.replies import kindly

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from bot.app import Interaction

FORGET_AFTER_SECONDS = 1
LONGEST_TITLE, LONGEST_LABEL, LONGEST_DESCRIPTION = 45, 45, 100
NONCE = r":\d{1,20}"
"""What follows the id of a form: one that is opened twice must not be the same to Discord."""


class Form(ABC):
    """One kind of form; `template` matches the whole id, NONCE included."""

    template: ClassVar[re.Pattern[str]]
    apart: ClassVar[bool] = False
    """Whether the answer is a private message of its own: a must where a command opened it."""

    @abstractmethod
    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str], /
    ) -> None:
        """Take what was typed, by the ids of the fields; the answer has been deferred."""


def field(
    name: str,
    label: str,
    description: str = "",
    *,
    long: bool = False,
    longest: int = 200,
    placeholder: str = "",
) -> ui.Item[Any]:
    """A text to type, of up to `longest` characters."""
    text: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        required=True,
        max_length=longest,
        placeholder=placeholder or None,
    )
    labelled: ui.Label[Any] = ui.Label(
        text=label[:LONGEST_LABEL],
        description=description[:LONGEST_DESCRIPTION] or None,
        component=text,
    )
    return labelled


async def open_form(
    interaction: Interaction, form_id: str, title: str, *items: ui.Item[Any]
) -> None:
    """Show a form as the answer to a press; `form_id` matches a Form's template without NONCE."""
    custom_id = f"{form_id}:{interaction.id}"
    if len(custom_id) > LONGEST_ID:
        raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
    modal = ui.Modal(title=title[:LONGEST_TITLE], custom_id=custom_id, timeout=FORGET_AFTER_SECONDS)
    for item in items:
        modal.add_item(item)
    await interaction.response.send_modal(modal)


async def take(interaction: Interaction, forms: Iterable[Form]) -> None:
    """Hand a submitted form to whoever knows its id; do nothing for anything else."""
    if interaction.type is not InteractionType.modal_submit or interaction.data is None:
        return
    custom_id = str(interaction.data.get("custom_id", ""))
    for form in forms:
        if match := form.template.fullmatch(custom_id):
            try:
                async with kindly(interaction):
                    await interaction.response.defer(ephemeral=form.apart, thinking=form.apart)
                    await form.submitted(interaction, match, dict(_typed(interaction.data)))
            except Exception as error:  # noqa: BLE001  # the edge: discord.py would only log it
                await report(interaction, error)


def _typed(part: object) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        table = cast("dict[str, object]", part)
        if "value" in table and "custom_id" in table:
            yield str(table["custom_id"]), str(table["value"])
        for inner in (table.get("component"), table.get("components")):
            yield from _typed(inner)
    elif isinstance(part, list):
        for inner in cast("list[object]", part):
            yield from _typed(inner)
