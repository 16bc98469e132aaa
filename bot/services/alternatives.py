"""What would have come of another letter in a finished game: played on by the same rules.

Nothing of it is kept. The counterpart is deterministic, so its answer is the one it would have
written; how far it leads is what the engine's own good learner reaches from there.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.negotiation.commands import Accept, WalkOut
from bot.negotiation.errors import IllegalMove
from bot.negotiation.moments import play_on
from bot.negotiation.state import replay
from bot.services.forks import before_exchange
from bot.services.refusals import NoSuchExchange, NotOver, NotPossible
from bot.services.tables import load_own_table
from bot.services.turns import take_turn

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.negotiation.commands import Command
    from bot.services.drafts import Draft, Drafts
    from bot.services.tables import Table
    from bot.services.turns import Recorded
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another letter in exchange `turn`, and what would have followed at once (`then`).

    `reach` and `did` are the totals (0..100) that good play reaches from there, and from what was
    really done; both None where nothing could be read that could be sent.
    """

    table: Table
    turn: int
    draft: Draft
    then: tuple[Recorded, ...] = ()
    reach: float | None = None
    did: float | None = None


class Alternatives:
    """The other letters of all learners."""

    def __init__(
        self, database: Database, repertoire: Repertoire, prompts: Prompts, drafts: Drafts
    ) -> None:
        self._database = database
        self._repertoire = repertoire
        self._prompts = prompts
        self._drafts = drafts

    async def try_out(self, negotiation_id: int, user_id: int, turn: int, text: str) -> Alternative:
        """What `text` would have led to, had it been sent in exchange `turn`.

        Raises NotOver before the debrief may be shown, NoSuchExchange, and NotPossible.
        """
        async with self._database.read() as tx:
            table = await load_own_table(tx, self._repertoire, negotiation_id, user_id)
        if table.people or not table.is_explained:
            raise NotOver(table.negotiation)
        draft = self._drafts.read(stood_before(table, turn), text)
        return await asyncio.to_thread(self._follow, table, turn, draft)

    def _follow(self, table: Table, turn: int, draft: Draft) -> Alternative:
        """Some tenths of a second of work."""
        command = _command(draft)
        if command is None:
            return Alternative(table, turn, draft)
        before = draft.table
        try:
            then = take_turn(
                before.state, command, before.scenario, before.persona, self._prompts.render
            )
        except IllegalMove as fault:
            raise NotPossible(table.negotiation, fault.fault) from fault
        after = before.after(then, before.moment(before.log[-1].at))
        reach, did = (_reach(each) for each in (after, stood_after(table, turn)))
        return Alternative(table, turn, draft, tuple(then), reach, did)


def stood_before(table: Table, turn: int) -> Table:
    """The table as it stood before exchange `turn`; raises NoSuchExchange."""
    log = before_exchange(table, turn)
    return replace(table, log=log, state=replay(each.event for each in log))


def stood_after(table: Table, turn: int) -> Table:
    """The table as it stood once exchange `turn` was over; the end if it was the last."""
    try:
        return stood_before(table, turn + 1)
    except NoSuchExchange:
        return table


def _command(draft: Draft) -> Command | None:
    """What the words amount to: without the second question that is asked at the table."""
    side = draft.table.mine.id
    signs = "accept" in draft.message.acts and draft.table.their_offer and not draft.terms
    if signs or draft.takes_theirs:
        return Accept(side)
    if draft.wants_to_leave and not draft.terms:
        return WalkOut(side)
    return None if draft.is_empty else draft.to_send


def _reach(table: Table) -> float:
    return play_on(table.scenario, table.persona, table.state, table.mine.id).total
