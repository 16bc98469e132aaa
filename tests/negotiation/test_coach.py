"""The coach says one sensible thing, from the own sheet alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from bot.negotiation.coach import advise
from bot.negotiation.commands import CallMediator, Message, Question
from bot.negotiation.state import replay
from bot.negotiation.two_people import known_to, sheet_of
from tests.negotiation.pairs import (
    GAMES,
    ISSUES,
    SHORT,
    WHOLE,
    offer,
    play,
    played,
    plays,
    sat_down,
)

if TYPE_CHECKING:
    from bot.negotiation.coach import Advice
    from bot.negotiation.commands import Command


def advice(side: str, *commands: Command) -> Advice:
    """What the coach of a side says after these moves."""
    log, state = sat_down()
    state = play(log, state, *commands)
    known = [seen for event in log if (seen := known_to(event, side)) is not None]
    return advise(sheet_of(SHORT, side), replay(known), side)


ASK = Message("us", asks=(Question("priorities"),), acts=("ask",))


def test_before_anything_else_it_says_to_ask() -> None:
    assert advice("us").kind == "ask"


def test_a_question_of_theirs_deserves_an_answer() -> None:
    assert advice("su", ASK).kind == "answer"


def test_having_asked_it_says_to_open() -> None:
    assert advice("us", ASK, offer("su", missiles="stay")).kind == "open"


def test_in_dispute_it_names_a_trade_with_its_price() -> None:
    told = advice(
        "us",
        ASK,
        offer("su", missiles="stay", pledge="un_treaty"),
        offer("us", missiles="out", pledge="none"),
        offer("su", jupiters="out_public"),
    )

    assert told.kind == "trade"
    assert told.swap is not None
    assert told.swap.gain > told.swap.cost >= 0
    assert {told.swap.give, told.swap.take} <= set(ISSUES)


def test_what_gives_as_much_as_was_asked_for_is_worth_signing() -> None:
    told = advice("us", offer("us", **WHOLE), offer("su", **WHOLE))

    assert told.kind == "sign"
    assert told.worth == 81


def test_a_draft_on_the_table_wants_an_answer() -> None:
    assert advice("us", CallMediator("us"), CallMediator("su")).kind == "mark"


@plays
@given(GAMES)
@pytest.mark.parametrize("side", ["us", "su"])
def test_there_is_always_something_to_say(side: str, commands: list[Command]) -> None:
    log = played(commands)
    known = [seen for event in log if (seen := known_to(event, side)) is not None]

    told = advise(sheet_of(SHORT, side), replay(known), side)

    assert told.no_deal > 0
