"""What a test person takes for the answer to what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playground.view import View

if TYPE_CHECKING:
    from playground.wire import JsonObject


def message(message_id: str, *, answers: str | None = None, flags: int = 0) -> JsonObject:
    metadata = None if answers is None else {"id": answers}
    return {
        "id": message_id,
        "channel_id": "1",
        "flags": flags,
        "interaction_metadata": metadata,
    }


@pytest.fixture
async def view() -> View:
    """A view in which an interaction on the message "panel" has begun."""
    view = View()
    view.expect("mine", "panel")
    await view.take("INTERACTION_CREATE", {"id": "7", "nonce": "mine"})
    return view


async def _succeed(view: View) -> None:
    await view.take("INTERACTION_SUCCESS", {"id": "7", "nonce": "mine"})


async def test_a_new_message_is_the_answer(view: View) -> None:
    await view.take("MESSAGE_CREATE", message("new", answers="7"))
    await _succeed(view)

    answer = view.answer_to("mine")
    assert answer is not None
    assert answer["id"] == "new"


async def test_the_pressed_message_is_the_answer_when_it_changed(view: View) -> None:
    await view.take("MESSAGE_UPDATE", message("panel"))
    await _succeed(view)
    await view.take("MESSAGE_CREATE", message("follow-up", answers="7"))

    answer = view.answer_to("mine")
    assert answer is not None
    assert answer["id"] == "panel"


async def test_somebody_elses_change_is_not_taken_for_the_answer(view: View) -> None:
    await view.take("MESSAGE_UPDATE", message("panel"))
    await view.take("MESSAGE_CREATE", message("for me alone", answers="7", flags=64))
    await _succeed(view)

    answer = view.answer_to("mine")
    assert answer is not None
    assert answer["id"] == "for me alone"


async def test_thinking_is_not_yet_an_answer(view: View) -> None:
    await view.take("MESSAGE_CREATE", message("new", answers="7", flags=128))
    deferred = {"id": "7", "nonce": "mine", "message_id": "new"}
    await view.take("INTERACTION_DEFERRED", deferred)
    thinking = view.is_answered("mine")
    await view.take("MESSAGE_UPDATE", message("new", answers="7"))

    assert not thinking
    assert view.is_answered("mine")
