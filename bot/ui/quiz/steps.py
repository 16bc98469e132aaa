"""The steps of a live quiz, each a button of the control panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from discord import ButtonStyle

from bot.quiz.round_commands import Close, Command, End, Go, Pause, Resume, Reveal, Void
from bot.services.quiz.refusals import QuizMovedOn, StepRefused
from bot.ui.quiz.keys import ModeratorButton, ModeratorMenu

if TYPE_CHECKING:
    from bot.app import Interaction


class StepButton(ModeratorButton, action="(?!)"):
    """One step of the quiz; the id says how many questions had been asked when it was made."""

    command: ClassVar[Command]
    posts: ClassVar[bool] = False

    def __init_subclass__(cls, *, action: str, arg: str = r"\d{1,3}") -> None:
        super().__init_subclass__(action=action, arg=arg)

    async def steer(self, interaction: Interaction) -> None:
        """Do it, and show where the quiz stands; an old panel is only brought up to date."""
        stage = interaction.client.stage
        note = ""
        try:
            round_ = await stage.live.round(self.round_id)
            if self.arg and int(self.arg) != len(round_.state.turns):
                raise QuizMovedOn
            round_ = await stage.live.steer(
                self.round_id, self.command, interaction.created_at, interaction.user.id
            )
        except (StepRefused, QuizMovedOn) as refusal:
            note = interaction.client.prompts.say(refusal.text)
        stage.refresh(self.round_id)
        if self.posts and not note:
            # The panel stays below what it steers, or every step would begin with scrolling.
            await stage.painted(self.round_id)
            await stage.panels.move_down(interaction, self.round_id)
        else:
            await stage.panels.show(interaction, self.round_id, note)


class StartButton(StepButton, action="start"):
    """Ask the first question."""

    label = "quiz_button.start"
    style = ButtonStyle.success
    command = Go()
    posts = True


class NextButton(StepButton, action="next"):
    """Ask the next question, or show the result."""

    label = "quiz_button.next"
    style = ButtonStyle.success
    command = Go()
    posts = True


class CloseButton(StepButton, action="close"):
    """Take no more answers."""

    label = "quiz_button.close"
    style = ButtonStyle.primary
    command = Close()


class RevealButton(StepButton, action="reveal"):
    """Show the right answer."""

    label = "quiz_button.reveal"
    style = ButtonStyle.success
    command = Reveal()


class PauseButton(StepButton, action="pause"):
    """Stop the clock."""

    label = "quiz_button.pause"
    command = Pause()


class ResumeButton(StepButton, action="resume"):
    """Let the clock run again."""

    label = "quiz_button.resume"
    style = ButtonStyle.success
    command = Resume()


class SkipButton(StepButton, action="skip"):
    """Leave the question out, and go on if the quiz was paused."""

    label = "quiz_button.skip"
    command = Void(why="skipped")


class VoidButton(StepButton, action="void"):
    """Let the question count for nobody."""

    label = "quiz_button.void"
    command = Void()


class VoidMenu(ModeratorMenu, action="voided"):
    """Let a question asked earlier count for nobody, after all."""

    async def steer(self, interaction: Interaction) -> None:
        """Do it; the ranking is then without it, and the channel is told."""
        stage, by = interaction.client.stage, interaction.user.id
        command = Void(int(self.chosen))
        await stage.live.steer(self.round_id, command, interaction.created_at, by)
        stage.refresh(self.round_id)
        await stage.panels.show(interaction, self.round_id)


class EndSureButton(StepButton, action="endsure"):
    """End the quiz."""

    label = "quiz_button.end_sure"
    style = ButtonStyle.danger
    command = End()


ITEMS = (
    StartButton,
    NextButton,
    CloseButton,
    RevealButton,
    PauseButton,
    ResumeButton,
    SkipButton,
    VoidButton,
    VoidMenu,
    EndSureButton,
)
