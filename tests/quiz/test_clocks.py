"""The clock of a question, by Discord's stamps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.clocks import Stop, deadline, stamp_of, time_used
from tests.quiz.played import moment

LIMIT = timedelta(seconds=20)


def test_an_id_of_discord_tells_its_moment() -> None:
    # The example of Discord's own reference.
    assert stamp_of(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


def test_a_stop_gives_its_time_back() -> None:
    stops = [Stop(moment(5), moment(65))]

    assert time_used(moment(0), stops, moment(70)) == timedelta(seconds=10)
    assert deadline(moment(0), stops, LIMIT) == moment(80)


def test_nothing_counts_while_the_clock_stands() -> None:
    stops = [Stop(moment(5))]

    assert time_used(moment(0), stops, moment(6)) is None
    assert deadline(moment(0), stops, LIMIT) is None


def test_a_stop_after_the_deadline_does_not_move_it() -> None:
    assert deadline(moment(0), [Stop(moment(25))], LIMIT) == moment(20)


def test_a_stop_before_the_opening_changes_nothing() -> None:
    stops = [Stop(moment(-9), moment(-3))]

    assert time_used(moment(0), stops, moment(4)) == timedelta(seconds=4)
    assert deadline(moment(0), stops, LIMIT) == moment(20)


@given(st.lists(st.floats(0, 100), max_size=8).map(sorted), st.floats(0, 60))
def test_exactly_the_limit_is_used_at_the_deadline(edges: list[float], limit: float) -> None:
    pairs = zip(edges[::2], edges[1::2], strict=False)
    stops = [Stop(moment(since), moment(until)) for since, until in pairs]
    wanted = timedelta(seconds=limit)

    end = deadline(moment(0), stops, wanted)

    assert end is not None
    used = time_used(moment(0), stops, end)
    assert used in (None, wanted)  # None if a stop begins just then
