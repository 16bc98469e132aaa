"""`python -m bot.charts`: draw the pictures of the lessons into `data/pictures/`."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.charts import lessons
from bot.content.files import shipped
from bot.content.pictures import FOLDER, read_drawings
from bot.content.repertoire import load_repertoire
from bot.content.teaching import read_teaching


def pictures(data: Path) -> dict[str, bytes]:
    """Every picture as PNG by its id. Raises ContentError for a list with mistakes."""
    drawings = read_drawings(data)
    repertoire, (teaching, _) = load_repertoire(data), read_teaching(data)
    return {
        "ranges": lessons.ranges(drawings["ranges"], data / FOLDER),
        "days": lessons.days(drawings["days"]),
        "zopa": lessons.zopa(drawings["zopa"]),
        "frontier": lessons.frontier(drawings["frontier"], repertoire, teaching),
        "ladder": lessons.ladder(drawings["ladder"]),
    }


def main() -> None:
    """Draw them all; a folder may be named to draw into instead."""
    data = shipped("data")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pictures(data).items():
        (folder / f"{name}.png").write_bytes(content)


if __name__ == "__main__":
    main()
