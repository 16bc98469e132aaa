"""/host export: the quizzes of a server page by page, and one of them as files and a picture."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.utils import escape_markdown, format_dt

from bot.charts.quiz_result import quiz_picture
from bot.services.quiz.refusals import NobodyPlayed
from bot.ui.base import Reply
from bot.ui.colours import NEUTRAL
from bot.ui.host.files import listed
from bot.ui.host.keys import HostButton
from bot.ui.host.quiz_sheets import (
    answers_sheet,
    leaders_block,
    questions_block,
    totals_sheet,
)
from bot.ui.layout import Layout, beside, box, paragraph, row
from bot.ui.pictures import Picture, shown
from bot.ui.quiz.keys import ModeratorButton
from bot.ui.replies import show
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.quiz.results import ResultsPage
    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboard


async def show_results(interaction: Interaction, number: int = 0) -> None:
    """Show a page of the server's quizzes; raises NoQuizYet."""
    bot = interaction.client
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    page = await bot.results.page(interaction.guild_id, number)
    await show(interaction, results_layout(bot.prompts, page))


async def export_quiz(interaction: Interaction, round_id: int) -> None:
    """Give away what came of one quiz; raises QuizGone and NobodyPlayed."""
    bot = interaction.client
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    board = await bot.results.board(interaction.guild_id, round_id)
    absent = await bot.classes.absent(interaction.guild_id)
    await show(interaction, await export_layout(bot.prompts, board, absent))


def quiz_choices(rounds: Sequence[Round], typed: str) -> list[app_commands.Choice[str]]:
    """Those of these quizzes whose title or day contains what was typed."""
    names = {
        each.id: shorten(f"{each.setup.title} · {each.row.created_at:%Y-%m-%d %H:%M}")
        for each in rounds
    }
    wanted = typed.casefold().strip()
    return [
        app_commands.Choice(name=name, value=str(round_id))
        for round_id, name in names.items()
        if wanted in name.casefold()
    ]


def results_layout(prompts: Prompts, page: ResultsPage) -> Layout:
    """One page, with a button at each quiz and to the next newer and older page."""
    quizzes = [
        beside(
            prompts.render("host/quiz", **_quiz(each), players=page.players[each.id]),
            ExportButton.made(prompts, each.id),
        )
        for each in page.rounds
    ]
    buttons: list[ui.Item[Any]] = []
    if page.number:
        buttons.append(ResultsButton.made(prompts, str(page.number - 1), label="host_button.newer"))
    if page.has_more:
        buttons.append(ResultsButton.made(prompts, str(page.number + 1)))
    rows = [row(*buttons)] if buttons else []
    text = prompts.render("host/results", page=page.number + 1)
    return Layout(box(NEUTRAL, paragraph(text), *quizzes, *rows))


async def export_layout(prompts: Prompts, board: Scoreboard, absent: Collection[int]) -> Layout:
    """The files and the picture, drawn beside the event loop; raises NobodyPlayed."""
    away = sum(each.user_id in absent for each in board.standings)
    if len(board.standings) == away or not board.round.state.shown:
        raise NobodyPlayed
    leaders = leaders_block(prompts, board, absent)
    questions = questions_block(prompts, board, absent)
    content = await asyncio.to_thread(quiz_picture, leaders, questions)
    alt = prompts.render("host/quiz_alt", leaders=leaders, questions=questions)
    picture = Picture(f"quiz-{board.round.id}.png", content, alt)
    sheets = (totals_sheet(prompts, board, absent), answers_sheet(prompts, board, absent))
    text = prompts.render(
        "host/export", **_quiz(board.round), players=len(board.standings), absent=away
    )
    return Layout(
        box(NEUTRAL, paragraph(text), shown(picture), *(listed(each) for each in sheets)),
        pictures=[picture, *sheets],
    )


def _quiz(round_: Round) -> dict[str, Any]:
    return {
        "title": escape_markdown(round_.setup.title),
        "day": format_dt(round_.row.created_at, "f"),
        "questions": len(round_.state.shown),
        "is_over": round_.state.ended is not None,
    }


class ResultsButton(HostButton, action="results", arg=r"\d{1,4}"):
    """Another page of the server's quizzes."""

    label = "host_button.older"

    async def act(self, interaction: Interaction) -> None:
        """Turn the page."""
        await show_results(interaction, int(self.arg))


class ExportButton(ModeratorButton, action="export"):
    """What came of this quiz, in a message of its own."""

    label = "host_button.export"
    reply = Reply.NEW

    async def steer(self, interaction: Interaction) -> None:
        """Give it away."""
        await export_quiz(interaction, self.round_id)


ITEMS = (ResultsButton, ExportButton)
