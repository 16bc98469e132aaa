"""Practices: every lesson sets its table, two exchanges are played, and the lesson judges them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.negotiation.commands import Message, Question, WalkOut
from bot.negotiation.term_sheet import term_sheet
from bot.services.learning_refusals import NoSuchLesson
from bot.services.practices import practised
from bot.services.refusals import NothingPlayed
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.learning import Learning
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table

ALICE = 2**62
AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
LESSONS = [lesson.id for lesson in load_teaching(shipped("data")).course.lessons]
TRADE = {"missiles": "out", "jupiters": "out_private"}


async def play(roleplay: Roleplay, table: Table, *messages: Message) -> Table:
    """Send these one after the other."""
    for message in messages:
        turn = table.state.turn
        table = await roleplay.act(table.negotiation.id, ALICE, turn, message, LATER)
    return table


@pytest.mark.parametrize("lesson", LESSONS)
async def test_every_lesson_sets_a_table_with_just_its_exchanges_left(
    roleplay: Roleplay, lesson: str
) -> None:
    table = await roleplay.practices.begin(ALICE, lesson, AT)

    assert table.lesson is not None
    bridge = table.lesson.bridge
    assert table.exchanges_left == bridge.turns == 2
    assert not table.is_over
    assert table.state.incident is None
    assert len(table.episodes()) == len(bridge.before) + 1
    spoken = [logged.words for logged in table.log if logged.event.kind == "spoken"]
    assert spoken == [earlier.words for earlier in bridge.before]


async def test_a_practice_ends_after_its_exchanges_and_counts_as_no_game(
    roleplay: Roleplay, learning: Learning
) -> None:
    table = await roleplay.practices.begin(ALICE, "trading", AT)

    table = await play(roleplay, table, Message("us", offer=TRADE), Message("us", offer=TRADE))

    assert table.is_over
    assert table.is_judged
    progress = await learning.progress.progress(ALICE, LATER)
    assert progress.games == 0
    assert not any(each.used for each in progress.lessons)
    with pytest.raises(NothingPlayed):
        await roleplay.shelf.page(ALICE, 0)


async def test_what_a_lesson_looks_for_is_found_in_what_was_done(roleplay: Roleplay) -> None:
    table = await roleplay.practices.begin(ALICE, "trading", AT)
    trade = Message("us", offer=TRADE, conditional=True)
    hold = Message("us", offer=TRADE, asks=(Question("why", "pledge"),))

    well = practised(await play(roleplay, table, trade, hold))

    assert [(each.deed, each.is_shown) for each in well.findings] == [
        ("quid-pro-quo", True),
        ("logrolling", True),
    ]
    assert well.turning is not None
    assert well.turning.moment.turn > 1


async def test_what_was_sent_before_the_practice_is_held_against_nobody(
    roleplay: Roleplay,
) -> None:
    table = await roleplay.practices.begin(ALICE, "face", AT)
    kind = Message("us", offer=TRADE, acts=("acknowledge", "reassure"))

    seen = practised(await play(roleplay, table, kind, kind))

    assert all(each.is_shown for each in seen.findings)


async def test_a_practice_without_what_the_lesson_asks_for_says_what_is_missing(
    roleplay: Roleplay,
) -> None:
    table = await roleplay.practices.begin(ALICE, "escalation", AT)
    louder = Message("us", offer={"missiles": "out"}, threat=1)
    lesson = table.lesson

    seen = practised(await play(roleplay, table, louder, louder))

    assert lesson is not None
    assert [each.text for each in seen.findings] == [each.missed for each in lesson.bridge.looks]


async def test_a_second_try_meets_the_very_same_letters(roleplay: Roleplay) -> None:
    one = await roleplay.practices.begin(ALICE, "letters", AT)
    await roleplay.act(one.negotiation.id, ALICE, one.state.turn, WalkOut("us"), LATER)

    other = await roleplay.practices.begin(ALICE, "letters", LATER)

    assert other.negotiation.id != one.negotiation.id
    assert [each.words for each in other.log] == [each.words for each in one.log]


async def test_a_practice_that_runs_is_found_again_and_blocks_no_game(roleplay: Roleplay) -> None:
    first = await roleplay.practices.begin(ALICE, "face", AT)
    other = await roleplay.practices.begin(ALICE, "trading", AT)
    game = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "hawk"), 1, AT)

    again = await roleplay.practices.begin(ALICE, "face", LATER)

    assert again.negotiation.id == first.negotiation.id
    assert len({first.negotiation.id, other.negotiation.id, game.negotiation.id}) == 3
    assert len(await roleplay.running(ALICE)) == 3


async def test_the_sheet_is_nearly_full_where_closing_is_practised(roleplay: Roleplay) -> None:
    table = await roleplay.practices.begin(ALICE, "closing", AT)

    sheet = term_sheet(table.scenario, table.state, "us")

    assert 1 <= sum(clause.status != "agreed" for clause in sheet) <= 3


async def test_a_practice_of_no_lesson_is_refused(roleplay: Roleplay) -> None:
    with pytest.raises(NoSuchLesson):
        await roleplay.practices.begin(ALICE, "stars", AT)
