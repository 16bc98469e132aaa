"""The screens of a lesson: a card, the task, a question of the checkpoint, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.lessons.steps import END, TRY, after, before, question_at, steps_of
from bot.quiz.questions import Improvement
from bot.services.marking import Repacked
from bot.ui.colours import MINE, NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.lessons.buttons import (
    ANY,
    GoButton,
    HintButton,
    MapButton,
    OpenButton,
    SourcesButton,
)
from bot.ui.lessons.map import progress_bar
from bot.ui.lessons.practice import PracticeButton
from bot.ui.lessons.ways import BooksButton, ReviewButton
from bot.ui.pictures import Picture, shown
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.questions.feedback import feedback, solution
from bot.ui.questions.items import PickButton
from bot.ui.questions.packages import packed

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching
    from bot.lessons.course import Lesson
    from bot.lessons.steps import Step
    from bot.services.course import Place
    from bot.services.marking import Marked

HOST = "les"


class Screens:
    """Builds the screens of lessons; everything it shows is passed in or content."""

    def __init__(self, prompts: Prompts, repertoire: Repertoire, teaching: Teaching) -> None:
        self._prompts = prompts
        self._repertoire = repertoire
        self._pictures = teaching.pictures
        self._count = len(teaching.course.lessons)

    def screen(self, place: Place, picks: str = "") -> Layout:
        """Where the learner is."""
        if place.step.kind == "card":
            return self._card(place)
        if place.step.kind == "end":
            return self._end(place)
        return self._question(place, picks)

    def judged(self, place: Place, marked: Marked) -> Layout:
        """The same question, answered: what there is to say about it, and the way on."""
        lesson, step = place.lesson, place.step
        question = marked.question
        items: list[ui.Item[Any]] = [
            paragraph(self._head(lesson, step)),
            paragraph(question.ask),
            rule(),
            paragraph(feedback(self._prompts, self._repertoire, marked)),
        ]
        buttons: list[ui.Item[Any]] = []
        right = marked.judgement.is_right
        hint = self._hint_button(place) if step == TRY and not right else None
        onward = self._go(
            lesson,
            after(lesson, step),
            "button.on",
            ButtonStyle.primary if right or step.kind == "check" else ButtonStyle.secondary,
        )
        again = self._again(lesson, step, marked)
        if step.kind == "check":
            buttons = [onward] if right else [onward, again]
        else:
            buttons = [onward] if right else [again, *([hint] if hint else []), onward]
        if question.facts or question.disputed:
            buttons.append(self._sources(lesson, step))
        items.append(row(*buttons, self._map()))
        return Layout(box(MINE, *items))

    def _again(self, lesson: Lesson, step: Step, marked: Marked) -> ui.Item[Any]:
        """Back to the question; a package stays as it was put together."""
        style = ButtonStyle.secondary if marked.judgement.is_right else ButtonStyle.primary
        match marked.question, marked.given:
            case Improvement() as question, Repacked(package):
                picks = packed(self._repertoire.scenarios[question.scenario], package)
                asked = Asked(HOST, f"{lesson.id}.{step.code}")
                return PickButton.made(asked, f"s{picks}", self._prompts.say("button.again"), style)
            case _:
                return self._go(lesson, step, "button.again", style)

    def _card(self, place: Place) -> Layout:
        lesson, step = place.lesson, place.step
        card = lesson.cards[step.number]
        drawn = self._pictures.get(card.picture or "")
        picture = Picture(f"{drawn.id}.png", drawn.content, drawn.alt) if drawn else None
        buttons: list[ui.Item[Any]] = [
            self._go(
                lesson, after(lesson, step), self._onward_label(lesson, step), ButtonStyle.primary
            )
        ]
        if step.number > 0:
            buttons.append(self._go(lesson, before(lesson, step), "button.back"))
        if card.facts or card.disputed:
            buttons.append(self._sources(lesson, step))
        items = [
            paragraph(self._head(lesson, step)),
            paragraph(f"### {card.title}\n{card.text}"),
            *([shown(picture)] if picture else []),
            *([paragraph(f"-# {drawn.caption}")] if drawn else []),
            row(*buttons, self._map()),
        ]
        return Layout(box(NEUTRAL, *items), pictures=[picture] if picture else ())

    def _question(self, place: Place, picks: str) -> Layout:
        lesson, step = place.lesson, place.step
        question = question_at(lesson, step)
        assert question is not None  # only the task and the checkpoint come here
        asked = Asked(HOST, f"{lesson.id}.{step.code}")
        items = [
            paragraph(self._head(lesson, step)),
            *question_items(self._prompts, self._repertoire, asked, question, picks),
        ]
        buttons: list[ui.Item[Any]] = []
        if step == TRY:
            items += self._hints(place)
            hint = self._hint_button(place)
            buttons = [
                *([hint] if hint else []),
                self._go(lesson, after(lesson, step), "button.skip"),
            ]
        elif question.id in place.answers:
            buttons.append(self._go(lesson, after(lesson, step), "button.on"))
        buttons.append(self._go(lesson, before(lesson, step), "button.back"))
        items.append(row(*buttons, self._map()))
        return Layout(box(MINE, *items))

    def _hints(self, place: Place) -> list[ui.Item[Any]]:
        task = place.lesson.try_it
        if not place.hints:
            return []
        text = self._prompts.render(
            "lessons/hints",
            hints=task.hints[: place.hints],
            count=len(task.hints),
            solution=solution(self._prompts, self._repertoire, task.question)
            if place.hints > len(task.hints)
            else [],
        )
        return [rule(), paragraph(text)]

    def _hint_button(self, place: Place) -> HintButton | None:
        hints = place.lesson.try_it.hints
        if place.hints > len(hints):
            return None
        next_one = place.hints + 1
        label = (
            self._prompts.say("button.hint", number=next_one, count=len(hints))
            if next_one <= len(hints)
            else self._prompts.say("button.good_answer")
        )
        return HintButton.made(place.lesson.id, f"h.{next_one}", label)

    def _end(self, place: Place) -> Layout:
        lesson = place.lesson
        say = self._prompts.say
        right = [
            place.answers[each.id].first_right
            for each in lesson.checkpoint
            if each.id in place.answers
        ]
        text = self._prompts.render(
            "lessons/end",
            title=lesson.title,
            right=sum(right),
            count=len(lesson.checkpoint),
            missing=[number + 1 for number in place.unanswered],
            kept=place.kept,
            bridge=lesson.bridge.text,
            turns=lesson.bridge.turns,
            case=self._repertoire.scenarios[lesson.bridge.scenario].title,
        )
        if place.unanswered:
            step = next(
                each
                for each in steps_of(lesson)
                if each.kind == "check" and each.number == place.unanswered[0]
            )
            buttons: list[ui.Item[Any]] = [
                self._go(lesson, step, "button.answer_missing", ButtonStyle.primary),
                self._go(lesson, before(lesson, END), "button.back"),
            ]
            return Layout(box(NEUTRAL, paragraph(text), row(*buttons, self._map())))
        onward = OpenButton.made(ANY, "open", say("button.next_lesson"), ButtonStyle.primary)
        return Layout(
            box(
                NEUTRAL,
                paragraph(text),
                row(
                    onward,
                    PracticeButton.made(lesson.id, "play", say("button.practise")),
                    self._map(),
                ),
            )
        )

    def finished(self) -> Layout:
        """There is no lesson left to go on with."""
        text = self._prompts.render("lessons/finished")
        review = ReviewButton.made(self._prompts.say("button.to_review"))
        books = BooksButton.made(self._prompts.say("button.books"))
        return Layout(box(NEUTRAL, paragraph(text), row(review, books, self._map())))

    def _head(self, lesson: Lesson, step: Step) -> str:
        steps = steps_of(lesson)
        place = steps.index(step) + 1
        return self._prompts.render(
            "lessons/head",
            number=lesson.number,
            count=self._count,
            title=lesson.title,
            kind=step.kind,
            task=lesson.try_it.title,
            question=step.number + 1,
            questions=len(lesson.checkpoint),
            bar=progress_bar(place, len(steps)),
            place=place,
            places=len(steps),
        )

    def _onward_label(self, lesson: Lesson, step: Step) -> str:
        return "button.to_task" if after(lesson, step) == TRY else "button.on"

    def _go(
        self, lesson: Lesson, step: Step, label: str, style: ButtonStyle = ButtonStyle.secondary
    ) -> GoButton:
        return GoButton.made(lesson.id, f"g.{step.code}", self._prompts.say(label), style)

    def _sources(self, lesson: Lesson, step: Step) -> SourcesButton:
        return SourcesButton.made(lesson.id, f"s.{step.code}", self._prompts.say("button.sources"))

    def _map(self) -> MapButton:
        return MapButton.made(ANY, "map", self._prompts.say("button.map"))
