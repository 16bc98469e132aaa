"""The course as a learner meets it: from the map to the end of a lesson, and back a month later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from discord.utils import utcnow

from bot.app import create_bot
from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from simcord.env import Env

    from bot.settings import Settings
    from tests.cogs.seat import Said, Seat

STAKES = ("C", "A", None, "False", "D")
"""Right answers to the checkpoint of the first lesson; None where a menu is used."""


async def to_task(alice: Seat) -> Said:
    """Read the first lesson up to its task."""
    shown = await alice.press(await alice.use("learn"), "Begin")
    while "Next" in shown.labels:
        shown = await alice.press(shown, "Next")
    return await alice.press(shown, "Now try it")


async def to_end(alice: Seat, first: str = "C") -> Said:
    """Finish the first lesson, answering its first question like this."""
    shown = await alice.press(await to_task(alice), "Go on without it")
    for right in (first, *STAKES[1:]):
        if right is None:
            custom_id = next(each for each in shown.ids if each.endswith(":m"))
            result = await alice.member.select(shown.source, ["0", "2", "4"], custom_id=custom_id)
            shown = said(result)
        else:
            shown = await alice.press(shown, right)
        shown = await alice.press(shown, "Next")
    return shown


async def test_the_course_begins_with_a_map_that_only_the_learner_sees(alice: Seat) -> None:
    shown = await alice.use("learn")

    assert shown.ephemeral
    assert "0 of 13" in shown.text
    assert shown.labels[0] == "Begin"


async def test_a_lesson_is_read_card_by_card_and_goes_back(alice: Seat) -> None:
    first = await alice.press(await alice.use("learn"), "Begin")
    second = await alice.press(first, "Next")
    back = await alice.press(second, "Back")

    assert "### A photograph" in first.text
    assert "### What stood in the fields" in second.text
    assert back.text == first.text
    assert "Back" not in first.labels


async def test_sources_come_in_a_message_of_their_own(alice: Seat) -> None:
    card = await alice.press(await alice.use("learn"), "Begin")

    sources = await alice.press(card, "Sources")

    assert sources.ephemeral
    assert sources.source.id != card.source.id
    assert "**H024**" in sources.text


async def test_hints_come_in_layers_and_the_answer_last(alice: Seat) -> None:
    shown = await to_task(alice)
    for number in (1, 2, 3):
        shown = await alice.press(shown, f"Hint {number} of 3")
        assert f"**Hint {number} of 3.**" in shown.text
        assert "A good answer" not in shown.text

    shown = await alice.press(shown, "Show a good answer")

    assert "**B**  Write that you know" in shown.text


async def test_a_wrong_answer_names_the_difference_and_may_be_tried_again(alice: Seat) -> None:
    wrong = await alice.press(await to_task(alice), "A")
    right = await alice.press(await alice.press(wrong, "Try again"), "B")

    assert "✗ Not yet" in wrong.text
    assert "hard to withdraw" in wrong.text
    assert "✓ Right" in right.text
    assert right.labels[0] == "Next"


async def test_a_lesson_ends_with_what_is_kept_and_the_way_to_the_table(alice: Seat) -> None:
    end = await to_end(alice)

    assert "Done: What was at stake" in end.text
    assert "**5 of 5**" in end.text
    assert "3 things" in end.text
    assert end.labels[:2] == ["Next lesson", "Practise it at the table"]


async def test_two_exchanges_are_practised_and_judged_by_the_lesson(alice: Seat) -> None:
    end = await to_end(alice)
    await alice.press(end, "Practise it at the table")
    table = alice.threads[-1]
    begun = panel(table).text
    for _ in range(2):
        await alice.offer(table, missiles="out")
    over = panel(table)
    onward = await alice.press(over, "Next lesson")
    await alice.press(over, "Practise again")

    assert table.name == "Practice: What was at stake · United States"
    assert "Practice: What was at stake" in begun
    assert "2 exchanges left" in begun
    assert "Practise this" in begun
    assert "The 2 exchanges are over" in over.text
    assert "**1 of 2**" in over.text
    assert "○ You did not ask why" in over.text
    assert "Explain" not in over.labels
    assert "Lesson 2 of 13" in onward.text
    assert alice.threads[-1].id != table.id
    assert panel(alice.threads[-1]).text == begun


async def test_a_lesson_goes_on_after_a_restart_from_the_same_button(
    alice: Seat, simcord_env: Env, settings: Settings
) -> None:
    card = await alice.press(await alice.press(await alice.use("learn"), "Begin"), "Next")
    again = create_bot(settings)
    await simcord_env.restart_bot(again)

    onward = await alice.press(card, "Next")
    elsewhere = await alice.press(await alice.use("learn"), "Continue")

    assert "### Why were they there?" in onward.text
    assert elsewhere.text == onward.text
    await again.database.close()


async def test_a_locked_lesson_says_what_comes_first_and_offers_free_order(alice: Seat) -> None:
    locked = await alice.use("learn", lesson="closing")
    course = await alice.press(locked, "Any order")
    opened = await alice.use("learn", lesson="closing")

    assert "builds on others" in locked.text
    assert locked.labels[0] == "Begin there"
    assert "One after the other" in course.labels
    assert "### Sunday morning" in opened.text


async def test_an_unknown_lesson_and_an_unknown_word_are_told_kindly(alice: Seat) -> None:
    lesson = await alice.use("learn", lesson="astrology")
    word = await alice.use("glossary", term="**astrology**")

    assert "There is no such lesson" in lesson.text
    assert "no word" in word.text


async def test_a_word_is_found_by_another_name_and_leads_to_its_lesson(alice: Seat) -> None:
    word = await alice.use("glossary", term="Blockade")
    lesson = await alice.press(word, "Lesson 1")

    assert "## Quarantine" in word.text
    assert "In October 1962" in word.text
    assert "### A photograph" in lesson.text


async def test_the_glossary_and_the_reading_list_can_be_leafed_through(alice: Seat) -> None:
    words = await alice.use("glossary")
    word = await alice.choose(words, "term1:0", "anchor")
    back = await alice.press(word, "Back")
    books = await alice.press(await alice.use("learn"), "Books")
    more = await alice.press(books, "Read on")

    assert "## Anchor" in word.text
    assert back.text == words.text
    assert "Getting to Yes" in books.text
    assert "Page 2" in more.text


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


async def test_the_test_is_offered_once_and_shows_nothing_until_the_second(alice: Seat) -> None:
    course = await alice.use("learn")
    shown = await alice.press(course, "Take the test first")
    for _ in range(10):
        assert "✓" not in shown.text
        shown = await alice.press(shown, "A")

    again = await alice.use("learn")

    assert "I show no result yet" in shown.text
    assert "Take the test first" in course.labels
    assert "Take the test first" not in again.labels


async def test_who_wants_no_test_is_not_asked_again(alice: Seat) -> None:
    shown = await alice.press(await alice.use("learn"), "No test, thank you")

    assert "Take the test first" not in shown.labels


@pytest.mark.parametrize(
    ("command", "option", "typed", "first"),
    [
        ("glossary", "term", "bat", "BATNA"),
        ("learn", "lesson", "face", "8. Face-saving and the golden bridge"),
    ],
)
async def test_what_there_is_is_offered_while_typing(
    alice: Seat, command: str, option: str, typed: str, first: str
) -> None:
    offered = await alice.member.autocomplete(alice.room, command, option, typed)

    assert offered[0]["name"] == first
