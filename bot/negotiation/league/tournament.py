"""Scripted learners against personas, side by side: means, spread, and whether the ladder holds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from bot.negotiation.analysis import analyse
from bot.negotiation.league.match import play
from bot.negotiation.league.roster import EXPLOITS, LADDER, LEARNERS
from bot.negotiation.redraw import redrawn
from bot.negotiation.scores import score
from bot.negotiation.state import replay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Scenario

ASKING_LEAD, STEP = 5.0, 3.0
CANDID = 0.5
SEED_STEP = 1000
NOISE = 0.1


@dataclass(frozen=True, slots=True)
class Game:
    """What one game came to: points of the learner and the counterpart, score 0..100."""

    outcome: str
    learner: float
    counterpart: float
    total: float
    efficiency: float
    peak_tension: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A learner on one side against one persona over several seeds.

    `mean` and `error` (standard error) are of the total score, 0..100; `deals` and `lost` are
    shares of the games.
    """

    learner: str
    persona: str
    side: str
    games: int
    mean: float
    error: float
    deals: float
    lost: float
    own_points: float
    other_points: float
    efficiency: float


@dataclass(frozen=True, slots=True)
class Rung:
    """One demand of the ladder: `upper` beats `lower` by at least `needed`; `gap` is measured."""

    persona: str
    side: str
    upper: str
    lower: str
    gap: float
    needed: float

    @property
    def holds(self) -> bool:
        """Whether the gap is large enough."""
        return self.gap >= self.needed


@dataclass(frozen=True, slots=True)
class Bracket:
    """What is to be played: who, against whom, on which sides, how long, from which seed on."""

    learners: Sequence[str]
    personas: Sequence[Persona]
    sides: Sequence[str]
    games: int
    seed: int
    turns: int | None = None
    noise: bool = False


def run(scenario: Scenario, bracket: Bracket) -> Iterator[Cell]:
    """Play a bracket cell by cell; the same for the same arguments."""
    for persona in bracket.personas:
        for side in bracket.sides:
            for learner in bracket.learners:
                yield play_cell(scenario, learner, persona, side, bracket)


def play_cell(
    scenario: Scenario, learner: str, persona: Persona, side: str, bracket: Bracket
) -> Cell:
    """All games of one learner on one side against one persona."""
    games: list[Game] = []
    for number in range(bracket.games):
        seed = bracket.seed * SEED_STEP + number
        case = redrawn(scenario, seed, NOISE) if bracket.noise else scenario
        games.append(play_game(case, learner, persona, side, seed, bracket.turns))
    totals = [game.total for game in games]
    return Cell(
        learner=learner,
        persona=persona.id,
        side=side,
        games=len(games),
        mean=round(fmean(totals), 2),
        error=round(stdev(totals) / sqrt(len(totals)), 2) if len(totals) > 1 else 0.0,
        deals=round(fmean(game.outcome == "deal" for game in games), 4),
        lost=round(fmean(game.outcome == "control_lost" for game in games), 4),
        own_points=round(fmean(game.learner for game in games), 2),
        other_points=round(fmean(game.counterpart for game in games), 2),
        efficiency=round(fmean(game.efficiency for game in games), 4),
    )


def play_game(
    scenario: Scenario, learner: str, persona: Persona, side: str, seed: int, turns: int | None
) -> Game:
    """One game, scored."""
    state = replay(play(LEARNERS[learner], scenario, side, persona, seed, turns))
    assert state.ending is not None
    scores = score(analyse(scenario), state, side)
    other = scenario.other(side).id
    return Game(
        state.ending.outcome,
        state.ending.utility[side],
        state.ending.utility[other],
        scores.total,
        scores.created,
        state.peak_tension,
    )


def demands(persona: Persona) -> Iterator[tuple[str, str, float]]:
    """Who must beat whom by how much against this persona, on either side of the table."""
    for upper, lower in pairwise(LADDER):
        if upper != LADDER[0]:
            yield upper, lower, STEP
        else:
            yield upper, lower, ASKING_LEAD if persona.candour >= CANDID else 0.0
    for trick in EXPLOITS:
        yield "linear", trick, 0.0


def ladder(cells: Sequence[Cell], personas: Mapping[str, Persona]) -> Iterator[Rung]:
    """Every demand of the ladder that the cells allow to be judged."""
    table = {(cell.persona, cell.side, cell.learner): cell.mean for cell in cells}
    for persona, side in dict.fromkeys((cell.persona, cell.side) for cell in cells):
        for upper, lower, needed in demands(personas[persona]):
            above, below = (table.get((persona, side, name)) for name in (upper, lower))
            if above is not None and below is not None:
                yield Rung(persona, side, upper, lower, round(above - below, 2), needed)
