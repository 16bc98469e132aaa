"""Why the counterpart answered as it did: the rules behind one letter, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.negotiation.events import Replied
    from bot.services.tables import Table


def why_layout(prompts: Prompts, table: Table, turn: int) -> Layout:
    """The rules of the last letter written before exchange `turn`."""
    reply = _letter_before(table, turn)
    rules = reply.rules if reply is not None else ()
    text = prompts.render(
        "ui/why",
        sentences=[prompts.say(f"rule.{rule}") for rule in dict.fromkeys(rules)],
        persona=table.persona.name,
        character=table.persona.sentence,
    )
    return Layout(box(NEUTRAL, paragraph(text)))


def _letter_before(table: Table, turn: int) -> Replied | None:
    written = [reply for reply in table.state.replies if reply.turn < turn or table.is_over]
    return written[-1] if written else None
