"""A server full of learners on the playground, with the real bot in a process of its own."""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from playground.acts.interactions import begin
from playground.interactions import Stage
from playground.server import Playground
from playground.world_file import load_world
from tests.end_to_end.bot_process import PATIENCE_SECONDS, BotProcess
from tests.end_to_end.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from playground.interactions import Interaction
    from playground.model import User
    from playground.world import World

WITHIN_SECONDS = 20.0
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


def percentile(waits: Sequence[float]) -> float:
    """The wait that 95 of 100 do not exceed."""
    return quantiles(waits, n=100)[94]


class School:
    """So many learners and the bot; whatever they do, they do within twenty seconds.

    `more` is what else there is in that world, as TOML.
    """

    def __init__(self, learners: int, more: str = "") -> None:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        members = "".join(
            f'[[members]]\nusername = "learner-{n}"\nname = "Learner {n}"\n'
            for n in range(learners)
        )
        world = folder / "world.toml"
        world.write_text(WORLD + members + more, encoding="utf-8")
        self.playground = Playground(load_world(world))
        self.database = folder / "bot.db"
        self._bot = BotProcess(self.playground, folder)
        self.users = [self.world.user_named(f"learner-{n}") for n in range(learners)]
        self.chance = random.Random(1962)

    async def __aenter__(self) -> Self:
        await self.prepare()
        await self.playground.start()
        await self._bot.start()
        base = self.playground.base_url
        async with Learner(base, "learner-0", patience=PATIENCE_SECONDS) as first:
            await first.find_bot()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._bot.close()
        await self.playground.stop()
        self._folder.cleanup()

    async def prepare(self) -> None:
        """What lies in the database before the bot starts: nothing, unless said otherwise."""

    @property
    def world(self) -> World:
        """The server and everybody in it."""
        return self.playground.world

    async def everybody(
        self, make: Callable[[User], Interaction | None], done: Callable[[User], bool]
    ) -> tuple[list[float], list[float]]:
        """Let everybody do something within the time; waits until acknowledged, and until done."""
        loop = asyncio.get_running_loop()
        plan = sorted((self.chance.uniform(0, WITHIN_SECONDS), n) for n in range(len(self.users)))
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
                    interaction = make(self.users[number])
                    unanswered[number] = now
                    if interaction is not None:
                        begin(self.playground.platform, interaction)
                        waiting[number] = (now, interaction)
                for number, (since, interaction) in list(waiting.items()):
                    if interaction.stage is not Stage.WAITING:
                        waits.append(now - since if interaction.stage is Stage.ANSWERED else 3.0)
                        del waiting[number]
                for number, since in list(unanswered.items()):
                    if done(self.users[number]):
                        answers.append(now - since)
                        del unanswered[number]
                await asyncio.sleep(LOOK_EVERY_SECONDS)
        return waits, answers
