"""The result of a live quiz: who leads, and how the room did question by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.charts.drawing import CALM, FAINT, GOLD, GRID, TEXT, draw, drawable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.drawing import Canvas

LINE_INCHES = 0.36
LONGEST_NAME = 20
BARS_BEGIN, BARS_END = 0.47, 0.82


@dataclass(frozen=True, slots=True)
class Bar:
    """A line with a bar for `part` of `whole` (above 0), and the same in `figures`."""

    label: str
    part: float
    whole: float
    figures: str


@dataclass(frozen=True, slots=True)
class Block:
    """Bars under a heading."""

    heading: str
    bars: Sequence[Bar]


def quiz_picture(leaders: Block, questions: Block) -> bytes:
    """A PNG with the first places above, the questions below; either may be empty."""
    blocks = [
        (block, colour) for block, colour in ((leaders, GOLD), (questions, CALM)) if block.bars
    ]
    lines = sum(len(block.bars) + 1 for block, _ in blocks)

    def paint(canvas: Canvas) -> None:
        canvas.frame((0, 1), (lines - 0.4, -0.6))
        y = 0
        for block, colour in blocks:
            canvas.text(0, y, block.heading, size=TEXT - 1, colour=FAINT)
            for number, bar in enumerate(block.bars, start=1):
                _line(canvas, y + number, bar, colour)
            y += len(block.bars) + 1

    return draw(max(lines, 2) * LINE_INCHES, paint)


def _line(canvas: Canvas, y: int, bar: Bar, colour: str) -> None:
    """Length and figures tell the share; the colour only parts the two blocks."""
    canvas.text(0, y, _cut(drawable(bar.label)), size=TEXT - 1)
    width = BARS_END - BARS_BEGIN
    canvas.bar(BARS_BEGIN, y, width, 0.5, GRID)
    canvas.bar(BARS_BEGIN, y, width * bar.part / bar.whole, 0.5, colour)
    canvas.text(BARS_END + 0.02, y, bar.figures, size=TEXT - 1)


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_NAME else label[: LONGEST_NAME - 1] + "…"
