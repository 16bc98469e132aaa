"""Fields of forms that come filled in with what was written before, and may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import TextStyle, ui

if TYPE_CHECKING:
    from bot.content.prompts import Prompts

LONGEST_DESCRIPTION = 100


def text_field(
    prompts: Prompts,
    name: str,
    *,
    before: str | None = None,
    long: bool = False,
    longest: int = 200,
    required: bool = False,
    **values: str,
) -> ui.Item[Any]:
    """A text of up to `longest` characters; its label and hint are `form.NAME` and so on."""
    text: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=TextStyle.paragraph if long else TextStyle.short,
        default=(before or "")[:longest] or None,
        required=required,
        max_length=longest,
    )
    labelled: ui.Label[Any] = ui.Label(
        text=prompts.say(f"form.{name}", **values),
        description=prompts.say(f"form_hint.{name}", **values)[:LONGEST_DESCRIPTION],
        component=text,
    )
    return labelled
