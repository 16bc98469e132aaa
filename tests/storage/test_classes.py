"""Classes as they are kept: who belongs to one, who stays away, and what a server has decided."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.class_deeds import (
    Seat,
    latest_seats,
    lessons_done,
    quizzes_in,
    seats_in,
    solo_quizzes_of,
)
from bot.storage.classes import (
    ClassMember,
    absent_from,
    class_of,
    classes,
    come_back,
    forget_class_members,
    note_member,
    stay_away,
)
from bot.storage.house_rules import HouseRule, house_rules, keep_house_rule
from bot.storage.lessons import finish_lesson, keep_step
from bot.storage.members import meet
from bot.storage.negotiations import NewNegotiation, finish, open_negotiation, place
from bot.storage.participants import seat_people
from bot.storage.quiz_presses import (
    PlayerRow,
    PressRow,
    add_players,
    add_presses,
    count_players,
    presses_among,
    rounds_played_by,
)
from bot.storage.quiz_rounds import NewRound, finish_round, open_round
from bot.storage.schema import PERSON
from bot.storage.solo_quizzes import SoloAnswer, keep_solo_answer, open_solo, solo_answers_of
from tests.storage.tables import ALICE, AT, SHORT

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

HERE, THERE = 2**60, 2**61
BOB, CAROL, DAVE = ALICE + 1, ALICE + 2, ALICE + 3
DAY = timedelta(days=1)


async def everybody(tx: AsyncConnection) -> None:
    """Let the bot know all four."""
    for user_id in (ALICE, BOB, CAROL, DAVE):
        await meet(tx, user_id, AT)


async def quiz_with(tx: AsyncConnection, user_id: int, name: str, *, over: bool = True) -> None:
    """A live quiz here in which somebody has played."""
    channel = 7 if over else 8
    round_id = await open_round(tx, NewRound(HERE, channel, ALICE, {}, []), AT)
    await add_players(tx, [PlayerRow(round_id, user_id, name, None, AT)])
    if over:
        await finish_round(tx, round_id, AT)


async def game_of(tx: AsyncConnection, new: NewNegotiation, guild_id: int | None = HERE) -> int:
    """A finished negotiation."""
    number = await open_negotiation(tx, new, AT)
    await place(tx, number, guild_id, 5)
    await finish(tx, number, "deal", AT)
    return number


async def test_whoever_learned_negotiated_or_played_here_is_in_the_class(
    database: Database,
) -> None:
    two = NewNegotiation(CAROL, "cuba-1962", "us", PERSON, seed=1)
    async with database.begin() as tx:
        await everybody(tx)
        await note_member(tx, HERE, ALICE, "Alice", AT)
        await note_member(tx, THERE, DAVE, "Dave", AT)
        await quiz_with(tx, BOB, "Bob")
        await seat_people(tx, await game_of(tx, two), {"us": CAROL, "su": DAVE})

        assert await class_of(tx, HERE) == [
            ClassMember(ALICE, "Alice", False),
            ClassMember(BOB, "Bob", False),
            ClassMember(CAROL, "", False),
            ClassMember(DAVE, "", False),
        ]
        assert [each.user_id for each in await class_of(tx, THERE)] == [DAVE]
        assert await classes(tx) == [HERE, THERE]


async def test_a_name_is_the_last_one(database: Database) -> None:
    async with database.begin() as tx:
        await everybody(tx)
        await quiz_with(tx, ALICE, "alice_in_the_quiz")
        assert [each.name for each in await class_of(tx, HERE)] == ["alice_in_the_quiz"]

        await note_member(tx, HERE, ALICE, "Alice", AT)
        await note_member(tx, HERE, ALICE, "Ms. Alice", AT + DAY)
        assert [each.name for each in await class_of(tx, HERE)] == ["Ms. Alice"]


async def test_who_stays_away_does_so_in_one_server_and_may_come_back(database: Database) -> None:
    async with database.begin() as tx:
        await everybody(tx)
        for guild_id in (HERE, THERE):
            await note_member(tx, guild_id, ALICE, "Alice", AT)
        await stay_away(tx, HERE, ALICE)
        await stay_away(tx, HERE, ALICE)

        assert await absent_from(tx, HERE) == {ALICE}
        assert [each.is_absent for each in await class_of(tx, HERE)] == [True]
        assert [each.is_absent for each in await class_of(tx, THERE)] == [False]
        await come_back(tx, HERE, ALICE)
        assert await absent_from(tx, HERE) == frozenset()


async def test_who_was_not_seen_for_long_is_forgotten(database: Database) -> None:
    async with database.begin() as tx:
        await everybody(tx)
        await note_member(tx, HERE, ALICE, "Alice", AT)
        await note_member(tx, HERE, BOB, "Bob", AT + 2 * DAY)

        assert await forget_class_members(tx, AT + DAY) == 1
        assert [each.user_id for each in await class_of(tx, HERE)] == [BOB]


async def test_what_has_a_place_counts_where_it_was_done(database: Database) -> None:
    elsewhere = NewNegotiation(ALICE, "job-offer", "employer", "hawk", seed=1)
    two = NewNegotiation(ALICE, "cuba-1962", "us", PERSON, seed=1)
    async with database.begin() as tx:
        await everybody(tx)
        number = await game_of(tx, SHORT)
        await game_of(tx, elsewhere, THERE)
        shared = await game_of(tx, two)
        await seat_people(tx, shared, {"us": ALICE, "su": BOB})
        await open_negotiation(tx, SHORT, AT)
        await quiz_with(tx, BOB, "Bob")
        await quiz_with(tx, BOB, "Bob", over=False)

        both = {Seat(shared, ALICE, "us"), Seat(shared, BOB, "su")}
        assert set(await seats_in(tx, HERE)) == {Seat(number, ALICE, SHORT.side), *both}
        assert await latest_seats(tx, ALICE, 1) == [Seat(shared, ALICE, "us")]
        assert len(await latest_seats(tx, ALICE, 9)) == 3
        assert await quizzes_in(tx, HERE) == {BOB: 1}
        assert await quizzes_in(tx, THERE) == {}


async def test_lessons_and_quizzes_alone_go_with_the_person(database: Database) -> None:
    async with database.begin() as tx:
        await everybody(tx)
        for lesson in ("stakes", "letters"):
            await keep_step(tx, ALICE, lesson, "end", AT)
        await finish_lesson(tx, ALICE, "stakes", AT)
        solo = await open_solo(tx, BOB, None, ["one", "two"], AT)
        for number, question in enumerate(("one", "two")):
            await keep_solo_answer(tx, SoloAnswer(solo, number, BOB, question, True, 1, AT))
        await open_solo(tx, BOB, None, ["one"], AT)

        assert await lessons_done(tx, [ALICE, BOB]) == {ALICE: {"stakes"}, BOB: set()}
        assert await solo_quizzes_of(tx, [ALICE, BOB]) == {BOB: 1}


async def test_a_server_changes_its_rules_as_often_as_it_likes(database: Database) -> None:
    async with database.begin() as tx:
        assert await house_rules(tx) == {}
        await keep_house_rule(tx, HERE, HouseRule(host_role_id=5))
        await keep_house_rule(tx, HERE, HouseRule(host_role_id=6, class_view=False))

        assert await house_rules(tx) == {HERE: HouseRule(6, False)}


async def test_what_many_have_answered_is_read_at_once(database: Database) -> None:
    async with database.begin() as tx:
        await everybody(tx)
        rounds = [
            await open_round(tx, NewRound(HERE, channel, ALICE, {}, []), AT) for channel in (7, 8)
        ]
        players = [PlayerRow(rounds[0], each, "P", None, AT) for each in (ALICE, BOB)]
        await add_players(tx, [*players, PlayerRow(rounds[1], BOB, "P", None, AT)])
        presses = [PressRow(rounds[0], 0, each, each, {"kind": "Said"}) for each in (ALICE, BOB)]
        await add_presses(tx, presses)
        solo = await open_solo(tx, BOB, None, ["one"], AT)
        answer = SoloAnswer(solo, 0, BOB, "one", True, 1, AT)
        await keep_solo_answer(tx, answer)

        assert await count_players(tx, rounds) == {rounds[0]: 2, rounds[1]: 1}
        assert await rounds_played_by(tx, [ALICE, BOB], 5) == rounds[::-1]
        assert await rounds_played_by(tx, [ALICE], 5) == rounds[:1]
        assert await presses_among(tx, rounds, [BOB]) == presses[1:]
        assert await presses_among(tx, rounds[1:], [ALICE, BOB]) == []
        assert await solo_answers_of(tx, [ALICE, BOB]) == [answer]
