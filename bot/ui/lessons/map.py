"""The map of the course: what is done, where to go on, and everything else there is to learn by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption

from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.lessons.buttons import (
    ANY,
    LessonMenu,
    MapButton,
    OpenButton,
    OrderButton,
)
from bot.ui.lessons.ways import (
    BooksButton,
    DeclineTestButton,
    GlossaryButton,
    ProgressButton,
    ReviewButton,
    TestButton,
)
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.course import CourseMap, Entry
    from bot.services.judgement import Offer
    from bot.services.learning_refusals import LessonLocked

SHOWN = 5
SIGNS = {"done": "✓", "begun": "◐", "open": "○", "locked": "◌"}
"""Never alone: the menu says the same in words."""


def map_layout(prompts: Prompts, course_map: CourseMap, offer: Offer | None) -> Layout:
    """The whole course on one screen, Continue first."""
    onward = course_map.onward
    text = prompts.render(
        "lessons/map",
        done=course_map.done,
        count=len(course_map.entries),
        bar=progress_bar(course_map.done, len(course_map.entries)),
        onward=onward and onward.lesson,
        begun=onward is not None and onward.standing == "begun",
        due=course_map.due,
    )
    around = prompts.render(
        "lessons/map_around",
        free=course_map.free_order,
        count=len(course_map.entries),
        lessons=[_line(entry) for entry in _around(course_map)],
    )
    items: list[ui.Item[Any]] = [
        paragraph(text),
        row(*_first_row(prompts, course_map)),
        paragraph(around),
    ]
    options = [_option(prompts, entry) for entry in course_map.entries]
    items += [row(LessonMenu.made(prompts.say("learn.menu"), options)), _ways(prompts, course_map)]
    if offer is not None:
        items += [rule(), *_offer(prompts, offer)]
    return Layout(box(NEUTRAL, *items))


def locked_layout(prompts: Prompts, locked: LessonLocked) -> Layout:
    """Why another lesson comes first, and both ways on."""
    text = prompts.say(locked.text, **locked.values)
    first = OpenButton.made(
        locked.first, "open", prompts.say("button.begin_there"), ButtonStyle.primary
    )
    free = OrderButton.made(ANY, "free", prompts.say("button.free_order"))
    course = MapButton.made(ANY, "map", prompts.say("button.map"))
    return Layout(box(NEUTRAL, paragraph(text), row(first, free, course)))


def progress_bar(done: int, count: int, width: int = 13) -> str:
    """Blocks, as many filled as the share that is done; always beside the numbers."""
    filled = round(width * done / max(count, 1))
    return "▰" * filled + "▱" * (width - filled)


def _first_row(prompts: Prompts, course_map: CourseMap) -> list[ui.Item[Any]]:
    buttons: list[ui.Item[Any]] = []
    if course_map.onward is not None:
        label = "button.continue" if course_map.is_begun else "button.begin_course"
        buttons.append(OpenButton.made(ANY, "open", prompts.say(label), ButtonStyle.primary))
    if course_map.due:
        label = prompts.say("button.review_due", count=course_map.due)
        buttons.append(ReviewButton.made(label))
    wish = "guided" if course_map.free_order else "free"
    buttons.append(OrderButton.made(ANY, wish, prompts.say(f"button.{wish}_order")))
    return buttons


def _ways(prompts: Prompts, course_map: CourseMap) -> ui.Item[Any]:
    ways: list[ui.Item[Any]] = [
        GlossaryButton.made(prompts.say("button.glossary")),
        BooksButton.made(prompts.say("button.books")),
        ProgressButton.made(prompts.say("button.progress")),
    ]
    if not course_map.due:
        ways.append(ReviewButton.made(prompts.say("button.to_review")))
    return row(*ways)


def _around(course_map: CourseMap) -> tuple[Entry, ...]:
    """The lessons around the one that comes next: all thirteen would fill a phone."""
    entries, onward = course_map.entries, course_map.onward
    here = entries.index(onward) if onward else len(entries) - 1
    first = max(0, min(here - 1, len(entries) - SHOWN))
    return entries[first : first + SHOWN]


def _line(entry: Entry) -> dict[str, object]:
    return {
        "sign": SIGNS[entry.standing],
        "number": entry.lesson.number,
        "title": entry.lesson.title,
        "standing": entry.standing,
    }


def _option(prompts: Prompts, entry: Entry) -> SelectOption:
    lesson = entry.lesson
    needs = ", ".join(str(needed.number) for needed in entry.needs)
    standing = prompts.say(f"standing.{entry.standing}", minutes=lesson.minutes, needs=needs)
    return SelectOption(
        label=shorten(f"{SIGNS[entry.standing]} {lesson.number}. {lesson.title}"),
        value=lesson.id,
        description=shorten(standing),
    )


def _offer(prompts: Prompts, offer: Offer) -> list[ui.Item[Any]]:
    when = "after" if offer.is_after else "before"
    text = prompts.render("lessons/test_offer", after=offer.is_after, left=offer.left)
    label = prompts.say("button.test_go_on" if offer.begun else f"button.test_{when}")
    buttons: list[ui.Item[Any]] = [TestButton.made(label)]
    if not offer.is_after and not offer.begun:
        buttons.append(DeclineTestButton.made(prompts.say("button.test_decline")))
    return [paragraph(text), row(*buttons)]
