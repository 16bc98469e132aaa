"""Pictures that lessons show: `data/pictures.toml`, with the PNG files beside it in `pictures/`.

They are drawn by our own code (`python -m bot.charts`) from data, and checked in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from bot.content.history import FactId, Id  # noqa: TC001 - pydantic reads them
from bot.content.reading import FileTable, read_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.content.faults import Fault
    from bot.content.history import History
    from bot.content.reading import Source

FILE = "pictures.toml"
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture with what it shows in words (`alt`) and the line below it (`caption`)."""

    id: str
    content: bytes
    alt: str
    caption: str
    facts: tuple[str, ...]


class _PictureTable(FileTable):
    id: Id
    alt: Annotated[str, StringConstraints(min_length=40, max_length=1_000)]
    caption: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    facts: list[FactId] = Field(default_factory=list)
    disputed: list[FactId] = Field(default_factory=list)


class _PicturesFile(FileTable):
    picture: Annotated[list[_PictureTable], Field(min_length=1)]


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
