"""What moderators bring: whose it is, which version it becomes, and where it can be played."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.uploads.scenarios import Brought
from bot.quiz.packs import Pack
from bot.services import uploads as limits
from bot.services.brought import BroughtShelf
from bot.services.challenges import Wish
from bot.services.quiz.offers import Offers
from bot.services.quiz.refusals import NotBrought, TooManyBrought, UploadGone
from bot.services.refusals import UnknownChoice
from bot.services.roleplay import Case
from bot.services.uploads import Uploads

if TYPE_CHECKING:
    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching
    from bot.services.roleplay import Roleplay
    from bot.services.uploads import Waiting
    from bot.storage.database import Database

GUILD, OTHER = 2**50, 2**50 + 1
ALICE, BOB, MORGAN = 1001, 1002, 1003
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
CSV = b"question,right\nWho?,Kennedy\n"
SHORT = (shipped("data") / "scenarios" / "cuba-1962-short.toml").read_bytes()
RENT = SHORT.replace(b'id = "cuba-1962-short"', b'id = "rent"', 1)


@pytest.fixture
def uploads(database: Database, teaching: Teaching, repertoire: Repertoire) -> Uploads:
    """The service under test."""
    return Uploads(database, teaching, repertoire)


async def hold(uploads: Uploads, name: str = "ours.csv", data: bytes = CSV) -> Waiting:
    """Upload a file without mistakes."""
    found = await uploads.read(name, data)
    assert isinstance(found, Pack | Brought)
    return await uploads.hold(GUILD, MORGAN, found, NOW)


async def bring(uploads: Uploads, name: str = "ours.csv", data: bytes = CSV) -> Waiting:
    """Import it."""
    waiting = await hold(uploads, name, data)
    return await uploads.accept(waiting.id, GUILD, MORGAN, NOW)


async def bring_rent(uploads: Uploads, database: Database) -> str:
    """Import a scenario and return its id."""
    await bring(uploads, "rent.toml", RENT)
    items = await BroughtShelf(database).of(GUILD)
    return next(f"own-{item.id}" for item in items if item.kind == "s")


async def test_an_upload_is_imported_once_and_only_by_whoever_brought_it(uploads: Uploads) -> None:
    waiting = await hold(uploads)

    for guild_id, user_id in ((GUILD, ALICE), (OTHER, MORGAN)):
        with pytest.raises(UploadGone):
            await uploads.accept(waiting.id, guild_id, user_id, NOW)
    assert (await uploads.accept(waiting.id, GUILD, MORGAN, NOW)).version == 1
    with pytest.raises(UploadGone):
        await uploads.accept(waiting.id, GUILD, MORGAN, NOW)


async def test_a_newer_upload_or_a_day_makes_the_old_one_void(uploads: Uploads) -> None:
    first = await hold(uploads)
    second = await hold(uploads)
    with pytest.raises(UploadGone):
        await uploads.waiting(first.id, GUILD, MORGAN)

    await uploads.hold(GUILD, ALICE, Pack("x", "X", "", ()), NOW + timedelta(days=2))

    with pytest.raises(UploadGone):
        await uploads.waiting(second.id, GUILD, MORGAN)


async def test_a_format_without_a_title_keeps_the_one_there_is(
    uploads: Uploads, database: Database
) -> None:
    toml = (
        'id = "ours"\ntitle = "Our pack"\nsummary = "In short"\n'
        '[[question]]\nid = "a"\nkind = "short"\nask = "Who?"\nanswers = ["Me"]\n'
    )
    await bring(uploads, "any.toml", toml.encode())

    await bring(uploads, "Ours.csv")

    (item,) = await BroughtShelf(database).of(GUILD)
    assert item.pack is not None
    assert (item.title, item.version, item.pack.summary) == ("Our pack", 2, "In short")


async def test_a_pack_is_offered_in_its_server_alone(
    uploads: Uploads, database: Database, teaching: Teaching
) -> None:
    await bring(uploads)
    offers, shelf = Offers(database, teaching.packs, "All"), BroughtShelf(database)

    own = (await offers.of(GUILD))[0]

    assert own.title == "Ours"
    assert all(not offer.is_own for offer in await offers.of(OTHER))
    with pytest.raises(NotBrought):
        await shelf.open(OTHER, f"p{own.key[2:]}")
    with pytest.raises(NotBrought):
        await shelf.remove(OTHER, f"p{own.key[2:]}", NOW)


async def test_a_server_offers_so_many_and_makes_room_by_removing(
    uploads: Uploads, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_PACKS", 1)
    await bring(uploads, "one.csv")
    await bring(uploads, "one.csv")
    waiting = await hold(uploads, "two.csv")
    with pytest.raises(TooManyBrought):
        await uploads.accept(waiting.id, GUILD, MORGAN, NOW)

    shelf = BroughtShelf(database)
    await shelf.remove(GUILD, (await shelf.of(GUILD))[0].key, NOW)

    assert (await uploads.accept(waiting.id, GUILD, MORGAN, NOW)).version == 1


async def test_a_scenario_is_played_in_its_server_and_again_by_whoever_knows_it(
    uploads: Uploads, database: Database, roleplay: Roleplay
) -> None:
    rent = await bring_rent(uploads, database)
    case = Case(rent, "us", "firm-but-fair")
    for guild_id in (None, OTHER):
        assert rent not in (await roleplay.cases.on_offer(guild_id, ALICE)).scenarios
        with pytest.raises(UnknownChoice):
            await roleplay.start(ALICE, case, 1, NOW, guild_id)

    table = await roleplay.start(ALICE, case, 1, NOW, GUILD)

    assert table.scenario.id == rent
    assert rent in (await roleplay.cases.on_offer(None, ALICE)).scenarios
    assert rent not in (await roleplay.cases.on_offer(None, BOB)).scenarios
    assert rent not in (await roleplay.cases.on_offer(OTHER, ALICE)).scenarios


async def test_a_game_keeps_the_version_it_began_with(
    uploads: Uploads, database: Database, roleplay: Roleplay
) -> None:
    rent = await bring_rent(uploads, database)
    table = await roleplay.start(ALICE, Case(rent, "us", "firm-but-fair"), 1, NOW, GUILD)

    await bring(uploads, "rent.toml", RENT.replace(b"turns = 12", b"turns = 8", 1))
    shelf = BroughtShelf(database)
    newest = next(item for item in await shelf.of(GUILD) if item.kind == "s")
    await shelf.remove(GUILD, newest.key, NOW)

    again = await roleplay.table(table.negotiation.id, ALICE)
    assert again.scenario == table.scenario
    assert newest.version == 2
    assert await roleplay.cases.current(GUILD, rent) == rent
    await shelf.remove(GUILD, newest.key, None)
    assert await roleplay.cases.current(GUILD, rent) == f"own-{newest.id}"
    assert await roleplay.cases.current(OTHER, rent) == rent
    assert await roleplay.cases.current(None, "cuba-1962") == "cuba-1962"
    await shelf.remove(GUILD, newest.key, NOW)
    with pytest.raises(UnknownChoice):
        await roleplay.start(BOB, Case(f"own-{newest.id}", "us", "hawk"), 1, NOW, GUILD)


async def test_two_people_play_it_in_its_server_only(
    uploads: Uploads, database: Database, roleplay: Roleplay
) -> None:
    rent = await bring_rent(uploads, database)
    with pytest.raises(UnknownChoice):
        await roleplay.challenges.make(Wish(ALICE, BOB, rent, None, OTHER, 2), 1, NOW)

    challenge = await roleplay.challenges.make(Wish(ALICE, BOB, rent, None, GUILD, 2), 1, NOW)
    shelf = BroughtShelf(database)
    await shelf.remove(GUILD, (await shelf.of(GUILD))[0].key, NOW)
    table = await roleplay.challenges.accept(challenge.id, BOB, NOW)

    assert table.scenario.id == rent
    assert rent in (await roleplay.cases.knowing(rent)).scenarios
