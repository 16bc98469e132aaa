"""Whether an answer is right, how much of it is, and what to tell the learner about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.quiz.answers import (
    Changed,
    Chosen,
    Estimated,
    Heard,
    Matched,
    Ordered,
    Said,
    Typed,
)
from bot.quiz.questions import (
    Estimate,
    Improvement,
    Matching,
    MultipleChoice,
    Ordering,
    OwnWords,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question, Want


class AnswerDoesNotFit(ValueError):
    """The answer is of another kind than the question, or names what the question has not."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of feedback, and whether it praises or corrects."""

    is_praise: bool
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`is_right` only if all of it is; `share` is the part that is, from 0 to 1."""

    is_right: bool
    share: float
    remarks: tuple[Remark, ...]


def judge(question: Question, answer: Answer) -> Judgement:
    """Judge an answer. Raises AnswerDoesNotFit if it cannot belong to the question."""
    match question, answer:
        case SingleChoice(), Chosen(positions):
            return _single(question, positions)
        case MultipleChoice(), Chosen(positions):
            return _multiple(question, positions)
        case TrueFalse(), Said(value):
            return _all_or_nothing(value == question.answer, question.why)
        case Estimate(), Estimated(value):
            return _estimate(question, value)
        case Ordering(), Ordered(positions):
            return _ordering(question, positions)
        case Matching(), Matched(labels):
            return _matching(question, labels)
        case ShortAnswer(), Typed(text):
            right = plain(text) in {plain(answer) for answer in question.answers}
            return _all_or_nothing(right, question.why)
        case OwnWords(), Heard():
            return _own_words(question, answer)
        case Improvement(), Changed():
            return _improvement(question, answer)
        case _:
            kinds = f"{type(answer).__name__} to {type(question).__name__}"
            raise AnswerDoesNotFit(f"{question.id}: {kinds}")


def fits(question: Question, answer: Answer) -> bool:
    """Whether an answer can belong to the question."""
    try:
        judge(question, answer)
    except AnswerDoesNotFit:
        return False
    return True


def _single(question: SingleChoice, positions: frozenset[int]) -> Judgement:
    if len(positions) != 1 or not positions <= set(range(len(question.choices))):
        raise AnswerDoesNotFit(f"{question.id}: takes exactly one of its choices")
    (position,) = positions
    choice = question.choices[position]
    return _all_or_nothing(choice.right, choice.why)


def _multiple(question: MultipleChoice, positions: frozenset[int]) -> Judgement:
    if not positions <= set(range(len(question.choices))):
        raise AnswerDoesNotFit(f"{question.id}: there is no such choice")
    decided = [
        (choice.right == (position in positions), choice.why)
        for position, choice in enumerate(question.choices)
    ]
    return _from_parts(decided)


def _estimate(question: Estimate, value: float) -> Judgement:
    if abs(value - question.answer) <= question.tolerance:
        return _all_or_nothing(True, question.why)
    side = question.too_low if value < question.answer else question.too_high
    remarks = (Remark(False, side), Remark(False, question.why))
    return Judgement(False, 0.0, remarks)


def _ordering(question: Ordering, positions: tuple[int, ...]) -> Judgement:
    if sorted(positions) != list(range(len(question.items))):
        raise AnswerDoesNotFit(f"{question.id}: every item once")
    places = [question.items[position].place for position in positions]
    pairs = list(combinations(places, 2))
    share = sum(earlier < later for earlier, later in pairs) / len(pairs)
    is_right = places == sorted(places)
    out_of_place = [
        Remark(False, question.items[position].when)
        for number, position in enumerate(positions, start=1)
        if question.items[position].place != number
    ]
    return Judgement(is_right, share, (*out_of_place, Remark(is_right, question.why)))


def _matching(question: Matching, labels: Sequence[str]) -> Judgement:
    if len(labels) != len(question.items) or not set(labels) <= set(question.answers):
        raise AnswerDoesNotFit(f"{question.id}: one of its labels for each item")
    decided = [
        (label == item.answer, item.why) for label, item in zip(labels, question.items, strict=True)
    ]
    return _from_parts(decided)


def _own_words(question: OwnWords, heard: Heard) -> Judgement:
    met = [is_met(want, heard) for want in question.wants]
    remarks = tuple(
        Remark(good, want.met if good else want.missed)
        for want, good in zip(question.wants, met, strict=True)
    )
    return Judgement(all(met), sum(met) / len(met), remarks)


def is_met(want: Want, heard: Heard) -> bool:
    """Whether a reply does this one thing that is wanted of it."""
    if want.any_act:
        return bool(want.any_act & heard.acts)
    if want.no_act:
        return not want.no_act & heard.acts
    if want.proposes:
        return any(heard.proposes.get(issue) in options for issue, options in want.proposes.items())
    return heard.conditional


def _improvement(question: Improvement, changed: Changed) -> Judgement:
    reached = {side: changed.points.get(side, 0) >= gain for side, gain in question.goal.items()}
    if all(reached.values()):
        return _all_or_nothing(True, question.why)
    remarks = tuple(Remark(False, question.short[side]) for side, ok in reached.items() if not ok)
    return Judgement(False, sum(reached.values()) / len(reached), remarks)


def _all_or_nothing(is_right: bool, why: str) -> Judgement:
    return Judgement(is_right, float(is_right), (Remark(is_right, why),))


def _from_parts(decided: Sequence[tuple[bool, str]]) -> Judgement:
    right = sum(good for good, _ in decided)
    remarks = tuple(Remark(False, why) for good, why in decided if not good)
    if right == len(decided):
        remarks = tuple(Remark(True, why) for _, why in decided)
    return Judgement(right == len(decided), right / len(decided), remarks)
