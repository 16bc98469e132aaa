"""The headline scores of a game: claimed, created, peace, process, and one total.

total = 100 * (0.35 * claimed + 0.35 * created + 0.15 * peace + 0.15 * process), and 0 for a deal
below one's own reservation. A process that could not be judged adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.process import judge_process

if TYPE_CHECKING:
    from bot.negotiation.analysis import Analysis
    from bot.negotiation.process import Process
    from bot.negotiation.state import State

CLAIMED, CREATED, PEACE, PROCESS = 0.35, 0.35, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Scores:
    """All shares 0..1, `total` 0..100; `process` None for insufficient evidence.

    `rational` is False for a deal below one's own reservation, and for lost control.
    """

    claimed: float
    created: float
    peace: float
    process: float | None
    total: float
    rational: bool


def score(analysis: Analysis, state: State, side_id: str) -> Scores:
    """The scores of a finished game for one side. ValueError if it is not over."""
    return score_with(analysis, state, side_id, judge_process(analysis, state, side_id))


def score_with(analysis: Analysis, state: State, side_id: str, process: Process) -> Scores:
    """The same, with the process already judged."""
    ending = state.ending
    if ending is None:
        raise ValueError("the game is not over")
    mark = process.mark
    peace = round(1 - state.peak_tension / 100, 4)
    if ending.outcome == "control_lost":
        return Scores(0.0, 0.0, 0.0, mark, 0.0, rational=False)
    first, second = (ending.utility[side.id] for side in analysis.scenario.sides)
    claimed = created = 0.0
    rational = True
    if ending.outcome == "deal":
        claimed = _claimed(analysis, side_id, ending.utility[side_id])
        created = round(analysis.efficiency((first, second)), 4)
        rational = ending.utility[side_id] >= analysis.reservation[_index(analysis, side_id)]
    total = CLAIMED * claimed + CREATED * created + PEACE * peace + PROCESS * (mark or 0.0)
    return Scores(
        claimed, created, peace, mark, round(100 * total, 1) if rational else 0.0, rational
    )


def _claimed(analysis: Analysis, side_id: str, points: float) -> float:
    index = _index(analysis, side_id)
    fair = analysis.advantage(index, analysis.solutions["ks"].utility[index])
    return round(min(1.0, max(0.0, analysis.advantage(index, points) / fair)), 4) if fair else 0.0


def _index(analysis: Analysis, side_id: str) -> int:
    return 0 if analysis.scenario.sides[0].id == side_id else 1
