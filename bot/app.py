"""The bot: its parts put together, what it loads at the start, and how it stops."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from random import SystemRandom
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.prompts import DEFAULT_LOCALE, Prompts
from bot.content.repertoire import load_repertoire
from bot.content.teaching import load_teaching
from bot.downloads import download
from bot.errors import report
from bot.gateway import use_api_base
from bot.logs import READY
from bot.metrics import Metrics
from bot.registration import register_commands
from bot.reminding import Alarm
from bot.retention import daily_purge
from bot.services.brought import BroughtShelf
from bot.services.classes import Classes
from bot.services.house_rules import HouseRules
from bot.services.learning import Learning
from bot.services.quiz.offers import Offers
from bot.services.quiz.results import QuizResults
from bot.services.quiz.solo import SoloQuizzes
from bot.services.roleplay import Roleplay
from bot.services.uploads import Uploads
from bot.storage.database import Database
from bot.ui.desk import Desk
from bot.ui.lessons.classroom import Classroom
from bot.ui.quiz.solo import SoloRoom
from bot.ui.quiz.stage import Stage

if TYPE_CHECKING:
    from random import Random

    from bot.content.repertoire import Repertoire
    from bot.downloads import Download
    from bot.settings import Settings

log = logging.getLogger(__name__)

Interaction: TypeAlias = "discord.Interaction[Backchannel]"

EXTENSIONS = (
    "cogs.roleplay",
    "cogs.challenge",
    "cogs.lessons",
    "cogs.progress",
    "cogs.quiz",
    "cogs.host",
    "cogs.packs",
    "cogs.help",
)
GUILD_READY_TIMEOUT_SECONDS = 0.5
FINISHING_SECONDS = 10
BUSY_TASKS = ("CommandTree-invoker", "discord-ui-", "discord.py: on_")
"""What discord.py calls the tasks in which it runs commands, pressed things and listeners."""

# Nobody speaks here: that the libraries for it are missing is no news.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["Backchannel"]):
    """The slash commands, with the one handler for what goes wrong in them."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Report the cause to whoever used the command."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await report(interaction, cause)


class Backchannel(commands.AutoShardedBot):
    """The application on Discord; everything it needs is made before it connects."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        repertoire: Repertoire,
        prompts: Prompts,
        learning: Learning,
    ) -> None:
        self.metrics = Metrics()
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=Tree,
            intents=intents(message_content=settings.message_content_intent),
            allowed_mentions=discord.AllowedMentions.none(),
            activity=discord.CustomActivity(prompts.render("app/presence")),
            guild_ready_timeout=GUILD_READY_TIMEOUT_SECONDS,
            max_messages=None,
            http_trace=self.metrics.trace(),
            shard_count=settings.shard_count,
        )
        if settings.shard_ids is not None:
            self.shard_ids = list(settings.shard_ids)
        self.settings = settings
        self.chance: Random = SystemRandom()  # whatever is drawn by lot is drawn from here
        self.download: Download = download
        self.database = database
        self.repertoire = repertoire
        self.prompts = prompts
        self.roleplay = Roleplay(database, repertoire, prompts)
        self.desk = Desk(self)
        self.learning = learning
        self.classroom = Classroom(prompts, repertoire, learning)
        everything = prompts.say("quiz_pack.all")
        self.offers = Offers(database, learning.teaching.packs, everything)
        self.uploads = Uploads(database, learning.teaching, repertoire)
        self.brought = BroughtShelf(database)
        self.stage = Stage(self)
        self.rules = HouseRules(database)
        self.results = QuizResults(database)
        self.classes = Classes(database, learning, self.rules, self.results)
        packs = learning.teaching.packs
        solo = SoloQuizzes(database, learning.teaching, learning.marker, learning.reviews)
        self.solo_room = SoloRoom(prompts, repertoire, packs, solo)
        self._purge = daily_purge(self)
        self.alarm = Alarm(self)
        if settings.discord_api_base:
            use_api_base(self, settings.discord_api_base)

    async def setup_hook(self) -> None:
        """Bring the database up to date, load what the bot can do, tell Discord its commands."""
        await self.database.migrate()
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await register_commands(self)
        self._purge.start()
        self.alarm.start()

    async def on_message(self, message: discord.Message, /) -> None:
        """Take no message for a command: all commands are slash commands."""

    async def on_ready(self) -> None:
        """Say in the log that people can be answered."""
        log.info(READY, extra={"servers": len(self.guilds), "shards": len(self.shards)})

    async def finish(self) -> None:
        """Take nothing new, let what is being answered be answered, and close everything."""
        for shard in self.shards.values():
            await shard.disconnect()
        if busy := [task for task in asyncio.all_tasks() if is_busy(task)]:
            log.info("Finishing %s things", len(busy))
            _done, late = await asyncio.wait(busy, timeout=FINISHING_SECONDS)
            for task in late:
                log.warning("Gave up %s after %s s", task.get_name(), FINISHING_SECONDS)
                task.cancel()
        await self.close()

    async def close(self) -> None:
        """Close the connection to Discord, then the database."""
        self._purge.cancel()
        self.stage.stop()
        self.alarm.cancel()
        await super().close()
        await self.database.close()


def is_busy(task: asyncio.Task[Any]) -> bool:
    """Whether this task, another than ours, does something for people on Discord."""
    return task is not asyncio.current_task() and task.get_name().startswith(BUSY_TASKS)


def intents(*, message_content: bool) -> discord.Intents:
    """What Discord tells us: servers and messages; what these say only if it is asked for."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.message_content = message_content
    return wanted


def create_bot(settings: Settings) -> Backchannel:
    """The bot with all it says and teaches; no database is opened, nothing connected yet.

    Raises BackchannelError for content that cannot be used.
    """
    data = shipped("data")
    teaching = load_teaching(data)
    repertoire = replace(load_repertoire(data), course=teaching.course)
    prompts = Prompts(shipped("prompts"))
    database = Database(settings.database_url)
    lexicon = load_lexicon(data / "lexicon" / DEFAULT_LOCALE)
    learning = Learning(database, teaching, repertoire, lexicon)
    return Backchannel(settings, database, repertoire, prompts, learning)
