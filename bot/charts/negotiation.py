"""The two pictures of a debrief: where the offers went among all deals, and how hot it got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.charts.drawing import CALM, FAINT, GOLD, GRID, INK, MINE, TEXT, THEIRS, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.charts.drawing import Canvas

Pair = tuple[float, float]

CLOUD = "#d8d3c4"
THRESHOLDS = (60, 80, 90)
MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Deals:
    """Points of both sides, own ones first; paths in the order in which offers were made.

    `words` are the labels: mine, theirs, frontier, deal, history, no_deal, our_offers,
    their_offers.
    """

    cloud: Sequence[Pair]
    frontier: Sequence[Pair]
    no_deal: Pair
    our_offers: Sequence[Pair]
    their_offers: Sequence[Pair]
    deal: Pair | None
    history: Pair | None
    words: Mapping[str, str]


def deals_picture(deals: Deals) -> bytes:
    """The outcome space with both paths in it, as PNG."""
    words = deals.words
    edge = sorted(deals.frontier)
    shown = [*edge, *deals.our_offers, *deals.their_offers, deals.no_deal]
    shown += [point for point in (deals.deal, deals.history) if point is not None]

    def paint(canvas: Canvas) -> None:
        canvas.scales(words["mine"], words["theirs"])
        low, high = _window(shown)
        canvas.axes.set_xlim(low[0], high[0])
        canvas.axes.set_ylim(low[1], high[1])
        inside = [p for p in deals.cloud if _within(p, low, high)]
        # Behind everything else.
        xs, ys = [x for x, _ in inside], [y for _, y in inside]
        canvas.axes.scatter(xs, ys, color=CLOUD, s=9, linewidths=0, zorder=0)
        canvas.line([deals.no_deal[0]] * 2, [low[1], high[1]], FAINT, width=1.2, dashes=True)
        canvas.line([low[0], high[0]], [deals.no_deal[1]] * 2, FAINT, width=1.2, dashes=True)
        canvas.text(deals.no_deal[0] + 0.8, low[1] + 1.6, words["no_deal"], colour=FAINT)
        canvas.line([x for x, _ in edge], [y for _, y in edge], GOLD, width=3)
        _path(canvas, deals.our_offers, MINE, "o", deals.deal)
        _path(canvas, deals.their_offers, THEIRS, "s", deals.deal)
        if deals.history is not None:
            canvas.dots([deals.history[0]], [deals.history[1]], INK, size=90, shape="D")
        if deals.deal is not None:
            canvas.dots([deals.deal[0]], [deals.deal[1]], CALM, size=420, shape="*")
        _legend(canvas, deals)

    return draw(5.6, paint)


def tension_picture(
    readings: Sequence[float], happenings: Sequence[int], words: Mapping[str, str]
) -> bytes:
    """Tension after each exchange with the announced thresholds, as PNG.

    `happenings` are the exchanges after which something came up that nobody ordered; `words` are
    exchange, tension and happening.
    """

    def paint(canvas: Canvas) -> None:
        canvas.scales(words["exchange"], words["tension"])
        last = max(len(readings) - 1, 1)
        canvas.axes.set_xlim(-0.2, last + 0.9)
        canvas.axes.set_ylim(0, 100)
        canvas.axes.set_xticks(range(0, last + 1, max(1, last // 6)))
        canvas.axes.set_yticks([0, 20, 40, *THRESHOLDS, 100])
        for level in THRESHOLDS:
            canvas.line([-0.2, last + 0.9], [level, level], GRID, width=1.5)
        turns = list(range(len(readings)))
        canvas.line(turns, readings, THEIRS, width=3)
        canvas.dots(turns, readings, THEIRS, size=45)
        for turn in happenings:
            if turn < len(readings):
                canvas.dots([turn], [readings[turn]], INK, size=150, shape="D")
                canvas.text(turn, readings[turn] + 7, words["happening"], across="center")
        canvas.text(last + 0.15, readings[-1], f"{readings[-1]:.0f}", bold=True)

    return draw(3.4, paint)


def _path(
    canvas: Canvas, points: Sequence[Pair], colour: str, shape: str, deal: Pair | None
) -> None:
    """A way with its marks; first and last carry their numbers, unless the deal stands there."""
    if not points:
        return
    canvas.line([x for x, _ in points], [y for _, y in points], colour, width=1.8)
    canvas.dots([x for x, _ in points], [y for _, y in points], colour, size=70, shape=shape)
    for number in sorted({1, len(points)}):
        x, y = points[number - 1]
        if (x, y) == deal:
            continue
        canvas.text(x + 1.2, y + 1.8, str(number), size=TEXT - 1, colour=colour, bold=True)


def _legend(canvas: Canvas, deals: Deals) -> None:
    words = deals.words
    marks: list[tuple[str, str, str, float]] = [("_", GOLD, words["frontier"], 160)]
    if deals.our_offers:
        marks.append(("o", MINE, words["our_offers"], 70))
    if deals.their_offers:
        marks.append(("s", THEIRS, words["their_offers"], 70))
    if deals.deal is not None:
        marks.append(("*", CALM, words["deal"], 200))
    if deals.history is not None:
        marks.append(("D", INK, words["history"], 80))
    for shape, colour, label, size in marks:
        canvas.axes.scatter([], [], marker=shape, color=colour, s=size, label=label)
    canvas.axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.5, -0.16),
        ncol=2,
        fontsize=TEXT - 2,
        frameon=False,
        handletextpad=0.4,
        columnspacing=1.2,
    )


def _window(points: Sequence[Pair]) -> tuple[Pair, Pair]:
    """What is shown: all that matters, with a margin."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) - MARGIN, min(ys) - MARGIN), (max(xs) + 3 * MARGIN, max(ys) + 2 * MARGIN)


def _within(point: Pair, low: Pair, high: Pair) -> bool:
    return low[0] <= point[0] <= high[0] and low[1] <= point[1] <= high[1]
