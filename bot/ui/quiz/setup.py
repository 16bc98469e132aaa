"""The set-up panel of a live quiz: everything has a value, so the lobby is one press away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast, get_args

import discord
from discord import ButtonStyle, ui

from bot.quiz.choosing import choose, without_tells
from bot.services.quiz.live import Place
from bot.services.quiz.refusals import NothingToAsk, QuizHere
from bot.ui.base import NEVER, HouseButton, HouseSelect, Reply
from bot.ui.colours import THEIRS
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.quiz.choice import CHOICE_ID, EXTRAS, Field, QuizChoice
from bot.ui.quiz.keys import require_moderator
from bot.ui.quiz.places import check_place
from bot.ui.quiz.setup_menus import options
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from discord import SelectOption

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.quiz.offers import Offer


async def show_setup(interaction: Interaction, choice: QuizChoice) -> None:
    """Show the panel with these choices; raises NoSuchPack."""
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    offers = await interaction.client.offers.of(interaction.guild_id)
    offer = await interaction.client.offers.find(interaction.guild_id, choice.pack)
    await show(interaction, setup_layout(interaction.client.prompts, offers, offer, choice))


async def open_lobby(interaction: Interaction, choice: QuizChoice) -> None:
    """Open the lobby here and show its control panel; raises NothingToAsk, NoPlace, NoSuchPack.

    Where a quiz is live already, its control panel is shown instead.
    """
    bot = interaction.client
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    channel_id = check_place(interaction)
    offer = await bot.offers.find(interaction.guild_id, choice.pack)
    rng = bot.chance
    whole = offer.shown_questions
    questions = choose(without_tells(whole, rng) if offer.is_own else whole, choice.count, rng)
    if not questions:
        raise NothingToAsk
    place = Place(interaction.guild_id, channel_id, interaction.user.id)
    teams = team_names(bot.prompts)
    note = ""
    try:
        round_ = await bot.stage.live.open_lobby(
            place, choice.setup(offer, teams), questions, interaction.created_at
        )
        round_id = round_.id
    except QuizHere as here:
        round_id = here.round_id
        note = bot.prompts.say(here.text)
    bot.stage.refresh(round_id)
    await bot.stage.panels.show(interaction, round_id, note)


def team_names(prompts: Prompts) -> list[str]:
    """What teams are called that nobody has named."""
    return [prompts.say(f"quiz_team.name_{number}") for number in (1, 2, 3, 4)]


def setup_layout(
    prompts: Prompts, offers: Sequence[Offer], offer: Offer, choice: QuizChoice
) -> Layout:
    """The panel: what has been chosen, in words and in menus."""
    count = min(choice.count, len(offer.questions))
    text = prompts.render(
        "quiz/setup",
        pack=offer.title,
        summary=offer.summary,
        count=count,
        seconds=choice.seconds,
        scoring=prompts.say(f"quiz_scoring.{choice.scoring}_hint"),
        pace=prompts.say(f"quiz_pace.{choice.pace}_hint"),
        cadence=prompts.say(f"quiz_cadence.{choice.cadence}").lower(),
        teams="" if choice.teams == "none" else prompts.say(f"quiz_teams.{choice.teams}_hint"),
        extras=[prompts.say(f"quiz_extra.{extra}") for extra in EXTRAS if extra in choice.extras],
    )
    rows = [
        row(ChoiceMenu.made(prompts, choice, field, found))
        for field, found in options(prompts, offers, offer, choice).items()
    ]
    buttons = (LobbyButton.made(prompts, choice), MoreButton.made(prompts, choice))
    return Layout(box(THEIRS, paragraph(text), *rows, row(*buttons)))


class ChoiceMenu(HouseSelect, template=rf"{CHOICE_ID}:(?P<field>{'|'.join(get_args(Field))})"):
    """One of the choices; the panel is shown again with it."""

    reply = Reply.HERE

    def __init__(self, item: ui.Select[Any], choice: QuizChoice, field: Field) -> None:
        super().__init__(item)
        self.choice = choice
        self.field: Field = field

    @classmethod
    def made(
        cls, prompts: Prompts, choice: QuizChoice, field: Field, options: list[SelectOption]
    ) -> Self:
        """A new menu for a layout; of the extras any number can be chosen, also none."""
        several = field == "extras"
        item: ui.Select[Any] = ui.Select(
            placeholder=prompts.say(f"quiz_menu.{field}"),
            options=options,
            custom_id=choice.custom_id(field),
            min_values=0 if several else 1,
            max_values=len(options) if several else 1,
            required=not several,
        )
        return cls(item, choice, field)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, QuizChoice.read(match), cast("Field", match["field"]))

    async def press(self, interaction: Interaction) -> None:
        """Show the panel with the choice."""
        require_moderator(interaction)
        await show_setup(interaction, self.choice.with_values(self.field, self.item.values))


class ChoiceButton(HouseButton, template=NEVER):
    """A button of the set-up panel."""

    reply = Reply.HERE
    what = ""

    def __init_subclass__(cls, *, what: str) -> None:
        cls.what = what
        super().__init_subclass__(template=rf"{CHOICE_ID}:{what}")

    def __init__(self, item: ui.Button[Any], choice: QuizChoice) -> None:
        super().__init__(item)
        self.choice = choice

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, QuizChoice.read(match))


class LobbyButton(ChoiceButton, what="lobby"):
    """Open the lobby."""

    @classmethod
    def made(cls, prompts: Prompts, choice: QuizChoice) -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say("quiz_button.open"),
            style=ButtonStyle.success,
            custom_id=choice.custom_id(cls.what),
        )
        return cls(item, choice)

    async def press(self, interaction: Interaction) -> None:
        """Open it in this channel."""
        require_moderator(interaction)
        await open_lobby(interaction, self.choice)


class MoreButton(ChoiceButton, what="toggle"):
    """Show the rarer choices, or hide them."""

    @classmethod
    def made(cls, prompts: Prompts, choice: QuizChoice) -> Self:
        """A new button for a layout."""
        label = prompts.say("quiz_button.less" if choice.more else "quiz_button.more")
        return cls(ui.Button(label=label, custom_id=choice.custom_id(cls.what)), choice)

    async def press(self, interaction: Interaction) -> None:
        """Show the panel the other way."""
        require_moderator(interaction)
        await show_setup(interaction, replace(self.choice, more=not self.choice.more))


ITEMS = (ChoiceMenu, LobbyButton, MoreButton)
