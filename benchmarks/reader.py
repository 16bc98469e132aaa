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

    from benchmarks.rivals import Terms
    from bot.negotiation.scenario import Scenario
    from tests.dialogue.gold_lines import GoldLine

    Reads = Callable[[GoldLine], Terms]

OURS = "Backchannel"
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
        theirs = readings(find_scenario(SCENARIOS[name]))
        ours = theirs.pop(OURS)
        times = times_of(ours, lines)
        taken += times
        ours_wrong = misread(ours, lines)
        for rival, read in theirs.items():
            wrong.setdefault(rival, [0, 0])
            wrong[rival][0] += ours_wrong
            wrong[rival][1] += misread(read, lines)
            slower.setdefault(rival, []).append(median(times) / median(times_of(read, lines)))
    yield Figure("reader, median message", 1000 * median(taken), MEDIAN, "ms")
    yield Figure("reader, 99th percentile", 1000 * quantiles(taken, n=100)[98], SLOWEST, "ms")
    for rival, (own_wrong, their_wrong) in wrong.items():
        yield Figure(f"lines misread / by {rival}", own_wrong / their_wrong, 0.6, "")
        yield Figure(f"median time / of {rival}", max(slower[rival]), 20, "")


def readings(scenario: Scenario) -> dict[str, Reads]:
    """The product's reader and every rival that is installed, by name."""
    reader = Reader(scenario, load_lexicon(shipped("data") / "lexicon" / "en"))
    others = {name: _without_context(read) for name, read in rivals(scenario).items()}
    return {OURS: _reading(reader), **others}


def _reading(reader: Reader) -> Reads:
    def read(line: GoldLine) -> Terms:
        context = Context(line.context.standing or None, line.context.draft or None)
        found = reader.read(line.text, line.speaker, context)
        return dict(found.proposes), dict(found.rejects)

    return read


def _without_context(read: Callable[[str], Terms]) -> Reads:
    return lambda line: read(line.text)


def times_of(
    read: Callable[[GoldLine], object], lines: Sequence[GoldLine], rounds: int = ROUNDS
) -> list[float]:
    """Seconds a line takes, the shortest of some rounds, so that other programs count for less."""
    best = [float("inf")] * len(lines)
    for _ in range(rounds):
        for at, line in enumerate(lines):
            began = time.perf_counter()
            read(line)
            best[at] = min(best[at], time.perf_counter() - began)
    return best


def misread(read: Reads, lines: Sequence[GoldLine]) -> int:
    """How many lines are read with other terms than they are labelled with."""
    return sum(read(line) != (dict(line.proposes), dict(line.rejects)) for line in lines)
