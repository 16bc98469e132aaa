"""Challenging another member: invite, answer, withdraw, expire, and begin the game.

Each method that changes something is one transaction, committed before it returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.negotiation.chance import draw
from bot.negotiation.codec import dump_event
from bot.negotiation.events import Setup
from bot.negotiation.game import opening
from bot.services.cases import find_case, offered
from bot.services.duel_refusals import (
    ChallengedByThem,
    InvitationOver,
    NotInvited,
    NotYourChallenge,
    PlayingTogether,
)
from bot.services.refusals import UnknownChoice
from bot.services.tables import load_own_table
from bot.storage.challenges import (
    NewChallenge,
    answer_challenge,
    find_challenge,
    live_between,
    open_challenge,
    remember_invitation,
)
from bot.storage.events import NewEvent, append_events
from bot.storage.members import meet
from bot.storage.negotiations import NewNegotiation, find_negotiation, open_negotiation
from bot.storage.participants import seat_people
from bot.storage.schema import PERSON
from bot.storage.timers import claim_due, set_timer, stop_timer

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.repertoire import Repertoire
    from bot.negotiation.scenario import Scenario
    from bot.services.tables import Table
    from bot.storage.challenges import Challenge
    from bot.storage.database import Database

OPEN_FOR = timedelta(days=3)
EXPIRY = "challenge"
"""The kind of the timers by which invitations end."""

AT_ONCE = 20
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to play, with whom and where; `side` None to have the sides drawn.

    `redrawn` asks for other points than those that are shipped.
    """

    user_id: int
    invited_id: int
    scenario: str
    side: str | None
    guild_id: int
    channel_id: int
    redrawn: bool = False


class Challenges:
    """The challenges of all members."""

    def __init__(self, database: Database, repertoire: Repertoire) -> None:
        self._database = database
        self._repertoire = repertoire

    async def scenario_of(self, challenge: Challenge) -> Scenario:
        """The case of a challenge; raises UnknownChoice if it is not known any more."""
        async with self._database.read() as tx:
            scenario = await find_case(tx, self._repertoire, challenge.scenario)
        if scenario is None:
            raise UnknownChoice
        return scenario

    async def make(self, wish: Wish, seed: int, at: datetime) -> Challenge:
        """Challenge somebody, or find the challenge again that waits for them already.

        Raises UnknownChoice, ChallengedByThem, PlayingTogether.
        """
        scenario = await self._on_offer(wish)
        if wish.side not in {None, *(side.id for side in scenario.sides)}:
            raise UnknownChoice
        new = NewChallenge(
            wish.user_id,
            wish.invited_id,
            scenario.id,
            wish.side,
            seed,
            wish.guild_id,
            wish.channel_id,
            at + OPEN_FOR,
            wish.redrawn,
        )
        async with self._database.begin() as tx:
            await meet(tx, wish.user_id, at)
            await meet(tx, wish.invited_id, at)
            challenge_id = await open_challenge(tx, new, at)
            if challenge_id is None:
                return await _live(tx, wish)
            await set_timer(tx, EXPIRY, str(challenge_id), new.expires_at, {}, wish.user_id)
            return await _known(tx, challenge_id)

    async def find(self, challenge_id: int) -> Challenge:
        """The challenge as it stands; raises InvitationOver if it is gone."""
        async with self._database.read() as tx:
            return await _known(tx, challenge_id)

    async def posted(self, challenge_id: int, message_id: int) -> None:
        """Remember the message that carries the buttons."""
        async with self._database.begin() as tx:
            await remember_invitation(tx, challenge_id, message_id)

    async def to_answer(self, challenge_id: int, user_id: int, at: datetime) -> Challenge:
        """The challenge if this person may answer it now; raises NotInvited or InvitationOver."""
        challenge = await self.find(challenge_id)
        if user_id != challenge.invited_id:
            raise NotInvited
        async with self._database.read() as tx:
            await _check_open(tx, challenge, at)
        return challenge

    async def accept(self, challenge_id: int, user_id: int, at: datetime) -> Table:
        """Set the table for both and return it as the invited one sees it.

        It has no place on Discord yet. Raises as `to_answer` does, and UnknownChoice.
        """
        challenge = await self.to_answer(challenge_id, user_id, at)
        scenario = await self.scenario_of(challenge)
        sides = _drawn(challenge, scenario)
        first = _first(challenge, scenario)
        weights = challenge.seed if challenge.redrawn else None
        setup = Setup(scenario.id, first, None, challenge.seed, scenario.turns, weights)
        new = NewNegotiation(challenge.user_id, scenario.id, first, PERSON, challenge.seed)
        async with self._database.begin() as tx:
            negotiation_id = await open_negotiation(tx, new, at)
            await _answer(tx, challenge, "running", negotiation_id)
            await seat_people(tx, negotiation_id, sides)
            rows = [
                NewEvent(event.kind, dump_event(event)) for event in opening(setup, scenario, None)
            ]
            await append_events(tx, negotiation_id, 0, rows, at)
            return await load_own_table(tx, self._repertoire, negotiation_id, user_id)

    async def decline(self, challenge_id: int, user_id: int, at: datetime) -> Challenge:
        """Say no; raises as `to_answer` does."""
        challenge = await self.to_answer(challenge_id, user_id, at)
        return await self._end(challenge, "declined")

    async def withdraw(self, challenge_id: int, user_id: int, at: datetime) -> Challenge:
        """Take the challenge back; raises NotYourChallenge or InvitationOver."""
        challenge = await self.find(challenge_id)
        if user_id != challenge.user_id:
            raise NotYourChallenge
        async with self._database.read() as tx:
            await _check_open(tx, challenge, at)
        return await self._end(challenge, "withdrawn")

    async def cancel(self, challenge: Challenge) -> Challenge:
        """Take a challenge back whose maker is gone; raises InvitationOver if it was answered."""
        return await self._end(challenge, "withdrawn")

    async def expire(self, at: datetime) -> list[Challenge]:
        """End the invitations whose time is over, and claim those whose message must change.

        What is not reported as `told` comes up again after a while.
        """
        async with self._database.begin() as tx:
            found: list[Challenge] = []
            for timer in await claim_due(tx, EXPIRY, at, AT_ONCE):
                challenge_id = int(timer.subject)
                await answer_challenge(tx, challenge_id, "expired")
                challenge = await find_challenge(tx, challenge_id)
                if challenge is not None:
                    found.append(challenge)
            return found

    async def told(self, challenge: Challenge) -> None:
        """Note that the end of this one has been told."""
        async with self._database.begin() as tx:
            await stop_timer(tx, EXPIRY, str(challenge.id))

    async def _end(self, challenge: Challenge, status: str) -> Challenge:
        async with self._database.begin() as tx:
            await _answer(tx, challenge, status)
            return await _known(tx, challenge.id)

    async def _on_offer(self, wish: Wish) -> Scenario:
        async with self._database.read() as tx:
            known = await offered(tx, self._repertoire, wish.guild_id, wish.user_id)
        scenario = known.scenarios.get(wish.scenario)
        if scenario is None:
            raise UnknownChoice
        return scenario


async def _live(tx: AsyncConnection, wish: Wish) -> Challenge:
    live = await live_between(tx, wish.user_id, wish.invited_id, wish.scenario)
    if live is None:
        raise InvitationOver
    if live.negotiation_id is not None:
        negotiation = await find_negotiation(tx, live.negotiation_id)
        assert negotiation is not None
        raise PlayingTogether(negotiation)
    if live.user_id != wish.user_id:
        raise ChallengedByThem(live)
    return live


async def _known(tx: AsyncConnection, challenge_id: int) -> Challenge:
    challenge = await find_challenge(tx, challenge_id)
    if challenge is None:
        raise InvitationOver
    return challenge


async def _check_open(tx: AsyncConnection, challenge: Challenge, at: datetime) -> None:
    if challenge.is_open and at < challenge.expires_at:
        return
    status = "expired" if challenge.is_open else challenge.status
    game = challenge.negotiation_id
    raise InvitationOver(status, await find_negotiation(tx, game) if game else None)


async def _answer(
    tx: AsyncConnection, challenge: Challenge, status: str, negotiation_id: int | None = None
) -> None:
    if not await answer_challenge(tx, challenge.id, status, negotiation_id):
        raise InvitationOver
    await stop_timer(tx, EXPIRY, str(challenge.id))


def _drawn(challenge: Challenge, scenario: Scenario) -> dict[str, int]:
    """Who sits on which side: as the challenger chose, else as the seed says."""
    first, second = (side.id for side in scenario.sides)
    chosen = challenge.side or (first if draw(challenge.seed, "side") < HALF else second)
    return {chosen: challenge.user_id, scenario.other(chosen).id: challenge.invited_id}


def _first(challenge: Challenge, scenario: Scenario) -> str:
    """Which side speaks first; always drawn."""
    first, second = (side.id for side in scenario.sides)
    return first if draw(challenge.seed, "first") < HALF else second
