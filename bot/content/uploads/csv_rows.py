"""One row of a spreadsheet as a question: which columns there are and what is read from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.content.uploads.cells import LETTERS, letters, number, parted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.content.reading import Place
    from bot.content.uploads.drafts import Table, Value

MOST_CHOICES = len(LETTERS)
COLUMNS = (
    "id",
    "kind",
    "level",
    "question",
    *(f"{what} {n}" for n in range(1, MOST_CHOICES + 1) for what in ("choice", "why")),
    "right",
    "why",
    "labels",
    "tolerance",
    "unit",
    "too low",
    "too high",
    "lesson",
    "concept",
    "facts",
    "disputed",
)
NEEDED = ("question", "right")
_TRUE, _FALSE = ("true", "yes", "t", "wahr"), ("false", "no", "f", "falsch")


@dataclass(slots=True)
class Row:
    """The cells of a row by column, and what becomes of them.

    `wrong` are mistakes: column, what is wrong, how to mend it.
    """

    cells: Mapping[str, str]
    table: Table = field(default_factory=dict[str, "Value"])
    names: dict[Place, str] = field(default_factory=dict[tuple[str | int, ...], str])
    wrong: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    def cell(self, column: str) -> str:
        """What stands in a column, "" if nothing does."""
        return self.cells.get(column, "")

    def put(self, key: str, value: Value, column: str) -> None:
        """Set a key of the question, which came from this column."""
        self.table[key] = value
        self.names[key,] = column

    def blame(self, column: str, problem: str, remedy: str) -> None:
        """Note a mistake in a column."""
        self.wrong.append((column, problem, remedy))


def read_row(cells: Mapping[str, str], spare_id: str) -> Row:
    """The question in a row, of the kind that it says or that its columns show."""
    row = Row(cells)
    kind = row.cell("kind").casefold().replace(" ", "_").replace("/", "_") or _guess(row)
    row.put("id", row.cell("id") or spare_id, "id")
    row.put("kind", kind, "kind")
    row.put("ask", row.cell("question"), "question")
    if row.cell("level"):
        level = number(row.cell("level"))
        row.put("level", int(level) if level in (1, 2, 3) else row.cell("level"), "level")
    for key in ("lesson", "concept"):
        if row.cell(key):
            row.put(key, row.cell(key), key)
    for key in ("facts", "disputed"):
        if row.cell(key):
            row.put(key, [*row.cell(key).replace(",", " ").split()], key)
    _KINDS.get(kind, _nothing)(row)
    return row


def _guess(row: Row) -> str:
    right = letters(row.cell("right"))
    if row.cell("choice 1"):
        return "multiple" if right is not None and len(right) > 1 else "single"
    return "true_false" if _truth(row.cell("right")) is not None else "short"


def _nothing(_row: Row) -> None:
    """Of a kind that there is not, only that is told."""


def _choices(row: Row) -> None:
    """What explains the question as a whole goes to the first right choice."""
    right = letters(row.cell("right"))
    texts = _texts(row)
    if right is None or any(place >= len(texts) for place in right):
        row.blame("right", "does not name a choice", f"write a letter from {_span(len(texts))}")
        return
    choices: list[Value] = []
    for place, (column, text) in enumerate(texts):
        why = f"why {column.removeprefix('choice ')}"
        whys = [row.cell(why), row.cell("why") if place == min(right) else ""]
        told = "\n".join(each for each in whys if each)
        choices.append({"text": text, "why": told, "right": place in right})
        row.names["choices", place] = column
        row.names["choices", place, "why"] = why
    row.put("choices", choices, "choice 1")


def _true_false(row: Row) -> None:
    truth = _truth(row.cell("right"))
    if truth is None:
        row.blame("right", "is neither true nor false", "write true or false")
        return
    row.put("answer", truth, "right")
    row.put("why", row.cell("why"), "why")


def _number(row: Row) -> None:
    answer = number(row.cell("right"))
    tolerance = number(row.cell("tolerance") or "0")
    if answer is None:
        row.blame("right", "is not a number", "write digits, with a point for decimals")
    if tolerance is None:
        row.blame("tolerance", "is not a number", "write digits, or leave it empty")
    if answer is None or tolerance is None:
        return
    row.put("answer", answer, "right")
    row.put("tolerance", tolerance, "tolerance")
    for key in ("unit", "why", "too_low", "too_high"):
        column = key.replace("_", " ")
        row.put(key, row.cell(column), column)


def _order(row: Row) -> None:
    texts = _texts(row)
    right = letters(row.cell("right"))
    if right is None or sorted(right) != list(range(len(texts))):
        remedy = f"write each letter from {_span(len(texts))} once, what comes first first"
        row.blame("right", "does not put every item in order", remedy)
        return
    items: list[Value] = []
    for place, (column, text) in enumerate(texts):
        why = f"why {column.removeprefix('choice ')}"
        items.append({"text": text, "place": right.index(place) + 1, "when": row.cell(why)})
        row.names["items", place] = column
        row.names["items", place, "when"] = why
    row.put("items", items, "choice 1")
    row.put("why", row.cell("why"), "why")


def _match(row: Row) -> None:
    texts, labels = _texts(row), parted(row.cell("labels"))
    right = letters(row.cell("right"))
    if len(labels) > MOST_CHOICES:
        row.blame("labels", f"holds more than {MOST_CHOICES} labels", "leave some out")
        return
    if right is None or len(right) != len(texts) or any(each >= len(labels) for each in right):
        remedy = f"write a letter from {_span(len(labels))} for each item, in their order"
        row.blame("right", "does not name a label for every item", remedy)
        return
    items: list[Value] = []
    for place, (column, text) in enumerate(texts):
        why = f"why {column.removeprefix('choice ')}"
        answer = LETTERS[right[place]].lower()
        items.append({"text": text, "answer": answer, "why": row.cell(why)})
        row.names["items", place] = column
        row.names["items", place, "why"] = why
    row.put("items", items, "choice 1")
    answers: Table = {LETTERS[place].lower(): label for place, label in enumerate(labels)}
    row.put("answers", answers, "labels")


def _short(row: Row) -> None:
    row.put("answers", [each for each in parted(row.cell("right")) if each], "right")
    row.put("why", row.cell("why"), "why")


def _texts(row: Row) -> list[tuple[str, str]]:
    """The columns of choices that are filled in, with their texts."""
    columns = (f"choice {number}" for number in range(1, MOST_CHOICES + 1))
    return [(column, row.cell(column)) for column in columns if row.cell(column)]


def _truth(cell: str) -> bool | None:
    word = cell.casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _span(count: int) -> str:
    return f"A to {LETTERS[max(0, count - 1)]}"


_KINDS: Mapping[str, Callable[[Row], None]] = {
    "single": _choices,
    "multiple": _choices,
    "true_false": _true_false,
    "number": _number,
    "order": _order,
    "match": _match,
    "short": _short,
}
