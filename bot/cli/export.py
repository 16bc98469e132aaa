"""`backchannel export PATH`: the class of every server as tables for a spreadsheet."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from bot.cli.console import out
from bot.content.files import shipped
from bot.errors import StartError
from bot.settings import load_settings
from bot.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ui.pictures import Picture


def command(
    path: Annotated[
        Path,
        typer.Argument(file_okay=False, help="A folder; each server gets one of its own in it."),
    ],
) -> None:
    """Write the class of every server as CSV: members, ideas, questions, sums.

    Who has left the class view, and servers that have turned it off, are left out.
    """
    classes = asyncio.run(_classes(Database(load_settings().database_url)))
    try:
        for guild_id, sheets in classes.items():
            folder = path / str(guild_id)
            folder.mkdir(parents=True, exist_ok=True)
            for sheet in sheets:
                (folder / sheet.name).write_bytes(sheet.content)
    except OSError as error:
        raise StartError(
            f"{error.filename} cannot be written ({error.strerror}): choose another folder."
        ) from error
    count = "1 class" if len(classes) == 1 else f"{len(classes)} classes"
    out.print(f"{count} written to {escape(str(path))}.")


async def _classes(database: Database) -> Mapping[int, tuple[Picture, ...]]:
    # Imported late: reading all content takes a moment that a mistyped command need not wait.
    from bot.content.lexicon import load_lexicon
    from bot.content.prompts import DEFAULT_LOCALE, Prompts
    from bot.content.repertoire import load_repertoire
    from bot.content.teaching import load_teaching
    from bot.services.classes import Classes
    from bot.services.house_rules import HouseRules
    from bot.services.learning import Learning
    from bot.services.quiz.results import QuizResults
    from bot.ui.host.class_sheets import class_sheets

    data, prompts = shipped("data"), Prompts(shipped("prompts"))
    teaching, lexicon = load_teaching(data), load_lexicon(data / "lexicon" / DEFAULT_LOCALE)
    learning = Learning(database, teaching, load_repertoire(data), lexicon)
    rules = HouseRules(database)
    classes = Classes(database, learning, rules, QuizResults(database))
    try:
        await database.migrate()
        await rules.load()
        at = datetime.now(UTC)
        return {
            guild_id: class_sheets(prompts, teaching.glossary, await classes.look(guild_id, at))
            for guild_id in await classes.shown()
        }
    finally:
        await database.close()
