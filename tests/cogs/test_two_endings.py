"""How a game of two ends, and what each of them reads afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.duels import PATIENCE, PATIENCE_WITH_LEAVERS
from bot.storage.schema import negotiation_event
from tests.cogs.pair import WHOLE
from tests.cogs.seat import panel, read

if TYPE_CHECKING:
    from bot.app import Backchannel
    from tests.cogs.pair import Pair

NOT_A_MEMBER = 10_007


async def test_signing_ends_it_for_both_without_anybodys_points(pair: Pair) -> None:
    await pair.deal()

    end = pair.panel
    assert "## A deal" in end.text
    assert "points" not in end.text
    assert "it had costs of its own" in end.text
    assert "You have spoken for somebody else for a while" in end.text
    assert end.labels == ["My result", "Swap sides and play again", "My brief"]


async def test_results_are_private_until_both_open_their_books(pair: Pair) -> None:
    await pair.deal()

    hers = await pair.result(pair.first, "The Jupiters were cheap.")
    await pair.first.press(hers, "Open my books, if they do too")
    half = [message.text for message in read(pair.thread)]
    his = await pair.result(pair.second)
    await pair.second.press(his, "Open my books, if they do too")

    assert hers.ephemeral
    assert "> The Jupiters were cheap." in hers.text
    assert "of 100 in all" in hers.text
    assert "The Jupiters were cheap." not in his.text
    assert not any("books are open" in text for text in half)
    assert "Both books are open" in panel(pair.thread).text
    assert "Left on the table" in panel(pair.thread).text


async def test_swapping_sides_is_an_invitation_to_the_other(pair: Pair) -> None:
    closing = await pair.first.press(await pair.desk(pair.first), "Close the table")
    await pair.first.press(closing, "Close it for both")
    end = pair.panel

    invitation = await pair.second.press(end, "Swap sides and play again")
    await pair.first.press(invitation, "Take it up")

    assert f"<@{pair.second.member.id}> speaks for" in invitation.text
    new = read(pair.first.threads[-1])[0].text
    first_name = {"us": "United States", "su": "Soviet Union"}[pair.first_side]
    assert f"<@{pair.second.member.id}> speaks for **{first_name}**" in new
    assert "drawn anew" in new


async def test_closing_the_table_blames_nobody(pair: Pair) -> None:
    closing = await pair.second.press(await pair.desk(pair.second), "Close the table")
    await pair.second.press(closing, "Close it for both")

    assert "No deal: the table was closed" in pair.panel.text
    assert "no shame in it" in pair.panel.text


async def test_whoever_is_kept_waiting_can_claim_the_end_only_after_days(
    pair: Pair, simcord_bot: Backchannel
) -> None:
    early = await pair.second.press(await pair.desk(pair.second), "They do not move")
    async with simcord_bot.database.begin() as tx:
        long_ago = pair.first.env.now() - PATIENCE
        await tx.execute(negotiation_event.update().values(at=long_ago))

    late = await pair.second.press(await pair.desk(pair.second), "They do not move")

    assert "They still have time" in early.text
    assert "no shame" in late.text
    assert "the table was closed" in pair.panel.text


async def test_who_left_the_server_is_not_waited_for(pair: Pair) -> None:
    pair.first.env.inject_error(
        "GET", f"/guilds/*/members/{pair.first.member.id}", status=404, code=NOT_A_MEMBER
    )

    answer = await pair.second.press(await pair.desk(pair.second), "They do not move")

    assert "no shame" in answer.text


async def test_both_find_it_among_their_games_with_own_points_only(pair: Pair) -> None:
    await pair.deal()
    await pair.result(pair.first)

    pages = [await who.use("negotiate history") for who in pair.both]
    opened = await pair.first.press(pages[0], "Open")
    page = await pair.first.press(await pair.first.press(opened, "Read it again"), "Later")

    assert all("Games with other people" in each.text for each in pages)
    assert f"with <@{pair.second.member.id}>" in pages[0].text
    assert pages[0].text.count("points for you") == 1
    assert "not looked back on yet" in pages[1].text
    assert "## A deal" in opened.text
    assert "points" not in opened.text
    assert "Try again from here" in page.labels


async def test_who_left_the_thread_is_waited_for_a_day(
    pair: Pair, simcord_bot: Backchannel
) -> None:
    pair.first.env.inject_error(
        "GET", f"/channels/*/thread-members/{pair.first.member.id}", status=404, code=10_092
    )
    early = await pair.second.press(await pair.desk(pair.second), "They do not move")
    async with simcord_bot.database.begin() as tx:
        long_ago = pair.first.env.now() - PATIENCE_WITH_LEAVERS
        await tx.execute(negotiation_event.update().values(at=long_ago))
    pair.first.env.inject_error(
        "GET", f"/channels/*/thread-members/{pair.first.member.id}", status=404, code=10_092
    )

    late = await pair.second.press(await pair.desk(pair.second), "They do not move")

    assert "have left the thread" in early.text
    assert "no shame" in late.text


async def test_once_explained_the_result_is_read_at_one_press(pair: Pair) -> None:
    await pair.deal()
    await pair.result(pair.first)

    again = await pair.first.press(pair.panel, "My result")

    assert "of 100 in all" in again.text


async def test_the_exchanges_that_mattered_are_told_in_own_words(pair: Pair) -> None:
    letter = "All missiles leave Cuba, and the quarantine is lifted at once."
    await pair.first.press(await pair.first.write(pair.thread, letter), "Send it")
    await pair.send(pair.second, **WHOLE)
    question = await pair.first.press(pair.panel, "Accept their offer")
    await pair.first.press(question, "Sign this sheet")

    hers, his = await pair.result(pair.first), await pair.result(pair.second)

    assert "**Exchange 1**" in hers.text
    assert f"> {letter}" in hers.text
    assert "They answered with a sheet worth" in hers.text
    assert "The lesson behind it" in hers.labels
    assert letter not in his.text


async def test_the_game_can_be_read_again_and_taken_away_by_both(pair: Pair) -> None:
    await pair.deal()
    for who in (pair.first, pair.second):
        result = await pair.result(who)

        page = await who.press(result, "Read it again")
        page = await who.press(page, "Later")
        paper = await who.press(result, "Transcript as a file")

        assert "all of them leave" in page.text
        assert ("Try again from here" in page.labels) is (who is pair.first)
        assert "What if …?" not in page.labels
        assert paper.source.attachments[0].filename == "negotiation-1.txt"


async def test_a_moment_is_tried_again_alone_and_compared_with_own_points_only(
    pair: Pair,
) -> None:
    letter = "All missiles leave Cuba, and the quarantine is lifted at once."
    await pair.first.press(await pair.first.write(pair.thread, letter), "Send it")
    await pair.send(pair.second, **WHOLE)
    question = await pair.first.press(pair.panel, "Accept their offer")
    await pair.first.press(question, "Sign this sheet")
    result = await pair.result(pair.first)
    before = len(read(pair.thread))

    asked = await pair.first.press(result, "Try again from here")
    seats = await pair.first.choose(asked, ":seat", "hawk")
    done = await pair.first.press(seats, "Begin")

    assert "Firm but fair" in asked.text
    assert "Hawk" in seats.text
    assert "Your second try is set" in done.text
    assert len(read(pair.thread)) == before
    fork = pair.first.threads[-1]
    assert "A second try, from exchange 1" in panel(fork).text
    assert "Hawk" in panel(fork).text
    drawer = await pair.first.press(panel(fork), "More …")
    await pair.first.press(await pair.first.press(drawer, "Walk away"), "Leave the table")
    form = await pair.first.member.click(panel(fork).source, label="Say why, then look back")
    await pair.first.member.submit_modal(form, {"why": "To see."})
    beside = await pair.first.press(panel(fork), "Beside my first try")
    assert f"> {letter}" in beside.text
    assert "points for you" in beside.text
    assert "for them" not in beside.text


async def test_two_yeses_to_a_better_deal_are_told_and_one_is_not(pair: Pair) -> None:
    worse = {**WHOLE, "missiles": "partial"}
    await pair.send(pair.first, **worse)
    question = await pair.second.press(pair.panel, "Accept their offer")
    await pair.second.press(question, "Sign this sheet")
    found = [await who.press(await pair.result(who), "Better for both?") for who in pair.both]
    before = len(read(pair.thread))

    hers = await pair.first.press(found[0], "Yes, if they say yes")
    alone = len(read(pair.thread))
    seen = await pair.second.press(
        await pair.second.press(pair.panel, "My result"), "Better for both?"
    )
    his = await pair.second.press(found[1], "Yes, if they say yes")

    assert found[0].text.count("points") == 1
    assert "if they do not, nobody is told" in hers.text
    assert alone == before
    assert "Yes, if they say yes" in seen.labels
    assert "**Two yeses.**" in his.text
    assert "### Two yeses" in read(pair.thread)[-1].text
    assert "points" not in read(pair.thread)[-1].text
