"""The judgement test on Discord: item after item without a word, then the two results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.quiz.answers import Chosen
from bot.services.learning_refusals import QuestionGone
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.buttons import ANY, MapButton, OpenButton
from bot.ui.lessons.map import progress_bar
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.quiz.questions import Question, SingleChoice
    from bot.services.judgement import Offer, Result
    from bot.services.learning import Learning
    from bot.services.marking import Given

HOST = "jud"


class JudgementRoom:
    """Asks the items of the test; also their host."""

    def __init__(self, prompts: Prompts, repertoire: Repertoire, learning: Learning) -> None:
        self._prompts = prompts
        self._repertoire = repertoire
        self._learning = learning

    async def ask(self, interaction: Interaction) -> None:
        """Show the item that comes next; raises NoTestNow."""
        offer, item = await self._learning.judgement.next_item(interaction.user.id)
        await show(interaction, self.item_layout(offer, item))

    async def decline(self, interaction: Interaction) -> None:
        """Offer no test beforehand any more, and show the map."""
        await self._learning.judgement.decline(interaction.user.id, interaction.created_at)
        await interaction.client.classroom.course.show_map(interaction)

    async def question(self, _interaction: Interaction, subject: str, /) -> Question:
        """The item that the subject names."""
        form, _, number = subject.rpartition(".")
        items = self._learning.judgement.form(form).items
        if not number.isdecimal() or int(number) >= len(items):
            raise QuestionGone
        return items[int(number)]

    async def redraw(self, _interaction: Interaction, _subject: str, _picks: str, /) -> Layout:
        """Items of the test are answered with one press: there is nothing to redraw."""
        raise QuestionGone

    async def answered(self, interaction: Interaction, subject: str, given: Given, /) -> Layout:
        """Keep the choice and show the next item, or what came of it."""
        item = await self.question(interaction, subject)
        if not isinstance(given, Chosen) or len(given.positions) != 1:
            raise QuestionGone
        (choice,) = given.positions
        form = subject.rpartition(".")[0]
        user = interaction.user.id
        offer = await self._learning.judgement.answer(
            user, form, item.id, choice, interaction.created_at
        )
        if offer is None:
            return self.result_layout(await self._learning.judgement.result(user))
        _, following = await self._learning.judgement.next_item(user)
        return self.item_layout(offer, following)

    def item_layout(self, offer: Offer, item: SingleChoice) -> Layout:
        """One item, without any judgement of the one before."""
        number = offer.form.items.index(item)
        count = len(offer.form.items)
        head = self._prompts.render(
            "lessons/test_head",
            number=offer.number + 1,
            count=count,
            bar=progress_bar(offer.number, count, count),
        )
        asked = Asked(HOST, f"{offer.form.id}.{number}")
        items = question_items(self._prompts, self._repertoire, asked, item)
        return Layout(box(NEUTRAL, paragraph(head), *items, row(self._map())))

    def result_layout(self, result: Result) -> Layout:
        """What came of it: before, after, and what to look at."""
        glossary = self._learning.teaching.glossary
        text = self._prompts.render(
            "lessons/test_result",
            before=result.before,
            after=result.after,
            gain=result.gain,
            items=result.items,
            missed=[glossary[each].name for each in result.missed if each in glossary],
        )
        onward = OpenButton.made(
            ANY, "open", self._prompts.say("button.continue"), ButtonStyle.primary
        )
        return Layout(box(NEUTRAL, paragraph(text), row(onward, self._map())))

    def _map(self) -> MapButton:
        return MapButton.made(ANY, "map", self._prompts.say("button.map"))
