"""The outcome space of a scenario as a picture: deals, frontier, solutions and known deals."""

# matplotlib leaves the types of its keyword arguments open.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false, reportArgumentType=false

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from bot.negotiation.analysis import Analysis

WIDTH, HEIGHT, DOTS = 9.0, 6.5, 120
MARGIN = 3.0
GREY, BLUE, DARK, RED = "#c9ccd3", "#7aa6dd", "#22304a", "#b3382c"
PLACES = tuple(
    (away * x, away * y)
    for away in (12, 24, 38, 54, 72, 95, 120, 150)
    for x, y in ((1, 0.3), (1, -0.9), (-1, 0.3), (-1, -0.9), (0.2, 1.1), (0.2, -1.4))
)

Label = tuple[str, tuple[float, float]]


def outcome_space_png(analysis: Analysis, words: Mapping[str, str]) -> bytes:
    """PNG bytes of the space.

    `words` names `deals`, `rational` and `frontier` and the solutions by their ids.
    """
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    first, second = analysis.scenario.sides
    axes.set_xlabel(first.name)
    axes.set_ylabel(second.name)
    axes.set_title(analysis.scenario.title)
    _deals(axes, analysis, words)
    _frontier(axes, analysis, words)
    labels = _points(axes, analysis, words)
    axes.legend(loc="lower left", frameon=False)
    figure.canvas.draw()
    figure.set_layout_engine("none")  # the labels below must not move what is drawn
    _place(axes, labels)
    picture = BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _deals(axes: Axes, analysis: Analysis, words: Mapping[str, str]) -> None:
    first, second = (analysis.space.utility[side.id] for side in analysis.scenario.sides)
    pairs = np.unique(np.column_stack([first, second]), axis=0)
    suits = (pairs[:, 0] >= analysis.reservation[0]) & (pairs[:, 1] >= analysis.reservation[1])
    axes.scatter(*pairs[~suits].T, s=4, color=GREY, label=words["deals"])
    axes.scatter(*pairs[suits].T, s=6, color=BLUE, label=words["rational"])
    axes.axvline(analysis.reservation[0], color=GREY, linewidth=1, linestyle="--")
    axes.axhline(analysis.reservation[1], color=GREY, linewidth=1, linestyle="--")


def _frontier(axes: Axes, analysis: Analysis, words: Mapping[str, str]) -> None:
    axes.plot(*zip(*analysis.pareto, strict=True), color=DARK, linewidth=1, label=words["frontier"])
    inside = list(zip(*analysis.pareto_rational, strict=True))
    axes.scatter(*inside, s=16, color=DARK, zorder=3)


def _points(axes: Axes, analysis: Analysis, words: Mapping[str, str]) -> list[Label]:
    labels: dict[tuple[int, int], list[str]] = {}
    for name, point in analysis.solutions.items():
        labels.setdefault(point.utility, []).append(words[name])
    for reference in analysis.scenario.references:
        labels.setdefault(analysis.pair(reference.deal), []).append(reference.label)
    solutions = {point.utility for point in analysis.solutions.values()}
    for pair in labels:
        marker = "*" if pair in solutions else "o"
        size = 110 if pair in solutions else 28
        axes.scatter(*pair, marker=marker, s=size, color=RED, edgecolors="white", zorder=5)
    return [(", ".join(names), (float(pair[0]), float(pair[1]))) for pair, names in labels.items()]


def _place(axes: Axes, labels: Sequence[Label]) -> None:
    """Write each label at the nearest of several places where it covers no other and no marker."""
    frame = axes.get_window_extent()
    markers = [axes.transData.transform(point) for _, point in labels]
    taken: list[Bbox] = []
    for text, point in sorted(labels, key=lambda label: -label[1][1]):
        note = _note(axes, text, point)
        size = Text.get_window_extent(note)
        marker = axes.transData.transform(point)
        places = [(place, _box(marker, place, size.width, size.height)) for place in PLACES]
        place, box = next(
            (
                (place, box)
                for place, box in places
                if frame.x0 <= box.x0 and box.x1 <= frame.x1
                if frame.y0 <= box.y0 and box.y1 <= frame.y1
                if not any(box.overlaps(other) for other in taken)
                if not any(box.contains(*each) for each in markers)
            ),
            places[0],
        )
        note.set_position(place)
        note.set_horizontalalignment("left" if place[0] >= 0 else "right")
        taken.append(box)


def _box(marker: Sequence[float], place: tuple[float, float], width: float, height: float) -> Bbox:
    """Where a text of this size lies (pixels) when written at an offset (points) from a marker."""
    x, y = (at + offset * DOTS / 72 for at, offset in zip(marker, place, strict=True))
    left = x if place[0] >= 0 else x - width
    return Bbox.from_bounds(
        left - MARGIN, y - height / 2 - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    )


def _note(axes: Axes, text: str, point: tuple[float, float]) -> Annotation:
    return axes.annotate(
        text,
        point,
        xytext=(0, 0),
        textcoords="offset points",
        fontsize=7,
        verticalalignment="center",
        color=DARK,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "alpha": 0.8, "linewidth": 0},
        arrowprops={"arrowstyle": "-", "color": DARK, "linewidth": 0.5},
        zorder=6,
    )
