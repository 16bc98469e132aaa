"""The pictures of the lessons, each drawn from data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.charts.drawing import (
    CALM,
    FAINT,
    GOLD,
    GRID,
    INK,
    MINE,
    TEXT,
    THEIRS,
    draw,
    draw_stacked,
)
from bot.charts.maps import load_coastline, paint_map
from bot.negotiation.analysis import analyse
from bot.quiz.questions import Improvement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.charts.drawing import Canvas
    from bot.content.pictures import Drawing
    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching

COASTLINE = "coastline.json"
UP, DOWN = "▲", "▼"
COLOURS = {"up": THEIRS, "down": CALM, "": FAINT}
SIGNS = {"up": UP, "down": DOWN, "": "\N{EN DASH}"}
EXAMPLE = "trading"
"""The lesson whose task the frontier illustrates."""


def ranges(drawing: Drawing, folder: Path) -> bytes:
    """Two maps with the ranges of the missiles on both sides."""

    def painter(area: str) -> Callable[[Canvas], None]:
        lon, lat, range_km = drawing.figures[area]
        land = load_coastline(folder / COASTLINE, area)
        places = [(row.text, row.at, row.side) for row in drawing.rows if row.label == area]

        def paint(canvas: Canvas) -> None:
            paint_map(canvas, land, (lon, lat), range_km, drawing.words[area], places)

        return paint

    return draw_stacked(8.1, [painter("america"), painter("europe")])


def days(drawing: Drawing) -> bytes:
    """A line for each day with its event, and whether the danger rose or fell."""
    rows = drawing.rows

    def paint(canvas: Canvas) -> None:
        canvas.frame((0, 1), (len(rows) + 0.7, -0.8))
        for y, row in enumerate(rows):
            colour = COLOURS[row.way]
            canvas.text(0.0, y, row.label, size=TEXT + 1, bold=True)
            canvas.text(0.105, y, SIGNS[row.way], size=TEXT + 1, colour=colour, across="center")
            canvas.text(0.155, y, row.text, size=TEXT)
        legend = f"{UP} {drawing.words['up']}   {DOWN} {drawing.words['down']}"
        canvas.text(0.155, len(rows) + 0.25, legend, size=TEXT - 1, colour=FAINT)

    return draw((len(rows) + 1.5) * 0.36, paint)


def zopa(drawing: Drawing) -> bytes:
    """Two bars on a scale of prices, and the zone in which they overlap."""
    low, high = drawing.figures["scale"]
    seller, buyer = drawing.figures["lines"]
    words = drawing.words

    def paint(canvas: Canvas) -> None:
        canvas.frame((low, high), (0, 4.3))
        canvas.area([seller, buyer, buyer, seller], [0.45, 0.45, 3.7, 3.7], GOLD, opacity=0.18)
        canvas.bar(seller, 2.9, high - seller, 0.5, MINE)
        canvas.bar(low, 1.4, buyer - low, 0.5, THEIRS)
        canvas.text(high, 3.4, words["seller"], size=TEXT, across="right")
        canvas.text(low, 1.9, words["buyer"], size=TEXT, across="left")
        middle = (seller + buyer) / 2
        canvas.text(middle, 4.02, words["zone"], size=TEXT, across="center", colour=GOLD, bold=True)
        canvas.line([low, high], [0.6, 0.6], FAINT, width=1)
        for price in (low, seller, buyer, high):
            canvas.line([price, price], [0.52, 0.68], FAINT, width=1)
            side = "left" if price == low else "right" if price == high else "center"
            canvas.text(price, 0.22, f"{price:g}", size=TEXT, across=side)

    return draw(2.9, paint)


def frontier(drawing: Drawing, repertoire: Repertoire, teaching: Teaching) -> bytes:
    """Every deal of the practice case, its frontier, and the middle that the lesson improves."""
    task = teaching.course.lesson(EXAMPLE).try_it.question
    assert isinstance(task, Improvement)
    analysis = analyse(repertoire.scenarios[task.scenario])
    ours, theirs = (analysis.space.utility[side.id] for side in analysis.scenario.sides)
    edge = sorted(analysis.pareto_rational)
    middle, better = analysis.pair(task.start), analysis.pair(task.model)
    words = drawing.words

    def paint(canvas: Canvas) -> None:
        canvas.scales(words["across"], words["up"])
        canvas.dots([float(x) for x in ours], [float(y) for y in theirs], "#b9b4a4", size=22)
        for value, across in zip(analysis.reservation, (True, False), strict=True):
            span = [-24.0, 106.0] if not across else [-6.0, 102.0]
            xs, ys = ([value, value], span) if across else (span, [value, value])
            canvas.line(xs, ys, FAINT, width=1.5, dashes=True)
        canvas.line([x for x, _ in edge], [y for _, y in edge], MINE, width=3)
        canvas.dots([x for x, _ in edge], [y for _, y in edge], MINE, size=30)
        canvas.dots([middle[0]], [middle[1]], THEIRS, size=130, shape="s")
        canvas.dots([better[0]], [better[1]], CALM, size=240, shape="*")
        canvas.line([middle[0] - 2, 33], [middle[1] - 3, 19], INK, width=1.5)
        canvas.text(32, 17, words["middle"], across="right", bold=True)
        canvas.text(better[0] + 3, better[1] + 1.5, words["better"], bold=True, up="bottom")
        canvas.text(analysis.reservation[0] + 1.5, -3, words["no-deal"], colour=FAINT)
        canvas.text(-24, analysis.reservation[1] + 3.5, words["no-deal"], colour=FAINT)
        canvas.text(edge[-1][0] + 3, edge[-1][1] + 4, words["frontier"], colour=MINE, bold=True)

    return draw(5.2, paint)


def ladder(drawing: Drawing) -> bytes:
    """Two columns of rungs: what led up, and what led down again."""
    columns = {way: [row for row in drawing.rows if row.way == way] for way in ("up", "down")}
    count = max(map(len, columns.values()))

    def paint(canvas: Canvas) -> None:
        canvas.frame((0, 1), (-0.65, count + 0.15))
        for x, (way, rows) in zip((0.0, 0.53), columns.items(), strict=True):
            colour = COLOURS[way]
            title = f"{SIGNS[way]} {drawing.words[way]}"
            canvas.text(x, count - 0.1, title, size=TEXT + 1, bold=True, colour=colour)
            for rail in (x, x + 0.44):
                canvas.line([rail, rail], [-0.5, count - 0.42], GRID, width=5)
            for number, row in enumerate(rows):
                y = number if way == "up" else count - 1 - number
                canvas.line([x, x + 0.44], [y - 0.45, y - 0.45], colour, width=4)
                canvas.text(x + 0.02, y + 0.27, row.label, size=TEXT - 2, colour=FAINT)
                canvas.text(x + 0.02, y - 0.07, row.text)

    return draw((count + 0.8) * 0.95, paint)
