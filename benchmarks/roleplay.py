"""How quickly two hundred negotiations at once are answered: the real bot, a real socket, SQLite.

The playground and everybody in it live in this process, the bot in its own: two cores. Each
learner sends a letter within twenty seconds, as often as people who think for a moment.
"""

from __future__ import annotations

import asyncio
from statistics import median
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from benchmarks.engine import Figure
from benchmarks.school import School, percentile
from playground.components import walk
from playground.interactions import Interaction, InteractionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.model import Message, User

LEARNERS = 200
LETTER = "If all your missiles leave Cuba, the Jupiters leave Turkey quietly."


def figures() -> Iterator[Figure]:
    """Every figure of the role-play under load."""
    yield from asyncio.run(_letters())


async def _letters() -> list[Figure]:
    async with _Class(LEARNERS) as school:
        begun = await school.begin_all()
        shown = await school.write_all()
        acknowledged, answered, kept = await school.send_all()
    return [
        Figure("200 tables set, slowest acknowledged", max(begun), 2.5, "s"),
        Figure("200 letters, shown as read, 95th percentile", percentile(shown), 1, "s"),
        Figure("200 letters, acknowledged, 95th percentile", percentile(acknowledged), 1, "s"),
        Figure("200 letters, acknowledged, slowest", max(acknowledged), 2.5, "s"),
        Figure("200 letters, answer on the table, median", median(answered), 1, "s"),
        Figure("200 letters, answer on the table, 95th percentile", percentile(answered), 5, "s"),
        Figure("200 letters, lost", LEARNERS - kept, 0, ""),
    ]


class _Class(School):
    """Learners who negotiate."""

    def __init__(self, learners: int) -> None:
        super().__init__(learners)
        self._places: dict[int, int] = {}
        self._sending: set[asyncio.Task[None]] = set()

    async def begin_all(self) -> list[float]:
        """Let everybody set a table in direct messages; how long each waited for Discord."""
        command = next(one for one in self.world.commands.values() if one["name"] == "negotiate")
        chosen = [
            {"name": "side", "type": 3, "value": "us"},
            {"name": "place", "type": 3, "value": "dm"},
        ]
        told = {key: command[key] for key in ("id", "name", "type")}
        told["options"] = [{"name": "start", "type": 1, "options": chosen}]
        room = self.world.channel_named("negotiation-room")

        def start(user: User) -> Interaction:
            snowflake = self.playground.platform.snowflakes.next()
            return Interaction(snowflake, InteractionType.COMMAND, user, room, told)

        waits, _ = await self.everybody(
            start, lambda user: self._shown(user, ":1:write") is not None
        )
        return waits

    async def write_all(self) -> list[float]:
        """Let everybody type a letter; how long until each is shown as it was read."""
        async with ClientSession() as web:

            def write(user: User) -> None:
                place = f"channels/{self._places[user.id]}/messages"
                url = f"{self.playground.base_url}/people/{user.id}/{place}"
                sending = asyncio.create_task(_post(web, url))
                self._sending.add(sending)
                sending.add_done_callback(self._sending.discard)

            _, shown = await self.everybody(
                write, lambda user: self._shown(user, ":send:") is not None
            )
        return shown

    async def send_all(self) -> tuple[list[float], list[float], int]:
        """Let everybody send it; waits for Discord and for the answer, and how many came."""

        def send(user: User) -> Interaction:
            echo = self._shown(user, ":send:")
            assert echo is not None
            ids = [one for _, one in walk(echo.components) if ":send:" in one.get("custom_id", "")]
            told = {"custom_id": ids[0]["custom_id"], "component_type": 2, "id": ids[0]["id"]}
            platform = self.playground.platform
            channel, snowflake = self.world.channels[echo.channel_id], platform.snowflakes.next()
            return Interaction(
                snowflake, InteractionType.COMPONENT, user, channel, told, source=echo
            )

        waits, answers = await self.everybody(
            send, lambda user: self._shown(user, ":2:write") is not None
        )
        kept = sum(self._shown(user, ":2:write") is not None for user in self.users)
        return waits, answers, kept

    def _shown(self, user: User, part: str) -> Message | None:
        """The newest message in somebody's direct messages with such an id in it."""
        if user.id not in self._places:
            place = self.world.direct_channel(user.id, self.world.bot.id)
            if place is None:
                return None
            self._places[user.id] = place.id
        for message in reversed(self.world.messages.get(self._places[user.id], {}).values()):
            ids = [one.get("custom_id", "") for _, one in walk(message.components)]
            if any(part in each for each in ids):
                return message
        return None


async def _post(web: ClientSession, url: str) -> None:
    async with web.post(url, json={"content": LETTER}) as answer:
        answer.raise_for_status()
