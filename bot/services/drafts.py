"""The message a learner is making: written, chosen or both, kept until they send it.

Whatever is chosen or read goes into one typed message, which is shown before it is sent; what is
sent is what was shown, because it is kept here and not read again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import TYPE_CHECKING

from bot.negotiation.codec import dump_command, load_command
from bot.negotiation.commands import Message
from bot.negotiation.packages import is_complete, merge
from bot.negotiation.space import NOT_OPEN, TooManyDeals, choices_of, outcome_space
from bot.negotiation.term_sheet import term_sheet
from bot.services.refusals import UnknownChoice
from bot.services.tables import check_turn, load_own_table
from bot.storage.drafts import KeptDraft, draft_of, drop_draft, keep_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.negotiation.commands import Act, Question
    from bot.negotiation.scenario import Channel, Package
    from bot.negotiation.term_sheet import Clause
    from bot.services.tables import Table
    from bot.services.understanding import Understanding
    from bot.storage.database import Database

MOST_QUESTIONS = 3
BY_BUTTON: tuple[Act, ...] = ("accept", "walk_out")
"""What ends the talks is never sent with a letter: it has a button that asks once more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message in the making, and the sheet as it would stand once sent.

    `words` are the learner's own, `doubt` is the question they leave open.
    """

    table: Table
    message: Message
    words: str | None = None
    doubt: str | None = None

    @classmethod
    def empty(cls, table: Table) -> Draft:
        """Nothing yet."""
        return cls(table, Message(table.mine.id))

    @property
    def terms(self) -> Mapping[str, str]:
        """What the message changes in the learner's proposal."""
        return self.message.offer or {}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that could be sent."""
        return replace(self.to_send, channel="letter") == Message(self.table.mine.id)

    @property
    def takes_theirs(self) -> bool:
        """Whether the words take the other side's whole sheet as it is: that is for signing."""
        return self.table.their_offer is not None and dict(self.terms) == self.table.their_offer

    @property
    def token(self) -> str:
        """Eight letters that change with the message: what was shown is told from what is now."""
        whole = json.dumps([dump_command(self.message), self.words], sort_keys=True)
        return blake2s(whole.encode(), digest_size=4).hexdigest()

    @property
    def wants_to_leave(self) -> bool:
        """Whether the words speak of leaving the table."""
        return "walk_out" in self.message.acts

    @property
    def package(self) -> Package:
        """The learner's whole proposal if the message were sent."""
        standing = self.table.state.standing.get(self.table.mine.id, {})
        return merge(self.table.scenario, standing, self.terms)

    @property
    def sheet(self) -> tuple[Clause, ...]:
        """The term sheet as it would stand if the message were sent."""
        table = self.table
        standing = {**table.state.standing, table.mine.id: self.package}
        return term_sheet(table.scenario, replace(table.state, standing=standing), table.mine.id)

    @property
    def is_whole(self) -> bool:
        """Whether the proposal would settle every clause, so that it could be signed."""
        return is_complete(self.table.scenario, self.package)

    @property
    def to_send(self) -> Message:
        """The message with the acts that what it holds amounts to."""
        message = self.message
        acts: dict[Act, None] = dict.fromkeys(act for act in message.acts if act not in BY_BUTTON)
        if message.offer:
            acts["offer"] = None
        rider = message.contingency
        if rider is not None and not rider.instead:  # begun in the builder and left open
            message = replace(message, contingency=None)
        if message.asks:
            acts["ask"] = None
        if message.gesture is not None:
            acts["reassure"] = None
        return replace(message, acts=tuple(acts))

    def points(self) -> tuple[int, int] | None:
        """The fewest and the most points the learner may get, depending on what is still open.

        Both are the same for a whole proposal; None if the case is too large to work it out.
        """
        try:
            space = outcome_space(self.table.scenario)
        except TooManyDeals:
            return None
        chosen = choices_of(self.table.scenario, self.package)
        fitting = ((chosen == NOT_OPEN) | (space.choices == chosen)).all(axis=1)
        worth = space.utility[self.table.mine.id][fitting]
        return int(worth.min()), int(worth.max())


class Drafts:
    """The messages in the making of all learners.

    Every method raises NoSuchTable, NotYourTable, TableClosed or TurnPassed.
    """

    def __init__(
        self, database: Database, repertoire: Repertoire, understanding: Understanding
    ) -> None:
        self._database = database
        self._repertoire = repertoire
        self._understanding = understanding

    async def show(self, negotiation_id: int, user_id: int, turn: int) -> Draft:
        """The draft as it is, empty if nothing was chosen yet."""
        async with self._database.read() as tx:
            return await self._load(tx, negotiation_id, user_id, turn)

    async def choose(
        self, negotiation_id: int, user_id: int, turn: int, issue: str, option: str, at: datetime
    ) -> Draft:
        """Settle one clause in a way; raises UnknownChoice for one that is not there, too."""

        def settle(draft: Draft) -> Draft:
            try:
                draft.table.scenario.option(issue, option)
            except KeyError:
                raise UnknownChoice(draft.table.negotiation) from None
            message = replace(draft.message, offer={**draft.terms, issue: option})
            return replace(draft, message=message)

        return await self.change(negotiation_id, user_id, turn, at, settle)

    async def take_theirs(
        self, negotiation_id: int, user_id: int, turn: int, at: datetime
    ) -> Draft:
        """Start from what the other side proposes."""

        def theirs(draft: Draft) -> Draft:
            standing = draft.table.state.standing.get(draft.table.theirs.id, {})
            return replace(draft, message=replace(draft.message, offer=dict(standing)))

        return await self.change(negotiation_id, user_id, turn, at, theirs)

    async def write(
        self, negotiation_id: int, user_id: int, turn: int, text: str, at: datetime
    ) -> Draft:
        """Read what the learner wrote, in place of what was chosen or written before.

        The way of sending stays as chosen, and so does a step unless the words announce one.
        """

        # Read before the transaction: it may have to make a reader first.
        found = self.read((await self.show(negotiation_id, user_id, turn)).table, text)

        def put(draft: Draft) -> Draft:
            before = draft.message
            message = replace(
                found.message,
                channel=before.channel,
                gesture=found.message.gesture or before.gesture,
            )
            return replace(draft, message=message, words=text, doubt=found.doubt)

        return await self.change(negotiation_id, user_id, turn, at, put)

    def read(self, table: Table, text: str) -> Draft:
        """What a text would be read as at the table as it stands; nothing is kept."""
        shipped = self._repertoire.scenarios[table.scenario.id]
        found = self._understanding.understand(table, shipped, text)
        return Draft(table, found.message, text, found.reading.asks_back)

    async def ask(
        self,
        negotiation_id: int,
        user_id: int,
        turn: int,
        questions: tuple[Question, ...],
        at: datetime,
    ) -> Draft:
        """Put questions into the message, in place of those that were there; at most three."""

        def put(draft: Draft) -> Draft:
            return replace(draft, message=replace(draft.message, asks=questions[:MOST_QUESTIONS]))

        return await self.change(negotiation_id, user_id, turn, at, put)

    async def announce(
        self, negotiation_id: int, user_id: int, turn: int, step: str, at: datetime
    ) -> Draft:
        """Put a step of one's own into the message; raises UnknownChoice for one not there."""

        def take(draft: Draft) -> Draft:
            if step not in {each.id for each in draft.table.mine.steps}:
                raise UnknownChoice(draft.table.negotiation)
            return replace(draft, message=replace(draft.message, gesture=step))

        return await self.change(negotiation_id, user_id, turn, at, take)

    async def send_by(
        self, negotiation_id: int, user_id: int, turn: int, channel: Channel, at: datetime
    ) -> Draft:
        """Choose how the message will be sent; raises UnknownChoice for a way not there."""

        def route(draft: Draft) -> Draft:
            if draft.table.scenario.channel(channel) is None:
                raise UnknownChoice(draft.table.negotiation)
            return replace(draft, message=replace(draft.message, channel=channel))

        return await self.change(negotiation_id, user_id, turn, at, route)

    async def discard(self, negotiation_id: int, user_id: int, turn: int) -> Draft:
        """Forget what was chosen and written."""
        async with self._database.begin() as tx:
            draft = await self._load(tx, negotiation_id, user_id, turn)
            await drop_draft(tx, negotiation_id, user_id)
            return Draft.empty(draft.table)

    async def change(
        self,
        negotiation_id: int,
        user_id: int,
        turn: int,
        at: datetime,
        change: Callable[[Draft], Draft],
    ) -> Draft:
        """Put another draft in place of the one that is kept, in one step."""
        async with self._database.begin() as tx:
            draft = change(await self._load(tx, negotiation_id, user_id, turn))
            kept = KeptDraft(dump_command(draft.message), draft.words, draft.doubt)
            await keep_draft(tx, negotiation_id, user_id, kept, at)
            return draft

    async def _load(
        self, tx: AsyncConnection, negotiation_id: int, user_id: int, turn: int
    ) -> Draft:
        table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
        check_turn(table, turn)
        kept = await draft_of(tx, negotiation_id, user_id)
        if kept is None:
            return Draft.empty(table)
        message = load_command(kept.message)
        assert isinstance(message, Message)
        return Draft(table, message, kept.words, kept.doubt)
