"""Reviewing on Discord: one card after the other, and how well each was known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import discord
from discord import ButtonStyle, ui
from discord.utils import format_dt

from bot.lessons.review import GRADES, Grade
from bot.quiz.questions import Question
from bot.services.learning_refusals import QuestionGone
from bot.ui.base import HouseButton, Reply
from bot.ui.colours import MINE, NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.lessons.buttons import ANY, MapButton, OpenButton
from bot.ui.lessons.reminder import RemindButton
from bot.ui.lessons.ways import ReviewButton
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.questions.feedback import feedback
from bot.ui.replies import show

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.glossary import Term
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.services.learning import Learning
    from bot.services.marking import Given
    from bot.services.reviews import Asking, Card, Rated

HOST = "rev"
CARD = r"(?:term|ask)\.[a-z0-9_-]{1,40}"
STYLES = {
    "again": ButtonStyle.danger,
    "hard": ButtonStyle.secondary,
    "good": ButtonStyle.success,
    "easy": ButtonStyle.secondary,
}


class ReviewRoom:
    """Asks what is due; also the host of the questions in a review."""

    def __init__(self, prompts: Prompts, repertoire: Repertoire, learning: Learning) -> None:
        self._prompts = prompts
        self._repertoire = repertoire
        self._learning = learning

    async def ask(self, interaction: Interaction) -> None:
        """Show the first thing that is due, or that nothing is."""
        user, at = interaction.user.id, interaction.created_at
        asking = await self._learning.reviews.ask(user, at)
        if asking.card is None:
            reminded = await self._learning.reminders.next_at(user)
            await show(interaction, self.done_layout(asking, reminded))
        else:
            await show(interaction, self.card_layout(asking.card, asking.waiting, at))

    async def reveal(self, interaction: Interaction, key: str, reviews: int) -> None:
        """Show what a term means, and ask how well it was known."""
        card = await self._learning.reviews.card(interaction.user.id, key)
        if isinstance(card.about, Question):
            raise QuestionGone
        await show(interaction, self.revealed_layout(card.about, key, reviews))

    async def rate(
        self, interaction: Interaction, key: str, reviews: int, grade: Grade, *, anew: bool
    ) -> None:
        """Keep how well it was known; a term goes straight on to the next thing."""
        user, at = interaction.user.id, interaction.created_at
        service = self._learning.reviews
        if anew:
            rated = await service.rate_otherwise(user, key, reviews, grade, at)
            await show(interaction, self.rated_layout(rated))
            return
        rated = await service.rate(user, key, reviews, grade, at)
        if rated.memory.is_leech:
            await show(interaction, self.rated_layout(rated))
        else:
            await self.ask(interaction)

    async def question(self, interaction: Interaction, subject: str, /) -> Question:
        """The question of the card that the subject names."""
        key, _, _ = _read(subject)
        card = await self._learning.reviews.card(interaction.user.id, key)
        if not isinstance(card.about, Question):
            raise QuestionGone
        return card.about

    async def redraw(self, interaction: Interaction, subject: str, picks: str, /) -> Layout:
        """The same card with what was picked so far."""
        key, _, asked_at = _read(subject)
        card = await self._learning.reviews.card(interaction.user.id, key)
        asking = await self._learning.reviews.ask(interaction.user.id, interaction.created_at)
        return self.card_layout(card, asking.waiting, asked_at, picks)

    async def answered(self, interaction: Interaction, subject: str, given: Given, /) -> Layout:
        """Judge the answer, infer how well it was known, and keep it."""
        key, reviews, asked_at = _read(subject)
        rated = await self._learning.reviews.answer(
            interaction.user.id, key, reviews, asked_at, given, interaction.created_at
        )
        return self.rated_layout(rated)

    def card_layout(self, card: Card, waiting: int, asked_at: datetime, picks: str = "") -> Layout:
        """What is asked; of a term, what it means."""
        prompts, kept = self._prompts, card.kept
        reviews = kept.memory.reviews
        head = paragraph(prompts.render("lessons/review_head", waiting=waiting))
        if isinstance(card.about, Question):
            subject = f"{kept.card}.{reviews}.{int(asked_at.timestamp())}"
            items = question_items(
                prompts, self._repertoire, Asked(HOST, subject), card.about, picks
            )
        else:
            text = prompts.render("lessons/review_term", name=card.about.name)
            label = prompts.say("button.show_answer")
            items = [
                paragraph(text),
                row(CardButton.made(kept.card, reviews, "show", label, ButtonStyle.primary)),
            ]
        return Layout(box(MINE, head, *items, row(self._map())))

    def revealed_layout(self, term: Term, key: str, reviews: int) -> Layout:
        """What the term means, with the four ways in which it may have been known."""
        prompts = self._prompts
        text = prompts.render(
            "lessons/review_answer",
            name=term.name,
            definition=term.definition,
            moment=term.moment,
            disputed=bool(term.disputed),
        )
        rates = [
            CardButton.made(key, reviews, grade, prompts.say(f"grade.{grade}"), STYLES[grade])
            for grade in GRADES
        ]
        return Layout(box(MINE, paragraph(text), row(*rates), row(self._map())))

    def rated_layout(self, rated: Rated) -> Layout:
        """What came of it: feedback, when it comes back, and how else it may be counted."""
        prompts, kept = self._prompts, rated.card.kept
        items: list[ui.Item[Any]] = []
        if rated.marked is not None:
            items = [
                paragraph(rated.marked.question.ask),
                rule(),
                paragraph(feedback(prompts, self._repertoire, rated.marked)),
            ]
        text = prompts.render(
            "lessons/review_rated",
            grade=prompts.say(f"grade.{rated.grade}"),
            due=format_dt(rated.memory.due, "D"),
            leech=rated.memory.is_leech,
            asked=rated.marked is not None,
        )
        items.append(paragraph(text))
        onward = ReviewButton.made(prompts.say("button.next_card"))
        buttons: list[ui.Item[Any]] = [onward]
        if rated.memory.is_leech:
            label = prompts.say("button.read_again")
            buttons.insert(0, OpenButton.made(kept.lesson, "open", label, ButtonStyle.primary))
        items.append(row(*buttons, self._map()))
        if rated.marked is not None:
            others = [
                CardButton.made(
                    kept.card,
                    rated.memory.reviews,
                    f"re-{grade}",
                    prompts.say("button.count_as", grade=prompts.say(f"grade.{grade}")),
                )
                for grade in rated.others
            ]
            items.append(row(*others))
        return Layout(box(MINE, *items))

    def done_layout(self, asking: Asking, reminded: datetime | None) -> Layout:
        """Nothing is due: when to come back, and the reminder."""
        text = self._prompts.render(
            "lessons/review_done",
            next_at=format_dt(asking.next_at, "R") if asking.next_at else "",
            reminded=format_dt(reminded, "t") if reminded else "",
        )
        remind = RemindButton.made(self._prompts, is_on=reminded is not None)
        return Layout(box(NEUTRAL, paragraph(text), row(*remind, self._map())))

    def _map(self) -> MapButton:
        return MapButton.made(ANY, "map", self._prompts.say("button.map"))


class CardButton(
    HouseButton,
    template=rf"rev1:(?P<card>{CARD}):(?P<reviews>\d{{1,6}}):(?P<what>show|(?:re-)?(?:again|hard|good|easy))",
):
    """Show what a card means, or say how well it was known."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], card: str, reviews: int, what: str) -> None:
        super().__init__(item)
        self.card = card
        self.reviews = reviews
        self.what = what

    @classmethod
    def made(
        cls,
        card: str,
        reviews: int,
        what: str,
        label: str,
        style: ButtonStyle = ButtonStyle.secondary,
    ) -> Self:
        """A new button for a layout; `reviews` is how often the card has been answered."""
        custom_id = f"rev1:{card}:{reviews}:{what}"
        return cls(ui.Button(label=label, style=style, custom_id=custom_id), card, reviews, what)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, match["card"], int(match["reviews"]), match["what"])

    async def press(self, interaction: Interaction) -> None:
        """Reveal, rate, or rate otherwise."""
        room = interaction.client.classroom.review
        if self.what == "show":
            await room.reveal(interaction, self.card, self.reviews)
            return
        grade = next(each for each in get_args(Grade) if self.what.endswith(each))
        anew = self.what.startswith("re-")
        await room.rate(interaction, self.card, self.reviews, grade, anew=anew)


def _read(subject: str) -> tuple[str, int, datetime]:
    """The card, how often it had been answered, and when it was asked."""
    parts = subject.rsplit(".", 2)
    if len(parts) != 3 or not parts[1].isdecimal() or not parts[2].isdecimal():
        raise QuestionGone
    asked = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(parts[2]))
    return parts[0], int(parts[1]), asked


ITEMS = (CardButton,)
