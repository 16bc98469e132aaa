"""Ask NegMAS what it makes of the shipped scenarios and record its answers in `oracle.json`.

Run by `make oracle` where NegMAS is installed (an optional group: AGPL, hundreds of megabytes). The
product never imports it; the ordinary tests check against the recorded answers. Its `ks_points` is
another concept than the textbook's and is left out. Beside them it records how long both took in
the same run: ours from the file's numbers to the last solution point, NegMAS's from its finished
utility functions on.
"""

# NegMAS is not among the ordinary dependencies.
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import negmas
from negmas.preferences.ops import (
    kalai_points,
    max_welfare_points,
    nash_points,
    pareto_frontier,
)

from bot.content.files import shipped
from bot.content.scenarios import load_scenarios
from bot.negotiation import analysis as analysis_module
from bot.negotiation import space as space_module
from bot.negotiation.analysis import analyse
from bot.negotiation.space import outcome_space
from bot.negotiation.utility import reservation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.negotiation.scenario import Scenario

RECORD = Path(__file__).parent / "oracle.json"


def ask(scenario: Scenario) -> dict[str, Any]:
    """NegMAS's frontier and solution points of one scenario."""
    ours = _our_seconds(scenario)
    space = outcome_space(scenario)
    issue = negmas.make_issue(list(range(len(space))), "deal")
    os = negmas.make_os([issue])
    sides = [side.id for side in scenario.sides]

    def functions(*, bounded: bool) -> list[Any]:
        return [
            negmas.MappingUtilityFunction(
                {(n,): float(u) for n, u in enumerate(space.utility[side])},
                outcome_space=os,
                reserved_value=reservation(scenario, side) if bounded else float("-inf"),
            )
            for side in sides
        ]

    outcomes = [(n,) for n in range(len(space))]
    unbounded, bounded = functions(bounded=False), functions(bounded=True)
    begun = time.perf_counter()
    full, _ = pareto_frontier(unbounded, outcomes=outcomes)
    inside, _ = pareto_frontier(bounded, outcomes=outcomes)
    solutions = {
        "nash": nash_points(bounded, inside, outcome_space=os),
        "kalai": kalai_points(bounded, inside, outcome_space=os),
        "welfare": max_welfare_points(bounded, inside, outcome_space=os),
    }
    taken = time.perf_counter() - begun
    return {
        "pareto": _pairs(full),
        "pareto_rational": _pairs(inside),
        **{name: _pairs(pair for pair, _ in points) for name, points in solutions.items()},
        "seconds": {"negmas": round(taken, 4), "ours": round(ours, 4)},
    }


def _our_seconds(scenario: Scenario) -> float:
    """The whole analysis with nothing kept from before, the enumeration of the deals included."""
    for kept in (*vars(space_module).values(), *vars(analysis_module).values()):
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    begun = time.perf_counter()
    analyse(scenario)
    return time.perf_counter() - begun


def _pairs(points: Iterable[Sequence[float]]) -> list[list[int]]:
    return sorted(([round(x) for x in point] for point in points), key=lambda pair: -pair[0])


def main() -> int:
    """Record the answers for every shipped scenario."""
    scenarios = load_scenarios(shipped("data") / "scenarios")
    answers = {name: ask(scenario) for name, scenario in scenarios.items()}
    document = {"negmas": negmas.__version__, "scenarios": answers}
    RECORD.write_text(json.dumps(document) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
