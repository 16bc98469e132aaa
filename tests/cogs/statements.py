"""A pack of a server in which everything is true or false, so that a test knows its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from discord.utils import utcnow

from bot.quiz.codec import dump_question
from bot.quiz.questions import TrueFalse
from bot.storage.members import meet
from bot.storage.quiz_packs import NewPack, add_pack

if TYPE_CHECKING:
    from bot.app import Backchannel
    from tests.cogs.seat import Seat

COUNT = 5


async def statements(moderator: Seat) -> str:
    """Bring the pack to the moderator's server; return its key."""
    bot = cast("Backchannel", moderator.env.bot)
    questions = [
        TrueFalse(id=f"statement-{n}", level=1, ask=f"{n} is {n}.", answer=True, why="It is.")
        for n in range(COUNT)
    ]
    dumped = [dump_question(each) for each in questions]
    async with bot.database.begin() as tx:
        await meet(tx, moderator.member.id, utcnow())
        new = NewPack(
            moderator.env.guild.id, "statements", "Statements", dumped, moderator.member.id
        )
        return f"g.{(await add_pack(tx, new, utcnow())).id}"
