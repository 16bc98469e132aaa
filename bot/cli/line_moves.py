"""The move that a JSON line stands for; what is said in words goes the way of any typed letter."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, cast

from bot.dialogue.intent import message_of
from bot.dialogue.reading import Context
from bot.negotiation.commands import (
    Accept,
    Decide,
    MarkDraft,
    Message,
    Predict,
    Question,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.scenario import LETTER

if TYPE_CHECKING:
    from bot.dialogue.intent import Cues
    from bot.dialogue.reader import Reader
    from bot.negotiation.commands import Command
    from bot.negotiation.scenario import Channel, Scenario
    from bot.negotiation.state import State

CHANNELS: tuple[Channel, ...] = ("letter", "public", "back", "mediator")
THREATS: tuple[Literal[0, 1, 2], ...] = (0, 1, 2)
IN_A_MESSAGE = ("say", "offer", "ask", "threaten", "gesture", "channel")
ALONE = ("accept", "decide", "predict", "state", "walk_out", "mark", "vote")


class BadLine(ValueError):
    """An input that cannot be understood as a move; the message says why."""


class AskedBack(ValueError):
    """Words that were not clear enough to send; the message is the question back."""


class LineReader:
    """Reads lines as moves of the learner's side of one game."""

    def __init__(self, scenario: Scenario, reader: Reader, cues: Cues) -> None:
        self._scenario, self._reader, self._cues = scenario, reader, cues

    def command(self, text: str, state: State) -> Command | None:
        """The move of a line; None for a mere look at the state. Raises BadLine or AskedBack."""
        line = _object(text)
        unknown = sorted(set(line) - {*IN_A_MESSAGE, *ALONE})
        if unknown or not line:
            raise BadLine(f"unknown key: {', '.join(unknown)}" if unknown else "empty")
        if line.get("state"):
            return None
        return _alone(line, state.setup.side) or self._message(line, state)

    def _message(self, line: dict[str, Any], state: State) -> Command:
        step, offer = line.get("gesture"), line.get("offer")
        message = Message(
            by=state.setup.side,
            offer=None if offer is None else _package(offer),
            asks=_questions(line.get("ask"), self._scenario),
            threat=_threat(line.get("threaten", 0)),
            gesture=None if step is None else str(step),
            channel=_channel(line.get("channel", LETTER)),
        )
        return self._with_words(message, str(line["say"]), state) if "say" in line else message

    def _with_words(self, message: Message, text: str, state: State) -> Command:
        """What was said, with what the other keys say put over it."""
        side = message.by
        other = self._scenario.other(side).id
        context = Context(state.standing.get(other), state.standing.get(side))
        reading = self._reader.read(text, side, context)
        if reading.asks_back is not None:
            raise AskedBack(reading.asks_back)
        if "walk_out" in reading.acts:
            return WalkOut(side)
        if reading.accepted and not reading.conditional:
            return Accept(side)
        taken = {said.gesture for said in state.spoken if said.gesture and said.by == side}
        meant = message_of(reading, side, self._scenario, self._cues, taken)
        return replace(
            meant,
            offer={**(meant.offer or {}), **(message.offer or {})} or None,
            asks=message.asks or meant.asks,
            threat=message.threat or meant.threat,
            gesture=message.gesture or meant.gesture,
            channel=message.channel,
        )


def _alone(line: dict[str, Any], side: str) -> Command | None:
    if line.get("walk_out"):
        return WalkOut(side)
    if line.get("accept"):
        return Accept(side)
    if "decide" in line:
        return Decide(side, str(line["decide"]))
    if "predict" in line:
        return Predict(side, tuple(_names(line["predict"], "predict")))
    if "mark" in line:
        return MarkDraft(side, str(line["mark"]))
    if "vote" in line:
        return VoteDraft(side, bool(line["vote"]))
    return None


def _object(text: str) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise BadLine("not a JSON object") from None
    if not isinstance(line, dict):
        raise BadLine("not a JSON object")
    return cast("dict[str, Any]", line)


def _threat(value: object) -> Literal[0, 1, 2]:
    for level in THREATS:
        if value == level and not isinstance(value, bool):
            return level
    raise BadLine("threaten must be 1 or 2")


def _channel(value: object) -> Channel:
    for channel in CHANNELS:
        if value == channel:
            return channel
    raise BadLine(f"channel must be one of {', '.join(CHANNELS)}")


def _package(offer: object) -> dict[str, str]:
    if not isinstance(offer, dict):
        raise BadLine("offer must be an object of issue and option")
    pairs = cast("dict[str, object]", offer)
    return {str(issue): str(option) for issue, option in pairs.items() if option is not None}


def _names(value: object, key: str) -> list[str]:
    if not isinstance(value, list):
        raise BadLine(f"{key} must be a list of issues")
    return [str(name) for name in cast("list[object]", value)]


def _questions(asked: object, scenario: Scenario) -> tuple[Question, ...]:
    if asked is None:
        return ()
    names = (
        [str(a) for a in cast("list[object]", asked)] if isinstance(asked, list) else [str(asked)]
    )
    known = {issue.id for issue in scenario.issues}
    questions: list[Question] = []
    for name in names:
        if name != "priorities" and name not in known:
            raise BadLine(f"ask must be priorities or an issue, not {name}")
        questions.append(
            Question("priorities") if name == "priorities" else Question("issue", name)
        )
    return tuple(questions)
