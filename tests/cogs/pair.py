"""Two people who have sat down at one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from tests.cogs.seat import Said, Seat, Shown

WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}
SIDES = {"United States": "us", "Soviet Union": "su"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Who speaks first, who second, and the thread in which both are."""

    first: Seat
    second: Seat
    first_side: str
    thread: ChannelHandle

    @property
    def second_side(self) -> str:
        """The side of the one who speaks second."""
        return "su" if self.first_side == "us" else "us"

    @property
    def both(self) -> tuple[Seat, Seat]:
        """The two, in the order in which they speak."""
        return self.first, self.second

    @property
    def panel(self) -> Shown:
        """The shared panel."""
        return panel(self.thread)

    async def send(self, who: Seat, **terms: str) -> Said:
        """Build an offer and send it."""
        return await who.press(await who.build(self.thread, terms), "Send it")

    async def desk(self, who: Seat) -> Said:
        """Open a private desk."""
        return await who.press(self.panel, "My desk")

    async def deal(self) -> None:
        """Sign what the first proposes."""
        await self.send(self.first, **WHOLE)
        question = await self.second.press(self.panel, "Accept their offer")
        await self.second.press(question, "Sign this sheet")

    async def result(self, who: Seat, why: str = "It was time.") -> Said:
        """Say why, and read one's own result."""
        return await who.fill_in(self.panel, "My result", why=why)


async def challenge(who: Seat, whom: Seat, **options: str) -> Said:
    """Challenge somebody in the room; return the invitation, or why there is none."""
    result = await who.member.slash(who.room, "negotiate challenge", member=whom.member, **options)
    return said(result)


async def sit_down(alice: Seat, bob: Seat, **options: str) -> Pair:
    """Alice challenges, Bob accepts."""
    invitation = await challenge(alice, bob, **options)
    await bob.press(invitation, "Take it up")
    thread = alice.threads[-1]
    scene = read(thread)[0].text
    speaks_first = scene.split("in each, **")[1].split("**")[0]
    of_alice = scene.split(f"<@{alice.member.id}> speaks for **")[1].split("**")[0]
    first, second = (alice, bob) if of_alice == speaks_first else (bob, alice)
    return Pair(first, second, SIDES[speaks_first], thread)
