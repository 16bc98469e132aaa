"""Packs as spreadsheets export them: a header, then a question a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.content.faults import Fault
from bot.content.uploads.cells import is_formula, unguarded
from bot.content.uploads.csv_rows import COLUMNS, NEEDED, read_row
from bot.content.uploads.decoding import id_of, title_of
from bot.content.uploads.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SEPARATORS = ",;\t"
_SAID = "sep="


def read_csv(path: Path, text: str) -> Draft:
    """The rows of the file as questions, and what is wrong with its header and cells."""
    draft = Draft(path, {"id": id_of(path.name), "title": title_of(path.name)})
    rows = _rows(draft, text)
    head = next(rows, None)
    if head is None:
        _blame(draft, 1, "", "is empty", f"write a header: {', '.join(NEEDED)}, choice 1 …")
        return draft
    columns = [_column(cell) for cell in head[1]]
    if not _header_is_sound(draft, head[0], columns):
        return draft
    for line, cells in rows:
        if draft.is_full:
            break
        if any(cell.strip() for cell in cells):
            _read_cells(draft, line, columns, cells)
    return draft


def _read_cells(draft: Draft, line: int, columns: Sequence[str], cells: Sequence[str]) -> None:
    for column, cell in zip(columns, cells, strict=False):
        if is_formula(cell.strip()):
            remedy = "write an apostrophe before it, or paste values instead of formulas"
            _blame(draft, line, column, "looks like a formula", remedy)
    if any(cell.strip() for cell in cells[len(columns) :]):
        remedy = "put quotes around texts that hold the separator"
        _blame(draft, line, "", "has more cells than the header", remedy)
        return
    named = {column: unguarded(cell.strip()) for column, cell in zip(columns, cells, strict=False)}
    row = read_row(named, f"q{len(draft.questions) + 1}")
    for column, problem, remedy in row.wrong:
        _blame(draft, line, column, problem, remedy)
    if not row.wrong:
        draft.add(row.table, line, row.names, {})


def _rows(draft: Draft, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line it begins on."""
    separator, skipped = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if begins > skipped and any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        remedy = "close every quotation mark, and double those inside a text"
        _blame(draft, begins, "", f"cannot be read as CSV: {error}", remedy)


def _separator(text: str) -> tuple[str, int]:
    """What stands between the cells, and how many lines only say so (Excel's `sep=;`)."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith(_SAID) and len(first) == len(_SAID) + 1:
        said = first[-1]
        return (said if said in SEPARATORS else _best(rest)), 1
    return _best(text), 0


def _best(text: str) -> str:
    header = text.lstrip("\n").partition("\n")[0]
    return max(SEPARATORS, key=lambda each: sum(_column(c) in COLUMNS for c in header.split(each)))


def _column(cell: str) -> str:
    """The name of a column as we write it: `Choice_1` and `choice1` are `choice 1`."""
    name = " ".join(cell.strip().strip('"').casefold().replace("_", " ").split())
    for word in ("choice", "why"):
        if name.removeprefix(word).strip().isdigit():
            return f"{word} {name.removeprefix(word).strip()}"
    return name


def _header_is_sound(draft: Draft, line: int, columns: Sequence[str]) -> bool:
    for column in NEEDED:
        if column not in columns:
            remedy = "name it in the first line of the file"
            _blame(draft, line, "header", f"there is no column {column!r}", remedy)
    for place, column in enumerate(columns):
        if column and column not in COLUMNS:
            remedy = "see docs/content.md for the columns, or leave its name empty"
            _blame(draft, line, "header", f"the column {column[:40]!r} means nothing here", remedy)
        elif column and column in columns[:place]:
            problem = f"the column {column!r} comes twice"
            _blame(draft, line, "header", problem, "leave one out")
    return not draft.faults


def _blame(draft: Draft, line: int, place: str, problem: str, remedy: str) -> None:
    draft.faults.append(Fault(draft.path, line, place, problem, remedy))
