"""Rounds, questions and answers as JSON, so that every quiz ever played can be read again.

Fields are only ever added, with a default. A question is kept whole with its round, because the
pack it came from may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import Discriminator, TypeAdapter

from bot.quiz import answers, questions
from bot.quiz.round_events import Event
from bot.quiz.setup import RoundSetup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question

_QUESTION_TYPES: tuple[type[Question], ...] = (
    questions.SingleChoice,
    questions.MultipleChoice,
    questions.TrueFalse,
    questions.Estimate,
    questions.Ordering,
    questions.Matching,
    questions.ShortAnswer,
    questions.OwnWords,
    questions.Improvement,
)
_EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Discriminator("kind")])
_SETUPS = TypeAdapter(RoundSetup)
_QUESTIONS: dict[str, TypeAdapter[Any]] = {kind.kind: TypeAdapter(kind) for kind in _QUESTION_TYPES}
_ANSWERS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in get_args(answers.Answer)
}


def dump_event(event: Event) -> dict[str, Any]:
    """The event as JSON values."""
    return {
        "kind": event.kind,
        **_EVENTS.dump_python(event, mode="json", exclude_defaults=True),
    }


def load_event(payload: Mapping[str, Any]) -> Event:
    """The event of a stored payload; pydantic.ValidationError if it is none."""
    return _EVENTS.validate_python(dict(payload))


def dump_setup(setup: RoundSetup) -> dict[str, Any]:
    """The setup as JSON values."""
    return _SETUPS.dump_python(setup, mode="json")


def load_setup(payload: Mapping[str, Any]) -> RoundSetup:
    """The setup of stored values; pydantic.ValidationError if they are none."""
    return _SETUPS.validate_python(dict(payload))


def dump_question(question: Question) -> dict[str, Any]:
    """The question as JSON values."""
    fields = _QUESTIONS[question.kind].dump_python(question, mode="json", exclude_defaults=True)
    return {"kind": question.kind, **fields}


def load_question(payload: Mapping[str, Any]) -> Question:
    """The question of stored values; KeyError or pydantic.ValidationError if they are none."""
    fields = dict(payload)
    return _QUESTIONS[fields.pop("kind")].validate_python(fields)


def dump_answer(answer: Answer) -> dict[str, Any]:
    """The answer as JSON values."""
    name = type(answer).__name__
    return {"kind": name, **_ANSWERS[name].dump_python(answer, mode="json")}


def load_answer(payload: Mapping[str, Any]) -> Answer:
    """The answer of stored values; KeyError or pydantic.ValidationError if they are none."""
    fields = dict(payload)
    return _ANSWERS[fields.pop("kind")].validate_python(fields)
