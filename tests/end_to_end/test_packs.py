"""A moderator brings questions over the wire, and the room plays them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.reading import text_of
from tests.end_to_end.quiz_night import ROOM, QuizNight, answer

if TYPE_CHECKING:
    from playground.server import Playground
    from tests.end_to_end.bot_process import BotProcess
    from tests.end_to_end.learner import Learner

CSV = """\
kind;question;choice 1;choice 2;right;why
single;Who *wrote* first? <@1> @everyone;Kennedy;Khrushchev;B;On 26 October
""".encode("utf-8-sig")
BAD = b"question,right\n,a\n@x,b\nWho?,\n"


async def test_an_upload_is_looked_at_imported_and_played(
    alice: Learner, morgan: Learner, bot: BotProcess, playground: Playground
) -> None:
    file_id = await morgan.upload("bad.csv", BAD)
    told = (await morgan.slash("host import", channel=ROOM, file=file_id)).message
    assert told is not None
    assert "3 mistakes" in text_of(told)

    large = await morgan.upload("large.csv", b"x" * 900_000)
    files = playground.world.attachments
    files[int(file_id)] = replace(files[int(file_id)], url=files[int(large)].url)  # it lies
    told = (await morgan.slash("host import", channel=ROOM, file=file_id)).message
    assert told is not None
    assert "larger than 200,000 bytes" in text_of(told)

    form = await morgan.slash("host import", channel=ROOM)
    file_id = await morgan.upload("our_quiz.csv", CSV)
    shown = (await morgan.submit(form, {"file": [file_id]})).message
    assert shown is not None
    assert "Who \\*wrote\\* first?" in text_of(shown)
    await bot.kill()
    await morgan.lose_bot()
    await bot.start()
    await morgan.find_bot()
    done = await morgan.changed(shown, morgan.press(shown, "Import"))
    assert "Imported: **Our quiz**, version 1" in text_of(done)

    night = QuizNight(morgan)
    (choice,) = await morgan.autocomplete("host quiz", channel=ROOM, option="pack", typed="our q")
    await night.open(pack=choice["value"], questions=1)
    await alice.press(await night.message(alice, "Join"), "Join")
    await night.step("Start")
    question = await night.question(alice, 1)
    assert "Khrushchev" in await answer(alice, question, 1)
    await night.step("Reveal")
    assert "On 26 October" in text_of(await night.says(alice, "1 of 1 (100 %)"))

    shelf = (await morgan.slash("host packs", channel=ROOM)).message
    playground.world.guild.members[morgan.id].roles.clear()
    refused = await morgan.press(shelf, "Import a file")
    assert refused.modal is None
    await morgan.wait_for_message(lambda m: "That is for moderators" in text_of(m), channel=ROOM)
