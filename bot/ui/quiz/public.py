"""The public messages of a live quiz: lobby, question, reveal and result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.utils import escape_markdown, format_dt

from bot.apologies import permission_names
from bot.quiz.questions import Matching, MultipleChoice, Ordering, SingleChoice, TrueFalse
from bot.quiz.setup import shows_board
from bot.quiz.standings import pays_speed
from bot.ui.colours import MINE, NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rows_of, rule
from bot.ui.questions.facts import FactsButton
from bot.ui.quiz.distribution import distribution
from bot.ui.quiz.players import AnswerButton, JoinButton, JoinTeamButton, OpenButton
from bot.ui.quiz.ranking import (
    MOST_TEAMS,
    MineButton,
    RankButton,
    RankingButton,
    board_text,
    ranking_rows,
    team_rows,
)
from bot.ui.quiz.words import explanation, letter, right_answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from discord import ui

    from bot.content.prompts import Prompts
    from bot.quiz.questions import Question
    from bot.services.quiz.attendance import Attendance
    from bot.services.quiz.rounds import Round
    from bot.services.quiz.scoreboard import Scoreboard

MOST_NAMES, NAMES_IN_TEAM = 20, 8
PODIUM_ROWS = 10
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
LONGEST_WHY, LONGEST_ASK = 900, 900


def lobby_layout(prompts: Prompts, round_: Round, attendance: Attendance) -> Layout:
    """Who is here and how it will be played; with a button to join until it begins."""
    names = [f"<@{player.user_id}>" for player in attendance.players]
    begun = round_.state.phase != "lobby"
    setup = round_.setup
    text = prompts.render(
        "quiz/lobby",
        title=setup.title,
        count=len(round_.questions),
        seconds=setup.seconds,
        scoring=prompts.say(f"quiz_scoring.{setup.scoring}_hint"),
        change=setup.change,
        streak=setup.streak and pays_speed(setup),
        begun=begun,
        players=len(names),
        names=names[:MOST_NAMES],
        more=max(0, len(names) - MOST_NAMES),
        shows_names=setup.names,
        teams=_teams(prompts, attendance) if setup.teams != "none" else [],
    )
    doors: list[ui.Item[Any]] = [
        JoinTeamButton.of(prompts, round_, number)
        for number in range(len(setup.team_names) if setup.teams == "choice" else 0)
    ]
    buttons = [] if begun else [row(*(doors or [JoinButton.made(prompts, round_.id)]))]
    return Layout(box(MINE, paragraph(text), *buttons))


def _teams(prompts: Prompts, attendance: Attendance) -> list[dict[str, Any]]:
    """The teams by name with their players, those without a team last."""
    members: dict[str, list[str]] = {}
    for player in attendance.players:
        members.setdefault(player.team or "", []).append(f"<@{player.user_id}>")
    rows = sorted(members.items(), key=lambda each: (not each[0], each[0]))
    return [
        {
            "name": escape_markdown(team) or prompts.say("quiz_team.none"),
            "players": len(names),
            "names": names[:NAMES_IN_TEAM],
            "more": max(0, len(names) - NAMES_IN_TEAM),
        }
        for team, names in rows[:MOST_TEAMS]
    ]


def question_layout(
    prompts: Prompts, round_: Round, attendance: Attendance | None, closes_at: datetime | None
) -> Layout:
    """The question that was asked last, with its answers while it is open."""
    question, turn = round_.question, round_.turn
    assert question is not None
    assert turn is not None
    phase = round_.state.phase
    answerable = phase in ("asking", "open") and round_.state.paused is None
    text = prompts.render(
        "quiz/question",
        number=turn.number + 1,
        total=round_.state.total,
        ask=question.ask[:LONGEST_ASK],
        lines=_lines(question),
        labels=list(question.answers.values()) if isinstance(question, Matching) else [],
    )
    foot = prompts.render(
        "quiz/question_foot",
        phase=phase,
        paused=pause_in_words(prompts, round_),
        closes=format_dt(closes_at, "R") if closes_at else "",
        players=len(attendance.players) if attendance else 0,
        answered=_answered(attendance),
    )
    buttons = _answers(prompts, round_, question) if answerable else []
    return Layout(box(MINE, paragraph(text), *buttons, paragraph(foot)))


def reveal_layout(prompts: Prompts, board: Scoreboard) -> Layout:
    """What was right, how the room answered, why, and the ranking if it is its turn."""
    round_ = board.round
    question, turn = round_.question, round_.turn
    assert question is not None
    assert turn is not None
    found = board.results_of(turn.number)
    text = prompts.render(
        "quiz/reveal",
        number=turn.number + 1,
        total=round_.state.total,
        ask=question.ask[:LONGEST_ASK],
        lines=distribution(prompts, question, found, names=round_.setup.names),
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    why = explanation(question)
    if len(why) > LONGEST_WHY:
        why = why[: LONGEST_WHY - 1].rpartition(" ")[0] + "…"
    if why:
        items.append(paragraph(why))
    if shows_board(round_.setup.cadence, turn.number, round_.state.total) and board.standings:
        items += [rule(), paragraph(board_text(prompts, board))]
    buttons = [RankButton.made(prompts, round_.id), *FactsButton.behind(prompts, question)]
    return Layout(box(NEUTRAL, *items, row(*buttons)))


def podium_layout(prompts: Prompts, board: Scoreboard) -> Layout:
    """The result: the first ten, the teams, and what was hardest."""
    round_ = board.round
    counted = sorted(round_.state.shown)
    text = prompts.render(
        "quiz/podium",
        title=round_.setup.title,
        plain=not pays_speed(round_.setup),
        rows=[
            {**each, "medal": MEDALS.get(each["place"], "▫")}
            for each in ranking_rows(board, 0, PODIUM_ROWS)
        ],
        total=len(counted),
        players=len(board.standings),
        most_right=_most_right(board) if round_.setup.scoring == "both" else "",
        teams=team_rows(board),
        hardest=_hardest(board, counted),
    )
    buttons = [
        RankButton.made(prompts, round_.id),
        RankingButton.made(prompts, round_.id, "0"),
        MineButton.made(prompts, round_.id),
    ]
    return Layout(box(MINE, paragraph(text), row(*buttons)))


def pause_in_words(prompts: Prompts, round_: Round, missing: Sequence[str] = ()) -> str:
    """Why the quiz is paused, "" if it is not; `missing` are permissions known to be lacking."""
    if round_.state.paused is None:
        return ""
    return prompts.say(
        f"quiz_pause.{round_.state.paused}",
        channel=f"<#{round_.row.channel_id}>",
        permissions=permission_names(missing) if missing else prompts.say("quiz_told.needed"),
    )


def _lines(question: Question) -> list[dict[str, str]]:
    match question:
        case SingleChoice() | MultipleChoice():
            texts = [choice.text for choice in question.choices]
        case Ordering() | Matching():
            texts = [item.text for item in question.items]
        case _:
            texts = []
    return [{"letter": letter(number), "text": text} for number, text in enumerate(texts)]


def _answers(prompts: Prompts, round_: Round, question: Question) -> list[ui.Item[Any]]:
    assert round_.turn is not None
    number = round_.turn.number
    match question:
        case SingleChoice():
            buttons = [
                AnswerButton.choice(round_.id, number, f"c{each}", letter(each))
                for each in range(len(question.choices))
            ]
            return rows_of(buttons, 5 if len(buttons) < 6 else 3)
        case TrueFalse():
            return [
                row(
                    AnswerButton.choice(round_.id, number, "yes", prompts.say("quiz_button.yes")),
                    AnswerButton.choice(round_.id, number, "no", prompts.say("quiz_button.no")),
                )
            ]
        case _:
            return [row(OpenButton.made(prompts, round_.id, str(number)))]


def _answered(attendance: Attendance | None) -> int:
    if attendance is None:
        return 0
    return len(attendance.players) - len(attendance.waiting)


def _most_right(board: Scoreboard) -> str:
    most = max((row.correct for row in board.standings), default=0)
    if not most:
        return ""
    best = [f"<@{row.user_id}>" for row in board.standings if row.correct == most]
    more = " …" if len(best) > PODIUM_ROWS else ""
    return f"{', '.join(best[:PODIUM_ROWS])}{more} ({most})"


def _hardest(board: Scoreboard, counted: list[int]) -> dict[str, int] | None:
    """The question that fewest got right, of those who answered it; None if all did."""
    shares: list[tuple[float, int]] = []
    for number in counted:
        found = board.results_of(number)
        if found:
            shares.append((sum(each.is_right for each in found) / len(found), number))
    if not shares or min(shares)[0] == 1:
        return None
    share, number = min(shares)
    return {"number": number + 1, "percent": round(share * 100)}


def right_in_words(prompts: Prompts, round_: Round) -> str:
    """The right answer to what was asked last, for a moderator."""
    return right_answer(prompts, round_.question) if round_.question else ""
