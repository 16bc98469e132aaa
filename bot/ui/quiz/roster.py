"""Players as moderators see them: taken out and back in, or given more time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption

from bot.quiz.round_commands import Exclude, GiveTime, Readmit
from bot.quiz.standings import pays_speed
from bot.services.quiz.refusals import NoSuchPlayer
from bot.ui.colours import THEIRS
from bot.ui.layout import Layout, box, paragraph, row, rows_of
from bot.ui.quiz.control import BackButton, PlayersButton
from bot.ui.quiz.keys import ModeratorButton, ModeratorMenu
from bot.ui.replies import show

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.quiz.round_commands import Command
    from bot.services.quiz.live import LiveQuizzes
    from bot.services.quiz.scoreboard import Scoreboard, Scoreboards

PLAYERS_PER_PAGE = 25
TIMES = (0, 25, 50, 100)


class Roster:
    """Shows the players of live quizzes to moderators."""

    def __init__(self, prompts: Prompts, live: LiveQuizzes, boards: Scoreboards) -> None:
        self._prompts = prompts
        self._live = live
        self._boards = boards

    async def page(self, round_id: int, number: int) -> Layout:
        """A page of players with a menu to choose one."""
        board = await self._boards.of(await self._live.round(round_id))
        return roster_layout(self._prompts, board, number)

    async def player(self, round_id: int, user_id: int) -> Layout:
        """One player; raises NoSuchPlayer."""
        board = await self._boards.of(await self._live.round(round_id))
        return player_layout(self._prompts, board, user_id)


def roster_layout(prompts: Prompts, board: Scoreboard, number: int) -> Layout:
    """Twenty-five players in the order in which they joined."""
    round_ = board.round
    pages = max(1, -(-len(board.players) // PLAYERS_PER_PAGE))
    number = min(number, pages - 1)
    some = board.players[number * PLAYERS_PER_PAGE : (number + 1) * PLAYERS_PER_PAGE]
    rows = [
        {
            "name": f"<@{player.user_id}>",
            "points": (standing.points if standing else 0),
            "correct": (standing.correct if standing else 0),
            "extra": round_.state.extra.get(player.user_id, 0),
            "out": player.user_id in round_.state.excluded,
        }
        for player in some
        for standing in [board.standing_of(player.user_id)]
    ]
    plain = not pays_speed(round_.setup)
    text = prompts.render("quiz/players", count=len(board.players), rows=rows, plain=plain)
    items: list[ui.Item[Any]] = [paragraph(text)]
    if some:
        options = [
            SelectOption(label=player.name or "…", value=str(player.user_id)) for player in some
        ]
        menu = PlayerMenu.made(prompts.say("quiz_menu.player"), round_.id, options, str(number))
        items.append(row(menu))
    buttons: list[ui.Item[Any]] = [BackButton.made(prompts, round_.id)]
    if pages > 1:
        turned = str((number + 1) % pages)
        label = "quiz_button.more_players"
        buttons.append(PlayersButton.made(prompts, round_.id, turned, label=label))
    return Layout(box(THEIRS, *items, row(*buttons)))


def player_layout(prompts: Prompts, board: Scoreboard, user_id: int) -> Layout:
    """One player with what can be done about them; raises NoSuchPlayer."""
    round_ = board.round
    if user_id not in {player.user_id for player in board.players}:
        raise NoSuchPlayer
    standing = board.standing_of(user_id)
    extra = round_.state.extra.get(user_id, 0)
    out = user_id in round_.state.excluded
    text = prompts.render(
        "quiz/player",
        name=f"<@{user_id}>",
        out=out,
        points=standing.points if standing else 0,
        correct=standing.correct if standing else 0,
        answered=standing.answered if standing else 0,
        extra=extra,
        plain=not pays_speed(round_.setup),
    )
    times: list[ui.Item[Any]] = [
        TimeButton.made(
            prompts, round_.id, f"{user_id}.{percent}", label=f"quiz_button.time_{percent}"
        )
        for percent in TIMES
        if percent != extra
    ]
    door = ReadmitButton if out else ExcludeButton
    buttons = (
        door.made(prompts, round_.id, str(user_id)),
        PlayersButton.made(prompts, round_.id, "0"),
    )
    rows = [] if out else rows_of(times, 4)
    return Layout(box(THEIRS, paragraph(text), *rows, row(*buttons)))


class PlayerMenu(ModeratorMenu, action="pick", arg=r"\d{1,3}"):
    """Choose a player."""

    async def steer(self, interaction: Interaction) -> None:
        """Show them."""
        layout = await interaction.client.stage.roster.player(self.round_id, int(self.chosen))
        await show(interaction, layout)


class PlayerButton(ModeratorButton, action="(?!)"):
    """Something that is done about one player."""

    def __init_subclass__(cls, *, action: str, arg: str = r"\d{1,20}") -> None:
        super().__init_subclass__(action=action, arg=arg)

    @property
    def user_id(self) -> int:
        """Whom it is about."""
        return int(self.arg.partition(".")[0])

    async def do(self, interaction: Interaction, command: Command) -> None:
        """Do it and show the player as they stand now."""
        stage = interaction.client.stage
        await stage.live.steer(self.round_id, command, interaction.created_at, interaction.user.id)
        stage.refresh(self.round_id)
        await show(interaction, await stage.roster.player(self.round_id, self.user_id))


class ExcludeButton(PlayerButton, action="exclude"):
    """Take a player out."""

    label = "quiz_button.exclude"
    style = ButtonStyle.danger

    async def steer(self, interaction: Interaction) -> None:
        """Take them out."""
        await self.do(interaction, Exclude(self.user_id))


class ReadmitButton(PlayerButton, action="readmit"):
    """Take a player back in."""

    label = "quiz_button.readmit"
    style = ButtonStyle.success

    async def steer(self, interaction: Interaction) -> None:
        """Take them back."""
        await self.do(interaction, Readmit(self.user_id))


class TimeButton(PlayerButton, action="time", arg=r"\d{1,20}\.\d{1,3}"):
    """Give a player more time for each question."""

    label = "quiz_button.time_0"

    async def steer(self, interaction: Interaction) -> None:
        """Give it."""
        await self.do(interaction, GiveTime(self.user_id, int(self.arg.partition(".")[2])))


ITEMS = (PlayerMenu, ExcludeButton, ReadmitButton, TimeButton)
