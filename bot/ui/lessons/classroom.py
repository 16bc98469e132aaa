"""Everything people learn with on Discord, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.lessons import buttons, practice, reminder, review, shelf, visibility, ways
from bot.ui.lessons import progress as progress_panel
from bot.ui.lessons.course import Course
from bot.ui.lessons.judgement import HOST as JUDGEMENT
from bot.ui.lessons.judgement import JudgementRoom
from bot.ui.lessons.progress import ProgressRoom
from bot.ui.lessons.screens import HOST as LESSONS
from bot.ui.lessons.screens import Screens
from bot.ui.lessons.shelf import Shelf
from bot.ui.questions import items as answers
from bot.ui.questions import writing

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.services.learning import Learning
    from bot.ui.questions.asking import Host


class Classroom:
    """The rooms of learning; `hosts` are those in which questions are asked, by their name."""

    def __init__(self, prompts: Prompts, repertoire: Repertoire, learning: Learning) -> None:
        self.course = Course(prompts, learning, Screens(prompts, repertoire, learning.teaching))
        self.shelf = Shelf(prompts, learning.teaching)
        self.review = review.ReviewRoom(prompts, repertoire, learning)
        self.judgement = JudgementRoom(prompts, repertoire, learning)
        self.progress = ProgressRoom(prompts, learning)
        self.hosts: dict[str, Host] = {
            LESSONS: self.course,
            review.HOST: self.review,
            JUDGEMENT: self.judgement,
        }


ITEMS = (
    *buttons.ITEMS,
    *practice.ITEMS,
    *ways.ITEMS,
    *shelf.ITEMS,
    *review.ITEMS,
    *reminder.ITEMS,
    *progress_panel.ITEMS,
    *visibility.ITEMS,
    *answers.ITEMS,
)
FORMS = (*writing.FORMS, *reminder.FORMS)
