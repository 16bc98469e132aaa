"""The table of a live quiz: a pure function of its log and its presses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.codec import dump_answer, dump_event, load_answer, load_event
from bot.quiz.round_commands import Close, Exclude, GiveTime, Go, Open, Readmit, Reveal, Void
from bot.quiz.rounds import replay
from bot.quiz.setup import RoundSetup
from bot.quiz.standings import (
    Standing,
    TeamStanding,
    results,
    standings,
    team_standings,
)
from tests.quiz.played import ALICE, BOB, CAROL, QUESTIONS, Played, opened, press, rounds

if TYPE_CHECKING:
    from random import Random

    from bot.quiz.presses import Press

PLAYERS = (ALICE, BOB, CAROL)
SETUP = RoundSetup(pack="test", title="Test")


def table(played: Played, *presses: Press) -> list[tuple[int, int, int, int]]:
    """Place, player, points and right answers of everybody."""
    found = results(QUESTIONS, played.setup, played.state, presses)
    rows = standings(PLAYERS, found)
    return [(row.place, row.user_id, row.points, row.correct) for row in rows]


def test_the_quicker_right_answer_earns_more() -> None:
    rows = table(opened(), press(ALICE, 10), press(BOB, 2), press(CAROL, 1, right=False))

    assert rows == [(1, BOB, 950, 1), (2, ALICE, 750, 1), (3, CAROL, 0, 0)]


def test_plain_scoring_counts_right_answers_only() -> None:
    played = opened(replace(SETUP, scoring="plain"))

    rows = table(played, press(ALICE, 19), press(BOB, 1), press(CAROL, 1, right=False))

    assert rows == [(1, ALICE, 1, 1), (1, BOB, 1, 1), (3, CAROL, 0, 0)]


def test_the_first_press_counts() -> None:
    rows = table(opened(), press(ALICE, 4, right=False), press(ALICE, 2))

    assert rows[0] == (1, ALICE, 950, 1)


def test_the_last_press_in_time_counts_where_minds_may_change() -> None:
    played = opened(replace(SETUP, change=True))

    rows = table(played, press(ALICE, 4), press(ALICE, 2, right=False), press(ALICE, 21))

    assert rows[0] == (1, ALICE, 900, 1)


def test_with_extra_time_the_same_share_of_it_earns_the_same() -> None:
    played = opened().do(GiveTime(ALICE, 100), 0)

    rows = table(played, press(ALICE, 20), press(BOB, 10))

    assert [row[2] for row in rows] == [750, 750, 0]


def test_a_void_question_counts_for_nobody() -> None:
    assert table(opened().do(Void(), 9), press(ALICE, 2))[0] == (1, ALICE, 0, 0)


def test_an_excluded_player_is_back_with_everything() -> None:
    played = opened().do(Exclude(ALICE), 5)
    assert table(played, press(ALICE, 2))[0] == (1, ALICE, 0, 0)

    assert table(played.do(Readmit(ALICE), 6), press(ALICE, 2))[0] == (1, ALICE, 950, 1)


def test_a_streak_pays_from_the_second_right_answer_and_a_void_question_does_not_end_it() -> None:
    played = opened(replace(SETUP, streak=True)).do(Close(), 20).do(Reveal(), 20)
    played.do(Go(), 20).do(Open(), 20).do(Void(), 30)
    played.do(Go(), 40).do(Open(), 40)

    rows = table(
        played, press(ALICE, 0.2), press(ALICE, 40.2, number=2), press(BOB, 40.2, number=2)
    )

    assert rows[:2] == [(1, ALICE, 2100, 2), (2, BOB, 1000, 1)]


def test_a_team_is_worth_the_average_of_its_players() -> None:
    rows = [Standing(ALICE, 900, 1, 1), Standing(BOB, 300, 1, 1), Standing(CAROL, 600, 1, 1)]

    assert team_standings(rows, {ALICE: "us", BOB: "us", CAROL: "su"}) == (
        TeamStanding("su", 600.0, 1, place=1),
        TeamStanding("us", 600.0, 2, place=1),
    )


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_in_which_presses_arrive_never_matters(
    played: tuple[Played, tuple[Press, ...]], order: Random
) -> None:
    round_, presses = played
    shuffled = list(presses)
    order.shuffle(shuffled)

    assert results(QUESTIONS, round_.setup, round_.state, shuffled) == results(
        QUESTIONS, round_.setup, round_.state, presses
    )


@given(rounds())
def test_totals_add_up(played: tuple[Played, tuple[Press, ...]]) -> None:
    round_, presses = played

    found = results(QUESTIONS, round_.setup, round_.state, presses)
    rows = standings({each.user_id for each in presses}, found)

    assert sum(row.points for row in rows) == sum(each.points for each in found)
    assert sum(row.correct for row in rows) == sum(each.is_right for each in found)
    assert len({(each.user_id, each.number) for each in found}) == len(found)


@given(rounds())
def test_places_follow_points(played: tuple[Played, tuple[Press, ...]]) -> None:
    round_, presses = played

    found = results(QUESTIONS, round_.setup, round_.state, presses)
    rows = standings({each.user_id for each in presses}, found)

    for row in rows:
        better = [each for each in rows if (each.points, each.correct) > (row.points, row.correct)]
        assert row.place == len(better) + 1


@given(rounds(), st.floats(0, 20), st.floats(0, 20))
def test_a_later_press_never_earns_more(
    played: tuple[Played, tuple[Press, ...]], one: float, other: float
) -> None:
    round_, _ = played
    early, late = sorted((one, other))

    points = [
        sum(each.points for each in results(QUESTIONS, round_.setup, round_.state, [pressed]))
        for pressed in (press(ALICE, early), press(ALICE, late))
    ]

    in_time = [round_.state.used(0, ALICE, press(ALICE, at).at) for at in (early, late)]
    if in_time[0] is not None:
        assert points[0] >= points[1]


@given(rounds())
def test_a_replay_gives_the_same_table(played: tuple[Played, tuple[Press, ...]]) -> None:
    round_, presses = played

    state = replay(
        round_.state.total,
        round_.state.limit,
        [load_event(dump_event(event)) for event in round_.events],
    )
    read = [replace(each, answer=load_answer(dump_answer(each.answer))) for each in presses]

    assert results(QUESTIONS, round_.setup, state, read) == results(
        QUESTIONS, round_.setup, round_.state, presses
    )
