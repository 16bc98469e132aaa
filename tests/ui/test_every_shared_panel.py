"""Whatever two people play, Discord accepts what is shown, and it is neither's secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from bot.negotiation.coach import advise
from bot.negotiation.commands import Accept, CallMediator, Message, WalkOut
from bot.negotiation.debrief import debrief
from bot.negotiation.utility import reservation
from bot.services.duel_moments import missed, own_moments
from bot.services.duel_results import Books, Result
from bot.services.duels import PAGE_SIZE, GamesPage
from bot.services.seats import seen_by
from bot.storage.challenges import Challenge
from bot.ui.beginning import which_table_layout
from bot.ui.brief import brief_layout
from bot.ui.debrief.again import against_layout
from bot.ui.debrief.past_game import past_game_layout
from bot.ui.debrief.reading import reading_layout
from bot.ui.debrief.transcript import transcript
from bot.ui.duel.coaching import advice_layout
from bot.ui.duel.desk_layout import desk_layout
from bot.ui.duel.games import games_layout
from bot.ui.duel.invitation import invitation_layout, invitation_over
from bot.ui.duel.leaving import close_layout
from bot.ui.duel.mediator_buttons import call_layout, draft_layout
from bot.ui.duel.reminding import reminder_layout, started_layout
from bot.ui.duel.results import books_layout, result_layout
from bot.ui.ids import TableKey
from bot.ui.posting import missed_messages, newest_messages, older_message
from tests.ui.games import LARGEST, LIBRARY, NOW, PROMPTS
from tests.ui.limits import faults
from tests.ui.shared_games import LETTER, move, shared_games, shared_table

if TYPE_CHECKING:
    from bot.services.tables import Table
    from bot.ui.layout import Layout
    from tests.ui.games import Played

plays = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
EVERY_CASE = [
    pytest.param(scenario.id, side.id, id=f"{scenario.id}, {side.id}")
    for scenario in LIBRARY.scenarios.values()
    for side in scenario.sides
]


def chairs(table: Table) -> list[Table]:
    """The table as each of the two sees it."""
    return [seen_by(table, seat.user_id) for seat in table.people]


def five(table: Table) -> GamesPage:
    """A full page of finished games, all but for their numbers like this one."""
    first = table.negotiation
    numbers = range(first.id - PAGE_SIZE, first.id)
    tables = [replace(table, negotiation=replace(first, id=number)) for number in numbers]
    return GamesPage(0, (), tuple(tables), has_more=True)


def all_faults(*layouts: Layout) -> list[str]:
    return [fault for layout in layouts for fault in faults(layout)]


@plays
@given(shared_games())
def test_what_is_posted_can_always_be_sent(game: Played) -> None:
    table = game.table
    nothing_shown = replace(table, negotiation=replace(table.negotiation, panel_seq=0))

    posted = [*newest_messages(PROMPTS, table), *missed_messages(PROMPTS, nothing_shown)]
    kept = [older_message(PROMPTS, table, logged.seq) for logged in table.log]

    assert all_faults(*posted, *(each for each in kept if each is not None)) == []


@plays
@given(shared_games())
def test_what_is_posted_is_the_same_from_both_chairs_and_from_none(game: Played) -> None:
    table = game.table

    posted = [
        [layout.to_components() for layout in newest_messages(PROMPTS, each)]
        for each in (table, *chairs(table))
    ]

    assert posted[0] == posted[1] == posted[2]


@plays
@given(shared_games())
def test_every_private_panel_can_be_shown(game: Played) -> None:
    if game.table.is_over:
        return
    for seen in chairs(game.table):
        layouts = [
            desk_layout(PROMPTS, seen),
            close_layout(PROMPTS, seen),
            call_layout(PROMPTS, seen),
            started_layout(PROMPTS, seen),
            reminder_layout(PROMPTS, seen),
            advice_layout(PROMPTS, seen, advise(seen.scenario, seen.state, seen.mine.id)),
        ]
        if seen.state.draft is not None:
            layouts.append(draft_layout(PROMPTS, seen))

        assert all_faults(*layouts) == []


@plays
@given(shared_games())
async def test_every_end_can_be_shown(game: Played) -> None:
    table = game.table
    if table.state.ending is None:
        return
    books = [
        Books(
            side.id,
            table.state.ending.utility[side.id],
            reservation(table.scenario, side.id),
            debrief(table.scenario, table.state, side.id),
        )
        for side in table.scenario.sides
    ]
    for seen, own in zip(chairs(table), books, strict=True):
        found = own.debrief
        result = Result(
            seen, own.points, own.no_deal, found.scores, found.process, 1, 2, 3, 4, 0.5, -3.2, 5,
            own_moments(seen), missed(seen), improvable=True,
        )  # fmt: skip
        pages = [reading_layout(PROMPTS, seen, number) for number in range(3)]
        pages += [past_game_layout(PROMPTS, seen), games_layout(PROMPTS, five(seen))]
        pages += [
            against_layout(PROMPTS, LIBRARY, seen, TableKey(seen.negotiation.id, 1), persona)
            for persona in LIBRARY.personas
        ]
        assert all_faults(*pages) == []
        assert seen.scenario.title in transcript(PROMPTS, seen)
        assert (
            all_faults(
                result_layout(PROMPTS, result, opened=False),
                result_layout(PROMPTS, result, opened=True),
            )
            == []
        )


@pytest.mark.parametrize(("scenario", "side"), EVERY_CASE)
async def test_open_books_fit_with_their_picture(scenario: str, side: str) -> None:
    table = shared_table(scenario, side)
    first, second = (each.id for each in table.scenario.sides)
    worst = {issue.id: issue.options[0].id for issue in table.scenario.issues}
    table = move(table, Message(side, offer=worst, acts=("offer",)), LETTER)
    other = second if side == first else first
    signed = move(table, Accept(other))
    over = signed if signed.is_over else move(table, WalkOut(other))
    assert over.state.ending is not None
    books = [
        Books(
            each,
            over.state.ending.utility[each],
            reservation(over.scenario, each),
            debrief(over.scenario, over.state, each),
        )
        for each in (first, second)
    ]

    layout = await books_layout(PROMPTS, over, *books)

    assert all_faults(layout) == []
    assert layout.pictures[0].alt


@pytest.mark.parametrize(("scenario", "side"), EVERY_CASE)
def test_every_brief_of_a_shared_table_fits(scenario: str, side: str) -> None:
    table = shared_table(scenario, side)

    pages = [brief_layout(PROMPTS, seen, page) for seen in chairs(table) for page in range(3)]

    assert all_faults(*pages) == []


@pytest.mark.parametrize(("scenario", "side"), EVERY_CASE)
@pytest.mark.parametrize("status", ["open", "running", "over", "declined", "withdrawn", "expired"])
def test_every_invitation_fits(scenario: str, side: str, status: str) -> None:
    challenge = Challenge(
        LARGEST, LARGEST, LARGEST - 1, scenario, side, 7, True, LARGEST, LARGEST, LARGEST,
        status, NOW, NOW + timedelta(days=3), None,
    )  # fmt: skip
    at = shared_table(scenario, side).negotiation

    assert (
        all_faults(
            invitation_layout(PROMPTS, LIBRARY, challenge),
            invitation_layout(PROMPTS, LIBRARY, replace(challenge, side=None, redrawn=False)),
            invitation_over(PROMPTS, LIBRARY, challenge, at),
        )
        == []
    )


def test_an_invitation_to_a_case_that_is_gone_can_still_be_told() -> None:
    challenge = Challenge(
        1, 2, 3, "gone", "us", 7, False, 4, 5, 6, "expired", NOW, NOW, None
    )  # fmt: skip

    assert all_faults(invitation_over(PROMPTS, LIBRARY, challenge)) == []


def test_a_page_of_games_fits() -> None:
    tables = [seen for case in LIBRARY.scenarios for seen in chairs(
        shared_table(case, LIBRARY.scenarios[case].sides[0].id)
    )]  # fmt: skip

    page = GamesPage(1, tuple(tables), (), has_more=True)

    assert all_faults(games_layout(PROMPTS, page)) == []
    several = [
        replace(table, negotiation=replace(table.negotiation, id=number))
        for number, table in enumerate(tables, 1)
    ]
    assert all_faults(which_table_layout(PROMPTS, several)) == []


def test_a_mediator_who_was_asked_by_one_is_named_to_both() -> None:
    table = move(shared_table("cuba-1962-short", "us"), CallMediator("us", ("missiles",)))

    text = str([layout.to_components() for layout in newest_messages(PROMPTS, table)])

    assert "United States** asks for U Thant" in text
