"""Finding phrases in a message: all of them in one pass, the longest where they overlap.

The automaton is Aho & Corasick's (1975), so the time grows with the length of the message and
not with the number of phrases. It runs over whole words joined by spaces, which makes every match
end at a word's end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Tag = tuple[str, ...]
"""What a phrase stands for, such as ("topic", "missiles") or ("mark", "negation")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found at the words `start` up to `end` (exclusive) with all it stands for."""

    start: int
    end: int
    tags: frozenset[Tag]


class Finder:
    """Finds the phrases of a vocabulary; each phrase is a sequence of words."""

    def __init__(self, phrases: Mapping[tuple[str, ...], Iterable[Tag]]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._entries: list[tuple[int, frozenset[Tag]]] = []
        for words, tags in phrases.items():
            if words:
                self._automaton.add_word(f" {' '.join(words)} ", len(self._entries))
                self._entries.append((len(words), frozenset(tags)))
        if self._entries:
            self._automaton.make_automaton()

    def find(
        self, words: Sequence[str], meant: Callable[[Found], frozenset[Tag]] | None = None
    ) -> list[Found]:
        """The phrases in `words`, left to right, none overlapping: longer ones are chosen first.

        `meant` tells which of a phrase's tags hold where it stands; without any it is passed over.
        """
        taken = [False] * len(words)
        chosen: list[Found] = []
        for found in sorted(
            self.every(words), key=lambda each: (each.start - each.end, each.start)
        ):
            if any(taken[found.start : found.end]):
                continue
            tags = found.tags if meant is None else meant(found)
            if tags:
                chosen.append(Found(found.start, found.end, tags))
                taken[found.start : found.end] = [True] * (found.end - found.start)
        return sorted(chosen, key=lambda each: each.start)

    def every(self, words: Sequence[str]) -> Iterator[Found]:
        """Every phrase in `words`, overlapping ones included, in the order of their ends."""
        if not self._entries or not words:
            return
        ends: dict[int, int] = {}
        place = 0
        for number, word in enumerate(words):
            place += len(word) + 1
            ends[place] = number + 1
        text = f" {' '.join(words)} "
        for last, entry in self._automaton.iter(text):
            length, tags = self._entries[entry]
            end = ends[last]
            yield Found(end - length, end, tags)
