"""Everything people learn with, put together: course, review, reminders, test and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course import Lessons
from bot.services.deeds import DeedBook
from bot.services.judgement import JudgementTests
from bot.services.marking import Marker
from bot.services.progress import ProgressBook
from bot.services.quiz.recollection import Recollections
from bot.services.reminders import Reminders
from bot.services.reviews import Reviews

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching
    from bot.dialogue.lexicon import Lexicon
    from bot.storage.database import Database


class Learning:
    """The learning of all learners."""

    def __init__(
        self, database: Database, teaching: Teaching, repertoire: Repertoire, lexicon: Lexicon
    ) -> None:
        self.teaching = teaching
        marker = self.marker = Marker(repertoire, lexicon)
        self.lessons = Lessons(database, teaching, marker)
        self.reviews = Reviews(database, teaching, marker)
        self.reminders = Reminders(database)
        self.judgement = JudgementTests(database, teaching.forms)
        self.deeds = DeedBook(repertoire)
        self.recollections = Recollections(teaching)
        self.progress = ProgressBook(
            database, teaching, self.judgement, self.deeds, self.recollections
        )
