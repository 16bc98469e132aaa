"""Time in the playground: ids that grow and alarms that ring in order."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from playground.clock import ManualClock
from playground.snowflakes import Snowflakes, first_snowflake, snowflake_time

SECONDS = st.floats(0, 1000)


@given(st.lists(SECONDS, max_size=50))
def test_ids_only_ever_grow(pauses: list[float]) -> None:
    clock = ManualClock()
    snowflakes = Snowflakes(clock)
    made: list[int] = []

    for pause in pauses:
        made += [snowflakes.next(), snowflakes.next()]
        clock.advance(pause)

    assert made == sorted(set(made))


@given(SECONDS)
def test_an_id_tells_when_it_was_made(passed: float) -> None:
    clock = ManualClock()
    clock.advance(passed)

    made = Snowflakes(clock).next()

    assert timedelta(0) <= clock.now() - snowflake_time(made) < timedelta(milliseconds=1)
    assert made == first_snowflake(clock.now())


@given(st.lists(SECONDS, max_size=20), SECONDS)
def test_alarms_ring_in_order_and_only_when_due(delays: list[float], passed: float) -> None:
    clock = ManualClock()
    start = clock.now()
    rang: list[timedelta] = []
    waits = [timedelta(seconds=delay) for delay in delays]
    for wait in waits:
        clock.call_later(wait, lambda wait=wait: rang.append(wait))

    clock.advance(passed)

    assert rang == sorted(wait for wait in waits if wait <= timedelta(seconds=passed))
    assert clock.now() == start + timedelta(seconds=passed)


def test_a_cancelled_alarm_stays_silent() -> None:
    clock = ManualClock()
    rang: list[str] = []
    alarm = clock.call_later(timedelta(seconds=1), lambda: rang.append("late"))

    alarm.cancel()
    clock.advance(2)

    assert rang == []


def test_an_alarm_sees_the_time_it_was_set_for() -> None:
    clock = ManualClock()
    start = clock.now()
    seen: list[timedelta] = []
    clock.call_later(timedelta(seconds=3), lambda: seen.append(clock.now() - start))

    clock.advance(60)

    assert seen == [timedelta(seconds=3)]
