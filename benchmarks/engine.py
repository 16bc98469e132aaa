"""How fast the rules of negotiation are, each figure against a plain way to do the same."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.analysis import analyse
from bot.negotiation.counterpart.case import case_for
from bot.negotiation.counterpart.opponent import learnt_model
from bot.negotiation.counterpart.reply import reply
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.space import outcome_space
from bot.negotiation.state import apply, begin
from bot.negotiation.view import public_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.view import PublicView

SCENARIO = "cuba-1962"
RECORDED = Path(__file__).parent.parent / "tests" / "negotiation" / "oracle.json"
ROWS_CHECKED = 300
"""Deals compared with every other by the plain check; its time is scaled up to all of them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and the bar it must keep (at most)."""

    name: str
    value: float
    bar: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether the bar is kept."""
        return self.value <= self.bar


def figures() -> Iterator[Figure]:
    """Every figure of the engine."""
    decisions, plain = _decisions()
    yield Figure("decision / estimating every deal", median(decisions) / median(plain), 0.15, "")
    yield Figure("decision, 99th percentile", 1000 * quantiles(decisions, n=100)[98], 5, "ms")
    name = f"frontier and solutions / plain pairwise check (scaled from {ROWS_CHECKED} deals)"
    yield Figure(name, _frontier_ratio(), 0.02, "")
    yield Figure("whole analysis / NegMAS's, as recorded by make oracle", _analysis_ratio(), 1, "")
    yield Figure("1,000 games on two cores", _thousand_games(), 60, "s")


def _decisions() -> tuple[list[float], list[float]]:
    """Seconds for each decision of some games, and for estimating every deal one by one."""
    scenario, personas = find_scenario(SCENARIO), load_personas()
    taken: list[float] = []
    plain: list[float] = []
    for learner in ("linear", "logroller-asking", "random"):
        for persona in personas.values():
            log = play(LEARNERS[learner], scenario, "us", persona, 1)
            opened = log[0]
            assert opened.kind == "opened"
            state = begin(opened)
            for event in log[1:]:
                if event.kind == "replied" and event.turn > 0:
                    case, view = case_for(scenario, "su"), public_view(state, "su", "us")
                    taken.append(_timed(lambda c=case, v=view, p=persona: reply(c, v, p)))
                    if len(plain) < 10:
                        plain.append(_timed(lambda c=case, v=view: _estimate_all(c, v)))
                state = apply(state, event)
    return taken, plain


def _estimate_all(case: Case, view: PublicView) -> float:
    model = learnt_model(case, view.heard, 0.5)
    return max(model.estimate_one(row) for row in case.choices)


def _frontier_ratio() -> float:
    scenario = find_scenario(SCENARIO)
    space = outcome_space(scenario)
    analyse.cache_clear()
    ours = _timed(lambda: analyse(scenario))
    first, second = (space.utility[side].tolist() for side in ("us", "su"))
    pairs: list[tuple[int, int]] = list(zip(first, second, strict=True))
    some = pairs[:: len(pairs) // ROWS_CHECKED]

    def plain() -> int:
        return sum(any(a >= p and b >= q and (a > p or b > q) for a, b in pairs) for p, q in some)

    return ours / (_timed(plain) * len(pairs) / len(some))


def _analysis_ratio() -> float:
    """The largest ratio over the scenarios; both were timed in one run of `make oracle`."""
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))["scenarios"].values()
    seconds = [scenario["seconds"] for scenario in recorded]
    return max(each["ours"] / each["negmas"] for each in seconds)


def _thousand_games() -> float:
    scenario, personas = find_scenario(SCENARIO), list(load_personas().values())
    names = list(LEARNERS)
    games = 60

    def some_games() -> None:
        for number in range(games):
            persona = personas[number % len(personas)]
            play(LEARNERS[names[number % len(names)]], scenario, "us", persona, number)

    return _timed(some_games) * 1000 / games / 2


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
