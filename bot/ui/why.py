"""Why the counterpart answered as it did: the rules behind one letter, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import Replied, Spoken, TensionMoved
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def why_layout(prompts: Prompts, table: Table, turn: int) -> Layout:
    """The rules of the last letter before exchange `turn`, and what moved tension with it."""
    reply, moved, before = _answer_before(table, turn)
    rules = dict.fromkeys(reply.rules if reply is not None else ())
    causes = [
        {"name": prompts.say(f"tension.{cause}"), "amount": f"{amount:+.0f}"}
        for cause, amount in (moved.causes if moved is not None else ())
        if round(amount) and f"tension.{cause}" in prompts.names()
    ]
    text = prompts.render(
        "ui/why",
        sentences=[prompts.say(f"rule.{rule}") for rule in rules if has_sentence(prompts, rule)],
        causes=causes,
        before=round(before),
        after=round(moved.value if moved is not None else before),
        persona=table.persona.name,
        character=table.persona.sentence,
    )
    return Layout(box(NEUTRAL, paragraph(text)))


def has_sentence(prompts: Prompts, rule: str) -> bool:
    """Whether the rule can be told: a log may be older or newer than the sentences."""
    return f"rule.{rule}" in prompts.names()


def _answer_before(table: Table, turn: int) -> tuple[Replied | None, TensionMoved | None, float]:
    """The letter, the move of tension in its exchange, and the reading before that."""
    answer: tuple[Replied | None, TensionMoved | None, float] = (None, None, table.state.tension)
    moved: TensionMoved | None = None
    reading = before = float(table.scenario.tension)
    for logged in table.log:
        match logged.event:
            case Spoken():
                moved = None
            case TensionMoved() as event:
                moved, before, reading = event, reading, event.value
            case Replied() as event if event.turn < turn or table.is_over:
                answer = (event, moved, before)
            case _:
                pass
    return answer
