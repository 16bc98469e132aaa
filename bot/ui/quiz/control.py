"""The moderators' control panel: private, apart from the public message, and always up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import SelectOption
from discord.utils import format_dt

from bot.ui.colours import THEIRS
from bot.ui.host.export import ExportButton
from bot.ui.layout import Layout, box, paragraph, row, rows_of
from bot.ui.quiz.keys import ModeratorButton
from bot.ui.quiz.public import pause_in_words
from bot.ui.quiz.ranking import board_layout
from bot.ui.quiz.steps import (
    CloseButton,
    EndSureButton,
    NextButton,
    PauseButton,
    ResumeButton,
    RevealButton,
    SkipButton,
    StartButton,
    StepButton,
    VoidButton,
    VoidMenu,
)
from bot.ui.quiz.words import right_answer
from bot.ui.replies import show
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.quiz.rounds import Phase
    from bot.services.quiz.attendance import Seen
    from bot.services.quiz.rounds import Round

MOST_NAMES, MOST_OPTIONS = 15, 25


def control_layout(
    prompts: Prompts, seen: Seen, note: str = "", missing: Sequence[str] = ()
) -> Layout:
    """Where the quiz stands, who has not answered, and what can be done; `note` stands on top.

    `missing` are the names of the permissions that the bot lacks there, as far as they are known.
    """
    round_, attendance = seen.round, seen.attendance
    state = round_.state
    phase = state.phase
    started = phase not in ("lobby", "ended")
    people = attendance.waiting if started else attendance.players
    names = [f"<@{player.user_id}>" for player in people]
    closes_at = None if state.paused else state.closes_at()
    text = prompts.render(
        "quiz/control",
        title=round_.setup.title,
        phase=prompts.say(
            f"quiz_phase.{phase}",
            number=len(state.turns),
            total=state.total,
        ),
        closes=format_dt(closes_at, "R") if closes_at else "",
        pause=pause_in_words(prompts, round_, missing),
        phase_is=phase,
        started=started,
        ended=phase == "ended",
        answered=len(attendance.players) - len(attendance.waiting),
        players=len(attendance.players),
        waiting=names[:MOST_NAMES],
        more=max(0, len(names) - MOST_NAMES),
        right=right_answer(prompts, round_.question) if round_.question and started else "",
        autopilot=round_.setup.pace == "autopilot",
    )
    items: list[ui.Item[Any]] = [paragraph(note)] if note else []
    items.append(paragraph(text))
    if phase != "ended":
        items += [*rows_of(_buttons(prompts, round_), 4), *_earlier(prompts, round_)]
    elif state.shown:
        items.append(row(ExportButton.made(prompts, round_.id)))
    return Layout(box(THEIRS, *items))


def _buttons(prompts: Prompts, round_: Round) -> list[ui.Item[Any]]:
    state = round_.state
    steps: dict[Phase, tuple[type[StepButton], ...]] = {
        "lobby": (StartButton,),
        "open": (CloseButton, PauseButton, SkipButton),
        "closed": (RevealButton, PauseButton, VoidButton),
        "revealed": (NextButton, PauseButton, VoidButton),
        "void": (NextButton, PauseButton),
        "asking": (PauseButton,),
        "ended": (),
    }
    chosen: list[ui.Item[Any]] = []
    for kind in _ways_on(round_) if state.paused else steps[state.phase]:
        label = "quiz_button.result" if kind is NextButton and state.is_last else ""
        chosen.append(kind.made(prompts, round_.id, str(len(state.turns)), label=label))
    if state.shown:
        chosen.append(ShowBoardButton.made(prompts, round_.id))
    chosen.append(PlayersButton.made(prompts, round_.id, "0"))
    chosen.append(EndButton.made(prompts, round_.id))
    return chosen


def _ways_on(round_: Round) -> tuple[type[StepButton], ...]:
    """What can be done in a pause: go on, or leave out what cannot be shown."""
    state = round_.state
    if state.phase in ("asking", "open"):
        return (ResumeButton, SkipButton)
    if state.paused == "refused" and state.phase in ("closed", "revealed"):
        return (ResumeButton, VoidButton)
    return (ResumeButton,)


def _earlier(prompts: Prompts, round_: Round) -> list[ui.Item[Any]]:
    """A menu of the questions before the last one that count, the latest first."""
    options = [
        SelectOption(
            label=prompts.say("quiz_told.question", number=turn.number + 1),
            description=shorten(round_.questions[turn.number].ask),
            value=str(turn.number),
        )
        for turn in reversed(round_.state.turns[:-1])
        if turn.void is None
    ][:MOST_OPTIONS]
    if not options:
        return []
    return [row(VoidMenu.made(prompts.say("quiz_menu.void"), round_.id, options))]


class EndButton(ModeratorButton, action="end"):
    """Ask whether to end the quiz."""

    label = "quiz_button.end"

    async def steer(self, interaction: Interaction) -> None:
        """Say what ending would mean."""
        prompts = interaction.client.prompts
        round_ = await interaction.client.stage.live.round(self.round_id)
        state = round_.state
        text = prompts.render(
            "quiz/end_sure", left=state.total - len(state.turns), total=state.total
        )
        buttons = (
            EndSureButton.made(prompts, self.round_id, str(len(state.turns))),
            BackButton.made(prompts, self.round_id),
        )
        interaction.client.stage.panels.leave(interaction, self.round_id)
        await show(interaction, Layout(box(THEIRS, paragraph(text), row(*buttons))))


class BackButton(ModeratorButton, action="control"):
    """Back to the control panel."""

    label = "quiz_button.back"

    async def steer(self, interaction: Interaction) -> None:
        """Show it as things stand."""
        await interaction.client.stage.panels.show(interaction, self.round_id)


class ShowBoardButton(ModeratorButton, action="showboard"):
    """Show the ranking to everybody."""

    label = "quiz_button.show_board"

    async def steer(self, interaction: Interaction) -> None:
        """Post it under the quiz."""
        stage = interaction.client.stage
        board = await stage.board(self.round_id)
        layout = board_layout(interaction.client.prompts, board)
        await stage.place(board.round).send(view=layout)
        await stage.panels.move_down(interaction, self.round_id)


class PlayersButton(ModeratorButton, action="players", arg=r"\d{1,3}"):
    """The players, to take one out or to give somebody more time."""

    label = "quiz_button.players"

    async def steer(self, interaction: Interaction) -> None:
        """Show a page of them."""
        stage = interaction.client.stage
        stage.panels.leave(interaction, self.round_id)
        await show(interaction, await stage.roster.page(self.round_id, int(self.arg)))


ITEMS = (EndButton, BackButton, ShowBoardButton, PlayersButton)
