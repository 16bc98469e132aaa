"""What answers a question: buttons for one choice, menus for several, forms for own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ButtonStyle, SelectOption, ui

from bot.quiz.answers import Chosen, Matched, Ordered, Said
from bot.quiz.inert import as_label
from bot.quiz.questions import Estimate, Improvement, Matching, Ordering, ShortAnswer
from bot.services.learning_refusals import QuestionGone
from bot.services.marking import Repacked
from bot.ui.base import NEVER, HouseButton, HouseSelect, Reply
from bot.ui.questions.asking import ASKED_ID, DIGITS, Asked
from bot.ui.questions.packages import NOT_SETTLED, unpacked
from bot.ui.questions.writing import ask_for_number, ask_for_short, ask_for_words
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.quiz.questions import Question
    from bot.services.marking import Given
    from bot.ui.questions.asking import Host

LONGEST_OPTION = 100


class AskButton(HouseButton, template=NEVER):
    """A button that answers, or helps to answer, a question."""

    reply = Reply.HERE
    pattern: ClassVar[str]

    def __init_subclass__(cls, *, pattern: str) -> None:
        super().__init_subclass__(template=rf"{ASKED_ID}:(?P<what>{pattern})")

    def __init__(self, item: ui.Button[Any], asked: Asked, what: str) -> None:
        super().__init__(item)
        self.asked = asked
        self.what = what

    @classmethod
    def made(
        cls, asked: Asked, what: str, label: str, style: ButtonStyle = ButtonStyle.secondary
    ) -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(
            label=as_label(label), style=style, custom_id=asked.custom_id(what)
        )
        return cls(item, asked, what)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, Asked.read(match), match["what"])

    def host(self, interaction: Interaction) -> Host:
        """Who asks; raises QuestionGone if nobody of this version does."""
        return host_of(interaction, self.asked)


class ChoiceButton(AskButton, pattern=r"c\d|yes|no"):
    """One choice of several, or true and false."""

    async def press(self, interaction: Interaction) -> None:
        """Answer with it."""
        given: Given = (
            Chosen(frozenset({int(self.what[1:])}))
            if self.what.startswith("c")
            else Said(self.what == "yes")
        )
        await answer(interaction, self.asked, given)


class PickButton(AskButton, pattern=r"s[0-9a-z-]{0,20}"):
    """The next pick of a row of picks, all of which the id carries; none is starting over."""

    async def press(self, interaction: Interaction) -> None:
        """Show the question with it, or answer if it was the last."""
        host = self.host(interaction)
        question = await host.question(interaction, self.asked.subject)
        picks = self.what[1:]
        given = _whole(question, picks)
        if given is not None:
            await answer(interaction, self.asked, given)
        else:
            await show(interaction, await host.redraw(interaction, self.asked.subject, picks))


class CheckButton(AskButton, pattern=r"k[0-9a-z-]{1,20}"):
    """A package as it was put together, for judgement."""

    async def press(self, interaction: Interaction) -> None:
        """Answer with it."""
        question = await self.host(interaction).question(interaction, self.asked.subject)
        if not isinstance(question, Improvement):
            raise QuestionGone
        scenario = interaction.client.repertoire.scenarios[question.scenario]
        await answer(interaction, self.asked, Repacked(unpacked(scenario, self.what[1:])))


class WriteButton(AskButton, pattern="w"):
    """Open the form for a number or for own words."""

    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Ask for what the question wants."""
        question = await self.host(interaction).question(interaction, self.asked.subject)
        if isinstance(question, Estimate):
            await ask_for_number(interaction, self.asked, question)
        elif isinstance(question, ShortAnswer):
            await ask_for_short(interaction, self.asked)
        else:
            await ask_for_words(interaction, self.asked)


class AskMenu(HouseSelect, template=NEVER):
    """A menu that answers, or helps to answer, a question."""

    reply = Reply.HERE

    def __init_subclass__(cls, *, pattern: str) -> None:
        super().__init_subclass__(template=rf"{ASKED_ID}:(?P<what>{pattern})")

    def __init__(self, item: ui.Select[Any], asked: Asked, what: str) -> None:
        super().__init__(item)
        self.asked = asked
        self.what = what

    @classmethod
    def made(
        cls,
        asked: Asked,
        what: str,
        placeholder: str,
        options: Sequence[SelectOption],
        most: int = 1,
    ) -> Self:
        """A new menu for a layout, of which 1 to `most` options can be chosen."""
        item: ui.Select[Any] = ui.Select(
            placeholder=placeholder,
            options=list(options),
            min_values=1,
            max_values=most,
            custom_id=asked.custom_id(what),
            required=True,
        )
        return cls(item, asked, what)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, Asked.read(match), match["what"])


class ChoicesMenu(AskMenu, pattern="m"):
    """Several choices at once."""

    async def press(self, interaction: Interaction) -> None:
        """Answer with them."""
        chosen = frozenset(int(value) for value in self.item.values)
        await answer(interaction, self.asked, Chosen(chosen))


class ClauseMenu(AskMenu, pattern=r"p[0-9a-z-]{1,20}\.\d{1,2}"):
    """How one clause of a package is to be settled; the others are carried in the id."""

    async def press(self, interaction: Interaction) -> None:
        """Show the package with it."""
        picks, _, issue = self.what[1:].partition(".")
        place = int(issue)
        if place >= len(picks):
            raise QuestionGone
        changed = picks[:place] + self.chosen + picks[place + 1 :]
        host = host_of(interaction, self.asked)
        await show(interaction, await host.redraw(interaction, self.asked.subject, changed))


async def answer(interaction: Interaction, asked: Asked, given: Given) -> None:
    """Hand the answer to the host and show what it says."""
    host = host_of(interaction, asked)
    await show(interaction, await host.answered(interaction, asked.subject, given))


def host_of(interaction: Interaction, asked: Asked) -> Host:
    """Who asks; raises QuestionGone if nobody of this version does."""
    host = interaction.client.classroom.hosts.get(asked.host)
    if host is None:
        raise QuestionGone
    return host


def option(label: str, value: str, *, default: bool = False, more: str = "") -> SelectOption:
    """An option of a menu, cut to what Discord takes."""
    return SelectOption(
        label=_cut(label), value=value, description=_cut(more) or None, default=default
    )


def _cut(text: str) -> str:
    line = as_label(" ".join(text.split()))
    if len(line) <= LONGEST_OPTION:
        return line
    return line[: LONGEST_OPTION - 1].rpartition(" ")[0] + "…"


def _whole(question: Question, picks: str) -> Given | None:
    """The answer the picks amount to; None while some are missing. Raises QuestionGone."""
    numbers = tuple(DIGITS.find(pick) for pick in picks)
    if NOT_SETTLED in picks and not isinstance(question, Improvement):
        raise QuestionGone
    match question:
        case Ordering():
            if len(set(numbers)) != len(numbers) or max(numbers, default=0) >= len(question.items):
                raise QuestionGone
            return Ordered(numbers) if len(numbers) == len(question.items) else None
        case Matching():
            labels = tuple(question.answers)
            if len(numbers) > len(question.items) or max(numbers, default=0) >= len(labels):
                raise QuestionGone
            if len(numbers) < len(question.items):
                return None
            return Matched(tuple(labels[number] for number in numbers))
        case Improvement():
            return None
        case _:
            raise QuestionGone


ITEMS = (ChoiceButton, PickButton, CheckButton, WriteButton, ChoicesMenu, ClauseMenu)
