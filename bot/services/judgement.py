"""The judgement test: one form before the first lesson, the other after the third game.

Which form comes first depends on the person, so that over a class the two forms even out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.quiz.packs import score
from bot.services.learning_refusals import NoTestNow
from bot.storage.games import count_games
from bot.storage.judgements import judgements_of, keep_judgement
from bot.storage.lessons import keep_wish, visits_of, wishes_of
from bot.storage.members import meet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.quiz.packs import Form
    from bot.quiz.questions import SingleChoice
    from bot.storage.database import Database

GAMES_BEFORE_THE_SECOND = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that could be taken now; `left` counts its items that are not answered yet."""

    form: Form
    is_after: bool
    left: int

    @property
    def begun(self) -> bool:
        """Whether some of it has been answered."""
        return self.left < len(self.form.items)

    @property
    def number(self) -> int:
        """The number, from 0, of the item that comes next, if they are answered in order."""
        return len(self.form.items) - self.left


@dataclass(frozen=True, slots=True)
class Result:
    """Items right before and after, out of `items`; None while a form is not complete.

    `missed` are the concepts of the last complete form that were answered wrong.
    """

    items: int
    before: int | None
    after: int | None
    missed: tuple[str, ...]

    @property
    def gain(self) -> int | None:
        """How many more are right after than before; None without both."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


class JudgementTests:
    """The judgement test of all learners."""

    def __init__(self, database: Database, forms: tuple[Form, ...]) -> None:
        self._database = database
        self._forms = forms

    async def offer(self, user_id: int) -> Offer | None:
        """The form to be offered to this learner now, None if there is none."""
        async with self._database.read() as tx:
            return await self._offer(tx, user_id)

    async def decline(self, user_id: int, at: datetime) -> None:
        """Offer no test beforehand any more."""
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await keep_wish(tx, user_id, test_declined=True)

    async def next_item(self, user_id: int) -> tuple[Offer, SingleChoice]:
        """The item that comes next; raises NoTestNow if no form is to be taken now."""
        offer = await self.offer(user_id)
        if offer is None:
            raise NoTestNow
        answered = await self._answers(user_id)
        chosen = answered.get(offer.form.id, {})
        return offer, next(item for item in offer.form.items if item.id not in chosen)

    async def answer(
        self, user_id: int, form_id: str, item_id: str, choice: int, at: datetime
    ) -> Offer | None:
        """Keep the first answer to an item; the form to go on with, None once it is complete."""
        form = self.form(form_id)
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await keep_judgement(tx, user_id, form_id, item_id, choice, at)
            chosen = (await judgements_of(tx, [user_id]))[user_id].get(form_id, {})
        left = _left(form, chosen)
        is_after = form is not self.forms_for(user_id)[0]
        return Offer(form, is_after, left) if left else None

    async def result(self, user_id: int) -> Result:
        """What this learner has reached so far."""
        return (await self.results([user_id]))[user_id]

    async def results(self, user_ids: list[int]) -> Mapping[int, Result]:
        """What these people have reached, for the learner or, in sum, for a class."""
        async with self._database.read() as tx:
            return self.scored(await judgements_of(tx, user_ids))

    def scored(
        self, answered: Mapping[int, Mapping[str, Mapping[str, int]]]
    ) -> Mapping[int, Result]:
        """What people have reached with these choices, by person, form and item."""
        return {user_id: self._result(user_id, chosen) for user_id, chosen in answered.items()}

    def forms_for(self, user_id: int) -> tuple[Form, Form]:
        """The form before and the form after, for this person."""
        # A Discord id carries the millisecond of its making above bit 22: as good as a coin.
        first = (user_id >> 22) % 2
        return self._forms[first], self._forms[1 - first]

    def form(self, form_id: str) -> Form:
        """The form of this id; raises NoTestNow if there is none (any more)."""
        for form in self._forms:
            if form.id == form_id:
                return form
        raise NoTestNow

    def _result(self, user_id: int, answered: Mapping[str, Mapping[str, int]]) -> Result:
        scores: list[int | None] = []
        missed: tuple[str, ...] = ()
        for form in self.forms_for(user_id):
            chosen = answered.get(form.id, {})
            complete = not _left(form, chosen)
            scores.append(score(form, chosen) if complete else None)
            if complete:
                missed = tuple(
                    item.concept or ""
                    for item in form.items
                    if not item.choices[chosen[item.id]].right
                )
        return Result(len(self._forms[0].items), scores[0], scores[1], missed)

    async def _answers(self, user_id: int) -> Mapping[str, Mapping[str, int]]:
        async with self._database.read() as tx:
            return (await judgements_of(tx, [user_id]))[user_id]

    async def _offer(self, tx: AsyncConnection, user_id: int) -> Offer | None:
        answered = (await judgements_of(tx, [user_id]))[user_id]
        first, second = self.forms_for(user_id)
        left = _left(first, answered.get(first.id, {}))
        if left:
            begun = left < len(first.items)
            wishes = await wishes_of(tx, user_id)
            fresh = not wishes.test_declined and not await visits_of(tx, user_id)
            return Offer(first, False, left) if begun or fresh else None
        left = _left(second, answered.get(second.id, {}))
        games = (await count_games(tx, [user_id]))[user_id]
        if left and games >= GAMES_BEFORE_THE_SECOND:
            return Offer(second, True, left)
        return None


def _left(form: Form, chosen: Mapping[str, int]) -> int:
    return sum(item.id not in chosen or chosen[item.id] >= len(item.choices) for item in form.items)
