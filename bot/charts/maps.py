"""Maps around a place: distances and directions from it are true, so a range is a circle."""

from __future__ import annotations

import json
from math import acos, atan2, cos, pi, radians, sin
from typing import TYPE_CHECKING

from bot.charts.drawing import INK, PAPER, TEXT, THEIRS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.charts.drawing import Canvas

    Place = tuple[float, float]
    Spot = tuple[str, Place, str]

EARTH_KM = 6_371.0
LAND, SEA = "#cdc7b4", "#e3ebee"


def load_coastline(path: Path, area: str) -> list[list[Place]]:
    """The outlines of land in an area, as longitudes and latitudes."""
    rings: list[list[list[float]]] = json.loads(path.read_text(encoding="utf-8"))[area]
    return [[(x, y) for x, y in ring] for ring in rings]


def project(centre: Place, place: Place) -> Place:
    """Kilometres east and north of the centre (azimuthal equidistant projection, a sphere)."""
    lon, lat = (radians(part) for part in place)
    lon0, lat0 = (radians(part) for part in centre)
    cosine = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(lon - lon0)
    distance = EARTH_KM * acos(max(-1.0, min(1.0, cosine)))
    angle = atan2(
        sin(lon - lon0) * cos(lat),
        cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(lon - lon0),
    )
    return distance * sin(angle), distance * cos(angle)


def paint_map(
    canvas: Canvas,
    land: Sequence[Sequence[Place]],
    centre: Place,
    range_km: float,
    title: str,
    places: Sequence[Spot],
) -> None:
    """Land, the circle of the range, and places with their names; about 10 wide to 8 high."""
    wide, low, high, top = (range_km * part for part in (1.36, -0.72, 1.2, 1.45))
    canvas.frame((-wide, wide), (low, top))
    canvas.true_to_scale()
    canvas.area([-wide, wide, wide, -wide], [low, low, top, top], SEA)
    for ring in land:
        points = [project(centre, place) for place in ring]
        canvas.area([x for x, _ in points], [y for _, y in points], LAND)
    circle = [pi * step / 90 for step in range(181)]
    xs, ys = [range_km * sin(a) for a in circle], [range_km * cos(a) for a in circle]
    canvas.area(xs, ys, THEIRS, opacity=0.18)
    canvas.line(xs, ys, THEIRS)
    canvas.dots([0], [0], THEIRS, size=110, shape="^")
    for name, place, side in places:
        x, y = project(centre, place)
        canvas.dots([x], [y], INK, size=34)
        away = 0.04 if side == "right" else -0.04
        across = "left" if side == "right" else "right"
        canvas.text(x + range_km * away, y, name, across=across)
    canvas.area([-wide, wide, wide, -wide], [high, high, top, top], PAPER)
    canvas.text(-wide, (high + top) / 2, title, size=TEXT + 1, bold=True)
    left, base = wide * 0.62, low + range_km * 0.1
    canvas.line([left, left + 500], [base, base], INK, width=3)
    canvas.text(
        left + 250, base + range_km * 0.03, "500 km", size=TEXT - 2, across="center", up="bottom"
    )
