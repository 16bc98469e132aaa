"""How fast and how well the reader reads, beside others that are given the same aliases."""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.engine import Figure
from benchmarks.rivals import rivals
from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.scenarios import find_scenario
from bot.dialogue.reader import Reader
from bot.dialogue.reading import Context
from tests.dialogue.gold_lines import SCENARIOS, half

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.dialogue.gold_lines import GoldLine

MEDIAN, SLOWEST = 2.0, 10.0
"""Milliseconds a message may take: the median and the 99th percentile."""
ROUNDS = 3


def figures() -> Iterator[Figure]:
    """Time a message takes, and how many lines are misread for each that a rival misreads."""
    taken: list[float] = []
    wrong: dict[str, list[int]] = {}
    slower: dict[str, list[float]] = {}
    for name in SCENARIOS:
        lines = half(name, "test")
        scenario = find_scenario(SCENARIOS[name])
        reader = Reader(scenario, load_lexicon(shipped("data") / "lexicon" / "en"))
        ours = _reading(reader)
        times = _times(ours, lines)
        taken += times
        misread = _misread(ours, lines)
        for rival, read in rivals(scenario).items():
            theirs = _without_context(read)
            wrong.setdefault(rival, [0, 0])
            wrong[rival][0] += misread
            wrong[rival][1] += _misread(theirs, lines)
            slower.setdefault(rival, []).append(median(times) / median(_times(theirs, lines)))
    yield Figure("reader, median message", 1000 * median(taken), MEDIAN, "ms")
    yield Figure("reader, 99th percentile", 1000 * quantiles(taken, n=100)[98], SLOWEST, "ms")
    for rival, (ours_wrong, theirs_wrong) in wrong.items():
        yield Figure(f"lines misread / by {rival}", ours_wrong / theirs_wrong, 0.6, "")
        yield Figure(f"median time / of {rival}", max(slower[rival]), 20, "")


def _reading(reader: Reader) -> Callable[[GoldLine], tuple[dict[str, str], dict[str, str]]]:
    def read(line: GoldLine) -> tuple[dict[str, str], dict[str, str]]:
        context = Context(line.context.standing or None, line.context.draft or None)
        found = reader.read(line.text, line.speaker, context)
        return dict(found.proposes), dict(found.rejects)

    return read


def _without_context(
    read: Callable[[str], tuple[dict[str, str], dict[str, str]]],
) -> Callable[[GoldLine], tuple[dict[str, str], dict[str, str]]]:
    return lambda line: read(line.text)


def _times(read: Callable[[GoldLine], object], lines: Sequence[GoldLine]) -> list[float]:
    """The shortest of some rounds for each line, so that other programs count for less."""
    best = [float("inf")] * len(lines)
    for _ in range(ROUNDS):
        for at, line in enumerate(lines):
            began = time.perf_counter()
            read(line)
            best[at] = min(best[at], time.perf_counter() - began)
    return best


def _misread(
    read: Callable[[GoldLine], tuple[dict[str, str], dict[str, str]]], lines: Sequence[GoldLine]
) -> int:
    return sum(read(line) != (dict(line.proposes), dict(line.rejects)) for line in lines)
