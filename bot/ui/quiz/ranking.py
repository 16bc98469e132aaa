"""The ranking of a live quiz: a few lines, page by page, and one's own place and answers.

Only questions that were revealed count in it, so that it gives nothing away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.utils import escape_markdown

from bot.quiz.standings import pays_speed, team_standings
from bot.services.quiz.refusals import NobodyPlayed
from bot.ui.base import Reply
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.notices import notice
from bot.ui.quiz.keys import RoundButton
from bot.ui.quiz.words import answer_in_words, right_answer
from bot.ui.replies import show

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.quiz.standings import Standing
    from bot.services.quiz.scoreboard import Scoreboard

BOARD_ROWS, ROWS_PER_PAGE = 5, 15
MOST_TEAMS = 8
SHORTEST_ASK = 90


class RankButton(RoundButton, action="rank"):
    """Where the presser stands."""

    label = "quiz_button.rank"

    async def press(self, interaction: Interaction) -> None:
        """Tell their place and how the last question went."""
        board = await interaction.client.stage.board(self.round_id)
        await show(interaction, notice(rank_text(interaction, board)))


class RankingButton(RoundButton, action="table", arg=r"\d{1,4}"):
    """The whole ranking, page by page."""

    label = "quiz_button.ranking"

    async def press(self, interaction: Interaction) -> None:
        """Show the page; raises NobodyPlayed."""
        board = await interaction.client.stage.board(self.round_id)
        await show(interaction, ranking_layout(interaction.client.prompts, board, int(self.arg)))


class TurnButton(RankingButton, action="turn", arg=r"\d{1,4}"):
    """Another page of the ranking."""

    label = "quiz_button.older"
    reply = Reply.HERE


class MineButton(RoundButton, action="mine"):
    """The presser's own answers, once all is over."""

    label = "quiz_button.mine"

    async def press(self, interaction: Interaction) -> None:
        """Go through the questions with what they answered."""
        board = await interaction.client.stage.board(self.round_id)
        await show(interaction, mine_layout(interaction, board))


ITEMS = (RankButton, RankingButton, TurnButton, MineButton)


def ranking_rows(board: Scoreboard, first: int, count: int) -> list[dict[str, Any]]:
    """Some rows of the ranking for a template."""
    return [
        {
            "place": standing.place,
            "name": f"<@{standing.user_id}>",
            "points": standing.points,
            "correct": standing.correct,
        }
        for standing in board.standings[first : first + count]
    ]


def team_rows(board: Scoreboard) -> list[dict[str, Any]]:
    """The leading teams for a template; none where everybody plays alone."""
    teams = {player.user_id: player.team for player in board.players if player.team}
    return [
        {
            "place": each.place,
            "name": escape_markdown(each.team),
            "points": each.points,
            "players": each.players,
        }
        for each in team_standings(board.standings, teams)[:MOST_TEAMS]
    ]


def board_text(prompts: Prompts, board: Scoreboard) -> str:
    """The leading players in a few lines."""
    return prompts.render(
        "quiz/board",
        heading=prompts.say("quiz_told.ranking"),
        plain=not pays_speed(board.round.setup),
        rows=ranking_rows(board, 0, BOARD_ROWS),
        more=max(0, len(board.standings) - BOARD_ROWS),
        teams=team_rows(board),
    )


def board_layout(prompts: Prompts, board: Scoreboard) -> Layout:
    """The ranking as a message of its own, when a moderator shows it."""
    return Layout(
        box(
            NEUTRAL,
            paragraph(board_text(prompts, board)),
            row(
                RankButton.made(prompts, board.round.id),
                RankingButton.made(prompts, board.round.id, "0"),
            ),
        )
    )


def rank_text(interaction: Interaction, board: Scoreboard) -> str:
    """The presser's place in the table, in two or three sentences."""
    user_id = interaction.user.id
    standing = board.standing_of(user_id)
    shown = sorted(board.round.state.shown)
    last = board.result_of(user_id, shown[-1]) if shown else None
    ahead = _next_better(board, standing)
    gap = ahead.points - standing.points if ahead and standing else 0
    return interaction.client.prompts.render(
        "quiz/rank",
        standing=standing,
        players=len(board.standings),
        counted=len(shown),
        plain=not pays_speed(board.round.setup),
        gap=gap,
        ahead=ahead.place if ahead else 0,
        last=last
        and {
            "right": last.is_right,
            "points": last.points,
            "bonus": last.bonus,
            "seconds": last.counted.used.total_seconds(),
        },
    )


def ranking_layout(prompts: Prompts, board: Scoreboard, page: int) -> Layout:
    """One page of the whole ranking; raises NobodyPlayed."""
    if not board.standings:
        raise NobodyPlayed
    pages = -(-len(board.standings) // ROWS_PER_PAGE)
    page = min(page, pages - 1)
    text = prompts.render(
        "quiz/board",
        heading=prompts.say("quiz_told.ranking_page", page=page + 1, pages=pages),
        plain=not pays_speed(board.round.setup),
        rows=ranking_rows(board, page * ROWS_PER_PAGE, ROWS_PER_PAGE),
        more=0,
        teams=[],
    )
    buttons: list[ui.Item[Any]] = []
    if page > 0:
        buttons.append(
            TurnButton.made(prompts, board.round.id, str(page - 1), label="quiz_button.newer")
        )
    if page < pages - 1:
        buttons.append(TurnButton.made(prompts, board.round.id, str(page + 1)))
    rows = [row(*buttons)] if buttons else []
    return Layout(box(NEUTRAL, paragraph(text), *rows))


def mine_layout(interaction: Interaction, board: Scoreboard) -> Layout:
    """Every counting question with the presser's answer and, where it was not right, the right one.

    Raises NobodyPlayed for somebody who did not play.
    """
    prompts, user_id = interaction.client.prompts, interaction.user.id
    if board.standing_of(user_id) is None:
        raise NobodyPlayed
    nothing = prompts.say("quiz_told.no_answer")
    lines: list[dict[str, str | int]] = []
    for number in sorted(board.round.state.shown):
        question = board.round.questions[number]
        result = board.result_of(user_id, number)
        given = (
            answer_in_words(prompts, question, result.counted.press.answer) if result else nothing
        )
        is_right = result is not None and result.is_right
        lines.append(
            {
                "number": number + 1,
                "sign": "✓" if is_right else "✗",
                "ask": _short(question.ask),
                "answer": given,
                "right": "" if is_right else right_answer(prompts, question),
            }
        )
    text = prompts.render("quiz/mine", lines=lines)
    return Layout(box(NEUTRAL, paragraph(text[:3_900])))


def _next_better(board: Scoreboard, standing: Standing | None) -> Standing | None:
    """Whom to catch up with, None where there is nobody or points are not what is ranked by."""
    if standing is None or not pays_speed(board.round.setup):
        return None
    ahead = [row for row in board.standings if row.place < standing.place]
    return ahead[-1] if ahead else None


def _short(ask: str) -> str:
    line = " ".join(ask.split())
    return line if len(line) <= SHORTEST_ASK else line[:SHORTEST_ASK].rpartition(" ")[0] + "…"
