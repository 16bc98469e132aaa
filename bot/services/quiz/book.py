"""The book in which answers of live quizzes are written: many at once, each acknowledged.

Three hundred people press within a second. Whoever presses while a page is being written stands on
the next one, so that all of them together cost a handful of transactions; nobody is answered
before what they pressed is committed.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.quiz.clocks import stamp_of
from bot.quiz.codec import dump_answer, load_answer
from bot.quiz.judging import fits
from bot.quiz.presses import Press, counted
from bot.services.quiz.teams import seat
from bot.storage.quiz_presses import PlayerRow, PressRow, add_players, add_presses, presses_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.quiz.answers import Answer
    from bot.services.quiz.rounds import Round, Rounds
    from bot.storage.database import Database

MOST_CHANGES = 20
"""How often somebody may change their mind about one question."""

Fate = Literal[
    "joined",
    "was_in",
    "moved",
    "kept",
    "changed",
    "stands",
    "late",
    "paused",
    "void",
    "over",
    "out",
    "unfit",
    "gone",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody joins (`answer` is None) or answers question `number`, at Discord's stamp.

    `team` is the team they choose, or the role they would play for.
    """

    round_id: int
    user_id: int
    name: str
    press_id: int
    number: int = 0
    answer: Answer | None = None
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an entry, and the answer of this person that counts now, if any.

    `team` is theirs, where it was given to them or changed by this entry.
    """

    fate: Fate
    round: Round | None
    answer: Answer | None = None
    joined: bool = False
    team: str | None = None


OnWritten: TypeAlias = "Callable[[Sequence[Entry], Sequence[Receipt]], None]"


@dataclass(eq=False)
class _Page:
    entries: list[Entry] = field(default_factory=list["Entry"])
    written: asyncio.Task[list[Receipt]] | None = None


class AnswerBook:
    """Writes what players press; `on_written` is called with each page that was committed."""

    def __init__(self, database: Database, rounds: Rounds, on_written: OnWritten) -> None:
        self._database = database
        self._rounds = rounds
        self._on_written = on_written
        self._one_page_at_a_time = asyncio.Lock()
        self._page: _Page | None = None

    async def write(self, entry: Entry) -> Receipt:
        """Keep what somebody pressed; committed when this returns."""
        page = self._page
        if page is None:
            page = self._page = _Page()
            page.written = asyncio.create_task(self._fill(page), name="discord-ui-quiz-answers")
        place = len(page.entries)
        page.entries.append(entry)
        assert page.written is not None
        # One who gives up must not take the others' answers along.
        return (await asyncio.shield(page.written))[place]

    async def _fill(self, page: _Page) -> list[Receipt]:
        async with self._one_page_at_a_time:
            self._page = None
            async with self._database.begin() as tx:
                receipts = await self._write(tx, page.entries)
        self._on_written(page.entries, receipts)
        return receipts

    async def _write(self, tx: AsyncConnection, entries: Sequence[Entry]) -> list[Receipt]:
        rounds = await self._rounds.load_all(tx, (entry.round_id for entry in entries))
        refused: list[Fate | None] = [
            _refusal(rounds.get(entry.round_id), entry) for entry in entries
        ]
        taken = [entry for entry, fate in zip(entries, refused, strict=True) if fate is None]
        seating = await seat(tx, rounds, taken)
        new = await add_players(tx, [_player(entry, seating.team_of(entry)) for entry in taken])
        before = await self._before(tx, taken)
        rows: list[PressRow] = []
        receipts: list[Receipt] = []
        for entry, fate in zip(entries, refused, strict=True):
            round_ = rounds.get(entry.round_id)
            joined = (entry.round_id, entry.user_id) in new
            if fate is not None:
                receipts.append(Receipt(fate, round_))
            elif round_ is None:
                receipts.append(Receipt("gone", None))
            elif entry.answer is None:
                fate = "moved" if entry.press_id in seating.moves else "was_in"
                team = seating.team_of(entry)
                receipts.append(Receipt("joined" if joined else fate, round_, team=team))
            else:
                presses = before.setdefault(_key(entry), [])
                receipt = _answered(round_, entry, entry.answer, presses, rows)
                team = seating.team_of(entry) if joined else None
                receipts.append(replace(receipt, joined=joined, team=team))
        await add_presses(tx, rows)
        return receipts

    async def _before(
        self, tx: AsyncConnection, entries: Iterable[Entry]
    ) -> dict[tuple[int, int, int], list[Press]]:
        keys = sorted({_key(entry) for entry in entries if entry.answer is not None})
        found: dict[tuple[int, int, int], list[Press]] = {}
        if not keys:
            return found
        for row in await presses_by(tx, keys):
            press = Press(row.user_id, row.number, row.press_id, load_answer(row.answer))
            found.setdefault((row.round_id, row.number, row.user_id), []).append(press)
        return found


def _refusal(round_: Round | None, entry: Entry) -> Fate | None:
    """Why an entry is not taken, None if it is."""
    if round_ is None:
        return "gone"
    state = round_.state
    if entry.user_id in state.excluded:
        return "out"
    if entry.answer is None:
        return "over" if state.ended is not None else None
    if state.used(entry.number, entry.user_id, stamp_of(entry.press_id)) is not None:
        # One answer that cannot be judged would stand in the way of every ranking.
        return None if fits(round_.questions[entry.number], entry.answer) else "unfit"
    if entry.number < len(state.turns) and state.turns[entry.number].void is not None:
        return "void"
    if state.ended is not None:
        return "over"
    return "paused" if state.paused is not None else "late"


def _answered(
    round_: Round,
    entry: Entry,
    answer: Answer,
    presses: list[Press],
    rows: list[PressRow],
) -> Receipt:
    """Add the press to what is written, unless an earlier one stands; say which one counts."""
    key = (entry.number, entry.user_id)
    change = round_.setup.change
    old = counted(round_.state, presses, change=change).get(key)
    press = Press(entry.user_id, entry.number, entry.press_id, answer)
    new = counted(round_.state, [*presses, press], change=change)[key]
    if new.press is not press or len(presses) > MOST_CHANGES:
        stands = old.press.answer if old else None
        return Receipt("stands", round_, stands)
    presses.append(press)
    rows.append(
        PressRow(entry.round_id, entry.number, entry.user_id, entry.press_id, dump_answer(answer))
    )
    return Receipt("changed" if old else "kept", round_, answer)


def _key(entry: Entry) -> tuple[int, int, int]:
    return (entry.round_id, entry.number, entry.user_id)


def _player(entry: Entry, team: str | None) -> PlayerRow:
    at = stamp_of(entry.press_id)
    return PlayerRow(entry.round_id, entry.user_id, entry.name[:100], team, at)
