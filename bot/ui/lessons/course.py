"""Walking the course on Discord: what each press does, from the map to the end of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.lessons.course import UnknownLesson
from bot.lessons.steps import question_at, step_in
from bot.services.learning_refusals import LessonLocked, NoSuchLesson, QuestionGone
from bot.ui.lessons.map import locked_layout, map_layout
from bot.ui.lessons.sources import sources_layout
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.lessons.course import Lesson
    from bot.quiz.questions import Question
    from bot.services.learning import Learning
    from bot.services.marking import Given
    from bot.ui.layout import Layout
    from bot.ui.lessons.screens import Screens


class Course:
    """The course as a learner walks it; also the host of the questions in lessons."""

    def __init__(self, prompts: Prompts, learning: Learning, screens: Screens) -> None:
        self._prompts = prompts
        self._learning = learning
        self._screens = screens

    async def show_map(self, interaction: Interaction) -> None:
        """The map as it is for whoever asks."""
        user, at = interaction.user.id, interaction.created_at
        course_map = await self._learning.lessons.course_map(user, at)
        offer = await self._learning.judgement.offer(user)
        await show(interaction, map_layout(self._prompts, course_map, offer))

    async def choose_order(self, interaction: Interaction, *, free: bool) -> None:
        """Keep the wish, and show the map by it."""
        await self._learning.lessons.choose_order(
            interaction.user.id, free=free, at=interaction.created_at
        )
        await self.show_map(interaction)

    async def open(self, interaction: Interaction, lesson: str | None) -> None:
        """Go on in a lesson, or where Continue leads; or say why another comes first."""
        try:
            place = await self._learning.lessons.open(
                interaction.user.id, lesson, interaction.created_at
            )
        except LessonLocked as locked:
            await show(interaction, locked_layout(self._prompts, locked))
            return
        screens = self._screens
        await show(interaction, screens.screen(place) if place else screens.finished())

    async def go(self, interaction: Interaction, lesson: str, step: str) -> None:
        """Show a screen of a lesson."""
        place = await self._learning.lessons.go(
            interaction.user.id, lesson, step, interaction.created_at
        )
        await show(interaction, self._screens.screen(place))

    async def hint(self, interaction: Interaction, lesson: str, shown: int) -> None:
        """Show the task with this many hints."""
        place = await self._learning.lessons.hint(
            interaction.user.id, lesson, shown, interaction.created_at
        )
        await show(interaction, self._screens.screen(place))

    async def sources(
        self, interaction: Interaction, lesson: str, step: str, page: int = 0
    ) -> None:
        """Show where the facts on a screen come from."""
        history = self._learning.teaching.history
        await show(
            interaction, sources_layout(self._prompts, history, self._lesson(lesson), step, page)
        )

    async def question(self, _interaction: Interaction, subject: str, /) -> Question:
        """The question on the screen that the subject names."""
        name, _, step = subject.partition(".")
        lesson = self._lesson(name)
        question = question_at(lesson, step_in(lesson, step))
        if question is None:
            raise QuestionGone
        return question

    async def redraw(self, interaction: Interaction, subject: str, picks: str, /) -> Layout:
        """The same screen with what was picked so far."""
        name, _, step = subject.partition(".")
        place = await self._learning.lessons.go(
            interaction.user.id, name, step, interaction.created_at
        )
        return self._screens.screen(place, picks)

    async def answered(self, interaction: Interaction, subject: str, given: Given, /) -> Layout:
        """Judge the answer, keep it, and show what there is to say."""
        name, _, step = subject.partition(".")
        place, marked = await self._learning.lessons.answer(
            interaction.user.id, name, step, given, interaction.created_at
        )
        return self._screens.judged(place, marked)

    def _lesson(self, name: str) -> Lesson:
        try:
            return self._learning.teaching.course.lesson(name)
        except UnknownLesson:
            raise NoSuchLesson from None
