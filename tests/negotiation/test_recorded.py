"""Recorded negotiations: logs written once, which must be readable and mean the same for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.negotiation.codec import dump_event, load_event
from bot.negotiation.state import apply, begin, replay

RECORDED = sorted((Path(__file__).parent / "recorded").glob("*.jsonl"))
ENDINGS = {
    "cuba-1962-us-logroller-asking": "deal",
    "cuba-1962-su-threatener": "control_lost",
    "job-offer-candidate-linear": "deal",
}


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_log_is_read_folded_and_written_back_the_same(path: Path) -> None:
    payloads = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    log = [load_event(payload) for payload in payloads]

    assert [dump_event(event) for event in log] == payloads
    state = replay(log)
    assert state.ending is not None
    assert state.ending.outcome == ENDINGS[path.stem]


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_tension_face_and_turns_move_as_the_log_tells(path: Path) -> None:
    opened, *events = [
        load_event(json.loads(line)) for line in path.read_text("utf-8").splitlines()
    ]
    assert opened.kind == "opened"
    state = begin(opened)

    for event in events:
        before, state = state, apply(state, event)
        if event.kind == "turn_closed":
            assert (before.turn, state.turn) == (event.turn, event.turn + 1)
        if event.kind == "tension_moved":
            assert state.tension == event.value
            moved = before.tension + sum(amount for _, amount in event.causes)
            assert abs(min(100, max(0, moved)) - event.value) < 0.5
        if event.kind == "replied" and event.offer is not None:
            assert state.standing[event.by] == event.offer
