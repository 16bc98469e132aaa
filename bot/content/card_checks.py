"""What may be wrong with the text of a card beyond its form: hard to read, links to nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.content.faults import Fault
from bot.lessons.readability import grade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.lessons.course import Card, Lesson

HARDEST_GRADE = 8.0
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)]*)\)")


def card_faults(path: Path, lesson: Lesson) -> Iterator[Fault]:
    """Everything of that kind in the cards of a lesson."""
    for card in lesson.cards:
        yield from _hard_to_read(path, card)
        yield from _broken_links(path, card)


def _hard_to_read(path: Path, card: Card) -> Iterator[Fault]:
    reached = grade(card.text)
    if reached > HARDEST_GRADE:
        problem = f"reads like school grade {reached:.0f}, more than {HARDEST_GRADE:.0f}"
        remedy = "shorten the sentences, or choose shorter words"
        yield Fault(path, None, card.title, problem, remedy, "warning")


def _broken_links(path: Path, card: Card) -> Iterator[Fault]:
    for link in _LINK.finditer(card.text):
        target = urlsplit(link["target"].strip())
        if target.scheme != "https" or "." not in target.netloc or not link["text"].strip():
            problem = f"the link {link[0]} leads nowhere"
            yield Fault(path, None, card.title, problem, "write [words](https://…)")
