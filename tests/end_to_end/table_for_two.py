"""Two learners at one table, and everything either of them has ever been shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.content.files import shipped
from bot.content.repertoire import load_repertoire
from playground.reading import is_ephemeral, labels, text_of
from tests.end_to_end.learner import ROOM

if TYPE_CHECKING:
    from bot.negotiation.scenario import Scenario
    from playground.wire import JsonObject
    from tests.end_to_end.learner import Learner

CASE = load_repertoire(shipped("data")).scenarios["cuba-1962-short"]
NAMES = {side.id: side.name for side in CASE.sides}
OTHER = {"us": "su", "su": "us"}
LONG = 30
"""Characters from which on a sentence is told from another."""

WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}


class TableForTwo:
    """The thread of two who have sat down; `us` and `su` are the people on these sides."""

    def __init__(self, us: Learner, su: Learner, thread: JsonObject) -> None:
        self.people = {"us": us, "su": su}
        self.thread = thread

    async def panel(self, who: Learner, mover: str, turn: int) -> JsonObject:
        """The shared panel that waits for `mover` in exchange `turn`, as soon as it is there."""
        waits = f"**{NAMES[mover]} is to move**"
        return await who.wait_for_message(
            lambda message: (
                not is_ephemeral(message)
                and waits in text_of(message)
                and f":{turn}:duel_desk" in json.dumps(message["components"])
            ),
            channel=self.thread,
        )

    async def public(self, who: Learner, text: str) -> JsonObject:
        """A public message that says so."""
        return await who.wait_for_message(
            lambda message: not is_ephemeral(message) and text in text_of(message),
            channel=self.thread,
        )

    async def newest(self, who: Learner) -> JsonObject:
        """The message with the panel as this person sees it now."""
        pressable = [
            one
            for one in who.view.messages_in(self.thread)
            if not is_ephemeral(one) and {"My desk", "My result"} & set(labels(one))
        ]
        return pressable[-1]

    async def desk(self, side: str) -> JsonObject:
        """A private desk, opened from the newest panel."""
        who = self.people[side]
        desk = (await who.press(await self.newest(who), "My desk")).message
        assert desk is not None
        assert is_ephemeral(desk)
        return desk

    async def offer(self, side: str, turn: int, **terms: str) -> None:
        """Build an offer in one's turn and send it."""
        who = self.people[side]
        await who.offer(await self.panel(who, side, turn), **terms)


async def sit_down(alice: Learner, bob: Learner, **options: str) -> TableForTwo:
    """Alice challenges Bob and takes the United States; Bob takes it up."""
    await alice.slash(
        "negotiate challenge", channel=ROOM, options={"member": bob, "side": "us", **options}
    )
    invitation = await bob.wait_for_message(
        lambda message: "Take it up" in labels(message), channel=ROOM
    )
    await bob.press(invitation, "Take it up")
    for who in (alice, bob):
        await who.wait_for(lambda _, who=who: bool(who.threads()))
        await who.open(who.threads()[-1])
    return TableForTwo(alice, bob, alice.threads()[-1])


def first_side(table: TableForTwo) -> str:
    """The side that was drawn to speak first."""
    scene = next(
        text_of(one)
        for one in table.people["us"].view.messages_in(table.thread)
        if "speaks first" in text_of(one)
    )
    return next(side for side, name in NAMES.items() if f"in each, **{name}**" in scene)


def everything_shown_to(who: Learner) -> str:
    """Every event this person was ever sent: messages, changes, forms, ephemeral ones included."""
    return "\n".join(
        json.dumps(data, ensure_ascii=False) for name, data in who.view.events if name != "READY"
    )


def secrets_of(side: str, case: Scenario = CASE) -> set[str]:
    """What only the person on this side may ever read, as it would stand in a message."""
    return _sheet_of(side, case) - _sheet_of(case.other(side).id, case)


def _sheet_of(side: str, case: Scenario) -> set[str]:
    mine = case.side(side)
    texts = (mine.brief, mine.batna, *(each.positions[side].interest for each in case.issues))
    sentences = {part.strip() for text in texts for part in text.split(". ") if len(part) > LONG}
    return sentences | {
        f"-# **{option.points[side]}** · {option.label}\n"
        for issue in case.issues
        for option in issue.options
    }
