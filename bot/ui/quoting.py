"""People's own words on our panels: shown as they were written, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_QUOTE = 2_400
"""Of characters on a panel; the whole text stands in the transcript."""


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text as a quotation, every line marked, cut between words if it is too long."""
    return "\n".join(f"> {line}" for line in _lines(escaped(text, longest - 2 * text.count("\n"))))


def escaped(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text without effect: no markup, no pings; cut between words if it is too long."""
    plain = discord.utils.escape_mentions(discord.utils.escape_markdown(text.strip()))
    if len(plain) <= longest:
        return plain
    # A backslash that escaped what was cut away would escape the ellipsis.
    return plain[: longest - 1].rpartition(" ")[0].rstrip("\\") + "…"


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        # A line in a quotation is still a heading or a list if it begins like one.
        yield f"\\{line}" if line.lstrip().startswith(("#", "-", "*", "+")) else line
