"""Which packs of questions a server can play: those that are shipped, and its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.choosing import live_questions
from bot.quiz.codec import dump_setup, load_question, load_setup
from bot.quiz.inert import inert_question
from bot.services.quiz.refusals import NoSuchPack
from bot.storage.quiz_packs import default_setup, find_pack, keep_default_setup, packs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.quiz.packs import Pack
    from bot.quiz.questions import Question
    from bot.quiz.setup import RoundSetup
    from bot.storage.database import Database
    from bot.storage.quiz_packs import PackRow

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack by its key: `all`, `s.<id>` for a shipped one, `g.<number>` for a server's own.

    Only questions that can be asked live are in it.
    """

    key: str
    title: str
    summary: str
    questions: tuple[Question, ...]

    @property
    def shown_questions(self) -> tuple[Question, ...]:
        """The questions as they may be shown: nothing that strangers wrote acts."""
        return tuple(map(inert_question, self.questions)) if self.is_own else self.questions

    @property
    def is_own(self) -> bool:
        """Whether moderators brought it: its texts are then not to be trusted."""
        return self.key.startswith("g.")


class Offers:
    """The packs on offer, and how each server likes to play."""

    def __init__(self, database: Database, shipped: Mapping[str, Pack], everything: str) -> None:
        self._database = database
        self.shipped = [
            Offer(f"s.{pack.id}", pack.title, pack.summary, live_questions(pack.questions))
            for pack in shipped.values()
        ]
        whole = tuple(question for offer in self.shipped for question in offer.questions)
        self.shipped.insert(0, Offer(EVERYTHING, everything, "", whole))

    async def of(self, guild_id: int) -> list[Offer]:
        """Everything on offer in a server; its own packs come first, then all topics together."""
        async with self._database.read() as tx:
            own = [own_offer(row) for row in await packs_of(tx, guild_id)]
        return [offer for offer in (*own, *self.shipped) if offer.questions]

    async def find(self, guild_id: int, key: str) -> Offer:
        """The pack of this key; raises NoSuchPack."""
        if key.startswith("g.") and key[2:].isdigit():
            async with self._database.read() as tx:
                row = await find_pack(tx, guild_id, int(key[2:]))
            if row is not None and row.retired_at is None:
                return own_offer(row)
        for offer in self.shipped:
            if offer.key == key:
                return offer
        raise NoSuchPack

    async def default(self, guild_id: int) -> RoundSetup | None:
        """How this server has said it likes to play; None if it has not."""
        async with self._database.read() as tx:
            stored = await default_setup(tx, guild_id)
        return load_setup(stored) if stored is not None else None

    async def keep_default(self, guild_id: int, setup: RoundSetup) -> None:
        """Keep how this server likes to play."""
        async with self._database.begin() as tx:
            await keep_default_setup(tx, guild_id, dump_setup(setup))


def own_offer(row: PackRow) -> Offer:
    """A pack that moderators brought."""
    questions = tuple(load_question(each) for each in row.questions)
    return Offer(f"g.{row.id}", row.title, row.summary, live_questions(questions))
