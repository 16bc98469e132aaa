"""The pictures of the lessons: drawn from data, the same again, and small enough for a phone."""

from __future__ import annotations

from io import BytesIO
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.charts.__main__ import pictures
from bot.charts.drawing import DOTS_PER_INCH, WIDTH
from bot.charts.maps import EARTH_KM, load_coastline, project
from bot.content.files import shipped
from bot.content.pictures import FOLDER, read_drawings
from bot.content.teaching import load_teaching

DATA = shipped("data")
TEACHING = load_teaching(DATA)
DRAWN = pictures(DATA)
ALMOST_THE_SAME = 1.0
"""Mean difference of pixels, 0..255: another version of a library may smooth an edge otherwise."""

SAN_CRISTOBAL, IZMIR = (-83.05, 22.72), (27.1, 38.4)
places = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


def pixels(content: bytes) -> np.ndarray:
    """The picture as numbers."""
    return np.asarray(Image.open(BytesIO(content)).convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("name", list(DRAWN))
def test_what_is_checked_in_is_what_the_command_draws(name: str) -> None:
    drawn, kept = pixels(DRAWN[name]), pixels((DATA / FOLDER / f"{name}.png").read_bytes())

    assert drawn.shape == kept.shape
    assert np.abs(drawn - kept).mean() < ALMOST_THE_SAME


@pytest.mark.parametrize("name", list(DRAWN))
def test_a_picture_is_small_and_as_wide_as_two_phones(name: str) -> None:
    assert len(DRAWN[name]) < 200_000
    assert pixels(DRAWN[name]).shape[1] == round(WIDTH * DOTS_PER_INCH)


def test_every_picture_is_listed_drawn_and_shown_by_a_card() -> None:
    shown = {card.picture for lesson in TEACHING.course.lessons for card in lesson.cards}

    assert set(read_drawings(DATA)) == set(DRAWN) == set(TEACHING.pictures) == shown - {None}


def test_drawing_again_gives_the_same_bytes() -> None:
    assert pictures(DATA) == DRAWN


@given(places, places)
def test_no_place_is_farther_than_half_around_the_earth(
    centre: tuple[float, float], place: tuple[float, float]
) -> None:
    assert hypot(*project(centre, place)) <= EARTH_KM * np.pi + 1
    assert hypot(*project(centre, centre)) < 1


@pytest.mark.parametrize(
    ("centre", "place", "kilometres"),
    [
        pytest.param(SAN_CRISTOBAL, (-77.04, 38.91), 1_880, id="Washington from Cuba"),
        pytest.param(SAN_CRISTOBAL, (-74.01, 40.71), 2_160, id="New York from Cuba"),
        pytest.param(IZMIR, (37.62, 55.76), 2_080, id="Moscow from Turkey"),
    ],
)
def test_distances_are_those_of_the_globe(
    centre: tuple[float, float], place: tuple[float, float], kilometres: float
) -> None:
    assert hypot(*project(centre, place)) == pytest.approx(kilometres, rel=0.02)


@pytest.mark.parametrize("area", ["america", "europe"])
def test_the_coastline_is_closed_land_on_the_globe(area: str) -> None:
    for ring in load_coastline(DATA / FOLDER / "coastline.json", area):
        assert len(ring) >= 4
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
