"""Live quizzes as a room full of people has them, with a crash in the middle."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from playground.acts.messages import Draft, post
from playground.acts.threads import open_thread, update
from playground.permissions import Permission
from playground.reading import labels, text_of
from playground.rest.rate_limits import Refusal
from tests.end_to_end.conftest import meeting
from tests.end_to_end.quiz_night import ROOM, QuizNight, answer, answers
from tests.end_to_end.test_crashes import Held, restart

if TYPE_CHECKING:
    from playground.server import Playground
    from playground.wire import JsonObject
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner

PUBLIC_THREAD = 11


async def test_three_questions_with_a_late_joiner_and_a_crash(
    alice: Learner, bob: Learner, morgan: Learner, bot: BotProcess, playground: Playground
) -> None:
    night = QuizNight(morgan)
    lobby = await night.open()
    await alice.press(await night.message(alice, "Join"), "Join")
    await night.panel_says("1** player is in the lobby")
    old = night.panel["id"]
    late = Refusal(times=1, retry_after=4.0, template="/webhooks/{webhook_id}/{webhook_token}")
    playground.rate_limits.refuse(late)
    await night.step("Start")

    first = await night.question(alice, 1)
    assert "You answered" in await answer(alice, first)
    await night.says(alice, "Closed.")
    await morgan.wait_for(lambda _: night.panel["id"] != old)
    await night.step("Reveal")
    revealed = await night.says(alice, "1 of 1 (100 %)")
    assert revealed["id"] == first["id"]
    await night.step("Next question")

    second = await night.question(bob, 2)
    told = await answer(bob, second)
    assert "You have joined the quiz with it" in told
    await night.panel_says("1 of 2** have answered")

    await bot.kill()
    await morgan.lose_bot()
    await bot.start()
    await morgan.find_bot()
    await alice.find_bot()

    await night.says(alice, "I was away for a moment")
    assert "You answered" in await answer(alice, second, 1)
    await night.says(alice, "Closed.")
    await morgan.slash("host quiz", channel=ROOM)
    await night.step("Reveal")
    await night.says(bob, "of 2 (")
    await night.step("Next question")

    third = await night.question(alice, 3)
    await asyncio.gather(answer(alice, third), answer(bob, third, 1))
    await night.step("Reveal")
    await night.step("End the quiz")
    await night.wait_and_press("End it now")

    podium = await night.says(alice, "the result")
    assert "2 players · 3 questions counted" in text_of(podium)
    assert f"<@{alice.id}>" in text_of(podium)
    mine = (await bob.press(podium, "My rank")).message
    assert mine is not None
    assert "of 2" in text_of(mine)
    assert "It has begun" in text_of(alice.now(lobby))


async def test_members_can_neither_host_nor_steer(
    alice: Learner, morgan: Learner, playground: Playground
) -> None:
    with pytest.raises(LookupError):
        await alice.slash("host quiz", channel=ROOM)
    night = QuizNight(morgan)
    await night.open()

    playground.world.guild.members[morgan.id].roles.clear()
    await morgan.press(night.panel, "Start")

    await morgan.wait_for_message(
        lambda message: "That is for moderators" in text_of(message), channel=ROOM
    )
    assert "Join" in labels(await night.message(alice, "Join"))


async def test_two_presses_at_once_are_one_answer_and_it_stands(
    alice: Learner, bob: Learner, morgan: Learner
) -> None:
    night = QuizNight(morgan)
    await night.open()
    await bob.press(await night.message(bob, "Join"), "Join")
    await night.step("Start")
    question = await night.question(alice, 1)

    told = await asyncio.gather(answer(alice, question, 0), answer(alice, question, 1))

    assert sorted(text.split()[0:2] for text in told) == [["You", "answered"], ["Your", "answer"]]
    await night.panel_says("1 of 2** have answered")


async def test_without_a_permission_the_quiz_waits_and_the_moderator_learns_which(
    alice: Learner, morgan: Learner, playground: Playground
) -> None:
    night = QuizNight(morgan)
    await night.open()
    await alice.press(await night.message(alice, "Join"), "Join")
    playground.overwrite(ROOM, "backchannel", deny=Permission.SEND_MESSAGES)

    await night.step("Start")
    await night.panel_says("Send Messages")
    await night.panel_says("Go on")
    playground.overwrite(ROOM, "backchannel")
    await night.step("Go on")

    assert answers(await night.question(alice, 1))


async def test_a_question_that_was_deleted_is_posted_again_and_answers_stay(
    alice: Learner, bob: Learner, morgan: Learner
) -> None:
    night = QuizNight(morgan)
    await night.open()
    await bob.press(await night.message(bob, "Join"), "Join")
    await night.step("Start")
    question = await night.question(alice, 1)
    await answer(alice, question)
    await morgan.delete(question)

    await night.panel_says("was deleted")
    await night.step("Go on")

    again = await night.question(bob, 1)
    assert again["id"] != question["id"]
    await answer(bob, again)
    await night.step("Reveal")
    await night.says(alice, "of 2 (")


async def test_a_second_moderator_finds_the_panel_and_the_players(
    alice: Learner, morgan: Learner, playground: Playground, bot: BotProcess
) -> None:
    night = QuizNight(morgan)
    await night.open()
    await alice.press(await night.message(alice, "Join"), "Join")
    members = playground.world.guild.members
    second = playground.world.user_named("bob").id
    members[second].roles.extend(members[morgan.id].roles)

    async with meeting("bob", playground, bot) as bob:
        await bob.slash("host quiz", channel=ROOM)
        other = QuizNight(bob)
        await other.wait_and_press("Players")
        players = await bob.wait_for_message(lambda m: "Players: 1" in text_of(m), channel=ROOM)
        await bob.choose(players, "Choose a player", str(alice.id))
        await other.wait_and_press("Take out")
        await bob.wait_for_message(lambda m: "Out of the quiz" in text_of(m), channel=ROOM)
    await night.step("Start")
    question = await night.question(alice, 1)

    assert "taken you out" in await answer(alice, question)


async def test_alone_a_quiz_goes_on_after_a_crash_and_explains(
    alice: Learner, bot: BotProcess
) -> None:
    options: dict[str, str | int] = {"topic": "myths", "questions": 2, "difficulty": 1}
    asked = (await alice.slash("quiz", channel=ROOM, options=options)).message
    assert asked is not None
    explained = await alice.changed(asked, alice.press(asked, "True"))
    assert "Question 1 of 2" in text_of(explained)

    await bot.kill()
    await alice.lose_bot()
    await bot.start()
    await alice.find_bot()
    panel = (await alice.slash("quiz", channel=ROOM)).message
    assert panel is not None
    second = await alice.changed(panel, alice.press(panel, "Go on with question 2 of 2"))
    explained = await alice.changed(second, alice.press(second, "False"))
    result = await alice.changed(explained, alice.press(explained, "Show the result"))

    assert "of 2 right" in text_of(result)
    assert "Another quiz" in labels(result)


async def test_what_was_deleted_archived_or_locked_comes_back(
    alice: Learner, morgan: Learner, playground: Playground
) -> None:
    night = QuizNight(morgan)
    lobby = await night.open()
    await morgan.delete(lobby)
    await night.panel_says("was deleted")
    await night.step("Go on")
    again = await night.message(alice, "Join")
    assert again["id"] != lobby["id"]
    await alice.press(again, "Join")

    parent = playground.world.channel(int(again["channel_id"]))
    number = playground.platform.snowflakes.next()
    body = {"type": PUBLIC_THREAD, "name": "quiz-thread"}
    thread = open_thread(playground.platform, parent, morgan.id, body, thread_id=number)
    assert thread.thread is not None
    place: JsonObject = {"id": str(number)}
    options: dict[str, str | int] = {"pack": "s.myths", "questions": 3, "seconds": 60}
    panel = (await morgan.slash("host quiz", channel=str(number), options=options)).message
    await morgan.press(panel, "Start")
    question = await morgan.wait_for_message(lambda m: bool(answers(m)), channel=place)
    panel = await morgan.wait_for_message(lambda m: "Close now" in labels(m), channel=place)
    update(playground.platform, thread, thread.thread, {"archived": True})

    await morgan.press(panel, "Close now")

    await morgan.wait_for(lambda _: "Closed." in text_of(morgan.now(question)))
    assert not thread.thread.archived

    playground.overwrite(ROOM, "backchannel", deny=Permission.MANAGE_THREADS)
    update(playground.platform, thread, thread.thread, {"locked": True, "archived": True})
    panel = await morgan.wait_for_message(lambda m: "Reveal" in labels(m), channel=place)
    await morgan.press(panel, "Reveal")
    panel = await morgan.wait_for_message(lambda m: "Manage Threads" in text_of(m), channel=place)
    update(playground.platform, thread, thread.thread, {"locked": False, "archived": False})
    await morgan.press(panel, "Go on")
    await morgan.wait_for_message(lambda m: "(0 %)" in text_of(m), channel=place)


async def test_killed_between_posting_and_noting_a_question_gives_its_time_back(
    alice: Learner, morgan: Learner, playground: Playground, bot: BotProcess
) -> None:
    night = QuizNight(morgan)
    lobby = await night.open()
    held = Held("/channels/{channel_id}/messages")
    playground.rate_limits.refuse(held)
    starting = asyncio.create_task(morgan.press(night.panel, "Start"))
    await held.met.wait()
    starting.cancel()
    channel = playground.world.channel(int(lobby["channel_id"]))
    posted = {"flags": 1 << 15, "components": [{"type": 10, "content": "…"}]}
    draft = Draft({**posted, "nonce": "quiz1.q0", "enforce_nonce": True})
    message = post(playground.platform, channel, playground.world.bot, draft)
    del playground.world.messages[channel.id][message.id]
    message.id -= 40_000 << 22  # forty seconds ago
    playground.world.messages[channel.id][message.id] = message

    await restart(bot, morgan)
    await alice.find_bot()

    await night.says(alice, "60 seconds are left for question 1")
    assert "You answered" in await answer(alice, await night.question(alice, 1))
