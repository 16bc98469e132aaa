"""/negotiate history and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cogs.seat import panel

if TYPE_CHECKING:
    from tests.cogs.seat import Seat


async def walk_out(alice: Seat) -> None:
    thread = await alice.set_table("us")
    await alice.press(
        await alice.press(await alice.press(panel(thread), "More …"), "Walk away"),
        "Leave the table",
    )


async def test_history_lists_what_runs_and_what_has_ended(alice: Seat) -> None:
    await walk_out(alice)
    await alice.set_table("su")

    answer = await alice.use("negotiate history")

    assert answer.ephemeral
    assert "Soviet Union · running, 12 exchanges left" in answer.text
    assert "No deal: the table was left" in answer.text
    assert "58 points for you" in answer.text


async def test_history_turns_pages(alice: Seat) -> None:
    for _ in range(6):
        await walk_out(alice)

    first = await alice.use("negotiate history")
    second = await alice.press(first, "Older")
    pages = [first, second, await alice.press(second, "Newer")]

    turning = [[each for each in page.labels if each in ("Newer", "Older")] for page in pages]
    assert turning == [["Older"], ["Newer"], ["Older"]]
    assert first.text.count("the table was left") == 5
    assert second.text.count("the table was left") == 1


async def test_help_names_what_there_is_and_begins_it(alice: Seat) -> None:
    answer = await alice.use("help")

    setup = await alice.press(answer, "Start a negotiation")

    assert answer.ephemeral
    assert "/negotiate start" in answer.text
    assert "Begin" in setup.labels
