"""Where the facts on a screen come from: each with its id, its dispute or caveat, and its works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.lessons.steps import question_at, step_in
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.buttons import SourcesPageButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import ui

    from bot.content.history import Fact, History
    from bot.content.prompts import Prompts
    from bot.lessons.course import Lesson

LONGEST_PAGE = 3_000


def sources_layout(
    prompts: Prompts, history: History, lesson: Lesson, step_code: str, number: int = 0
) -> Layout:
    """One page of the facts behind a screen; the first if there is no such page."""
    step = step_in(lesson, step_code)
    part = question_at(lesson, step) or lesson.cards[step.number]
    pages = fact_pages(prompts, history, (*part.facts, *part.disputed))
    number = number if number < len(pages) else 0
    title = getattr(part, "title", lesson.title)
    head = prompts.render("lessons/sources", title=title, page=number + 1, pages=len(pages))
    items: list[ui.Item[Any]] = [paragraph(f"{head}\n{pages[number]}")]
    if len(pages) > 1:
        turned = (number + 1) % len(pages)
        label = prompts.say("button.first_page" if turned == 0 else "button.next_page")
        items.append(row(SourcesPageButton.made(lesson.id, f"p.{step.code}.{turned}", label)))
    return Layout(box(NEUTRAL, *items))


def fact_pages(prompts: Prompts, history: History, ids: Sequence[str]) -> list[str]:
    """The facts told one after the other, broken into pages between facts; at least one page."""
    pages = [""]
    for fact in (history.facts[each] for each in ids):
        told = _told(prompts, fact)
        if pages[-1] and len(pages[-1]) + len(told) > LONGEST_PAGE:
            pages.append("")
        pages[-1] += f"{told}\n"
    return pages


def _told(prompts: Prompts, fact: Fact) -> str:
    return prompts.render(
        "lessons/fact",
        id=fact.id,
        text=fact.text,
        disputed=fact.is_disputed,
        note=fact.note,
        citations=[
            {
                "title": cited.work.title,
                "author": cited.work.author,
                "year": cited.work.year,
                "place": cited.place,
                "url": cited.work.url,
            }
            for cited in fact.citations
        ],
    )
