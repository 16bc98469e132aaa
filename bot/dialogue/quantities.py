"""Numbers, sums, spans of time and days, in digits and in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal

from bot.dialogue.small_words import EACH, NUMBERED, RANGES, TIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.tokens import Token

Kind = Literal["number", "money", "month", "week", "day", "hour"]

_SCALE: dict[str, tuple[Kind, int]] = {
    "year": ("month", 12),
    "month": ("month", 1),
    "week": ("week", 1),
    "day": ("day", 1),
    "hour": ("hour", 1),
    "thousand": ("money", 1000),
    "money": ("money", 1),
}
_MONEY_FROM = 1000
_SIGNS = frozenset("$\u20ac\u00a3")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount between `low` and `high` of its kind; `relative` for `two months more`.

    `start` and `end` are the tokens it was read from; years count as twelve months, sums in
    single units.
    """

    kind: Kind
    low: float
    high: float
    start: int
    end: int
    relative: bool = False

    def within(self, other: Quantity) -> bool:
        """Whether it lies in the other's range and is of the same kind."""
        return self.kind == other.kind and other.low <= self.low and self.high <= other.high


class Quantities:
    """Reads amounts with a language's words for numbers, units and comparisons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = lexicon.numbers
        self._units = {word: unit for unit, words in lexicon.units.items() for word in words}
        self._compared: Mapping[tuple[str, ...], str] = {
            tuple(phrase.split()): how
            for how, phrases in lexicon.compared.items()
            for phrase in phrases
        }
        self._labels = {phrase for phrase, how in self._compared.items() if how == "label"}

    def find(self, tokens: Sequence[Token]) -> list[Quantity]:
        """The amounts in a message, left to right, none overlapping."""
        found: list[Quantity] = []
        at = 0
        while at < len(tokens):
            quantity = self._at(tokens, at)
            if quantity is None or _is_a_rate(tokens, quantity, found):
                at += 1
            else:
                found.append(quantity)
                at = quantity.end
        return found

    def _at(self, tokens: Sequence[Token], start: int) -> Quantity | None:
        first = self._number(tokens, start)
        if first is None:
            return None
        low, sums, end = first
        high = low
        joined = self._joined(tokens, end)
        if joined is not None:
            high, more_sums, end = joined
            sums = sums or more_sums
        large = max(low, high) >= _MONEY_FROM and not _is_a_year(tokens[start].text)
        kind, scale, end = self._unit(tokens, end, sums=sums or large)
        if start and tokens[start - 1].text == "half" and tokens[start].text in ("a", "an"):
            low, high, start = low / 2, high / 2, start - 1
        if start and tokens[start - 1].text in _SIGNS:
            kind = "money"
        if kind == "money" and max(low, high) < _MONEY_FROM and sums:
            scale = 1000
        if kind != "number" and _texts(tokens, end, 3) == ("and", "a", "half"):
            low, high, end = low + 0.5, high + 0.5, end + 3
        if kind != "number":
            end = self._rate(tokens, end)
        elif (tokens[start].text == "one" and _is_pronoun(tokens, start)) or (
            start and (tokens[start - 1].text,) in self._labels
        ):
            return None
        return self._in_context(tokens, Quantity(kind, low * scale, high * scale, start, end))

    def _number(self, tokens: Sequence[Token], at: int) -> tuple[float, bool, int] | None:
        """A number, whether it is a sum such as `58k`, and where it ends."""
        if at >= len(tokens):
            return None
        token = tokens[at]
        if token.kind == "number":
            return _digits(token.text, at)
        value = self._numbers.get(token.text)
        if value is None:
            return None
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        more = self._numbers.get(following, 0)
        if value in range(20, 100, 10) and more in range(1, 10):
            return float(value + more), False, at + 2
        if following == "hundred":
            return float(value * 100), False, at + 2
        if token.text in ("a", "an") and (
            following not in self._units or (at and tokens[at - 1].text == "of")
        ):
            return None
        return float(value), False, at + 1

    def _joined(self, tokens: Sequence[Token], end: int) -> tuple[float, bool, int] | None:
        """The second number of `four to five`, `4-5`, `four or five`, before one unit."""
        if end + 1 >= len(tokens) or tokens[end].text not in RANGES:
            return None
        second = self._number(tokens, end + 1)
        if second is None or tokens[end].text == "and":
            return None
        has_unit = second[2] < len(tokens) and tokens[second[2]].text in self._units
        return second if has_unit or tokens[end].text in TIGHT else None

    def _unit(self, tokens: Sequence[Token], end: int, *, sums: bool) -> tuple[Kind, float, int]:
        if end < len(tokens) and tokens[end].text == "-":
            end += 1
        unit = self._units.get(tokens[end].text) if end < len(tokens) else None
        if unit is not None and unit in _SCALE:
            kind, scale = _SCALE[unit]
            return kind, float(scale), end + 1
        if end + 1 < len(tokens) and tokens[end].is_word and not sums:
            # `two remote days`: the unit comes after one more word, which stays a word.
            unit = self._units.get(tokens[end + 1].text)
            if unit is not None and tokens[end].text not in self._numbers:
                kind, scale = _SCALE[unit]
                return kind, float(scale), end
        return ("money" if sums else "number"), 1.0, end

    def _rate(self, tokens: Sequence[Token], end: int) -> int:
        """`58k a year`, `3 days per week`: how often belongs to the amount."""
        if (
            end + 1 < len(tokens)
            and tokens[end].text in EACH
            and tokens[end + 1].text in self._units
        ):
            return end + 2
        return end

    def _in_context(self, tokens: Sequence[Token], quantity: Quantity) -> Quantity:
        """`more than a year` is open upwards, `two months more` is relative."""
        before = _words(tokens[max(0, quantity.start - 3) : quantity.start])
        after = _words(tokens[quantity.end : quantity.end + 2])
        for phrase, how in self._compared.items():
            if before[len(before) - len(phrase) :] == phrase and how in (
                "over",
                "under",
                "relative",
            ):
                if before[: len(before) - len(phrase)][-1:] in (("no",), ("not",)):
                    return quantity
                return _compared(quantity, how, quantity.start - len(phrase), quantity.end)
            if after[: len(phrase)] == phrase and how in ("over_after", "relative_after"):
                how = how.removesuffix("_after")
                return _compared(quantity, how, quantity.start, quantity.end + len(phrase))
        return quantity


def _is_a_rate(tokens: Sequence[Token], amount: Quantity, found: Sequence[Quantity]) -> bool:
    """`thirty days off a year`: how often, right after how much."""
    if not found or amount.end - amount.start != 2 or tokens[amount.start].text not in EACH:
        return False
    between = tokens[found[-1].end : amount.start]
    return 0 < len(between) <= 2 and all(token.is_word for token in between)


def _compared(quantity: Quantity, how: str, start: int, end: int) -> Quantity:
    if how == "over":
        return Quantity(quantity.kind, quantity.low + 0.5, inf, start, end)
    if how == "under":
        return Quantity(quantity.kind, 0, quantity.high - 0.5, start, end)
    return Quantity(quantity.kind, quantity.low, quantity.high, start, end, relative=True)


def _is_a_year(text: str) -> bool:
    """`1964`: a date, not a sum."""
    return len(text) == 4 and text[:2] in ("19", "20")


def _texts(tokens: Sequence[Token], start: int, count: int) -> tuple[str, ...]:
    return _words(tokens[start : start + count])


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """`a public one`, `no one`: a thing, not a number."""
    before = tokens[at - 1].text if at else ""
    return before not in NUMBERED


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _digits(text: str, at: int) -> tuple[float, bool, int]:
    thousands = text.endswith("k")
    digits = text.rstrip("k")
    whole, _, rest = digits.replace(",", ".").rpartition(".")
    if whole and len(rest) == 3:
        digits = digits.replace(",", "").replace(".", "")
    else:
        digits = digits.replace(",", ".")
    try:
        value = float(digits)
    except ValueError:
        value = 0.0
    return (value * 1000 if thousands else value), thousands, at + 1
