"""The progress picture: a line for each lesson, with what is taught, remembered and used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.charts.drawing import CALM, FAINT, GOLD, GRID, INK, MINE, TEXT, draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.drawing import Canvas

LONGEST_TITLE = 23
COLUMNS = (0.455, 0.645, 0.835)
BAR = 0.075
LINE_INCHES = 0.36
NOTHING_TO_SEE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One lesson: how many ideas it has, and how many are taught, remembered and used.

    `usable` of them can be seen in a game at all.
    """

    title: str
    count: int
    taught: int
    remembered: int
    used: int
    usable: int


def progress_picture(rows: Sequence[Row], headings: tuple[str, ...]) -> bytes:
    """A PNG; `headings` name the lesson and the three columns."""

    def paint(canvas: Canvas) -> None:
        canvas.frame((0, 1), (len(rows) - 0.4, -1.1))
        for x, heading in zip((0, *COLUMNS), headings, strict=True):
            canvas.text(x, -0.7, heading, size=TEXT - 1, colour=FAINT)
        for number, row in enumerate(rows):
            _line(canvas, number, row)

    return draw((len(rows) + 1) * LINE_INCHES, paint)


def _line(canvas: Canvas, y: int, row: Row) -> None:
    begun = row.taught or row.used
    canvas.text(0, y, _cut(row.title), size=TEXT - 1, colour=INK if begun else FAINT)
    cells = (
        (row.taught, row.count, MINE),
        (row.remembered, row.count, CALM),
        (row.used, row.usable, GOLD),
    )
    for x, (part, whole, colour) in zip(COLUMNS, cells, strict=True):
        _cell(canvas, x, y, part, whole, colour)


def _cell(canvas: Canvas, x: float, y: float, part: int, whole: int, colour: str) -> None:
    """A bar with its numbers: the share is told by length and in figures, not by colour."""
    if not whole:
        canvas.text(x, y, NOTHING_TO_SEE, size=TEXT - 1, colour=FAINT)
        return
    canvas.bar(x, y, BAR, 0.42, GRID)
    canvas.bar(x, y, BAR * part / whole, 0.42, colour)
    canvas.text(x + BAR + 0.015, y, f"{part}/{whole}", size=TEXT - 1)


def _cut(title: str) -> str:
    if len(title) > LONGEST_TITLE:
        title = title.partition(":")[0]
    if len(title) <= LONGEST_TITLE:
        return title
    return title[:LONGEST_TITLE].rpartition(" ")[0] + "…"
