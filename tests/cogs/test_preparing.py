"""Before and beside the letters: the card, the guess, advisers, steps and the mediator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import HintTaken, Predicted
from tests.cogs.seat import panel, read

if TYPE_CHECKING:
    from bot.app import Backchannel
    from bot.services.tables import Table
    from tests.cogs.seat import Said, Seat

CARD = {
    "target": "80",
    "walk_away": "58",
    "first_question": "What would a promise be worth to you?",
    "second_question": "",
    "ranking": "2, 3, 1",
}


async def fill_card(alice: Seat, **changes: str) -> Said:
    thread = await alice.set_table("us")
    return await alice.fill_in(panel(thread), "Prepare", **{**CARD, **changes})


async def table_of(alice: Seat, bot: Backchannel) -> Table:
    (table,) = await bot.roleplay.running(alice.member.id)
    return table


async def test_the_card_is_kept_shown_and_changed_until_the_first_letter(alice: Seat) -> None:
    card = await fill_card(alice)
    thread = alice.threads[-1]
    changed = await alice.fill_in(card, "My preparation card", **{**CARD, "target": "85"})
    await alice.offer(thread, missiles="out")

    late = await alice.press(changed, "My preparation card")

    assert card.ephemeral
    assert "**A deal to be proud of:** 80 points" in card.text
    assert "> What would a promise be worth to you?" in card.text
    assert "Promise not to invade Cuba, " in card.text
    assert "85 points" in changed.text
    assert "The talks have begun" in late.text


async def test_the_card_moves_no_panel(alice: Seat) -> None:
    await fill_card(alice)

    (shown,) = read(alice.threads[-1])
    assert "My preparation card" in shown.labels
    assert "you are prepared" in shown.text


async def test_what_cannot_be_read_on_the_card_is_told_and_the_rest_is_kept(alice: Seat) -> None:
    card = await fill_card(alice, target="a lot", ranking="2 2 9")

    assert "could not read the points of a deal to be proud of: a lot" in card.text
    assert "could not read that ranking: 2 2 9" in card.text
    assert "**Below this, leave:** 58 points" in card.text


async def test_a_guess_uses_no_exchange_and_is_kept(alice: Seat, simcord_bot: Backchannel) -> None:
    thread = await alice.set_table("us")

    drawer = await alice.press(panel(thread), "More …")
    answer = await alice.fill_in(drawer, "Guess their ranking", ranking="4 2 1 3")

    table = await table_of(alice, simcord_bot)
    assert "Kept for the debrief: The quarantine at sea" in answer.text
    assert isinstance(table.log[-1].event, Predicted)
    assert table.state.turn == 1
    assert len(read(thread)) == 1


async def test_a_guess_that_is_no_ranking_is_told_so(alice: Seat) -> None:
    thread = await alice.set_table("us")
    drawer = await alice.press(panel(thread), "More …")

    answer = await alice.fill_in(drawer, "Guess their ranking", ranking="all of them")

    assert "could not read that ranking: all of them" in answer.text


async def test_advisers_give_one_hint_an_exchange_and_it_is_noted(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    thread = await alice.set_table("us")

    hint = await alice.press(panel(thread), "Ask my advisers")
    again = await alice.press(panel(thread), "Ask my advisers")

    table = await table_of(alice, simcord_bot)
    assert hint.ephemeral
    assert "Ask which clauses matter most" in hint.text
    assert again.text == hint.text
    assert [logged.event for logged in table.log[2:]] == [HintTaken("us", 1)]
    assert len(read(thread)) == 1


async def test_without_advisers_there_is_no_button_for_them(alice: Seat) -> None:
    setup = await alice.use("negotiate start")
    setup = await alice.press(setup, "Without advisers")
    await alice.press(setup, "Begin")

    assert "You are on your own" in setup.text
    assert "Ask my advisers" not in panel(alice.threads[-1]).labels


async def test_redrawn_points_are_those_of_the_brief_and_the_offer(
    alice: Seat, simcord_bot: Backchannel
) -> None:
    setup = await alice.use("negotiate start")
    setup = await alice.press(setup, "Redraw the points")
    await alice.press(setup, "Begin")

    table = await table_of(alice, simcord_bot)
    brief = await alice.press(panel(alice.threads[-1]), "My brief")
    worth = table.scenario.option("missiles", "out").points["us"]
    assert table.scenario.weights == table.negotiation.seed
    assert f"**{worth}** · all of them leave" in brief.text


async def test_a_step_is_announced_alone_or_with_an_offer(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.build(thread, {"missiles": "out"})

    drawer = await alice.press(panel(thread), "More …")
    steps = await alice.press(drawer, "Announce a step")
    echo = await alice.choose(steps, ":step", "let_tanker_pass")
    await alice.press(echo, "Send it")

    assert "**Announced:**" in echo.text
    assert "**1** Missiles in Cuba" in echo.text
    assert "**Announced:**" in panel(thread).text


async def ask_for_a_text(alice: Seat) -> None:
    """Let the mediator draft a text."""
    thread = await alice.set_table("us")
    await alice.build(thread, {"missiles": "out"})
    drawer = await alice.press(panel(thread), "More …")
    echo = await alice.press(drawer, "Look it over")
    echo = await alice.choose(echo, ":channel", "mediator")
    await alice.press(echo, "Send it")


async def test_good_offices_put_a_text_before_both_sides(alice: Seat) -> None:
    await ask_for_a_text(alice)

    shown = panel(alice.threads[-1])
    text = await alice.press(shown, "The mediator's text")

    assert "puts a text before both sides" in shown.text
    assert "Text 1 of at most 4" in text.text
    assert "Worth to you" in text.text
    assert "Worth to them" not in text.text


async def test_a_marked_clause_brings_a_new_text(alice: Seat) -> None:
    await ask_for_a_text(alice)
    text = await alice.press(panel(alice.threads[-1]), "The mediator's text")
    other_device = await alice.press(panel(alice.threads[-1]), "The mediator's text")

    newer = await alice.choose(text, ":mark:1", "quarantine")
    old = await alice.press(other_device, "No")

    assert "Text 2 of at most 4" in newer.text
    assert "puts text 2 before both sides" in panel(alice.threads[-1]).text
    assert "no such text on the table any more" in old.text


async def test_a_blind_no_is_told_to_nobody(alice: Seat) -> None:
    await ask_for_a_text(alice)
    thread = alice.threads[-1]
    text = await alice.press(panel(thread), "The mediator's text")

    answer = await alice.press(text, "No")

    assert "You said no to this text" in answer.text
    assert "has not found two yeses" in panel(thread).text
    assert "said no" not in panel(thread).text


async def test_two_blind_yeses_are_a_deal(alice: Seat) -> None:
    await ask_for_a_text(alice)
    thread = alice.threads[-1]
    text = await alice.press(panel(thread), "The mediator's text")

    answer = await alice.press(text, "Yes, if they say yes")

    signed = "Both sides said yes" in answer.text
    assert signed == ("has two yeses" in panel(thread).text)
    assert signed or "It still lacks the second yes" in answer.text
