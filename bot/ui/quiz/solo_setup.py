"""What is chosen before a quiz alone, and the buttons that begin it and go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import discord
from discord import ButtonStyle, SelectOption, ui

from bot.services.quiz.solo import Wish
from bot.ui.base import HouseButton, HouseSelect, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.setup import shorten

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.quiz.packs import Pack
    from bot.quiz.questions import Level
    from bot.services.quiz.solo import Solo

ANY = "all"
COUNTS = (5, 10, 15, 20)
LEVELS = (1, 2, 3)
Field = Literal["topic", "count", "level"]
WISH_ID = r"solo1:(?P<topic>[a-z0-9-]{1,40}):(?P<count>\d{1,2}):(?P<level>[0-3])"


@dataclass(frozen=True, slots=True)
class SoloChoice:
    """What is chosen in the set-up panel, as its ids carry it; `level` 0 takes any."""

    topic: str = ANY
    count: int = 5
    level: int = 0

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """The choices in an id."""
        return cls(match["topic"], max(1, int(match["count"])), int(match["level"]))

    @property
    def wish(self) -> Wish:
        """What is to be asked."""
        topic = None if self.topic == ANY else self.topic
        return Wish(topic, self.count, cast("Level", self.level) if self.level else None)

    def custom_id(self, what: str) -> str:
        """The id of an item of the panel."""
        return f"solo1:{self.topic}:{self.count}:{self.level}:{what}"


def setup_layout(
    prompts: Prompts, packs: Mapping[str, Pack], choice: SoloChoice, running: Solo | None
) -> Layout:
    """Topic, length and level; with a button to go on where the learner was."""
    say = prompts.say
    topics = [SelectOption(label=say("quiz_pack.all"), value=ANY, default=choice.topic == ANY)]
    topics += [
        SelectOption(
            label=shorten(pack.title),
            value=pack.id,
            description=shorten(pack.summary),
            default=choice.topic == pack.id,
        )
        for pack in list(packs.values())[:24]
    ]
    counts = [
        SelectOption(
            label=say("quiz_count.some", count=count),
            value=str(count),
            default=choice.count == count,
        )
        for count in sorted({*COUNTS, choice.count})
    ]
    levels = [
        SelectOption(
            label=say(f"solo.level_{level}"), value=str(level), default=choice.level == level
        )
        for level in (0, *LEVELS)
    ]
    menus = {"topic": topics, "count": counts, "level": levels}
    buttons: list[ui.Item[Any]] = []
    if running is not None and running.number is not None:
        label = say("solo.go_on", number=running.number + 1, total=len(running.questions))
        buttons.append(OnButton.made(running.row.id, label, ButtonStyle.success))
    style = ButtonStyle.secondary if buttons else ButtonStyle.success
    buttons.append(BeginButton.made(choice, say("solo.begin"), style))
    return Layout(
        box(
            NEUTRAL,
            paragraph(prompts.render("quiz/solo_setup")),
            *(
                row(SoloMenu.made(prompts, choice, cast("Field", name), options))
                for name, options in menus.items()
            ),
            row(*buttons),
        )
    )


class BeginButton(HouseButton, template=rf"{WISH_ID}:begin"):
    """Begin a quiz as chosen."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], choice: SoloChoice) -> None:
        super().__init__(item)
        self.choice = choice

    @classmethod
    def made(cls, choice: SoloChoice, label: str, style: ButtonStyle) -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(
            label=label, style=style, custom_id=choice.custom_id("begin")
        )
        return cls(item, choice)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, SoloChoice.read(match))

    async def press(self, interaction: Interaction) -> None:
        """Ask the first question."""
        await interaction.client.solo_room.begin(interaction, self.choice)


class OnButton(HouseButton, template=r"solo1:(?P<solo>[1-9]\d{0,18}):on"):
    """Go on with a quiz where it stands."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], solo_id: int) -> None:
        super().__init__(item)
        self.solo_id = solo_id

    @classmethod
    def made(cls, solo_id: int, label: str, style: ButtonStyle) -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(label=label, style=style, custom_id=f"solo1:{solo_id}:on")
        return cls(item, solo_id)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["solo"]))

    async def press(self, interaction: Interaction) -> None:
        """Ask what comes next, or show the result."""
        await interaction.client.solo_room.go_on(interaction, self.solo_id)


class SoloMenu(HouseSelect, template=rf"{WISH_ID}:(?P<field>{'|'.join(get_args(Field))})"):
    """One of the choices; the panel is shown again with it."""

    def __init__(self, item: ui.Select[Any], choice: SoloChoice, field: Field) -> None:
        super().__init__(item)
        self.choice = choice
        self.field: Field = field

    @classmethod
    def made(
        cls, prompts: Prompts, choice: SoloChoice, field: Field, options: list[SelectOption]
    ) -> Self:
        """A new menu for a layout."""
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say(f"solo.menu_{field}"),
            options=options,
            custom_id=choice.custom_id(field),
            required=True,
        )
        return cls(item, choice, field)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, SoloChoice.read(match), cast("Field", match["field"]))

    async def press(self, interaction: Interaction) -> None:
        """Show the panel with the choice."""
        value = self.chosen if self.field == "topic" else int(self.chosen)
        chosen: dict[str, Any] = {self.field: value}
        await interaction.client.solo_room.show_setup(interaction, replace(self.choice, **chosen))


ITEMS = (BeginButton, OnButton, SoloMenu)
