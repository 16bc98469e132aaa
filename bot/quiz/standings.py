"""Who has how many points: a pure function of the log of a round and its presses."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.quiz.clocks import DISCORD_EPOCH
from bot.quiz.judging import judge
from bot.quiz.presses import counted
from bot.quiz.scoring import Mark, Stake, Verdict, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.quiz.answers import Answer
    from bot.quiz.presses import Counted, Press
    from bot.quiz.questions import Question
    from bot.quiz.rounds import State
    from bot.quiz.setup import RoundSetup

STREAK_STEP, STREAK_MOST = 100, 500


@dataclass(frozen=True, slots=True)
class Result:
    """What one player's answer to one question came to; `bonus` is for a streak."""

    user_id: int
    number: int
    counted: Counted
    mark: Mark
    bonus: int = 0

    @property
    def answer(self) -> Answer:
        """What was answered."""
        return self.counted.press.answer

    @property
    def is_right(self) -> bool:
        """Whether the answer was right."""
        return self.mark.verdict is Verdict.CORRECT

    @property
    def points(self) -> int:
        """Everything it earned."""
        return self.mark.points + self.bonus


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's place in the table; equal players share a place, counted from 1."""

    user_id: int
    points: int
    correct: int
    answered: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A team with the average points of its players, rounded to one decimal."""

    team: str
    points: float
    players: int
    place: int = 0


def results(
    questions: Sequence[Question], setup: RoundSetup, state: State, presses: Iterable[Press]
) -> tuple[Result, ...]:
    """What every counting answer earned, by question and player."""
    marked = [
        Result(user_id, number, each, _mark(questions[number], setup, state, each))
        for (number, user_id), each in sorted(
            counted(state, presses, change=setup.change).items(), key=lambda item: item[0]
        )
    ]
    return _with_streaks(marked, state) if setup.streak and pays_speed(setup) else tuple(marked)


def pays_speed(setup: RoundSetup) -> bool:
    """Whether a quick answer earns more than a slow one."""
    return setup.scoring != "plain"


def _mark(question: Question, setup: RoundSetup, state: State, each: Counted) -> Mark:
    judgement = judge(question, each.press.answer)
    if not pays_speed(setup):
        right = judgement.is_right
        return Mark(Verdict.CORRECT if right else Verdict.WRONG, int(right))
    # Only the span matters, so any opening does.
    stake = Stake(state.limit_of(each.press.user_id))
    return mark(stake, judgement, DISCORD_EPOCH, DISCORD_EPOCH + each.used)


def _with_streaks(marked: Sequence[Result], state: State) -> tuple[Result, ...]:
    asked = [turn.number for turn in state.turns if turn.void is None]
    by_key = {(each.user_id, each.number): each for each in marked}
    running: Counter[int] = Counter()
    paid: list[Result] = []
    players = {each.user_id for each in marked}
    for number in asked:
        for user_id in sorted(players):
            each = by_key.get((user_id, number))
            running[user_id] = running[user_id] + 1 if each and each.is_right else 0
            if each is not None:
                bonus = min(max(running[user_id] - 1, 0) * STREAK_STEP, STREAK_MOST)
                paid.append(replace(each, bonus=bonus))
    return tuple(paid)


def standings(players: Iterable[int], found: Iterable[Result]) -> tuple[Standing, ...]:
    """The table of these players: by points, then right answers; ties share a place.

    Among equals the lower id stands first, so that the table is always the same.
    """
    points: Counter[int] = Counter()
    correct: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    for each in found:
        points[each.user_id] += each.points
        correct[each.user_id] += each.is_right
        answered[each.user_id] += 1
    rows = [
        Standing(user_id, points[user_id], correct[user_id], answered[user_id])
        for user_id in set(players)
    ]
    rows.sort(key=lambda row: (-row.points, -row.correct, row.user_id))
    placed: list[Standing] = []
    for number, row in enumerate(rows, start=1):
        before = placed[-1] if placed else None
        ties = before is not None and (before.points, before.correct) == (row.points, row.correct)
        placed.append(replace(row, place=before.place if before and ties else number))
    return tuple(placed)


def team_standings(table: Iterable[Standing], teams: Mapping[int, str]) -> tuple[TeamStanding, ...]:
    """The teams by the average of their players, so that a large team has no advantage."""
    members: dict[str, list[int]] = defaultdict(list)
    for row in table:
        if row.user_id in teams:
            members[teams[row.user_id]].append(row.points)
    rows = [
        TeamStanding(team, round(sum(points) / len(points), 1), len(points))
        for team, points in members.items()
    ]
    rows.sort(key=lambda row: (-row.points, row.team))
    placed: list[TeamStanding] = []
    for number, row in enumerate(rows, start=1):
        before = placed[-1] if placed else None
        place = before.place if before is not None and before.points == row.points else number
        placed.append(replace(row, place=place))
    return tuple(placed)
