"""Walking the course: the map, and every screen of a lesson with its answers.

Each press is one transaction that also keeps where the learner is, so that a lesson can be left
at any moment and continued on another device.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.lessons.cards import learned_in
from bot.lessons.course import UnknownLesson
from bot.lessons.review import new_memory, taught_again
from bot.lessons.steps import END, FIRST, question_at, step_in
from bot.services.learning_refusals import LessonLocked, NoSuchLesson, QuestionGone
from bot.storage.lessons import (
    finish_lesson,
    keep_hints,
    keep_lesson_answer,
    keep_step,
    keep_wish,
    lesson_answers,
    visit_of,
    visits_of,
    wishes_of,
)
from bot.storage.members import meet
from bot.storage.reviews import NewCard, add_cards, count_due, leeches_of, restart_card

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.teaching import Teaching
    from bot.lessons.course import Course, Lesson
    from bot.lessons.steps import Step
    from bot.services.marking import Given, Marked, Marker
    from bot.storage.database import Database
    from bot.storage.lessons import Answered, Visit

Standing = Literal["done", "begun", "open", "locked"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One lesson on the map; `needs` are the lessons still to finish before it."""

    lesson: Lesson
    standing: Standing
    needs: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class CourseMap:
    """The whole course as one learner sees it; `onward` is where Continue leads, None at the end.

    `due` counts what waits for review.
    """

    entries: tuple[Entry, ...]
    onward: Entry | None
    free_order: bool
    due: int

    @property
    def done(self) -> int:
        """How many lessons are finished."""
        return sum(entry.standing == "done" for entry in self.entries)

    @property
    def is_begun(self) -> bool:
        """Whether any lesson was opened."""
        return any(entry.standing in ("done", "begun") for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Place:
    """One screen of a lesson; `kept` counts the cards that finishing it has just added."""

    lesson: Lesson
    step: Step
    hints: int
    answers: Mapping[str, Answered]
    is_finished: bool
    kept: int = 0

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The numbers, from 0, of checkpoint questions that were not answered yet."""
        asked = enumerate(self.lesson.checkpoint)
        return tuple(number for number, each in asked if each.id not in self.answers)


class Lessons:
    """The course for all learners."""

    def __init__(self, database: Database, teaching: Teaching, marker: Marker) -> None:
        self._database = database
        self._course = teaching.course
        self._marker = marker

    async def course_map(self, user_id: int, at: datetime) -> CourseMap:
        """The course with what is done, begun, open and locked."""
        async with self._database.read() as tx:
            wishes = await wishes_of(tx, user_id)
            visits = await visits_of(tx, user_id)
            due = await count_due(tx, user_id, at)
        entries = map_entries(self._course, visits, free_order=wishes.free_order)
        return CourseMap(entries, _onward(entries, visits), wishes.free_order, due)

    async def choose_order(self, user_id: int, *, free: bool, at: datetime) -> CourseMap:
        """Take the lessons in any order (free), or one after the other."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await keep_wish(tx, user_id, free_order=free)
        return await self.course_map(user_id, at)

    async def open(self, user_id: int, lesson_id: str | None, at: datetime) -> Place | None:
        """Go on where the learner was in this lesson, or in the one that Continue means.

        None if that is asked for and the course is finished. Raises NoSuchLesson, or LessonLocked
        in guided order.
        """
        course_map = await self.course_map(user_id, at)
        if lesson_id is None:
            if course_map.onward is None:
                return None
            lesson_id = course_map.onward.lesson.id
        lesson = self._lesson(lesson_id)
        entry = next(entry for entry in course_map.entries if entry.lesson is lesson)
        if entry.standing == "locked":
            first = next(each for each in course_map.entries if each.standing in ("open", "begun"))
            titles = ", ".join(needed.title for needed in entry.needs)
            raise LessonLocked(lesson.id, first.lesson.id, titles)
        async with self._database.begin() as tx:
            visit = await visit_of(tx, user_id, lesson.id)
            step = step_in(lesson, visit.step) if visit else FIRST
            if entry.standing == "done" and step == END:
                step = FIRST
            return await self._go(tx, user_id, lesson, step, at)

    async def go(self, user_id: int, lesson_id: str, step: str, at: datetime) -> Place:
        """Show a screen of a lesson and keep that the learner is there; raises NoSuchLesson."""
        lesson = self._lesson(lesson_id)
        async with self._database.begin() as tx:
            return await self._go(tx, user_id, lesson, step_in(lesson, step), at)

    async def hint(self, user_id: int, lesson_id: str, shown: int, at: datetime) -> Place:
        """Show `shown` hints of the task; one more than there are shows a good answer."""
        lesson = self._lesson(lesson_id)
        most = len(lesson.try_it.hints) + 1
        async with self._database.begin() as tx:
            place = await self._go(tx, user_id, lesson, step_in(lesson, "t"), at)
            await keep_hints(tx, user_id, lesson.id, min(shown, most))
            return await self._place(tx, user_id, lesson, place.step)

    async def answer(
        self, user_id: int, lesson_id: str, step: str, given: Given, at: datetime
    ) -> tuple[Place, Marked]:
        """Judge an answer and keep it; raises NoSuchLesson or QuestionGone."""
        lesson = self._lesson(lesson_id)
        here = step_in(lesson, step)
        question = question_at(lesson, here)
        if question is None:
            raise QuestionGone
        marked = self._marker.mark(question, given)
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await keep_step(tx, user_id, lesson.id, here.code, at)
            await keep_lesson_answer(
                tx, user_id, question.id, lesson.id, is_right=marked.judgement.is_right, at=at
            )
            return await self._place(tx, user_id, lesson, here), marked

    def _lesson(self, lesson_id: str) -> Lesson:
        try:
            return self._course.lesson(lesson_id)
        except UnknownLesson:
            raise NoSuchLesson from None

    async def _go(
        self, tx: AsyncConnection, user_id: int, lesson: Lesson, step: Step, at: datetime
    ) -> Place:
        await meet(tx, user_id, at)
        await keep_step(tx, user_id, lesson.id, step.code, at)
        place = await self._place(tx, user_id, lesson, step)
        if step != END or place.unanswered:
            return place
        kept = await _finish(tx, user_id, place, at)
        return await self._place(tx, user_id, lesson, step, kept)

    async def _place(
        self, tx: AsyncConnection, user_id: int, lesson: Lesson, step: Step, kept: int = 0
    ) -> Place:
        visit = await visit_of(tx, user_id, lesson.id)
        answered = await lesson_answers(tx, user_id, lesson.id)
        return Place(
            lesson,
            step,
            visit.hints if visit else 0,
            {each.question: each for each in answered},
            is_finished=visit is not None and visit.finished_at is not None,
            kept=kept,
        )


def map_entries(course: Course, visits: list[Visit], *, free_order: bool) -> tuple[Entry, ...]:
    """Every lesson with its standing, for somebody with these visits."""
    begun = {visit.lesson for visit in visits}
    done = {visit.lesson for visit in visits if visit.finished_at is not None}
    entries: list[Entry] = []
    for lesson in course.lessons:
        needs = tuple(course.lesson(each) for each in lesson.prerequisites if each not in done)
        standing: Standing = "open"
        if lesson.id in done:
            standing = "done"
        elif lesson.id in begun:
            standing = "begun"
        elif needs and not free_order:
            standing = "locked"
        entries.append(Entry(lesson, standing, needs))
    return tuple(entries)


def _onward(entries: tuple[Entry, ...], visits: list[Visit]) -> Entry | None:
    """The lesson last seen and not finished, else the first one that is open."""
    by_id = {entry.lesson.id: entry for entry in entries}
    for visit in visits:
        entry = by_id.get(visit.lesson)
        if entry is not None and entry.standing == "begun":
            return entry
    return next((entry for entry in entries if entry.standing == "open"), None)


async def _finish(tx: AsyncConnection, user_id: int, place: Place, at: datetime) -> int:
    """Keep that the lesson is finished and what it leaves to remember; how much that is."""
    lesson = place.lesson
    await finish_lesson(tx, user_id, lesson.id, at)
    missed = [each.question for each in place.answers.values() if not each.first_right]
    cards = [
        NewCard(str(learned.key), learned.lesson, learned.concept)
        for learned in learned_in(lesson, missed)
    ]
    for leech in await leeches_of(tx, user_id):
        if leech.lesson == lesson.id:
            await restart_card(tx, user_id, leech.card, taught_again(leech.memory, at))
    return await add_cards(tx, user_id, cards, new_memory(at).due)
