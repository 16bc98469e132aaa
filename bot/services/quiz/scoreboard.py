"""The table of a live quiz, computed from its log and its presses, and kept while neither grows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.codec import load_answer
from bot.quiz.presses import Press
from bot.quiz.standings import results, standings
from bot.storage.quiz_presses import count_presses, players_of, presses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.standings import Result, Standing
    from bot.services.quiz.rounds import Round
    from bot.storage.database import Database
    from bot.storage.quiz_presses import PlayerRow, PressRow

MOST_KEPT = 100


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Who has what from the questions that were revealed.

    What is open is left out, lest a rank tell somebody whether they are right. Excluded players
    are not among the standings.
    """

    round: Round
    players: tuple[PlayerRow, ...]
    results: tuple[Result, ...]
    standings: tuple[Standing, ...]

    def standing_of(self, user_id: int) -> Standing | None:
        """The place of one player, None for somebody who does not play."""
        return next((row for row in self.standings if row.user_id == user_id), None)

    def results_of(self, number: int) -> tuple[Result, ...]:
        """What the counting answers to one question came to."""
        return tuple(each for each in self.results if each.number == number)

    def result_of(self, user_id: int, number: int) -> Result | None:
        """What one answer came to, None if there is none that counts."""
        return next((each for each in self.results_of(number) if each.user_id == user_id), None)


class Scoreboards:
    """The scoreboards of all rounds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[tuple[int, int, int, int], Scoreboard] = {}

    async def of(self, round_: Round) -> Scoreboard:
        """The scoreboard of the questions that were revealed, as it stands now."""
        async with self._database.read() as tx:
            players = await players_of(tx, round_.id)
            presses = await count_presses(tx, round_.id)
            key = (round_.id, round_.row.seq, presses, len(players))
            if key in self._kept:
                return self._kept[key]
            rows = await presses_of(tx, round_.id)
        # Three hundred players and ten questions take a fifth of a second.
        found = await asyncio.to_thread(_revealed, round_, rows)
        playing = [each.user_id for each in players if each.user_id not in round_.state.excluded]
        board = Scoreboard(round_, tuple(players), found, standings(playing, found))
        self._keep(key, board)
        return board

    def _keep(self, key: tuple[int, int, int, int], board: Scoreboard) -> None:
        self._kept[key] = board
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]


def _revealed(round_: Round, rows: Sequence[PressRow]) -> tuple[Result, ...]:
    shown = round_.state.shown
    presses = (
        Press(row.user_id, row.number, row.press_id, load_answer(row.answer))
        for row in rows
        if row.number in shown
    )
    return results(round_.questions, round_.setup, round_.state, presses)
