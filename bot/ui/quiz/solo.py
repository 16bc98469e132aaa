"""A quiz alone: one question after the other with its explanation, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.ui.colours import MINE, NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.questions.facts import FactsButton
from bot.ui.questions.feedback import feedback
from bot.ui.quiz.solo_setup import ANY, BeginButton, OnButton, SoloChoice, setup_layout
from bot.ui.replies import show
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.quiz.packs import Pack
    from bot.quiz.questions import Question
    from bot.services.marking import Given, Marked
    from bot.services.quiz.solo import Solo, SoloQuizzes

HOST = "sol"
MOST_MISSED = 10


class SoloRoom:
    """Asks people alone: the host `sol` of `bot.ui.questions`; a subject is quiz and number."""

    def __init__(
        self,
        prompts: Prompts,
        repertoire: Repertoire,
        packs: Mapping[str, Pack],
        solo: SoloQuizzes,
    ) -> None:
        self._prompts = prompts
        self._repertoire = repertoire
        self._packs = packs
        self._solo = solo

    async def show_setup(self, interaction: Interaction, choice: SoloChoice) -> None:
        """Show what can be chosen, and the quiz that was left if there is one."""
        running = await self._solo.running(interaction.user.id)
        await show(interaction, setup_layout(self._prompts, self._packs, choice, running))

    async def begin(self, interaction: Interaction, choice: SoloChoice) -> None:
        """Ask the first question of a new quiz; raises NothingToAsk."""
        rng = interaction.client.chance
        solo = await self._solo.begin(interaction.user.id, choice.wish, interaction.created_at, rng)
        await show(interaction, self._screen(solo))

    async def go_on(self, interaction: Interaction, solo_id: int) -> None:
        """Ask what comes next, or show the result; raises QuizGone."""
        await show(interaction, self._screen(await self._solo.find(interaction.user.id, solo_id)))

    async def question(self, interaction: Interaction, subject: str) -> Question:
        """The question of this subject; raises QuizGone."""
        solo_id, number = _read(subject)
        solo = await self._solo.find(interaction.user.id, solo_id)
        return solo.questions[min(number, len(solo.questions) - 1)]

    async def redraw(self, interaction: Interaction, subject: str, picks: str) -> Layout:
        """The question with what was picked so far."""
        solo_id, number = _read(subject)
        solo = await self._solo.find(interaction.user.id, solo_id)
        return question_layout(self._prompts, self._repertoire, solo, number, picks)

    async def answered(self, interaction: Interaction, subject: str, given: Given) -> Layout:
        """Keep the answer and explain it; raises AnsweredBefore."""
        solo_id, number = _read(subject)
        solo, marked = await self._solo.answer(
            interaction.user.id, solo_id, number, given, interaction.created_at
        )
        return feedback_layout(self._prompts, self._repertoire, solo, number, marked)

    def _screen(self, solo: Solo) -> Layout:
        if solo.number is None:
            return result_layout(self._prompts, solo)
        return question_layout(self._prompts, self._repertoire, solo, solo.number)


def question_layout(
    prompts: Prompts, repertoire: Repertoire, solo: Solo, number: int, picks: str = ""
) -> Layout:
    """One question with what answers it."""
    head = prompts.render("quiz/solo_head", number=number + 1, total=len(solo.questions))
    asked = Asked(HOST, f"{solo.row.id}.{number}")
    items = question_items(prompts, repertoire, asked, solo.questions[number], picks)
    return Layout(box(MINE, paragraph(head), *items))


def feedback_layout(
    prompts: Prompts, repertoire: Repertoire, solo: Solo, number: int, marked: Marked
) -> Layout:
    """What there is to say about an answer, where it comes from, and the way on."""
    question = solo.questions[number]
    head = prompts.render("quiz/solo_head", number=number + 1, total=len(solo.questions))
    label = prompts.say("solo.next" if solo.number is not None else "solo.result")
    items: list[ui.Item[Any]] = [
        paragraph(f"{head}\n{question.ask}"),
        rule(),
        paragraph(feedback(prompts, repertoire, marked)),
    ]
    on = OnButton.made(solo.row.id, label, ButtonStyle.primary)
    return Layout(box(NEUTRAL, *items, row(on, *FactsButton.behind(prompts, question))))


def result_layout(prompts: Prompts, solo: Solo) -> Layout:
    """How it went, and what will come up again."""
    text = prompts.render(
        "quiz/solo_result",
        right=solo.right,
        total=len(solo.questions),
        missed=[shorten(question.ask) for question in solo.missed[:MOST_MISSED]],
        more=max(0, len(solo.missed) - MOST_MISSED),
    )
    again = SoloChoice(solo.row.topic or ANY, min(len(solo.questions), 99))
    button = BeginButton.made(again, prompts.say("solo.again"), ButtonStyle.primary)
    return Layout(box(MINE, paragraph(text), row(button)))


def _read(subject: str) -> tuple[int, int]:
    solo_id, _, number = subject.partition(".")
    return int(solo_id), int(number)
