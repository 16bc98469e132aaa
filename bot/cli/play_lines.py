"""The role-play as JSON lines: one object in, one or more out, until the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from bot.cli.analysis_json import conditions_document, issue_document, whole
from bot.dialogue.intent import Cues, message_of
from bot.dialogue.reading import Context
from bot.negotiation.analysis import analyse, left_on_table
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
from bot.negotiation.errors import IllegalMove
from bot.negotiation.scenario import CLOSED, LETTER
from bot.negotiation.scores import score
from bot.negotiation.utility import reservation
from bot.services.turns import set_table, take_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.dialogue.reader import Reader
    from bot.dialogue.voices import Render
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event, Replied, Setup
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Channel, Scenario
    from bot.services.turns import Recorded

Line = dict[str, Any]
CHANNELS: tuple[Channel, ...] = ("letter", "public", "back", "mediator")
KEYS = frozenset(
    (
        *("say", "offer", "ask", "threaten", "gesture", "channel"),
        *("accept", "decide", "predict", "state", "walk_out", "mark", "vote"),
    )
)


class BadLine(ValueError):
    """An input that cannot be understood as a move; the message says why."""


class LineTable:
    """One game played through lines; the same lines in give the same lines out."""

    def __init__(
        self,
        scenario: Scenario,
        persona: Persona,
        setup: Setup,
        render: Render,
        reader: Reader,
        cues: Cues,
    ) -> None:
        from bot.negotiation.redraw import dealt
        from bot.negotiation.state import replay

        self.scenario = dealt(scenario, setup)
        self._persona, self.setup, self._render = persona, setup, render
        self._reader, self._cues = reader, cues
        recorded = set_table(setup, self.scenario, persona, render)
        self.log: list[Event] = [each.event for each in recorded]
        self.state = replay(self.log)

    @property
    def is_over(self) -> bool:
        """Whether the last line has been written."""
        return self.state.ending is not None

    def brief(self) -> Line:
        """The first line: what the learner is told before the talks."""
        scenario, side = self.scenario, self.setup.side
        points = {
            issue.id: {option.id: option.points[side] for option in issue.options}
            | ({CLOSED: issue.closed_points[side]} if side in issue.closed_points else {})
            for issue in scenario.issues
        }
        return {
            "event": "brief",
            "scenario": scenario.id,
            "side": side,
            "persona": self._persona.id,
            "seed": self.setup.seed,
            "turns": self.setup.turns,
            "issues": [issue_document(issue) for issue in scenario.issues],
            "my_points": points,
            "my_terms": [
                {"id": term.id, "when": conditions_document(term.when), "add": term.add[side]}
                for term in scenario.terms
                if side in term.add
            ],
            "my_reservation": whole(reservation(scenario, side)),
            "my_steps": [step.id for step in scenario.side(side).steps],
            "their_priorities": list(scenario.other(side).priorities),
        }

    def answer(self, text: str) -> Iterator[Line]:
        """What one input line leads to."""
        try:
            command = self._command(_object(text))
            if command is None:
                yield self._where_it_stands()
                return
            if isinstance(command, str):
                yield {"event": "asks_back", "text": command}
                return
            recorded = take_turn(self.state, command, self.scenario, self._persona, self._render)
        except BadLine as error:
            yield {"event": "refused", "reason": str(error)}
            return
        except IllegalMove as error:
            yield {"event": "refused", "reason": str(error)}
            return
        yield from self._told(recorded, command)

    def _told(self, recorded: Iterable[Recorded], command: Command) -> Iterator[Line]:
        from bot.negotiation.state import apply

        silent = True
        events = list(recorded)
        replied_in = self.state
        for each in events:
            self.log.append(each.event)
            self.state = apply(self.state, each.event)
        for each in events:
            line = self._line(each, replied_in.turn)
            if line is not None:
                silent = False
                yield line
        if silent or (isinstance(command, (Decide, Predict)) and not self.is_over):
            yield self._where_it_stands()

    def _line(self, recorded: Recorded, turn: int) -> Line | None:
        event = recorded.event
        match event.kind:
            case "replied":
                return self._reply(event, recorded.words or "", turn)
            case "incident_opened":
                incident = next(i for i in self.scenario.incidents if i.id == event.incident)
                return {
                    "event": "incident",
                    "id": incident.id,
                    "text": incident.text,
                    "options": [option.id for option in incident.options],
                    "labels": {option.id: option.label for option in incident.options},
                }
            case "drafted":
                return {"event": "draft", "number": event.number, "package": dict(event.package)}
            case "ended":
                return self._end()
            case _:
                return None

    def _reply(self, event: Replied, words: str, turn: int) -> Line:
        answered = event.answers[0] if event.answers else None
        return {
            "event": "reply",
            "turn": turn,
            "turns": self.setup.turns,
            "date": self.scenario.date_of(turn, self.setup.turns).isoformat(),
            "tension": self.state.tension,
            "acts": list(event.acts),
            "standing": dict(event.offer) if event.offer else None,
            "answer": answered
            and {
                "issue": answered.issue or answered.question.kind,
                "importance": answered.importance,
                "order": list(answered.order) if answered.order else None,
                "acceptable": None if answered.acceptable is None else list(answered.acceptable),
            },
            "text": words,
            "rules": list(event.rules),
        }

    def _end(self) -> Line:
        ending, side = self.state.ending, self.setup.side
        assert ending is not None
        analysis = analyse(self.scenario)
        scores = score(analysis, self.state, side)
        left: Line = {}
        for each in self.scenario.sides if ending.deal is not None else ():
            better = left_on_table(analysis, each.id, ending.deal or {})
            left[each.id] = better and {
                "gain": better.gain,
                "changes": {change.issue: change.after for change in better.changes},
            }
        return {
            "event": "end",
            "outcome": ending.outcome,
            "deal": ending.deal and dict(ending.deal),
            "utility": {name: whole(points) for name, points in ending.utility.items()},
            "scores": {
                "claimed": scores.claimed,
                "created": scores.created,
                "peace": scores.peace,
                "process": scores.process,
                "total": scores.total,
            },
            "left_on_table": left,
        }

    def _where_it_stands(self) -> Line:
        state, side = self.state, self.setup.side
        theirs = state.standing.get(self.scenario.other(side).id)
        return {
            "event": "state",
            "turn": state.turn,
            "turns": self.setup.turns,
            "date": self.scenario.date_of(state.turn, self.setup.turns).isoformat(),
            "tension": state.tension,
            "standing": dict(theirs) if theirs else None,
            "mine": dict(state.standing[side]) if side in state.standing else None,
            "incident": state.incident,
        }

    def _command(self, line: Line) -> Command | str | None:
        """The move of a line; None for a look at the state, a text for a question back."""
        side = self.setup.side
        unknown = sorted(set(line) - KEYS)
        if unknown or not line:
            raise BadLine(f"unknown key: {', '.join(unknown)}" if unknown else "empty")
        if line.get("state"):
            return None
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
        return self._message(line)

    def _message(self, line: Line) -> Command | str:
        threat = line.get("threaten", 0)
        if threat not in (0, 1, 2):
            raise BadLine("threaten must be 1 or 2")
        channel = line.get("channel", LETTER)
        if channel not in CHANNELS:
            raise BadLine(f"channel must be one of {', '.join(CHANNELS)}")
        step = line.get("gesture")
        offer = line.get("offer")
        message = Message(
            by=self.setup.side,
            offer=None if offer is None else _package(offer),
            asks=_questions(line.get("ask"), self.scenario),
            threat=threat,
            gesture=None if step is None else str(step),
            channel=channel,
        )
        return message if "say" not in line else self._said(message, str(line["say"]))

    def _said(self, message: Message, text: str) -> Command | str:
        from dataclasses import replace

        side = self.setup.side
        other = self.scenario.other(side).id
        context = Context(self.state.standing.get(other), self.state.standing.get(side))
        reading = self._reader.read(text, side, context)
        if reading.asks_back is not None:
            return reading.asks_back
        if "walk_out" in reading.acts:
            return WalkOut(side)
        if reading.accepted and not reading.conditional:
            return Accept(side)
        taken = {each.gesture for each in self.state.spoken if each.gesture and each.by == side}
        meant = message_of(reading, side, self.scenario, self._cues, taken)
        return replace(
            meant,
            offer={**(meant.offer or {}), **(message.offer or {})} or None,
            alternatives=meant.alternatives[1:],
            asks=message.asks or meant.asks,
            threat=message.threat or meant.threat,
            gesture=message.gesture or meant.gesture,
            channel=message.channel,
        )


def _object(text: str) -> Line:
    try:
        line = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise BadLine("not a JSON object") from None
    if not isinstance(line, dict):
        raise BadLine("not a JSON object")
    return cast("Line", line)


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
