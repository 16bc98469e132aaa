"""Practices: the next two exchanges of a case, set up where a lesson needs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import AlreadyRunning
from bot.lessons.course import UnknownLesson
from bot.lessons.deeds import Game
from bot.lessons.practice import judged
from bot.negotiation.codec import dump_event
from bot.negotiation.events import Ended, Opened, Setup
from bot.negotiation.moments import moments
from bot.negotiation.state import replay
from bot.services.learning_refusals import NoSuchLesson
from bot.services.retrospect import turning
from bot.services.tables import load_own_table, load_table
from bot.services.turns import set_table, take_turn
from bot.storage.events import NewEvent, append_events
from bot.storage.members import meet
from bot.storage.negotiations import NewNegotiation, open_negotiation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.lessons.course import Bridge
    from bot.lessons.practice import Finding
    from bot.negotiation.events import Event
    from bot.services.retrospect import Turning
    from bot.services.tables import Table
    from bot.services.turns import Recorded
    from bot.storage.database import Database

SEED = 1962
"""The same for everybody and every time: a second try meets the very same answers."""
MOMENT = timedelta(microseconds=1)


class Practices:
    """The practices of all learners."""

    def __init__(self, database: Database, repertoire: Repertoire, prompts: Prompts) -> None:
        self._database = database
        self._repertoire = repertoire
        self._prompts = prompts

    async def begin(self, user_id: int, lesson_id: str, at: datetime) -> Table:
        """Set the table for a lesson, with what came before; or find the one that still runs.

        Raises NoSuchLesson.
        """
        try:
            bridge = self._repertoire.course.lesson(lesson_id).bridge
        except UnknownLesson:
            raise NoSuchLesson from None
        new = NewNegotiation(
            user_id, bridge.scenario, bridge.side, bridge.persona, SEED, lesson=lesson_id
        )
        try:
            async with self._database.begin() as tx:
                await meet(tx, user_id, at)
                practice = await open_negotiation(tx, new, at)
                written = 0
                for number, episode in enumerate(self._story(bridge)):
                    rows = [
                        NewEvent(it.event.kind, dump_event(it.event), it.words) for it in episode
                    ]
                    moment = at + number * MOMENT
                    written = await append_events(tx, practice, written, rows, moment)
                return await load_table(tx, self._repertoire, practice)
        except AlreadyRunning as running:
            async with self._database.read() as tx:
                return await load_own_table(tx, self._repertoire, running.negotiation_id, user_id)

    def _story(self, bridge: Bridge) -> list[list[Recorded]]:
        """The opening and every exchange before the practice, as they would have been played."""
        scenario = self._repertoire.scenarios[bridge.scenario]
        persona = self._repertoire.personas[bridge.persona]
        until = len(bridge.before) + bridge.turns
        setup = Setup(
            scenario.id, bridge.side, persona.id, SEED, scenario.turns, hints=True, until=until
        )
        render = self._prompts.render
        story = [set_table(setup, scenario, persona, render)]
        for earlier in bridge.before:
            state = replay(recorded.event for episode in story for recorded in episode)
            said, *others = take_turn(state, earlier.message, scenario, persona, render)
            story.append([replace(said, words=earlier.words), *others])
        return story


@dataclass(frozen=True, slots=True)
class Practised:
    """How a practice went: what the lesson looks for, and the exchange that mattered most."""

    findings: tuple[Finding, ...]
    turning: Turning | None


def practised(table: Table) -> Practised:
    """The judgement of a practice that is over, from its log alone.

    The talks are played on in thought from where the practice broke off, which takes some tenths of
    a second: call it in a thread. ValueError for a game that is no practice.
    """
    if table.lesson is None:
        raise ValueError("only a practice is judged by a lesson")
    bridge, setup, side = table.lesson.bridge, table.state.setup, table.mine.id
    since = setup.last - bridge.turns + 1
    log = [logged.event for logged in table.log]
    game = Game(table.scenario, table.state, side, _from_exchange(log, since), since)
    found = moments(table.scenario, table.persona, _open_ended(log), side, since)
    most = max(found, key=lambda moment: abs(moment.change), default=None)
    return Practised(judged(bridge, game), turning(table, most) if most else None)


def _from_exchange(log: Sequence[Event], since: int) -> list[Event]:
    """What happened once exchange `since` was open."""
    closed = [
        n for n, event in enumerate(log) if event.kind == "turn_closed" and event.turn < since
    ]
    return list(log[closed[-1] + 1 if closed else 0 :])


def _open_ended(log: Sequence[Event]) -> list[Event]:
    """The same log as if the talks had gone on."""
    opened, *others = log
    assert isinstance(opened, Opened)
    if isinstance(others[-1], Ended) and others[-1].outcome == "no_deal":
        others.pop()
    return [replace(opened, setup=replace(opened.setup, until=None)), *others]
