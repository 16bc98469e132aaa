"""Why the counterpart answered as it did: the rules behind one letter, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.events import Replied, Spoken, TensionMoved
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.content.prompts import Prompts
    from bot.services.tables import Table


@dataclass(frozen=True, slots=True)
class Heat:
    """How tension went in an exchange, 0..100, and the rules that moved it with what each did."""

    before: float
    after: float
    causes: tuple[tuple[str, float], ...] = ()


def why_layout(prompts: Prompts, table: Table, turn: int) -> Layout:
    """The rules of the last letter before exchange `turn`, and what moved tension with it."""
    told = [(reply, heat) for reply, heat in answers(table) if reply.turn < turn or table.is_over]
    reply, heat = told[-1] if told else (None, Heat(table.state.tension, table.state.tension))
    return Layout(box(NEUTRAL, paragraph(why_text(prompts, table, reply, heat))))


def why_text(prompts: Prompts, table: Table, reply: Replied | None, heat: Heat) -> str:
    """Why a letter of the counterpart is as it is."""
    rules = dict.fromkeys(reply.rules if reply is not None else ())
    return prompts.render(
        "ui/why",
        sentences=[prompts.say(f"rule.{rule}") for rule in rules if has_sentence(prompts, rule)],
        causes=causes_of(prompts, heat),
        before=round(heat.before),
        after=round(heat.after),
        persona=table.persona.name,
        character=table.persona.sentence,
        by_a_person=reply is None and table.state.last_spoken(table.theirs.id) is not None,
    )


def causes_of(prompts: Prompts, heat: Heat) -> list[dict[str, str]]:
    """What moved tension, each by name with what it added or took, for a template."""
    return [
        {"name": prompts.say(f"tension.{cause}"), "amount": f"{amount:+.0f}"}
        for cause, amount in heat.causes
        if round(amount) and f"tension.{cause}" in prompts.names()
    ]


def has_sentence(prompts: Prompts, rule: str) -> bool:
    """Whether the rule can be told: a log may be older or newer than the sentences."""
    return f"rule.{rule}" in prompts.names()


def answers(table: Table) -> Iterator[tuple[Replied, Heat]]:
    """Every letter of the counterpart, in order, with how tension went in its exchange."""
    reading = float(table.scenario.tension)
    heat = Heat(reading, reading)
    for logged in table.log:
        match logged.event:
            case Spoken():
                heat = Heat(reading, reading)
            case TensionMoved() as event:
                heat = Heat(reading, event.value, event.causes)
                reading = event.value
            case Replied() as event:
                yield event, heat
            case _:
                pass
