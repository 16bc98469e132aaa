"""Questions of a live quiz that take more than one press: asked again in private, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.quiz.answers import Typed
from bot.services.learning_refusals import QuestionGone
from bot.services.marking import Repacked, Written
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box
from bot.ui.notices import notice
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.quiz.players import entry_of, receipt_text

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.quiz.questions import Question
    from bot.services.marking import Given
    from bot.services.quiz.live import LiveQuizzes

HOST = "liv"


class LiveAnswering:
    """Asks such questions: the host `liv` of `bot.ui.questions`; a subject is round and number."""

    def __init__(self, prompts: Prompts, repertoire: Repertoire, live: LiveQuizzes) -> None:
        self._prompts = prompts
        self._repertoire = repertoire
        self._live = live

    async def sheet(self, interaction: Interaction, round_id: int, number: int) -> Layout:
        """The question with what answers it; raises QuestionGone or QuizGone."""
        return await self.redraw(interaction, f"{round_id}.{number}", "")

    async def question(self, _interaction: Interaction, subject: str, /) -> Question:
        """The question of this subject."""
        round_id, number = _read(subject)
        round_ = await self._live.round(round_id)
        if not 0 <= number < len(round_.state.turns):
            raise QuestionGone
        return round_.questions[number]

    async def redraw(self, interaction: Interaction, subject: str, picks: str) -> Layout:
        """The question with what was picked so far."""
        question = await self.question(interaction, subject)
        asked = Asked(HOST, subject)
        return Layout(
            box(MINE, *question_items(self._prompts, self._repertoire, asked, question, picks))
        )

    async def answered(self, interaction: Interaction, subject: str, given: Given) -> Layout:
        """Keep the answer and say which one counts; the sheet goes away."""
        round_id, number = _read(subject)
        if isinstance(given, Written):
            given = Typed(given.text)
        if isinstance(given, Repacked):
            raise QuestionGone
        entry = entry_of(interaction, round_id, number, given)
        receipt = await self._live.book.write(entry)
        return notice(receipt_text(self._prompts, entry, receipt))


def _read(subject: str) -> tuple[int, int]:
    round_id, _, number = subject.partition(".")
    if not (round_id.isdigit() and number.isdigit()):
        raise QuestionGone
    return int(round_id), int(number)
