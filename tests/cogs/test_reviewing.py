"""What was learnt, asked again: reviews, the reminder, the progress and the leaderboard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from discord.utils import utcnow

from tests.cogs.lesson import to_end
from tests.cogs.seat import read, said

if TYPE_CHECKING:
    from simcord.env import Env

    from tests.cogs.seat import Seat


async def wait(env: Env, time: timedelta) -> None:
    """Let time pass, a few hours at a time: the bot looks at its clocks in between."""
    hours = timedelta(hours=12)
    while time:
        step = min(time, hours)
        await env.advance_time(step.total_seconds())
        time -= step


async def test_before_a_first_lesson_there_is_nothing_to_review(alice: Seat) -> None:
    shown = await alice.use("review")

    assert "nothing to review yet" in shown.text


async def test_a_month_later_everything_is_asked_once(alice: Seat, simcord_env: Env) -> None:
    await to_end(alice, first="A")
    assert "Nothing is due" in (await alice.use("review")).text

    await wait(simcord_env, timedelta(days=30))
    shown = await alice.use("review")
    asked = 0
    while "Nothing is due" not in shown.text:
        asked += 1
        if "Show the answer" in shown.labels:
            shown = await alice.press(await alice.press(shown, "Show the answer"), "good")
        else:
            shown = await alice.press(shown, "C")
            assert "✓ Right" in shown.text
            assert "It was forgotten" in shown.labels
            shown = await alice.press(shown, "Next card")

    assert asked == 4


async def test_how_an_answer_counts_can_be_changed(alice: Seat, simcord_env: Env) -> None:
    await to_end(alice, first="A")
    await wait(simcord_env, timedelta(days=2))
    shown = await alice.use("review")
    while "Show the answer" in shown.labels:
        shown = await alice.press(await alice.press(shown, "Show the answer"), "good")
    answered = await alice.press(shown, "C")

    changed = await alice.press(answered, "It was hard")

    assert "Counted as *hard*" in changed.text


async def test_the_reminder_is_set_on_ones_own_clock_and_stopped_with_one_press(
    alice: Seat, simcord_env: Env
) -> None:
    await to_end(alice)
    done = await alice.use("review")
    form = await alice.member.click(done.source, label="Remind me")
    now = utcnow()
    result = await alice.member.submit_modal(
        form, {"now": f"{now:%H:%M}", "wish": f"{now - timedelta(hours=1):%H:%M}"}
    )

    assert "I shall write to you" in said(result).text
    await wait(simcord_env, timedelta(days=2, hours=1))
    messages = read(alice.member.user.dm_channel)
    assert [message.text.split(" you")[0] for message in messages] == ["**3 things**"]
    stopped = said(await alice.member.user.click(messages[0].source, label="Stop reminding me"))
    assert "not remind you any more" in stopped.text
    await wait(simcord_env, timedelta(days=2))
    assert len(read(alice.member.user.dm_channel)) == 1


async def test_progress_shows_a_picture_its_words_and_one_step(alice: Seat) -> None:
    await to_end(alice)

    shown = await alice.use("progress")

    assert shown.ephemeral
    assert "**1 of 13** lessons done" in shown.text
    assert "One step now" in shown.text
    assert [each.filename for each in shown.source.attachments] == ["progress.png"]


async def test_the_leaderboard_shows_only_who_wants_to_be_seen(alice: Seat, bob: Seat) -> None:
    await to_end(alice)
    empty = await alice.use("leaderboard")
    joined = await alice.press(empty, "Put me on it")
    seen = await bob.use("leaderboard")
    left = await alice.press(joined, "Take me off it")

    assert "Nobody stands here yet" in empty.text
    assert f"<@{alice.member.id}>" in joined.text
    assert f"<@{alice.member.id}>" in seen.text
    assert "Nobody stands here yet" in left.text
