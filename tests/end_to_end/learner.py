"""Somebody who negotiates: reads the newest panel and presses what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.member import Member
from playground.reading import buttons, is_ephemeral, selects, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from playground.member import Reply
    from playground.wire import JsonObject

DIRECT = 1
PRIVATE_THREAD = 12
ROOM = "negotiation-room"


class Learner(Member):
    """A member at a table."""

    async def find_bot(self) -> None:
        """Wait until the bot is there with its commands."""
        await self.wait_for(lambda view: view.online and bool(view.commands))

    async def lose_bot(self) -> None:
        """Wait until Discord has noticed that the bot is gone."""
        await self.wait_for(lambda view: not view.online)

    async def set_table(self, side: str = "us", **options: str) -> JsonObject:
        """Start a negotiation in a private thread and return the thread."""
        await self.slash("negotiate start", channel=ROOM, options={"side": side, **options})
        thread = self.threads()[-1]
        await self.open(thread)
        return thread

    def threads(self) -> list[JsonObject]:
        """The private threads this person sees, oldest first."""
        return [one for one in self.view.channels.values() if one["type"] == PRIVATE_THREAD]

    def panels(self, place: JsonObject) -> list[JsonObject]:
        """The messages that carry a panel at this moment."""
        return [
            one
            for one in self.view.messages_in(place)
            if not is_ephemeral(one) and any(each.endswith(":brief") for each in _ids(one))
        ]

    async def direct_messages(self) -> JsonObject:
        """The direct messages with the bot, opened."""
        place = next(one for one in self.view.channels.values() if one["type"] == DIRECT)
        await self.open(place)
        return place

    async def panel(self, place: JsonObject, turn: int) -> JsonObject:
        """The message with the panel of exchange `turn`, as soon as it is there."""
        return await self.wait_for_message(
            lambda message: not is_ephemeral(message) and _has(message, f":{turn}:offer"),
            channel=place,
        )

    async def ending(self, place: JsonObject) -> JsonObject:
        """The message with the end, as soon as it is there."""
        return await self.wait_for_message(
            lambda message: not is_ephemeral(message) and _has(message, ":explain"), channel=place
        )

    async def build(self, panel: JsonObject, terms: Mapping[str, str]) -> JsonObject:
        """Build an offer clause by clause; return the builder, ready to send."""
        builder = (await self.press(panel, "Make an offer")).message
        assert builder is not None
        for issue, option in terms.items():
            if not _has(builder, f":option:{issue}"):
                choosing = self.choose(builder, "Choose a clause", issue)
                builder = await self.changed(builder, choosing)
            menu = next(each for each in _ids(builder) if each.endswith(f":option:{issue}"))
            builder = await self.changed(builder, self.choose(builder, menu, option))
        return builder

    async def offer(self, panel: JsonObject, **terms: str) -> None:
        """Build an offer and send it."""
        await self.press(await self.build(panel, terms), "Send it")

    async def send_letter(self, panel: JsonObject, text: str) -> None:
        """Write a letter and send it as it was read."""
        opened = next(each for each in _ids(panel) if each.endswith(":write"))
        send = opened.removesuffix("write") + "send:"
        await self.submit(await self.press(panel, opened), {"letter": text})
        echo = await self.wait_for_message(
            lambda message: any(each.startswith(send) for each in _ids(message)),
            channel=panel["channel_id"],
        )
        await self.press(echo, next(each for each in _ids(echo) if each.startswith(send)))

    async def explain(self, end: JsonObject, why: str) -> None:
        """Tell why, which brings the debrief."""
        await self.submit(await self.press(end, "Say why, then look back"), {"why": why})

    async def debrief(self, place: JsonObject) -> JsonObject:
        """The last message of the debrief, as soon as it is there."""
        return await self.wait_for_message(
            lambda message: not is_ephemeral(message) and _has(message, ":next"), channel=place
        )

    async def press_id(self, message: JsonObject, ending: str) -> Reply:
        """Press the first button whose id ends like this."""
        return await self.press(message, next(e for e in _ids(message) if e.endswith(ending)))

    async def changed(self, message: JsonObject, acting: Awaitable[Reply]) -> JsonObject:
        """Do something and wait until it has changed the message."""
        await acting
        await self.wait_for(lambda _: self.now(message)["components"] != message["components"])
        return self.now(message)

    def now(self, message: JsonObject) -> JsonObject:
        """The message as it stands now."""
        known = self.view.messages_in(message["channel_id"])
        return next(one for one in known if one["id"] == message["id"])

    async def read(self, place: JsonObject) -> str:
        """All that is written in a place, oldest first."""
        return "\n".join(text_of(one) for one in reversed(await self.messages(place)))


def _has(message: JsonObject, ending: str) -> bool:
    return any(each.endswith(ending) for each in _ids(message))


def _ids(message: JsonObject) -> list[str]:
    pressable = [*buttons(message), *selects(message)]
    return [each["custom_id"] for each in pressable if "custom_id" in each]
