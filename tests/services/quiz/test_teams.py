"""Teams of a live quiz: chosen, given by chance, or by role, and fixed once it has begun."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.quiz.round_commands import Go, Open
from tests.quiz.played import ALICE, BOB
from tests.services.quiz.hall import SETUP

if TYPE_CHECKING:
    from tests.services.quiz.hall import Hall

NAMES = ("Washington", "Moscow")
BY_CHANCE = replace(SETUP, teams="random", team_names=NAMES)
CHOSEN = replace(SETUP, teams="choice", team_names=NAMES)
BY_ROLE = replace(SETUP, teams="role")


async def teams(hall: Hall) -> dict[int, str | None]:
    seen = await hall.live.look(hall.round.id)
    return {player.user_id: player.team for player in seen.attendance.players}


async def test_chance_keeps_the_teams_of_one_size(hall: Hall) -> None:
    await hall.lobby(BY_CHANCE)

    await asyncio.gather(*(hall.join(user) for user in range(1, 10)))

    sizes = [list((await teams(hall)).values()).count(name) for name in NAMES]
    assert sizes == [5, 4]


async def test_a_team_is_chosen_and_changed_in_the_lobby(hall: Hall) -> None:
    await hall.lobby(CHOSEN)

    first = await hall.join(ALICE, team="Moscow")
    second = await hall.join(ALICE, 1, team="Washington")

    assert [(each.fate, each.team) for each in (first, second)] == [
        ("joined", "Moscow"),
        ("moved", "Washington"),
    ]
    assert await teams(hall) == {ALICE: "Washington"}


async def test_once_it_has_begun_nobody_changes_to_the_winners(hall: Hall) -> None:
    await hall.lobby(CHOSEN)
    await hall.join(ALICE, team="Moscow")
    await hall.do(Go())
    await hall.do(Open())

    assert (await hall.join(ALICE, 1, team="Washington")).fate == "was_in"
    assert await teams(hall) == {ALICE: "Moscow"}


async def test_whoever_comes_late_with_an_answer_joins_the_smaller_team(hall: Hall) -> None:
    await hall.lobby(CHOSEN)
    await hall.join(ALICE, team="Washington")
    await hall.do(Go())
    await hall.do(Open())

    receipt = await hall.press(BOB, 3)

    assert (receipt.fate, receipt.joined, receipt.team) == ("kept", True, "Moscow")


async def test_two_choices_pressed_at_once_leave_one_team(hall: Hall) -> None:
    await hall.lobby(CHOSEN)

    await asyncio.gather(*(hall.join(ALICE, n, team=name) for n, name in enumerate(NAMES)))

    assert await teams(hall) == {ALICE: "Moscow"}


async def test_by_role_everybody_plays_for_their_role_and_some_for_none(hall: Hall) -> None:
    await hall.lobby(BY_ROLE)
    await hall.join(ALICE, team="Class 4b")
    await hall.join(BOB)

    assert await teams(hall) == {ALICE: "Class 4b", BOB: None}


async def test_without_teams_nobody_is_in_one(hall: Hall) -> None:
    await hall.lobby()
    await hall.join(ALICE, team="Class 4b")

    assert await teams(hall) == {ALICE: None}
