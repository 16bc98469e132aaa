"""How quickly two hundred negotiations at once are answered: the real bot, a real socket, SQLite.

The playground and everybody in it live in this process, the bot in its own: two cores. Each
learner sends a letter within twenty seconds, as often as people who think for a moment.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from benchmarks.engine import Figure
from playground.acts.interactions import begin
from playground.components import walk
from playground.interactions import Interaction, InteractionType, Stage
from playground.server import Playground
from playground.world_file import load_world
from tests.end_to_end.bot_process import PATIENCE_SECONDS, BotProcess
from tests.end_to_end.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playground.model import Message, User
    from playground.world import World

LEARNERS, WITHIN_SECONDS = 200, 20.0
LETTER = "If all your missiles leave Cuba, the Jupiters leave Turkey quietly."
LOOK_EVERY_SECONDS = 0.005
WORLD = """
token = "playground-token"
[guild]
name = "A large school"
everyone = ["view_channel", "send_messages", "read_message_history", "use_application_commands"]
[bot]
username = "backchannel"
name = "Backchannel"
permissions = ["view_channel", "send_messages", "read_message_history", "embed_links"]
[[channels]]
name = "negotiation-room"
"""


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
        Figure("200 letters, shown as read, 95th percentile", _percentile(shown), 1, "s"),
        Figure("200 letters, acknowledged, 95th percentile", _percentile(acknowledged), 1, "s"),
        Figure("200 letters, acknowledged, slowest", max(acknowledged), 2.5, "s"),
        Figure("200 letters, answer on the table, median", median(answered), 1, "s"),
        Figure("200 letters, answer on the table, 95th percentile", _percentile(answered), 5, "s"),
        Figure("200 letters, lost", LEARNERS - kept, 0, ""),
    ]


def _percentile(waits: list[float]) -> float:
    return quantiles(waits, n=100)[94]


class _Class:
    """A server full of learners, and the bot."""

    def __init__(self, learners: int) -> None:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        members = "".join(
            f'[[members]]\nusername = "learner-{n}"\nname = "Learner {n}"\n'
            for n in range(learners)
        )
        world = folder / "world.toml"
        world.write_text(WORLD + members, encoding="utf-8")
        self._playground = Playground(load_world(world))
        self._bot = BotProcess(self._playground, folder)
        self._users = [self._world.user_named(f"learner-{n}") for n in range(learners)]
        self._places: dict[int, int] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._chance = random.Random(1962)

    async def __aenter__(self) -> _Class:
        await self._playground.start()
        await self._bot.start()
        base = self._playground.base_url
        async with Learner(base, "learner-0", patience=PATIENCE_SECONDS) as first:
            await first.find_bot()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._bot.close()
        await self._playground.stop()
        self._folder.cleanup()

    @property
    def _world(self) -> World:
        return self._playground.world

    async def begin_all(self) -> list[float]:
        """Let everybody set a table in direct messages; how long each waited for Discord."""
        command = next(one for one in self._world.commands.values() if one["name"] == "negotiate")
        chosen = [
            {"name": "side", "type": 3, "value": "us"},
            {"name": "place", "type": 3, "value": "dm"},
        ]
        told = {key: command[key] for key in ("id", "name", "type")}
        told["options"] = [{"name": "start", "type": 1, "options": chosen}]
        room = self._world.channel_named("negotiation-room")

        def start(user: User) -> Interaction:
            snowflake = self._playground.platform.snowflakes.next()
            return Interaction(snowflake, InteractionType.COMMAND, user, room, told)

        waits, _ = await self._do(start, lambda user: self._shown(user, ":1:write") is not None)
        return waits

    async def write_all(self) -> list[float]:
        """Let everybody type a letter; how long until each is shown as it was read."""
        async with ClientSession() as web:

            def write(user: User) -> None:
                place = f"channels/{self._places[user.id]}/messages"
                url = f"{self._playground.base_url}/people/{user.id}/{place}"
                sending = asyncio.create_task(_post(web, url))
                self._sending.add(sending)
                sending.add_done_callback(self._sending.discard)

            _, shown = await self._do(write, lambda user: self._shown(user, ":send:") is not None)
        return shown

    async def send_all(self) -> tuple[list[float], list[float], int]:
        """Let everybody send it; waits for Discord and for the answer, and how many came."""

        def send(user: User) -> Interaction:
            echo = self._shown(user, ":send:")
            assert echo is not None
            ids = [one for _, one in walk(echo.components) if ":send:" in one.get("custom_id", "")]
            told = {"custom_id": ids[0]["custom_id"], "component_type": 2, "id": ids[0]["id"]}
            platform = self._playground.platform
            channel, snowflake = self._world.channels[echo.channel_id], platform.snowflakes.next()
            return Interaction(
                snowflake, InteractionType.COMPONENT, user, channel, told, source=echo
            )

        waits, answers = await self._do(
            send, lambda user: self._shown(user, ":2:write") is not None
        )
        kept = sum(self._shown(user, ":2:write") is not None for user in self._users)
        return waits, answers, kept

    async def _do(
        self, make: Callable[[User], Interaction | None], done: Callable[[User], bool]
    ) -> tuple[list[float], list[float]]:
        """Let everybody do something within the time; waits until acknowledged, and until done."""
        loop = asyncio.get_running_loop()
        plan = sorted((self._chance.uniform(0, WITHIN_SECONDS), n) for n in range(len(self._users)))
        start = loop.time()
        waiting: dict[int, tuple[float, Interaction]] = {}
        unanswered: dict[int, float] = {}
        waits: list[float] = []
        answers: list[float] = []
        async with asyncio.timeout(WITHIN_SECONDS + PATIENCE_SECONDS):
            while plan or waiting or unanswered:
                now = loop.time()
                while plan and start + plan[0][0] <= now:
                    _, number = plan.pop(0)
                    interaction = make(self._users[number])
                    unanswered[number] = now
                    if interaction is not None:
                        begin(self._playground.platform, interaction)
                        waiting[number] = (now, interaction)
                for number, (since, interaction) in list(waiting.items()):
                    if interaction.stage is not Stage.WAITING:
                        waits.append(now - since if interaction.stage is Stage.ANSWERED else 3.0)
                        del waiting[number]
                for number, since in list(unanswered.items()):
                    if done(self._users[number]):
                        answers.append(now - since)
                        del unanswered[number]
                await asyncio.sleep(LOOK_EVERY_SECONDS)
        return waits, answers

    def _shown(self, user: User, part: str) -> Message | None:
        """The newest message in somebody's direct messages with such an id in it."""
        if user.id not in self._places:
            place = self._world.direct_channel(user.id, self._world.bot.id)
            if place is None:
                return None
            self._places[user.id] = place.id
        for message in reversed(self._world.messages.get(self._places[user.id], {}).values()):
            ids = [one.get("custom_id", "") for _, one in walk(message.components)]
            if any(part in each for each in ids):
                return message
        return None


async def _post(web: ClientSession, url: str) -> None:
    async with web.post(url, json={"content": LETTER}) as answer:
        answer.raise_for_status()
