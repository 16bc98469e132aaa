"""Writing in one's own words: read, echoed, and sent only when the learner says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import create_bot
from tests.cogs.seat import panel, read

if TYPE_CHECKING:
    from simcord.env import Env

    from bot.app import Backchannel
    from bot.settings import Settings
    from tests.cogs.seat import Seat

LETTER = "If you take all your missiles out of Cuba, the Jupiters leave Turkey quietly."


async def test_a_letter_is_shown_as_it_was_read_and_nothing_is_sent(alice: Seat) -> None:
    thread = await alice.set_table("us")

    echo = await alice.write(thread, LETTER)

    assert echo.ephemeral
    assert f"> {LETTER}" in echo.text
    assert "**1** Missiles in Cuba: **all of them leave**" in echo.text
    assert "all of it or nothing" in echo.text
    assert "12 exchanges" in echo.text
    assert len(read(thread)) == 1


async def test_a_sent_letter_keeps_its_words_in_the_story(alice: Seat) -> None:
    thread = await alice.set_table("us")

    answer = await alice.press(await alice.write(thread, LETTER), "Send it")

    told = panel(thread).text
    assert "Sent." in answer.text
    assert f"> {LETTER}" in told
    assert "**1** Missiles in Cuba: **all of them leave**" in told
    assert "11 exchanges left" in told


async def test_what_is_not_certain_is_asked_and_can_be_changed(alice: Seat) -> None:
    thread = await alice.set_table("us")

    echo = await alice.write(thread, "We promise not to invade Cuba.")
    again = await alice.fill_in(
        echo, "Change the words", letter="We give no promise about Cuba, none at all."
    )

    assert "One question first" in echo.text
    assert "Send it as read" in echo.labels
    assert again.ephemeral
    assert "We give no promise" in again.text
    assert len(read(thread)) == 1


async def test_a_letter_has_no_effect_as_markup(alice: Seat) -> None:
    thread = await alice.set_table("us")

    echo = await alice.write(thread, "# All missiles *leave* Cuba.\n@everyone agrees")
    await alice.press(echo, "Send it")

    told = panel(thread).text
    assert "> \\# All missiles \\*leave\\* Cuba." in told
    assert "@everyone" not in told


async def test_taking_all_their_terms_leads_to_signing(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.offer(thread, missiles="out")

    echo = await alice.write(thread, "We accept your proposal as it stands.")

    assert "sign their sheet" in echo.text
    assert "Accept their offer" in echo.labels
    assert not any(label.startswith("Send") for label in echo.labels)


async def test_words_about_leaving_end_nothing(alice: Seat) -> None:
    thread = await alice.set_table("us")

    echo = await alice.write(thread, "These talks are over. We are leaving the table.")

    assert "press *Walk away*" in echo.text
    assert len(read(thread)) == 1
    assert "Walk away" in echo.labels


async def test_a_step_is_heard_in_a_letter(alice: Seat) -> None:
    thread = await alice.set_table("us", scenario="cuba-1962")

    echo = await alice.write(thread, "As a first step we will let a tanker pass unsearched.")

    assert "**Announced:** A tanker with nothing but oil" in echo.text


async def test_a_letter_that_was_changed_elsewhere_is_not_sent_unseen(alice: Seat) -> None:
    thread = await alice.set_table("us")
    phone = await alice.write(thread, LETTER)
    await alice.write(thread, "All missiles leave Cuba and the quarantine stays.")

    answer = await alice.press(phone, "Send it")

    assert "changed since it was shown" in answer.text
    assert len(read(thread)) == 1


async def test_a_form_opened_before_a_restart_is_taken_after_it(
    alice: Seat, simcord_env: Env, settings: Settings
) -> None:
    thread = await alice.set_table("us")
    form = await alice.member.click(panel(thread).source, label="Write a letter")
    again = create_bot(settings)
    await simcord_env.restart_bot(again)

    await alice.member.submit_modal(form, {"letter": LETTER})

    draft = await again.roleplay.drafts.show(1, alice.member.id, 1)
    assert draft.words == LETTER
    await again.database.close()


async def test_what_is_typed_to_the_bot_is_read_where_the_table_is(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")
    assert simcord_bot.user is not None

    await alice.member.send(thread, f"<@{simcord_bot.user.id}> {LETTER}")
    echo = panel(thread)
    await alice.press_shown(echo, "Send it")

    assert f"> {LETTER}" in echo.text
    assert "Only you see this" not in echo.text
    assert "11 exchanges left" in panel(thread).text
    assert [shown.labels for shown in read(thread)[:-1]] == [[]]


async def test_what_is_typed_in_direct_messages_is_read(alice: Seat) -> None:
    await alice.member.user.slash("negotiate start", side="us")
    place = alice.member.user.dm_channel

    await alice.member.user.send_dm(LETTER)

    assert f"> {LETTER}" in panel(place).text


async def test_thinking_aloud_is_left_alone(alice: Seat, bob: Seat) -> None:
    thread = await alice.set_table("us")

    await alice.member.send(thread, LETTER)
    await bob.member.send(bob.room, LETTER)

    assert len(read(thread)) == 1


async def test_a_typed_letter_waits_for_the_decision_on_an_incident(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    from tests.cogs.test_negotiating import heat_up

    thread = await alice.set_table("us")
    await heat_up(alice, simcord_bot)
    assert simcord_bot.user is not None

    await alice.member.send(thread, f"<@{simcord_bot.user.id}> {LETTER}")

    assert "needs your decision first" in panel(thread).text
