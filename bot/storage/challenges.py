"""Challenges: one live one for two people and a case, from the invitation to the end of the game.

`open` until it is answered; `running` while the two play, then `over`; or `declined`, `withdrawn`
by the challenger, `expired`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.storage.duel_schema import challenge
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection

LIVE = ("open", "running")


@dataclass(frozen=True, slots=True)
class NewChallenge:
    """What is fixed when somebody is challenged; `side` is the challenger's, None to draw it."""

    user_id: int
    invited_id: int
    scenario: str
    side: str | None
    seed: int
    guild_id: int
    channel_id: int
    expires_at: datetime
    redrawn: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """One row: `message_id` is the invitation, `negotiation_id` the game it became."""

    id: int
    user_id: int
    invited_id: int
    scenario: str
    side: str | None
    seed: int
    redrawn: bool
    guild_id: int
    channel_id: int
    message_id: int | None
    status: str
    made_at: datetime
    expires_at: datetime
    negotiation_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.status == "open"


async def open_challenge(tx: AsyncConnection, new: NewChallenge, at: datetime) -> int | None:
    """Write a challenge of two known members and return its id.

    None if there is a live one between these two for this case, whoever made it.
    """
    row = keep_first(tx, challenge).values(
        user_id=new.user_id,
        invited_id=new.invited_id,
        pair=_pair(new.user_id, new.invited_id),
        scenario=new.scenario,
        side=new.side,
        seed=new.seed,
        redrawn=new.redrawn,
        guild_id=new.guild_id,
        channel_id=new.channel_id,
        made_at=at,
        expires_at=new.expires_at,
    )
    return (await tx.execute(row.returning(challenge.c.id))).scalar_one_or_none()


async def find_challenge(tx: AsyncConnection, challenge_id: int) -> Challenge | None:
    """Return the challenge, None if it was never there or has been deleted."""
    return await _one(tx, _all().where(challenge.c.id == challenge_id))


async def live_between(
    tx: AsyncConnection, one: int, other: int, scenario: str
) -> Challenge | None:
    """Return the open or running challenge of these two for a case."""
    table = challenge.c
    wanted = _all().where(
        table.pair == _pair(one, other), table.scenario == scenario, table.status.in_(LIVE)
    )
    return await _one(tx, wanted)


async def challenge_of(tx: AsyncConnection, negotiation_id: int) -> Challenge | None:
    """Return the challenge that became this negotiation."""
    return await _one(tx, _all().where(challenge.c.negotiation_id == negotiation_id))


async def remember_invitation(tx: AsyncConnection, challenge_id: int, message_id: int) -> None:
    """Remember the message that carries the buttons."""
    row = update(challenge).where(challenge.c.id == challenge_id).values(message_id=message_id)
    await tx.execute(row)


async def answer_challenge(
    tx: AsyncConnection, challenge_id: int, status: str, negotiation_id: int | None = None
) -> bool:
    """Answer an open challenge; return False if somebody was faster."""
    row = (
        update(challenge)
        .where(challenge.c.id == challenge_id, challenge.c.status == "open")
        .values(status=status, negotiation_id=negotiation_id)
    )
    return (await tx.execute(row)).rowcount == 1


async def close_challenge(tx: AsyncConnection, negotiation_id: int) -> None:
    """Note that the game is over, so that the two may begin another one."""
    row = (
        update(challenge)
        .where(challenge.c.negotiation_id == negotiation_id, challenge.c.status == "running")
        .values(status="over")
    )
    await tx.execute(row)


def _pair(one: int, other: int) -> str:
    return f"{min(one, other)}:{max(one, other)}"


def _all() -> Select[*tuple[object, ...]]:
    return select(*(column for column in challenge.c if column.name != "pair"))


async def _one(tx: AsyncConnection, wanted: Select[*tuple[object, ...]]) -> Challenge | None:
    found = (await tx.execute(wanted)).one_or_none()
    return Challenge(*found) if found else None
