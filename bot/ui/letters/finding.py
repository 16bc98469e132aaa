"""Which letters of a negotiation a message on Discord holds.

Messages carry no number of ours, so they are told by what stands in them: it was written once and
never changes. Only letters, digits and their order count, for markup is lost and added on the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ui.layout import texts
from bot.ui.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import discord

    from bot.content.prompts import Prompts
    from bot.services.tables import Logged, Table

MENTION = re.compile(r"<@!?\d+>")
"""A letter typed where the table is may be addressed to the bot."""

LETTERS = ("spoken", "replied")
TELLING = 60
"""Characters of a letter from which on it cannot stand in another message by chance."""


@dataclass(frozen=True, slots=True)
class Found:
    """The letters in a message, in order, at one table seen from the asker's chair."""

    table: Table
    letters: tuple[Logged, ...]


def texts_of(message: discord.Message) -> list[str]:
    """Every text in a message: what was typed, and each paragraph of a layout."""
    return [MENTION.sub("", message.content), *texts(message.components)]


def find_letters(prompts: Prompts, tables: Iterable[Table], written: Sequence[str]) -> Found | None:
    """The letters that stand in these texts, at the first table that has any; None without."""
    parts = {_core(each) for each in written} - {""}
    whole = "".join(map(_core, written))
    for table in tables:
        letters = tuple(
            logged
            for logged in table.log
            if logged.event.kind in LETTERS and _stands_in(prompts, table, logged, parts, whole)
        )
        if letters:
            return Found(table, letters)
    return None


def _stands_in(prompts: Prompts, table: Table, logged: Logged, parts: set[str], whole: str) -> bool:
    words = _core(logged.words or "")
    shown = {_core(each) for each in texts(told(prompts, table, [logged]))}
    # By the words alone a letter is known whose heading was worded by another version.
    return bool(({words} | shown) & parts) or (len(words) >= TELLING and words in whole)


def _core(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).casefold()
