"""What people have answered in quizzes, alone or live, about the ideas of the course."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.lessons.recalling import Answered
from bot.quiz.codec import load_answer
from bot.quiz.presses import Press
from bot.quiz.standings import results
from bot.services.quiz.rounds import Rounds
from bot.storage.quiz_presses import presses_among, rounds_played_by
from bot.storage.solo_quizzes import solo_answers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.content.teaching import Teaching
    from bot.services.quiz.rounds import Round
    from bot.storage.quiz_presses import PressRow

MOST_AT_ONCE = 300
"""Places in quizzes, each with all of its answers."""

LATEST_ROUNDS = 30
"""How many live quizzes are looked through; what is older has faded anyhow."""


class Recollections:
    """Reads the answers of quizzes as evidence of what is remembered."""

    def __init__(self, teaching: Teaching) -> None:
        self._concepts = {
            question.id: question.concept
            for pack in teaching.packs.values()
            for question in pack.questions
        }
        self._rounds = Rounds()

    async def of(
        self, tx: AsyncConnection, user_ids: Sequence[int]
    ) -> Mapping[int, Sequence[Answered]]:
        """What each of these people has answered about any concept.

        Of live quizzes only what was revealed: nothing else may tell whether an answer was right.
        """
        found: dict[int, list[Answered]] = {user_id: [] for user_id in user_ids}
        for answer in await solo_answers_of(tx, user_ids):
            concept = self._concepts.get(answer.question)
            if concept is not None:
                found[answer.user_id].append(
                    Answered(answer.question, concept, answer.is_right, answer.at)
                )
        round_ids = await rounds_played_by(tx, user_ids, LATEST_ROUNDS)
        rounds = await self._rounds.load_all(tx, round_ids)
        # A class that has played for a year takes seconds to read and judge: a little at a time,
        # and beside the event loop.
        step = max(1, MOST_AT_ONCE // max(1, len(user_ids)))
        for first in range(0, len(round_ids), step):
            some = {each: rounds[each] for each in round_ids[first : first + step]}
            rows = await presses_among(tx, list(some), user_ids)
            for user_id, answered in await asyncio.to_thread(_live, some, rows):
                found[user_id].append(answered)
        return found


def _live(rounds: Mapping[int, Round], rows: Sequence[PressRow]) -> list[tuple[int, Answered]]:
    by_round: dict[int, list[PressRow]] = {round_id: [] for round_id in rounds}
    for row in rows:
        if row.number in rounds[row.round_id].state.shown:
            by_round[row.round_id].append(row)
    return [
        each for round_id, given in by_round.items() for each in _judged(rounds[round_id], given)
    ]


def _judged(round_: Round, rows: Sequence[PressRow]) -> Iterator[tuple[int, Answered]]:
    about = {n: each.concept for n, each in enumerate(round_.questions) if each.concept}
    presses = [
        Press(row.user_id, row.number, row.press_id, load_answer(row.answer))
        for row in rows
        if row.number in about
    ]
    for each in results(round_.questions, round_.setup, round_.state, presses):
        question = round_.questions[each.number]
        yield (
            each.user_id,
            Answered(question.id, about[each.number], each.is_right, each.counted.press.at),
        )
