"""Live quizzes read whole: what stays fixed, and the state that follows from the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.quiz.codec import load_event, load_question, load_setup
from bot.quiz.rounds import State, apply, replay
from bot.services.quiz.refusals import QuizGone
from bot.storage.quiz_rounds import find_rounds, quiz_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.quiz.questions import Question
    from bot.quiz.round_events import Event
    from bot.quiz.rounds import Turn
    from bot.quiz.setup import RoundSetup
    from bot.storage.quiz_rounds import RoundRow

MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Round:
    """Everything about a live quiz but its players and their answers."""

    row: RoundRow
    setup: RoundSetup
    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    state: State

    @property
    def id(self) -> int:
        """The number of the round."""
        return self.row.id

    @property
    def turn(self) -> Turn | None:
        """The question that was asked last."""
        return self.state.turn

    @property
    def question(self) -> Question | None:
        """What was asked last."""
        return self.questions[self.turn.number] if self.turn else None

    @property
    def is_posted(self) -> bool:
        """Whether the question asked last has or had a message, even if it was skipped."""
        turn = self.turn
        return turn is not None and (
            turn.opened_at is not None or turn.number == self.row.question_number
        )

    @property
    def untold(self) -> tuple[Event, ...]:
        """The events that were not told in the channel yet."""
        return self.events[self.row.told_seq :]

    def after(self, event: Event) -> Round:
        """The round once this event has been written behind its last one."""
        row = replace(self.row, seq=self.row.seq + 1)
        return replace(self, row=row, events=(*self.events, event), state=apply(self.state, event))


class Rounds:
    """Reads rounds, and keeps those that have not changed since.

    What is kept is only ever a copy: the number of the last event says whether it still holds.
    """

    def __init__(self) -> None:
        self._kept: dict[int, Round] = {}

    async def load(self, tx: AsyncConnection, round_id: int) -> Round:
        """The round as it is now; raises QuizGone."""
        found = await self.load_all(tx, [round_id])
        if round_id not in found:
            raise QuizGone
        return found[round_id]

    async def load_all(self, tx: AsyncConnection, round_ids: Iterable[int]) -> dict[int, Round]:
        """Those of these rounds that there are, by id."""
        rows = await find_rounds(tx, sorted(set(round_ids)))
        fresh = {id_: row for id_, row in rows.items() if not self._holds(row)}
        logs = await quiz_events(tx, list(fresh)) if fresh else {}
        found = {
            id_: _read(row, logs[id_]) if id_ in fresh else replace(self._kept[id_], row=row)
            for id_, row in rows.items()
        }
        for round_ in found.values():  # only now: what is kept anew may push another one out
            self._keep(round_)
        return found

    def _holds(self, row: RoundRow) -> bool:
        kept = self._kept.get(row.id)
        # The id of a lobby that was rolled back may be given again.
        return kept is not None and (kept.row.seq, kept.row.created_at) == (row.seq, row.created_at)

    def _keep(self, round_: Round) -> None:
        self._kept.pop(round_.id, None)  # what was used last stands last
        self._kept[round_.id] = round_
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]


def _read(row: RoundRow, log: Iterable[Mapping[str, Any]]) -> Round:
    setup = load_setup(row.setup)
    questions = tuple(load_question(each) for each in row.questions)
    events = tuple(load_event(payload) for payload in log)
    state = replay(len(questions), setup.limit, events)
    # Also a lobby in which nothing has happened has been waiting since something.
    state = replace(state, last_at=state.last_at or row.created_at)
    return Round(row, setup, questions, events, state)
