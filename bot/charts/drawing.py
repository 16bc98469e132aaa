"""One way of drawing: size, type and colours of every picture, and its bytes.

Pictures stand on a light ground of their own, so that they read the same in dark and light.
matplotlib is used without pyplot, which keeps global state; its fonts are still shared, hence the
lock: charts are drawn in threads. Its types are silenced here and nowhere else.
"""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAPER, INK, FAINT, GRID = "#f6f4ee", "#22272e", "#5d646e", "#d5d2c8"
MINE, THEIRS, GOLD, CALM = "#2f6690", "#a4452c", "#9a6b00", "#3f7d58"
DOTS_PER_INCH = 120
WIDTH = 5.2
"""Inches; at 120 dots that is 624 pixels, about twice the width of a message on a phone."""

TEXT = 14
"""Points; on a phone this comes out at 12 pixels, little smaller than the text around it."""

_drawing = Lock()


class Canvas:
    """What can be painted on; lengths are in the picture's own units, sizes in points."""

    def __init__(self, axes: Any) -> None:  # noqa: ANN401  # its keywords are typed Unknown
        self.axes = axes

    def frame(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """The units: from left to right, from bottom to top; no axes are shown."""
        self.axes.set_axis_off()
        self.axes.set_xlim(*x)
        self.axes.set_ylim(*y)

    def true_to_scale(self) -> None:
        """Make a unit across as long as a unit upwards."""
        self.axes.set_aspect("equal")

    def scales(self, x_label: str, y_label: str) -> None:
        """Show both axes with these names."""
        self.axes.set_axis_on()
        self.axes.set_xlabel(x_label, fontsize=TEXT, color=INK)
        self.axes.set_ylabel(y_label, fontsize=TEXT, color=INK)
        self.axes.tick_params(labelsize=TEXT - 1, colors=INK)
        for name, spine in self.axes.spines.items():
            spine.set_color(FAINT)
            spine.set_visible(name in ("left", "bottom"))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = TEXT,
        colour: str = INK,
        across: str = "left",
        up: str = "center",
        bold: bool = False,
    ) -> None:
        """Words at a place; `across` and `up` say which part of them is there."""
        weight = "bold" if bold else "normal"
        self.axes.text(
            x,
            y,
            words,
            fontsize=size,
            color=colour,
            ha=across,
            va=up,
            fontweight=weight,
            parse_math=False,  # two dollar signs in a name are no formula
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A bar lying at `x`, its middle at `y`."""
        self.axes.barh(y, width, left=x, height=height, color=colour)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = INK,
        *,
        width: float = 2,
        dashes: bool = False,
    ) -> None:
        """A line through these points."""
        style = "--" if dashes else "-"
        self.axes.plot(xs, ys, color=colour, linewidth=width, linestyle=style)

    def dots(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = INK,
        *,
        size: float = 40,
        shape: str = "o",
    ) -> None:
        """Marks at these points; `shape` is matplotlib's name of a marker."""
        self.axes.scatter(xs, ys, color=colour, s=size, marker=shape, zorder=3, linewidths=0)

    def area(
        self, xs: Sequence[float], ys: Sequence[float], colour: str, *, opacity: float = 1
    ) -> None:
        """A filled shape with these corners."""
        self.axes.fill(xs, ys, color=colour, alpha=opacity, linewidth=0)


def drawable(words: str) -> str:
    """The words without what our typeface has no sign for, such as emoji."""
    fonts: Any = font_manager
    known = fonts.get_font(fonts.findfont(fonts.FontProperties())).get_charmap()
    return " ".join("".join(each for each in words if ord(each) in known).split())


def draw(height: float, paint: Callable[[Canvas], None]) -> bytes:
    """A PNG of `height` inches that `paint` has painted on."""
    return draw_stacked(height, [paint])


def draw_stacked(height: float, painters: Sequence[Callable[[Canvas], None]]) -> bytes:
    """The same with several canvases, one above the other."""
    with _drawing:
        figure: Any = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
        FigureCanvasAgg(figure)
        for number, paint in enumerate(painters, start=1):
            axes = figure.add_subplot(len(painters), 1, number)
            axes.set_facecolor(PAPER)
            paint(Canvas(axes))
        figure.tight_layout(pad=0.6, h_pad=0.4)
        content = BytesIO()
        # No version inside: the same data give the same bytes.
        figure.savefig(content, format="png", metadata={"Software": None})
        return content.getvalue()
