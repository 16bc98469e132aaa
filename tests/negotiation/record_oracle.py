"""Ask NegMAS what it makes of the shipped scenarios and record its answers in `oracle.json`.

Run by `make oracle` where NegMAS is installed (an optional group: AGPL, hundreds of megabytes). The
product never imports it; the ordinary tests check against the recorded answers. Its `ks_points` is
another concept than the textbook's and is left out.
"""

# NegMAS is not among the ordinary dependencies.
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import json
import sys
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
from bot.negotiation.space import outcome_space
from bot.negotiation.utility import reservation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.negotiation.scenario import Scenario

RECORD = Path(__file__).parent / "oracle.json"


def ask(scenario: Scenario) -> dict[str, Any]:
    """NegMAS's frontier and solution points of one scenario."""
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
    full, _ = pareto_frontier(functions(bounded=False), outcomes=outcomes)
    bounded = functions(bounded=True)
    inside, _ = pareto_frontier(bounded, outcomes=outcomes)
    return {
        "pareto": _pairs(full),
        "pareto_rational": _pairs(inside),
        "nash": _pairs(point for point, _ in nash_points(bounded, inside, outcome_space=os)),
        "kalai": _pairs(point for point, _ in kalai_points(bounded, inside, outcome_space=os)),
        "welfare": _pairs(p for p, _ in max_welfare_points(bounded, inside, outcome_space=os)),
    }


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
