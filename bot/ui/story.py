"""What happened since the last panel, as it is told in the thread: letters and events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.events import (
    Drafted,
    DraftRejected,
    Ended,
    IncidentDecided,
    Opened,
    Replied,
    Spoken,
    ThresholdCrossed,
)
from bot.negotiation.scenario import LETTER
from bot.ui.colours import MINE, NEUTRAL, THEIRS
from bot.ui.layout import box, paragraph
from bot.ui.moves_in_words import moves_text
from bot.ui.quoting import quoted
from bot.ui.words import clauses_of, day_in_words, mediator_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from discord import Colour, ui

    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Channel
    from bot.services.tables import Logged, Table


def story(
    prompts: Prompts, table: Table, episode: Sequence[Logged], mine: Colour = MINE
) -> list[ui.Item[Any]]:
    """One container for each thing told, in order; empty if nothing is to be told.

    `mine` is the colour of what the one from whose chair it is told has done.
    """
    return [
        box(mine if colour is MINE else colour, paragraph(text))
        for text, colour in _told(prompts, table, episode)
    ]


def _told(
    prompts: Prompts, table: Table, episode: Sequence[Logged]
) -> Iterator[tuple[str, Colour]]:
    for logged in episode:
        match logged.event:
            case Opened():
                yield _scene(prompts, table), NEUTRAL
            case Spoken(by=by) as said if by == table.mine.id:
                yield _my_move(prompts, table, said, logged.words), MINE
            case Spoken(by=by) as said:  # of the person who sat there in the first game
                theirs = replace(table, negotiation=replace(table.negotiation, side=by))
                yield _my_move(prompts, theirs, said, logged.words), THEIRS
            case Replied() as reply if logged.words:
                yield _letter(prompts, table, reply, logged.words), THEIRS
            case ThresholdCrossed(level=level):
                yield _happening(prompts, threshold=level), NEUTRAL
            case Drafted() as draft:
                yield _mediators_text(prompts, table, draft), NEUTRAL
            case DraftRejected():
                yield prompts.say("mediation.rejected", mediator=mediator_of(table)), NEUTRAL
            case IncidentDecided() as decided:
                yield _outcome_of_incident(prompts, table, decided), NEUTRAL
            case Ended(by=None, outcome="deal"):
                yield prompts.say("mediation.both_yes", mediator=mediator_of(table)), NEUTRAL
            case Ended(by=by, outcome="deal") if by == table.mine.id:
                yield _closing_move(prompts, table, accepts=True), MINE
            case Ended(by=by, outcome="walk_out") if by == table.mine.id:
                yield _closing_move(prompts, table, accepts=False), MINE
            case _:
                pass


def _scene(prompts: Prompts, table: Table) -> str:
    if table.lesson is not None:
        bridge = table.lesson.bridge
        return prompts.render(
            "ui/practice_scene",
            title=table.lesson.title,
            role=table.mine.role.strip(),
            other=table.theirs.name,
            earlier=len(bridge.before),
            turns=bridge.turns,
            in_thread=table.negotiation.guild_id is not None,
        )
    return prompts.render(
        "ui/scene",
        title=table.scenario.title,
        summary=table.scenario.summary.strip(),
        role=table.mine.role.strip(),
        other=table.theirs.name,
        turns=table.state.setup.turns,
        in_thread=table.negotiation.guild_id is not None,
    )


def _my_move(prompts: Prompts, table: Table, said: Spoken, words: str | None) -> str:
    return prompts.render(
        "ui/my_move",
        **_heading(prompts, table, said.turn, said.channel),
        words=quoted(words) if words else None,
        moves=moves_text(prompts, table.scenario, said),
        accepts=False,
        walks_out=False,
    )


def _closing_move(prompts: Prompts, table: Table, *, accepts: bool) -> str:
    return prompts.render(
        "ui/my_move",
        **_heading(prompts, table, table.state.turn),
        words=None,
        moves="",
        accepts=accepts,
        walks_out=not accepts,
    )


def _letter(prompts: Prompts, table: Table, reply: Replied, words: str) -> str:
    heading = _heading(prompts, table, reply.turn, reply.channel)
    heading["from_"], heading["to"] = heading["to"], heading["from_"]
    return prompts.render("ui/letter", **heading, words=words)


def _heading(
    prompts: Prompts, table: Table, turn: int, channel: Channel = LETTER
) -> dict[str, str]:
    day = table.scenario.date_of(turn, table.state.setup.turns)
    rule = table.scenario.channel(channel)
    return {
        "from_": table.mine.name,
        "to": table.theirs.name,
        "day": day_in_words(prompts, day),
        "channel": rule.label if rule is not None and channel != LETTER else "",
    }


def _mediators_text(prompts: Prompts, table: Table, draft: Drafted) -> str:
    return prompts.render(
        "ui/mediators_text",
        mediator=mediator_of(table),
        number=draft.number,
        clauses=clauses_of(table.scenario, draft.package),
    )


def _happening(prompts: Prompts, threshold: int) -> str:
    return prompts.render("ui/happening", threshold=threshold, result=None, title=None)


def _outcome_of_incident(prompts: Prompts, table: Table, decided: IncidentDecided) -> str:
    incident = next(one for one in table.scenario.incidents if one.id == decided.incident)
    return prompts.render(
        "ui/happening",
        threshold=None,
        title=incident.title,
        result=incident.option(decided.option).result,
    )
