"""Learners who bargain in earnest: over time, or by trading across issues."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.commands import Message, Question
from bot.negotiation.counterpart.opponent import OpponentModel, rank_order_centroid
from bot.negotiation.league.moves import (
    any_in_band,
    aspiration,
    best_in_band,
    best_package,
    mood,
    offers,
    sign_or,
)
from bot.negotiation.space import choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.league.seat import Seat
    from bot.negotiation.letters import Answer
    from bot.negotiation.scenario import Issue

LINEAR, BOULWARE, EARLY = 1.0, 0.4, 3.0
FLOOR_OF_LOGROLLERS, FLOOR_OF_GUESSERS = 0.2, 0.25
ASKED_AT_ONCE = 3


def linear(seat: Seat) -> Command:
    """Gives way evenly, whichever package comes to hand at its level."""
    return _over_time(seat, LINEAR)


def boulware(seat: Seat) -> Command:
    """Holds, and gives way at the end."""
    return _over_time(seat, BOULWARE)


def fast_conceder(seat: Seat) -> Command:
    """Gives way early and far: by half-time it would sign anything better than no deal."""
    level = aspiration(min(1.0, 2 * seat.time), EARLY, 0.0)
    return sign_or(seat, level, lambda: offers(seat, any_in_band(seat, level)))


def splits_the_difference(seat: Seat) -> Command:
    """Opens high, then offers the middle of every clause between its last offer and theirs."""
    if seat.own_last is None or seat.on_the_table is None:
        return offers(seat, best_package(seat))
    middle = _middle(seat)
    if seat.advantage(middle) < 0:
        middle = any_in_band(seat, 0.0)
    return sign_or(seat, seat.advantage(middle), lambda: offers(seat, middle))


def logroller_inferring(seat: Seat) -> Command:
    """Trades across issues on what the counterpart's own offers show."""
    level = aspiration(seat.time, LINEAR, FLOOR_OF_GUESSERS) + mood(seat)
    model = model_from_offers(seat)
    return sign_or(seat, level, lambda: offers(seat, best_in_band(seat, level, model.estimate)))


def logroller_asking(seat: Seat) -> Command:
    """Asks what matters, and trades on the answers."""
    level = aspiration(seat.time, LINEAR, FLOOR_OF_LOGROLLERS) + mood(seat)
    model = model_from_answers(seat, model_from_offers(seat))

    def ask_and_offer() -> Command:
        package = best_in_band(seat, level, model.estimate)
        return Message(by=seat.case.side, offer=package, asks=next_questions(seat))

    return sign_or(seat, level, ask_and_offer)


def next_questions(seat: Seat) -> tuple[Question, ...]:
    """The next questions not asked yet: the ranking first, then issue by issue."""
    own = [said for said in seat.state.spoken if said.by == seat.case.side]
    asked = {question for said in own for question in said.asks}
    wanted = [Question("priorities")]
    wanted += [Question("issue", issue.id) for issue in seat.case.sheet.issues]
    return tuple(question for question in wanted if question not in asked)[:ASKED_AT_ONCE]


def model_from_offers(seat: Seat) -> OpponentModel:
    """What the counterpart seems to want, from its packages: frequency of options and issues."""
    issues = seat.case.sheet.issues
    rows = [choices_of(seat.case.sheet, reply.offer) for reply in seat.replies if reply.offer]
    weights = np.ones(len(issues))
    for before, after in pairwise(rows):
        weights += np.where(before == after, 0.3, 0.0)
    values = tuple(_seen_values(seat, rows, column) for column in range(len(issues)))
    return OpponentModel(weights / weights.sum(), values)


def model_from_answers(seat: Seat, model: OpponentModel) -> OpponentModel:
    """The same, corrected by what the counterpart has told."""
    issues = seat.case.sheet.issues
    weights, values = model.weights.copy(), list(model.values)
    column_of = {issue.id: column for column, issue in enumerate(issues)}
    told = [answer for reply in seat.replies for answer in reply.answers if not answer.declined]
    for answer in told:
        if answer.issue is None and answer.order:
            for place, name in enumerate(answer.order):
                weights[column_of[name]] = rank_order_centroid(place, len(issues))
    ranked = any(answer.issue is None and answer.order for answer in told)
    for answer in told:
        if answer.issue is not None and answer.order:
            column = column_of[answer.issue]
            if not ranked:
                weights[column] = {1: 0.4, 2: 1.0, 3: 2.2}[answer.importance or 2] / len(issues)
            values[column] = _told_values(issues[column], answer, model.values[column])
    return OpponentModel(weights / weights.sum(), tuple(values))


def _over_time(seat: Seat, curve: float) -> Command:
    level = aspiration(seat.time, curve) + mood(seat)
    return sign_or(seat, level, lambda: offers(seat, any_in_band(seat, level)))


def _middle(seat: Seat) -> dict[str, str]:
    sheet = seat.case.sheet
    own, table = seat.own_last or {}, seat.on_the_table or {}
    ours, theirs = choices_of(sheet, own), choices_of(sheet, table)
    package: dict[str, str] = {}
    for column, issue in enumerate(sheet.issues):
        if ours[column] >= 0 and theirs[column] >= 0:
            middle = (int(ours[column]) + int(theirs[column]) + 1) // 2
        else:
            middle = max(int(ours[column]), int(theirs[column]), len(issue.options) // 2)
        package[issue.id] = issue.options[middle].id
    return package


def _seen_values(
    seat: Seat, rows: Sequence[np.ndarray[tuple[int], np.dtype[np.int8]]], column: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    issue = seat.case.sheet.issues[column]
    even = np.full(len(issue.options) + 1, 0.5)
    counts = np.zeros(len(even))
    for row in rows:
        counts[row[column]] += 1
    return even if not rows else 0.8 * counts / counts.max() + 0.2 * even


def _told_values(
    issue: Issue, answer: Answer, before: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    order = answer.order or ()
    bearable = set(answer.acceptable or ())
    worth: dict[str, float] = {}
    for place, option in enumerate(order):
        even = 1 - place / max(1, len(order) - 1)
        worth[option] = 0.4 * even + 0.6 * (0.9 if option in bearable else 0.1)
    known = [worth.get(option.id, 0.5) for option in issue.options]
    return np.array([*known, before[-1]])
