"""The second page: the exchanges that mattered, in own words, each to be tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.commands import Accept, Message
from bot.ui.colours import MINE
from bot.ui.debrief.again import AgainButton
from bot.ui.debrief.reading import RereadButton
from bot.ui.debrief.whatif import WhatIfButton
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.lessons.buttons import OpenNewButton
from bot.ui.moves_in_words import moves_text
from bot.ui.quoting import quoted
from bot.ui.words import clauses_of

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.negotiation.commands import Command
    from bot.services.retrospect import Retrospect, Turning
    from bot.services.tables import Table

LONGEST_QUOTE = 500
MOST_CLAUSES = 4
LESSONS = {
    "asked": "asking",
    "ask": "asking",
    "traded": "trading",
    "better_trade": "trading",
    "gave_away": "trading",
    "moved": "first-offer",
    "stood_still": "trading",
    "stepped": "escalation",
    "threat": "escalation",
    "irritation": "letters",
    "quiet_channel": "channels",
    "closed": "closing",
    "closing": "closing",
    "left": "alternatives",
    "signed_early": "closing",
    "cooled": "escalation",
    "drew_back": "trading",
}
"""The lesson behind each principle."""


def turnings_page(prompts: Prompts, table: Table, seen: Retrospect) -> Layout:
    """The page, with a way back into each of the exchanges."""
    head = prompts.render("ui/debrief_moments", moments=len(seen.turnings))
    items: list[ui.Item[Any]] = [paragraph(head)]
    offered: set[str] = set()
    for turning in seen.turnings:
        doors: list[ui.Item[Any]] = [
            AgainButton.made(prompts, key := TableKey(table.negotiation.id, turning.moment.turn)),
            WhatIfButton.made(prompts, key),
        ]
        lesson = LESSONS[turning.principle]
        if lesson not in offered:  # the same button twice is refused by Discord
            doors.append(OpenNewButton.made(lesson, "read", prompts.say("button.lesson_behind")))
        offered.add(lesson)
        items += [rule(), paragraph(turning_text(prompts, table, turning)), row(*doors)]
    if not seen.turnings:  # any exchange can still be opened again
        key = TableKey(table.negotiation.id, table.state.turn)
        items.append(row(RereadButton.made(prompts, key)))
    return Layout(box(MINE, *items))


def turning_text(prompts: Prompts, table: Table, turning: Turning) -> str:
    """What was done in an exchange, what that shows, and what would have served better."""
    moment = turning.moment
    return prompts.render(
        "ui/debrief_moment",
        turn=moment.turn,
        change=round(moment.change),
        words=quoted(turning.words, LONGEST_QUOTE) if turning.words else None,
        moves=moves_text(prompts, table.scenario, turning.did) if turning.did else "",
        end=_end(prompts, table) if turning.did is None else "",
        principle=prompts.say(f"principle.{turning.principle}"),
        better=_in_short(prompts, table, moment.better),
        reach=f"{moment.before:.0f}",
        after=f"{moment.after:.0f}",
    )


def _end(prompts: Prompts, table: Table) -> str:
    """What the learner did to end it."""
    ended = table.state.ending
    assert ended is not None
    return prompts.say("better.you_left" if ended.outcome == "walk_out" else "better.you_signed")


def _in_short(prompts: Prompts, table: Table, better: Command) -> str:
    """What the good line does there, in a clause or two."""
    match better:
        case Accept():
            return prompts.say("better.sign")
        case Message(offer=offer, asks=asks):
            parts: list[str] = []
            standing = table.state.standing.get(table.mine.id, {})
            changed = {i: o for i, o in (offer or {}).items() if standing.get(i) != o}
            if asks:
                parts.append(prompts.say("better.ask"))
            if changed:
                clauses = clauses_of(table.scenario, changed)[:MOST_CLAUSES]
                named = "; ".join(f"{each['issue']}: {each['option']}" for each in clauses)
                more = len(changed) - len(clauses)
                text = "better.offer_and_more" if more > 0 else "better.offer"
                parts.append(prompts.say(text, clauses=named, more=str(more)))
            elif offer:
                parts.append(prompts.say("better.same"))
            return prompts.say("better.and").join(parts)
        case _:
            return prompts.say("better.other")
