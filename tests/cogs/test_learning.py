"""The course as a learner meets it: the map, the lessons, the glossary and the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.app import create_bot
from tests.cogs.lesson import to_end, to_task
from tests.cogs.seat import panel

if TYPE_CHECKING:
    from simcord.env import Env

    from bot.settings import Settings
    from tests.cogs.seat import Seat


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
