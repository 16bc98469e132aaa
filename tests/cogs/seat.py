"""A person at a table on the simulated Discord, and what they read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discord import Message
    from simcord.builders import ChannelHandle, RoleHandle
    from simcord.env import Env
    from simcord.results import InteractionResult, ResponseMessage

BUTTON, SELECT, TEXT = 2, 3, 10


class Seat:
    """One member of the server; acts in `room` unless told otherwise."""

    def __init__(
        self, env: Env, room: ChannelHandle, name: str, roles: Sequence[RoleHandle] = ()
    ) -> None:
        self.env = env
        self.room = room
        self.member = env.guild.add_member(env.create_user(name), roles=roles)

    async def use(self, command: str, **options: str | int) -> Said:
        """Use a slash command and return the answer."""
        return said(await self.member.slash(self.room, command, **options))

    async def press(self, message: Shown, label: str) -> Said:
        """Press the button with this label; the answer may be the message itself, changed."""
        return said(await self.member.click(message.source, label=label))

    async def press_id(self, message: Shown, ending: str) -> Said:
        """Press the first button whose id ends like this."""
        custom_id = next(each for each in message.ids if each.endswith(ending))
        return said(await self.member.click(message.source, custom_id=custom_id))

    async def choose(self, message: Shown, menu: str, *values: str) -> Said:
        """Choose in the menu whose id ends like this."""
        custom_id = next(each for each in message.ids if each.endswith(menu))
        return said(await self.member.select(message.source, [*values], custom_id=custom_id))

    async def fill_in(self, message: Shown, label: str, **values: str) -> Said:
        """Press a button that opens a form, fill it in and submit it."""
        form = await self.member.click(message.source, label=label)
        return said(await self.member.submit_modal(form, values))

    async def write(self, place: ChannelHandle, text: str) -> Said:
        """Write a letter from the newest panel; return how it was read."""
        return await self.fill_in(panel(place), "Write a letter", letter=text)

    async def press_shown(self, message: Shown, label: str) -> None:
        """Press a button whose answer is what changes in the place."""
        await self.member.click(message.source, label=label)

    async def set_table(self, side: str = "us", **options: str) -> ChannelHandle:
        """Start a negotiation and return its thread."""
        await self.use("negotiate start", side=side, **options)
        return self.threads[-1]

    @property
    def threads(self) -> list[ChannelHandle]:
        """The threads of the room, oldest first."""
        return sorted(self.room.threads, key=lambda thread: thread.id)

    async def build(self, place: ChannelHandle, terms: Mapping[str, str]) -> Said:
        """Build an offer on the newest panel; return the builder."""
        builder = await self.press(panel(place), "Make an offer")
        for issue, option in terms.items():
            builder = await self.choose(builder, ":clause", issue)
            builder = await self.choose(builder, f":option:{issue}", option)
        return builder

    async def offer(self, place: ChannelHandle, **terms: str) -> Said:
        """Build an offer on the newest panel and send it; return what the learner is told."""
        return await self.press(await self.build(place, terms), "Send it")


class Shown:
    """A message as somebody reads it."""

    def __init__(self, source: Message | ResponseMessage, components: list[dict[str, Any]]) -> None:
        self.source = source
        self._components = components

    @property
    def text(self) -> str:
        """All its paragraphs."""
        return "\n".join(each["content"] for each in self._walk() if each["type"] == TEXT)

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [each["label"] for each in self._walk() if each["type"] == BUTTON]

    @property
    def ids(self) -> list[str]:
        """The ids of what can be pressed or chosen from."""
        return [each["custom_id"] for each in self._walk() if each.get("custom_id")]

    @property
    def links(self) -> list[str]:
        """Where its link buttons lead."""
        return [each["url"] for each in self._walk() if each.get("url")]

    def _walk(self) -> Iterator[dict[str, Any]]:
        waiting = list(self._components)
        while waiting:
            component = waiting.pop(0)
            yield component
            waiting = [*component.get("components", ()), *waiting]
            if accessory := component.get("accessory"):
                waiting.append(accessory)


class Said(Shown):
    """An answer to one person; `ephemeral` if nobody else sees it."""

    source: ResponseMessage

    @property
    def ephemeral(self) -> bool:
        """Whether only that person sees it."""
        return self.source.ephemeral


def said(result: InteractionResult) -> Said:
    """The last thing that was said in answer."""
    message = result.followups[-1] if result.followups else result.response
    assert message is not None, "nothing was said"
    return Said(message, message.components)


def read(place: ChannelHandle) -> list[Shown]:
    """The public messages of a place, oldest first."""
    return [
        Shown(message, [dict(component.to_dict()) for component in message.components])
        for message in place.history()
        if message.components and not message.flags.ephemeral
    ]


def panel(place: ChannelHandle) -> Shown:
    """The newest public message."""
    return read(place)[-1]


def bot_thread(seat: Seat, thread: ChannelHandle) -> discord.Thread:
    """The thread as the bot may change it."""
    found = seat.env.bot.get_channel(thread.id)
    assert isinstance(found, discord.Thread)
    return found
