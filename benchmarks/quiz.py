"""How quickly a room full of people is answered: the real bot, a real socket, SQLite on disk.

The playground and everybody in it live in this process, the bot in its own: two cores.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.engine import Figure
from benchmarks.school import School, percentile
from playground.acts.interactions import begin
from playground.components import walk
from playground.interactions import Interaction, InteractionType, Stage
from playground.reading import buttons, is_ephemeral, text_of
from tests.end_to_end.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from playground.model import Message

PLAYERS, ROOMS, PLAYERS_IN_A_ROOM = 300, 50, 20
MODERATOR = """
[[roles]]
name = "moderator"
permissions = ["moderate_members"]
[[members]]
username = "morgan"
name = "Morgan"
roles = ["moderator"]
"""
LOOK_EVERY_SECONDS = 0.002
PATIENCE_SECONDS = 60


def figures() -> Iterator[Figure]:
    """Every figure of live quizzes, each as the slowest of its kind."""
    yield from asyncio.run(_one_room())
    yield from asyncio.run(_many_rooms())


async def _one_room() -> list[Figure]:
    async with _School(players=PLAYERS, rooms=1) as school:
        (question,) = await school.open_quizzes(1, PLAYERS, seconds=60)
        waits = await school.press_all([(question, PLAYERS)], within_seconds=1.0)
        kept = school.answers_kept()
    return [
        Figure("300 answers in a second, 95th percentile", percentile(waits), 1, "s"),
        Figure("300 answers in a second, slowest", max(waits), 2.5, "s"),
        Figure("300 answers in a second, median", median(waits), 1, "s"),
        Figure("300 answers in a second, lost or doubled", abs(PLAYERS - kept), 0, ""),
    ]


async def _many_rooms() -> list[Figure]:
    players = ROOMS * PLAYERS_IN_A_ROOM
    async with _School(players=players, rooms=ROOMS) as school:
        asked = await school.open_quizzes(ROOMS, PLAYERS_IN_A_ROOM, seconds=300)
        presses = [(question, PLAYERS_IN_A_ROOM) for question in asked]
        waits = await school.press_all(presses, within_seconds=10.0)
        for room in range(ROOMS):
            await school.closed(f"room-{room}")
        kept = school.answers_kept()
    return [
        Figure("50 quizzes, 95th percentile", percentile(waits), 1, "s"),
        Figure("50 quizzes, slowest", max(waits), 2.5, "s"),
        Figure("50 quizzes, lost or doubled", abs(players - kept), 0, ""),
    ]


class _School(School):
    """A school with a moderator and many rooms."""

    def __init__(self, players: int, rooms: int) -> None:
        channels = "".join(f'[[channels]]\nname = "room-{n}"\n' for n in range(rooms))
        super().__init__(players, MODERATOR + channels)

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._morgan = Learner(self.playground.base_url, "morgan", patience=PATIENCE_SECONDS)
        await self._morgan.connect()
        await self._morgan.find_bot()
        return self

    async def __aexit__(self, *how: object) -> None:
        await self._morgan.close()
        await super().__aexit__(*how)

    async def open_quizzes(self, rooms: int, players: int, seconds: int) -> list[Message]:
        """Let everybody join quizzes about myths; the messages of their first questions.

        Those are true or false.
        """
        options = {"pack": "s.myths", "questions": 50, "seconds": seconds}
        panels = [
            await self._morgan.slash("host quiz", channel=f"room-{room}", options=options)
            for room in range(rooms)
        ]
        lobbies = [await self._message(f"room-{room}", ":join") for room in range(rooms)]
        await self.press_all([(lobby, players) for lobby in lobbies], within_seconds=10.0)
        for panel in panels:
            await self._morgan.press(panel.message, "Start")
        return [await self._message(f"room-{room}", ":yes") for room in range(rooms)]

    async def _message(self, room: str, ending: str) -> Message:
        """The public message with a button whose id ends like this, as soon as it is there."""
        shown = await self._morgan.wait_for_message(
            lambda message: (
                not is_ephemeral(message)
                and any(each.get("custom_id", "").endswith(ending) for each in buttons(message))
            ),
            channel=room,
        )
        return self.playground.world.message(int(shown["channel_id"]), int(shown["id"]))

    async def closed(self, room: str) -> None:
        """Wait until the room's question is closed, because all have answered."""
        await self._morgan.wait_for_message(
            lambda message: "Closed." in text_of(message), channel=room
        )

    async def press_all(
        self, asked: Sequence[tuple[Message, int]], within_seconds: float
    ) -> list[float]:
        """Let so many players press an answer of each message; how long each one waited."""
        loop = asyncio.get_running_loop()
        players = iter(range(len(self.users)))
        plan = sorted(
            (self.chance.uniform(0, within_seconds), next(players), message)
            for message, count in asked
            for _ in range(count)
        )
        start = loop.time()
        pressed: dict[int, tuple[float, Interaction]] = {}
        waits: list[float] = []
        async with asyncio.timeout(within_seconds + 10):
            while len(waits) < len(plan):
                now = loop.time()
                while len(pressed) + len(waits) < len(plan):
                    at, player, message = plan[len(pressed) + len(waits)]
                    if start + at > now:
                        break
                    pressed[player] = (now, self._press(player, message))
                for player, (since, interaction) in list(pressed.items()):
                    if interaction.stage is not Stage.WAITING:
                        waits.append(now - since if interaction.stage is Stage.ANSWERED else 3.0)
                        del pressed[player]
                await asyncio.sleep(LOOK_EVERY_SECONDS)
        return waits

    def answers_kept(self) -> int:
        """How many answers there are in the database, of different people to their question."""
        with closing(sqlite3.connect(self.database)) as database:
            row = database.execute(
                "SELECT count(*), count(DISTINCT round_id || ':' || user_id) FROM quiz_press"
            ).fetchone()
        assert row[0] == row[1], "an answer was counted twice"
        return row[0]

    def _press(self, player: int, message: Message) -> Interaction:
        platform = self.playground.platform
        user = platform.world.user_named(f"learner-{player}")
        pressable = [one for _, one in walk(message.components) if "custom_id" in one]
        button = self.chance.choice(pressable)
        told = {"custom_id": button["custom_id"], "component_type": 2, "id": button["id"]}
        channel = platform.world.channels[message.channel_id]
        interaction = Interaction(
            platform.snowflakes.next(), InteractionType.COMPONENT, user, channel, told,
            source=message,
        )  # fmt: skip
        begin(platform, interaction)
        return interaction
