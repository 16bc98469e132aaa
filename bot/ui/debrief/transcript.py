"""The transcript of a game as a text file: every letter, move and event, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.negotiation.events import (
    Drafted,
    Ended,
    IncidentDecided,
    IncidentOpened,
    Opened,
    Replied,
    Spoken,
    ThresholdCrossed,
)
from bot.ui.base import TableButton
from bot.ui.layout import Layout, paragraph
from bot.ui.moves_in_words import moves_text
from bot.ui.pictures import Picture
from bot.ui.replies import show
from bot.ui.table_buttons import any_table
from bot.ui.words import clauses_of, day_in_words, mediator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Logged, Table


def transcript(prompts: Prompts, table: Table) -> str:
    """The whole game as plain text."""
    entries = [entry for logged in table.log for entry in _entries(prompts, table, logged)]
    return prompts.render(
        "ui/transcript",
        title=table.scenario.title,
        side=table.mine.name,
        other=table.theirs.name,
        persona=table.persona.name,
        begun=day_in_words(prompts, table.negotiation.started_at.date()),
        number=table.negotiation.id,
        entries=entries,
    )


def _entries(prompts: Prompts, table: Table, logged: Logged) -> Iterator[dict[str, str]]:
    scenario = table.scenario
    match logged.event:
        case Spoken() as said:
            moves = plain(moves_text(prompts, scenario, said))
            parts = [logged.words or "", f"[{moves}]" if logged.words and moves else moves]
            side = scenario.side(said.by).name
            yield _entry(prompts, table, said.turn, side, "\n".join(filter(None, parts)))
        case Replied(turn=turn) if logged.words:
            yield _entry(prompts, table, turn, table.theirs.name, plain(logged.words))
        case Drafted(package=package):
            text = "\n".join(f"{c['number']}. {c['clause']}" for c in clauses_of(scenario, package))
            yield _entry(prompts, table, 0, mediator_of(table), text)
        case IncidentOpened(incident=name):
            incident = next(one for one in scenario.incidents if one.id == name)
            yield _entry(prompts, table, 0, incident.title, incident.text)
        case IncidentDecided(incident=name, option=chosen):
            incident = next(one for one in scenario.incidents if one.id == name)
            option = incident.option(chosen)
            yield _entry(prompts, table, 0, option.label, option.result)
        case ThresholdCrossed(level=level):
            text = plain(prompts.render("ui/happening", threshold=level, result=None, title=None))
            yield _entry(prompts, table, 0, "", text)
        case Ended() as ended:
            clauses = clauses_of(scenario, ended.deal or {})
            text = "\n".join(f"{c['number']}. {c['clause']}" for c in clauses)
            yield _entry(prompts, table, 0, prompts.say(f"outcome.{ended.outcome}"), text)
        case Opened():
            yield _entry(prompts, table, 0, "", scenario.summary.strip())
        case _:
            pass


def _entry(prompts: Prompts, table: Table, turn: int, who: str, text: str) -> dict[str, str]:
    day = ""
    if turn:
        day = day_in_words(prompts, table.scenario.date_of(turn, table.state.setup.turns))
    return {"turn": str(turn) if turn else "", "day": day, "who": who, "text": text.strip()}


def plain(text: str) -> str:
    """Our own text without its markup."""
    return discord.utils.remove_markdown(text).replace("-# ", "")


class TranscriptButton(TableButton, action="transcript"):
    """Take the game away as a text file."""

    label = "button.transcript"

    async def press(self, interaction: Interaction) -> None:
        """Send the file to whoever played it."""
        prompts = interaction.client.prompts
        table = await any_table(interaction, self.key)
        name = f"negotiation-{table.negotiation.id}.txt"
        paper = Picture(name, transcript(prompts, table).encode(), table.scenario.title)
        attached: ui.File[Any] = ui.File(f"attachment://{name}")
        text = paragraph(prompts.say("transcript.here"))
        await show(interaction, Layout(text, attached, pictures=[paper]))


ITEMS = (TranscriptButton,)
