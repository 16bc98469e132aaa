"""Pictures that lessons show: `data/pictures.toml`, with the PNG files beside it in `pictures/`.

They are drawn by our own code (`python -m bot.charts`) from data, and checked in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from bot.content.history import FactId, Id, Line
from bot.content.reading import ContentError, FileTable, read_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.content.faults import Fault
    from bot.content.history import History
    from bot.content.reading import Source

FILE = "pictures.toml"
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a picture: `way` is up, down or neither.

    On a map, `at` is a longitude and a latitude, `side` where the name stands.
    """

    label: str
    text: str
    way: str = ""
    at: tuple[float, float] = (0.0, 0.0)
    side: str = "right"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The words and figures that a picture is drawn from."""

    words: Mapping[str, str]
    figures: Mapping[str, tuple[float, ...]]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture with what it shows in words (`alt`) and the line below it (`caption`)."""

    id: str
    content: bytes
    alt: str
    caption: str
    facts: tuple[str, ...]


class _RowTable(FileTable):
    label: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    way: Literal["up", "down", ""] = ""
    at: Annotated[list[float], Field(min_length=2, max_length=2)] = Field(
        default_factory=lambda: [0.0, 0.0]
    )
    side: Literal["left", "right"] = "right"


class _PictureTable(FileTable):
    id: Id
    alt: Annotated[str, StringConstraints(min_length=40, max_length=1_000)]
    caption: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    facts: list[FactId] = Field(default_factory=list)
    disputed: list[FactId] = Field(default_factory=list)
    words: dict[Id, Line] = Field(default_factory=dict[Id, Line])
    figures: dict[Id, list[float]] = Field(default_factory=dict[Id, list[float]])
    rows: list[_RowTable] = Field(default_factory=list["_RowTable"])


class _PicturesFile(FileTable):
    picture: Annotated[list[_PictureTable], Field(min_length=1)]


PICTURES: type[FileTable] = _PicturesFile


def read_pictures(data: Path, history: History) -> tuple[dict[str, Illustration], list[Fault]]:
    """The pictures by id, and every mistake in their list; a missing list holds none."""
    path = data / FILE
    if not path.is_file():
        return {}, []
    found = read_as(path, _PicturesFile)
    if isinstance(found, list):
        return {}, found
    source, file = found
    faults = list(_mistakes(file.picture, data / FOLDER, history, source))
    pictures = {
        table.id: Illustration(
            table.id,
            (data / FOLDER / f"{table.id}.png").read_bytes(),
            table.alt,
            table.caption,
            (*table.facts, *table.disputed),
        )
        for table in file.picture
        if (data / FOLDER / f"{table.id}.png").is_file()
    }
    return pictures, faults


def read_drawings(data: Path) -> dict[str, Drawing]:
    """What each picture is drawn from, by id. Raises ContentError for a list with mistakes."""
    found = read_as(data / FILE, _PicturesFile)
    if isinstance(found, list):
        raise ContentError(found)
    return {
        table.id: Drawing(
            table.words,
            {name: tuple(figures) for name, figures in table.figures.items()},
            tuple(
                Row(row.label, row.text, row.way, (row.at[0], row.at[1]), row.side)
                for row in table.rows
            ),
        )
        for table in found[1].picture
    }


def _mistakes(
    tables: Sequence[_PictureTable], folder: Path, history: History, source: Source
) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, table in enumerate(tables):
        place = ("picture", number)
        if table.id in seen:
            yield source.fault((*place, "id"), f"{table.id!r} is there twice", "rename one")
        seen.add(table.id)
        if not (folder / f"{table.id}.png").is_file():
            problem = f"there is no file pictures/{table.id}.png"
            yield source.fault((*place, "id"), problem, "draw it with python -m bot.charts")
        for key, problem, remedy in history.mistakes_in_citing(table.facts, table.disputed):
            yield source.fault((*place, key), problem, remedy)
