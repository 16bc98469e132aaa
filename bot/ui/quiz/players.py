"""What players press in a live quiz; what they are told, only they see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, ui
from discord.utils import escape_markdown

from bot.quiz.answers import Chosen, Said
from bot.services.quiz.book import Entry
from bot.ui.base import HouseButton, Reply
from bot.ui.notices import notice
from bot.ui.quiz.keys import VERSION, RoundButton, round_id
from bot.ui.quiz.words import answer_in_words
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.quiz.answers import Answer
    from bot.services.quiz.book import Receipt
    from bot.services.quiz.rounds import Round


class JoinButton(RoundButton, action="join"):
    """Take part."""

    label = "quiz_button.join"
    style = ButtonStyle.success
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Let them in, and say that they are."""
        await write(interaction, entry_of(interaction, self.round_id))


class JoinTeamButton(RoundButton, action="team", arg=r"\d"):
    """Take part for the team of this number, or change to it."""

    label = "quiz_button.join_team"
    style = ButtonStyle.success
    reply = Reply.OWN

    @classmethod
    def of(cls, prompts: Prompts, round_: Round, number: int) -> Self:
        """The button of one team."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(cls.label, team=round_.setup.team_names[number]),
            style=cls.style,
            custom_id=round_id(round_.id, cls.action, str(number)),
        )
        return cls(item, round_.id, str(number))

    async def press(self, interaction: Interaction) -> None:
        """Let them in, or change their team; raises QuizGone."""
        round_ = await interaction.client.stage.live.round(self.round_id)
        team = round_.setup.team_names[int(self.arg)]
        await write(interaction, replace(entry_of(interaction, self.round_id), team=team))


class AnswerButton(
    HouseButton,
    template=rf"quiz{VERSION}:(?P<round>[1-9]\d{{0,18}}):(?P<number>\d{{1,3}}):(?P<what>c\d|yes|no)",
):
    """One answer to one question: a single request acknowledges it, once it is kept."""

    reply = Reply.OWN

    def __init__(self, item: ui.Button[Any], round_id: int, number: int, what: str) -> None:
        super().__init__(item)
        self.round_id = round_id
        self.number = number
        self.what = what

    @classmethod
    def choice(cls, round_id: int, number: int, what: str, label: str) -> Self:
        """The button for one of the answers."""
        item: ui.Button[Any] = ui.Button(
            label=label,
            style=ButtonStyle.primary,
            custom_id=f"quiz{VERSION}:{round_id}:{number}:{what}",
        )
        return cls(item, round_id, number, what)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["round"]), int(match["number"]), match["what"])

    async def press(self, interaction: Interaction) -> None:
        """Keep the answer and say which one counts."""
        answer: Answer = (
            Chosen(frozenset({int(self.what[1:])}))
            if self.what.startswith("c")
            else Said(self.what == "yes")
        )
        await write(interaction, entry_of(interaction, self.round_id, self.number, answer))


class OpenButton(RoundButton, action="open", arg=r"\d{1,3}"):
    """Answer a question that takes more than one press."""

    label = "quiz_button.answer"
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Show the question once more, in private, with what answers it."""
        layout = await interaction.client.stage.answering.sheet(
            interaction, self.round_id, int(self.arg)
        )
        await show(interaction, layout)


ITEMS = (JoinButton, JoinTeamButton, AnswerButton, OpenButton)


def entry_of(
    interaction: Interaction, number: int, question: int = 0, answer: Answer | None = None
) -> Entry:
    """What whoever presses wants to have written, stamped by Discord."""
    user = interaction.user
    name, role = user.display_name, role_of(user)
    return Entry(number, user.id, name, interaction.id, question, answer, role)


def role_of(user: discord.User | discord.Member) -> str | None:
    """The name of the highest role of a member, None for those without any."""
    if not isinstance(user, discord.Member) or user.top_role.is_default():
        return None
    return user.top_role.name


async def write(interaction: Interaction, entry: Entry) -> None:
    """Have it written, then acknowledge it: the only request that a press costs."""
    receipt = await interaction.client.stage.live.book.write(entry)
    text = receipt_text(interaction.client.prompts, entry, receipt)
    await interaction.response.send_message(view=notice(text), ephemeral=True)


def receipt_text(prompts: Prompts, entry: Entry, receipt: Receipt) -> str:
    """What became of it, in a sentence."""
    words = ""
    if receipt.round is not None and receipt.answer is not None:
        question = receipt.round.questions[entry.number]
        words = answer_in_words(prompts, question, receipt.answer)
    change = receipt.round is not None and receipt.round.setup.change
    return prompts.say(
        f"quiz_fate.{receipt.fate}",
        answer=words,
        change=change,
        joined=receipt.joined,
        team=escape_markdown(receipt.team or ""),
    )
