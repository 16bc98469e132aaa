"""Moderators bring questions and scenarios: uploaded, looked at, imported, given away, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.app import create_bot
from bot.content.files import shipped
from tests.cogs.pair import sit_down
from tests.cogs.seat import Seat, panel, said

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.settings import Settings
    from tests.cogs.seat import Said

CSV = b"""\
kind,level,question,choice 1,choice 2,right,why
single,2,Who *wrote* first?,Kennedy,Khrushchev,B,On 26 October
true_false,2,# Jupiters stood in Turkey.,,,true,<@1> says so
"""
SHORT = (shipped("data") / "scenarios" / "cuba-1962-short.toml").read_bytes()
RENT = SHORT.replace(b'id = "cuba-1962-short"', b'id = "rent"', 1).replace(
    b'title = "', b'title = "The rent: ', 1
)


@pytest.fixture
def morgan(simcord_env: Env, room: ChannelHandle) -> Seat:
    """A moderator."""
    rights = discord.Permissions(moderate_members=True)
    role = simcord_env.guild.create_role("Moderator", permissions=rights)
    return Seat(simcord_env, room, "morgan", [role])


async def upload(seat: Seat, name: str, data: bytes) -> Said:
    """Use /host import, fill in the form it opens, and return what is said to the file."""
    form = await seat.member.slash(seat.room, "host import")
    return said(await seat.member.submit_modal(form, {"file": (name, data)}))


async def bring(seat: Seat, name: str, data: bytes) -> Said:
    """Import a file that has no mistake."""
    return await seat.press(await upload(seat, name, data), "Import")


async def test_a_pack_is_shown_before_it_is_kept_and_then_played(
    morgan: Seat, alice: Seat, room: ChannelHandle
) -> None:
    shown = await upload(morgan, "our quiz.csv", CSV)
    assert shown.ephemeral
    assert "2 questions" in shown.text
    assert "**1.** Who \\*wrote\\* first?" in shown.text
    assert "right: **B** Khrushchev" in shown.text
    assert "None of your own yet" in (await morgan.use("host packs")).text

    done = await morgan.press(shown, "Import")

    assert "Imported: **Our quiz**, version 1" in done.text
    offers = await morgan.member.autocomplete(room, "host quiz", "pack", "our")
    key = next(each["value"] for each in offers if each["name"] == "Our quiz")
    control = await morgan.use("host quiz", pack=key, questions=2)
    await morgan.press(control, "Start")
    assert "Who \\*wrote\\* first?" in panel(room).text
    await morgan.env.advance_time(5)
    assert "You answered **B** Khrushchev" in (await alice.press(panel(room), "B")).text


async def test_all_mistakes_come_in_one_reply_and_nothing_is_kept(morgan: Seat) -> None:
    told = await upload(morgan, "bad.csv", b"question,right\n,a\n@x,b\nWho?,\n")

    assert "3 mistakes" in told.text
    for line in ("Line 2, question", "Line 3, question", "Line 4, right"):
        assert line in told.text
    assert "None of your own yet" in (await morgan.use("host packs")).text


async def test_a_long_list_of_mistakes_is_attached(morgan: Seat) -> None:
    told = await upload(
        morgan, "bad.csv", b"question,right\n" + b"".join(b"=x%d,b\n" % n for n in range(200))
    )

    assert "200 mistakes" in told.text
    assert "attached list" in told.text
    (attached,) = told.source.attachments
    assert attached.filename == "mistakes.txt"


async def test_a_file_may_come_with_the_command(morgan: Seat) -> None:
    answer = await morgan.member.slash(morgan.room, "host import", file=("ours.csv", CSV))

    assert "2 questions" in said(answer).text


async def test_a_large_file_is_not_even_fetched(morgan: Seat) -> None:
    told = await upload(morgan, "large.csv", b"a" * (10 * 2**20))

    assert "larger than 200,000 bytes" in told.text


async def test_cancelling_keeps_nothing(morgan: Seat) -> None:
    shown = await upload(morgan, "ours.csv", CSV)

    told = await morgan.press(shown, "Cancel")

    assert "Nothing was imported" in told.text
    assert "None of your own yet" in (await morgan.use("host packs")).text


async def test_versions_are_kept_exported_removed_and_taken_back(morgan: Seat) -> None:
    await bring(morgan, "ours.csv", CSV)
    again = await upload(morgan, "ours.csv", CSV.replace(b"wrote", b"sent"))
    assert "becomes version 2" in again.text
    await morgan.press(again, "Import")

    shelf = await morgan.use("host packs")
    opened = await morgan.press(shelf, "Open")
    assert "version 2 of 2" in opened.text
    assert "version 1 of 2" in (await morgan.press(opened, "Older version")).text
    opened = await morgan.press(opened, "Newer version")
    given = await morgan.press(opened, "GIFT")
    assert given.source.attachments[0].filename == "ours.gift"
    assert "- the levels" in given.text
    assert "TOML carries them all" in (await morgan.press(opened, "Trivia list")).text
    sure = await morgan.press(opened, "Remove")
    removed = await morgan.press(sure, "Remove it")
    assert "None of your own yet" in (await morgan.use("host packs")).text
    back = await morgan.press(removed, "Take it back")
    assert "version 2 of 2" in back.text


async def test_a_scenario_is_played_in_its_server_and_outlives_its_removal(
    morgan: Seat, alice: Seat, simcord_env: Env, settings: Settings
) -> None:
    assert "A new scenario" in (await upload(morgan, "any-name.toml", RENT)).text
    assert "Imported: **The rent" in (await bring(morgan, "any-name.toml", RENT)).text
    offers = await alice.member.autocomplete(alice.room, "negotiate start", "scenario", "rent")
    rent = offers[0]["value"]
    table = await alice.set_table(scenario=rent)
    before = panel(table)

    opened = await morgan.press(await morgan.use("host packs"), "Open")
    given = await morgan.press(opened, "TOML")
    assert await given.source.attachments[0].read() == RENT
    await morgan.press(await morgan.press(opened, "Remove"), "Remove it")
    again = create_bot(settings)
    await simcord_env.restart_bot(again)

    told = await alice.offer(table, missiles="out")
    assert told.ephemeral
    assert panel(table).text != before.text
    refused = await alice.use("negotiate start", scenario=rent, side="us")
    assert "not on offer" in refused.text
    await again.database.close()


async def test_two_people_play_a_scenario_of_their_server_to_its_end(
    morgan: Seat, alice: Seat, bob: Seat
) -> None:
    await bring(morgan, "rent.toml", RENT)
    offers = await alice.member.autocomplete(alice.room, "negotiate challenge", "scenario", "rent")
    rent = next(each["value"] for each in offers)

    pair = await sit_down(alice, bob, scenario=rent)
    opened = await morgan.press(await morgan.use("host packs"), "Open")
    await morgan.press(await morgan.press(opened, "Remove"), "Remove it")
    await pair.deal()
    results = [await pair.result(who) for who in pair.both]

    assert "## A deal" in pair.panel.text
    assert all("of 100 in all" in each.text for each in results)
    seats = await pair.second.press(results[1], "Read it again")
    while "Try again from here" not in seats.labels:
        seats = await pair.second.press(seats, "Later")
    seats = await pair.second.press(seats, "Try again from here")
    begun = await pair.second.press(seats, "Begin")
    assert "Your second try is set" in begun.text
    why = await pair.second.press(panel(pair.second.threads[-1]), "Why this answer?")
    assert "A person wrote what lies here" in why.text
    refused = await pair.second.press(pair.panel, "Swap sides and play again")
    assert "not on offer" in refused.text
