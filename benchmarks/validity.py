"""Write `docs/validity.md` from a real run: `python -m benchmarks.validity`.

Of the file only what stands between the marks of a part is replaced. `--reader` writes the
reader's part alone.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks import reader_report
from benchmarks.document import rewrite
from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.league.match import play
from bot.negotiation.league.mirror import mirror
from bot.negotiation.league.roster import EXPLOITS, HONEST, LADDER, LEARNERS
from bot.negotiation.league.tournament import Bracket, Cell, ladder, play_cell
from bot.negotiation.state import replay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SCENARIOS = ("cuba-1962", "job-offer")
SEED = 11
GAMES, FEW, GAMES_OF_VARIANTS = 100, 12, 24
CLOSE = (*HONEST, "random", "jiggler", "edits-their-offer", "edits-two-clauses")
"""Learners whose games differ enough to want many; the rest end alike, and few show it."""

LENGTHS = (6, 10, 12, 16)
MIRRORS = 100

Task = tuple[str, str, str, str, int | None, bool, int]


def cells(tasks: Sequence[Task]) -> list[Cell]:
    """Play all tasks on all processors."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_cell, tasks, chunksize=2))


def _cell(task: Task) -> Cell:
    scenario, learner, persona, side, turns, noise, games = task
    who = load_personas()[persona]
    bracket = Bracket([learner], [who], [side], games, SEED, turns, noise)
    return play_cell(find_scenario(scenario), learner, who, side, bracket)


def tasks(
    scenario: str,
    learners: Iterable[str],
    turns: int | None = None,
    *,
    noise: bool = False,
    games: int = GAMES,
) -> list[Task]:
    """Every learner on both sides against every persona."""
    sides = [side.id for side in find_scenario(scenario).sides]
    return [
        (scenario, learner, persona, side, turns, noise, games)
        for persona in load_personas()
        for side in sides
        for learner in learners
    ]


def report() -> Iterator[str]:
    """The lines of the engine's part."""
    yield "## The counterpart"
    yield ""
    yield (
        f"Scripted learners, {GAMES} games a cell ({FEW} for tricks that end alike in every game),"
        f" seeds {SEED}000 to {SEED}{GAMES - 1:03d}. The counterpart was tuned on other seeds, and"
        " the tests use others again. A cell is the mean total score (0 to 100) with two standard"
        " errors, and the share of games that ended in a deal. Written by"
        " `python -m benchmarks.validity`."
    )
    for scenario in SCENARIOS:
        yield from _scenario(scenario)
    yield from _lengths()
    yield from _mirrors()
    yield from _limits()


def _scenario(scenario: str) -> Iterator[str]:
    alike = [name for name in LEARNERS if name not in CLOSE]
    played = cells([*tasks(scenario, CLOSE), *tasks(scenario, alike, games=FEW)])
    personas = list(load_personas())
    for side in (s.id for s in find_scenario(scenario).sides):
        yield from ("", f"### {scenario}, learner as {side}", "")
        yield "| learner | " + " | ".join(personas) + " |"
        yield "| --- |" + " --- |" * len(personas)
        for learner in LEARNERS:
            row = [c for c in played if c.learner == learner and c.side == side]
            texts = (f"{c.mean:.0f} ±{2 * c.error:.0f} ({100 * c.deals:.0f} %)" for c in row)
            yield f"| {learner} | " + " | ".join(texts) + " |"
    yield from _judged(scenario, played)


def _judged(scenario: str, played: Sequence[Cell]) -> Iterator[str]:
    rungs = list(ladder(played, load_personas()))
    broken = [rung for rung in rungs if not rung.holds]
    yield ""
    yield f"Ladder on {scenario}: {len(rungs) - len(broken)} of {len(rungs)} demands hold."
    for rung in broken:
        yield (
            f"- not held: {rung.persona}, {rung.side}: {rung.upper} - {rung.lower}"
            f" = {rung.gap:+.1f}, wanted {rung.needed:+.1f}"
        )
    firm = [c for c in played if c.persona == "firm-but-fair"]
    for name in ("stubborn", "sniper", "jiggler", "random"):
        deals = max(c.deals for c in firm if c.learner == name)
        yield f"- {name} against firm-but-fair: {100 * deals:.0f} % deals at most"
    yield f"- the best trick against linear play: {_best_against_linear(played, EXPLOITS)}"
    yield f"- swapping sides moves the mean of honest learners by {_swap(played, HONEST):.1f}"
    yield f"- swapping sides moves the mean of the ladder's learners by {_swap(played, LADDER):.1f}"


def _best_against_linear(played: Sequence[Cell], learners: Iterable[str]) -> str:
    names = tuple(learners)
    gap, learner, persona, side = max(
        (c.mean - next(x.mean for x in played if _beside(x, c)), c.learner, c.persona, c.side)
        for c in played
        if c.learner in names
    )
    return f"{learner} ({persona}, {side}) {gap:+.1f}"


def _swap(played: Sequence[Cell], learners: Iterable[str]) -> float:
    names = tuple(learners)
    sides = tuple(dict.fromkeys(cell.side for cell in played))
    first, second = (
        fmean(c.mean for c in played if c.side == side and c.learner in names) for side in sides
    )
    return abs(first - second)


def _beside(one: Cell, other: Cell) -> bool:
    same = one.persona == other.persona and one.side == other.side
    return same and one.learner == "linear"


def _lengths() -> Iterator[str]:
    yield from ("", "### Other lengths, other weights", "")
    yield (
        f"{GAMES_OF_VARIANTS} games a cell, every persona on both sides. Order: how often each"
        " beats the next at all; demands: how often by as much as the ladder asks."
    )
    yield ""
    yield "| scenario | run | " + " | ".join(LADDER) + " | order | demands held |"
    yield "| --- | --- |" + " --- |" * (len(LADDER) + 2)
    for scenario in SCENARIOS:
        runs = [(f"{turns} exchanges", _variant(scenario, turns)) for turns in LENGTHS]
        runs.append(("weights ±10 %", _variant(scenario, None, noise=True)))
        for name, todo in runs:
            played = cells(todo)
            means = (fmean(c.mean for c in played if c.learner == each) for each in LADDER)
            rungs = list(ladder(played, load_personas()))
            held = sum(rung.holds for rung in rungs)
            texts = " | ".join(f"{mean:.0f}" for mean in means)
            order = sum(rung.gap > 0 for rung in rungs)
            yield (
                f"| {scenario} | {name} | {texts} | {order} of {len(rungs)}"
                f" | {held} of {len(rungs)} |"
            )


def _variant(scenario: str, turns: int | None, *, noise: bool = False) -> list[Task]:
    return tasks(scenario, LADDER, turns, noise=noise, games=GAMES_OF_VARIANTS)


def _mirrors() -> Iterator[str]:
    yield from (
        "",
        "### Two reciprocators",
        "",
        f"{MIRRORS} games each, half of them on either side.",
        "",
    )
    for scenario in SCENARIOS:
        with ProcessPoolExecutor() as pool:
            shares = list(pool.map(partial(_mirrored, scenario), load_personas()))
        told = ", ".join(
            f"{name} {100 * share:.0f} %"
            for name, share in zip(load_personas(), shares, strict=True)
        )
        yield f"- {scenario}, deals between two of a kind: {told}"


def _mirrored(scenario: str, name: str) -> float:
    case, persona = find_scenario(scenario), load_personas()[name]
    endings = [
        replay(play(mirror(persona), case, side.id, persona, seed)).ending
        for side in case.sides
        for seed in range(MIRRORS // 2)
    ]
    return sum(e is not None and e.outcome == "deal" for e in endings) / len(endings)


def _limits() -> Iterator[str]:
    yield from ("", "### What this does not show", "")
    yield "- Learners here are scripts, written by those who wrote the counterpart. People are not."
    yield "- Points are a design. A good score says nothing about what was right in 1962."
    yield (
        "- A gap is a difference of two means, each with its spread: one that just holds in one"
        " run may just fail in another. The tests play close cells longer, on seeds of their own."
    )
    yield "- With six exchanges the order is reported, not demanded: there is little time to ask."
    yield "- Frontier and solutions agree with a brute force and with NegMAS 0.16 (recorded)."


def main() -> int:
    """Write the engine's part and the reader's; with `--reader` only that, in seconds."""
    if "--reader" not in sys.argv[1:]:
        rewrite("engine", report())
    reader_report.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
