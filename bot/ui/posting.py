"""The messages of a negotiation: the newest holds the panel, the older ones only the story.

Each message tells one episode of the log, so the thread reads from top to bottom; the panel moves
down with it and is taken off the message where it was. A long story stands in messages of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.seats import seen_by
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.pages import debrief_pages
from bot.ui.duel.shared_table import callers, shared_ending, shared_panel, shared_story
from bot.ui.ending import ending
from bot.ui.layout import Layout, box, characters, paragraph
from bot.ui.lessons.practice import practice_ending
from bot.ui.panel import panel
from bot.ui.story import story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import ui

    from bot.content.prompts import Prompts
    from bot.negotiation.scores import Scores
    from bot.services.tables import Logged, Table

MOST_CHARACTERS = 4_000
BESIDE_A_PANEL = 1_700
"""Characters of a story up to which it shares its message with the panel, which has the rest."""


def newest_messages(prompts: Prompts, table: Table, before: Scores | None = None) -> list[Layout]:
    """The last episode with the panel, or with the end, below it; the panel is in the last.

    Once the learner has explained the key choice it is the debrief, compared with the scores of the
    game that this one was forked from (`before`); that takes about a second, and so does a practice
    that is over.
    """
    table = seen_by_all(table)
    if table.is_explained and not table.people:
        return debrief_pages(prompts, table, before)
    told = _story(prompts, table, table.episodes()[-1])
    bottom, pings = _bottom(prompts, table), callers(table) if table.people else ()
    if _is_short(told):
        return [Layout(*told, bottom, pings=pings)]
    return [*_filled(told), Layout(bottom, pings=pings)]


def older_message(prompts: Prompts, table: Table, seq: int) -> Layout | None:
    """What stays of the message with the panel that showed the log up to `seq`, once it moves.

    None if nothing does: then the story stands in messages of its own, or there is none.
    """
    table = seen_by_all(table)
    shown = [each for each in table.episodes() if each[-1].seq <= seq]
    told = _story(prompts, table, shown[-1]) if shown else []
    return Layout(*told) if told and _is_short(told) else None


def missed_messages(prompts: Prompts, table: Table) -> list[Layout]:
    """The episodes between the panel's message and the newest one."""
    table = seen_by_all(table)
    missed = table.episodes(table.negotiation.panel_seq)[:-1]
    return [layout for each in missed for layout in story_messages(prompts, table, each)]


def story_messages(prompts: Prompts, table: Table, episode: Sequence[Logged]) -> list[Layout]:
    """An episode told without its panel, in as many messages as it needs."""
    return _filled(_story(prompts, table, episode))


def seen_by_all(table: Table) -> Table:
    """What may be posted where both of a shared table read; a game alone as it is."""
    return seen_by(table, None)


def _story(prompts: Prompts, table: Table, episode: Sequence[Logged]) -> list[ui.Item[Any]]:
    if table.people:
        return shared_story(prompts, table, episode)
    return [*_origin(prompts, table, episode), *story(prompts, table, episode)]


def _origin(prompts: Prompts, table: Table, episode: Sequence[Logged]) -> list[ui.Item[Any]]:
    """Where a second try comes from, above the last thing that it shares with the first."""
    negotiation = table.negotiation
    if negotiation.parent_turn is None or episode[-1].seq != _last_shared(table):
        return []
    text = prompts.say("table.fork_of", turn=str(negotiation.parent_turn))
    return [box(NEUTRAL, paragraph(text))]


def _last_shared(table: Table) -> int:
    """The last event told before anything was said in the second try."""
    turn = table.negotiation.parent_turn or 0
    shared = [
        episode
        for episode in table.episodes()
        if all((table.own_turn(each.event) or 0) < turn for each in episode)
    ]
    return shared[-1][-1].seq


def _bottom(prompts: Prompts, table: Table) -> ui.Item[Any]:
    if table.people:
        shown = shared_ending if table.is_over else shared_panel
    elif table.is_over:
        shown = practice_ending if table.lesson is not None else ending
    else:
        shown = panel
    return shown(prompts, table)


def _is_short(told: Sequence[ui.Item[Any]]) -> bool:
    return sum(map(characters, told)) <= BESIDE_A_PANEL


def _filled(told: Sequence[ui.Item[Any]]) -> list[Layout]:
    """The items in order, as many in each message as fit."""
    parts: list[list[ui.Item[Any]]] = []
    length = MOST_CHARACTERS
    for item in told:
        length += characters(item)
        if length > MOST_CHARACTERS:
            parts.append([])
            length = characters(item)
        parts[-1].append(item)
    return [Layout(*part) for part in parts]
