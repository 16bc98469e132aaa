"""Progress and leaderboard: a picture with its words, one next step, and who wants to be seen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, ui

from bot.charts.progress import Row, progress_picture
from bot.services.learning_refusals import OnlyInServers
from bot.ui.base import HouseButton, Reply
from bot.ui.beginning import BeginButton
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.buttons import ANY, MapNewButton, OpenNewButton
from bot.ui.lessons.visibility import seen_by_moderators, visibility_items
from bot.ui.lessons.ways import ReviewNewButton
from bot.ui.pictures import Picture, shown
from bot.ui.replies import show
from bot.ui.setup_choice import Choice

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.lessons.progress import LessonStanding, Suggestion
    from bot.services.learning import Learning
    from bot.services.progress import Progress, Rank
    from bot.ui.lessons.visibility import Seen

PICTURE = "progress"
MOST_RANKS = 20


class ProgressRoom:
    """Shows how far somebody has come."""

    def __init__(self, prompts: Prompts, learning: Learning) -> None:
        self._prompts = prompts
        self._learning = learning

    async def show(self, interaction: Interaction) -> None:
        """The picture, the same in words, and one next step."""
        progress = await self._learning.progress.progress(
            interaction.user.id, interaction.created_at
        )
        rows = [
            Row(
                f"{each.lesson.number}. {each.lesson.title}",
                len(each.concepts),
                each.taught,
                each.remembered,
                each.used,
                each.usable,
            )
            for each in progress.lessons
        ]
        headings = tuple(self._prompts.say(f"progress.{name}") for name in HEADINGS)
        content = await asyncio.to_thread(progress_picture, rows, headings)
        seen = await seen_by_moderators(interaction)
        await show(interaction, self.progress_layout(progress, content, seen))

    async def board(self, interaction: Interaction) -> None:
        """The leaderboard of this server; raises OnlyInServers."""
        if interaction.guild_id is None:
            raise OnlyInServers
        ranks = await self._learning.progress.board(interaction.guild_id, interaction.created_at)
        await show(interaction, self.board_layout(ranks, interaction.user.id))

    async def join(self, interaction: Interaction, *, leave: bool) -> None:
        """Put the learner on the leaderboard of this server, or take them off it."""
        guild_id, user_id = interaction.guild_id, interaction.user.id
        if guild_id is None:
            raise OnlyInServers
        if leave:
            await self._learning.progress.leave(guild_id, user_id)
        else:
            await self._learning.progress.join(guild_id, user_id, interaction.created_at)
        await self.board(interaction)

    def progress_layout(
        self, progress: Progress, content: bytes, seen: Seen | None = None
    ) -> Layout:
        """The panel with this picture; `seen` is what moderators see, None where there are none."""
        totals = _totals(progress)
        text = self._prompts.render(
            "lessons/progress",
            totals=totals,
            done=sum(each.is_done for each in progress.lessons),
            count=len(progress.lessons),
            games=progress.games,
            test=progress.test,
        )
        alt = self._prompts.render(
            "lessons/progress_alt", totals=totals, lines=self._lines(progress)
        )
        picture = Picture(f"{PICTURE}.png", content, alt)
        suggestion = progress.suggestion
        concept = self._learning.teaching.glossary.get(suggestion.concept or "")
        advice = self._prompts.render(
            "lessons/suggestion",
            step=suggestion.step,
            lesson=suggestion.lesson,
            concept=concept.name if concept else "",
            due=progress.due,
        )
        return Layout(
            box(
                NEUTRAL,
                paragraph(text),
                shown(picture),
                paragraph(advice),
                row(*self._first_step(suggestion), *self._others()),
                *visibility_items(self._prompts, seen),
            ),
            pictures=[picture],
        )

    def board_layout(self, ranks: Sequence[Rank], user_id: int) -> Layout:
        """Those who want to be seen, and the way on or off the board."""
        is_on = any(rank.user_id == user_id for rank in ranks)
        own = next((n for n, rank in enumerate(ranks, start=1) if rank.user_id == user_id), None)
        text = self._prompts.render(
            "lessons/board", ranks=ranks[:MOST_RANKS], own=own, count=len(ranks)
        )
        button = BoardButton.made(self._prompts, leave=is_on)
        return Layout(box(NEUTRAL, paragraph(text), row(button)))

    def _lines(self, progress: Progress) -> list[dict[str, object]]:
        return [_line(each) for each in progress.lessons if each.taught or each.used]

    def _first_step(self, suggestion: Suggestion) -> list[ui.Item[Any]]:
        say, lesson = self._prompts.say, suggestion.lesson
        if suggestion.step == "review":
            return [ReviewNewButton.made(say("button.review_now"))]
        if suggestion.step == "play" and lesson is not None:
            bridge = lesson.bridge
            choice = Choice(bridge.scenario, bridge.side, bridge.persona, "thread")
            return [BeginButton.made(self._prompts, choice, "button.play_case")]
        if lesson is not None:
            label = say("button.lesson", number=lesson.number)
            return [OpenNewButton.made(lesson.id, "read", label, ButtonStyle.primary)]
        return []

    def _others(self) -> list[ui.Item[Any]]:
        return [MapNewButton.made(ANY, "newmap", self._prompts.say("button.map"))]


HEADINGS = ("lesson", "taught", "remembered", "used")


def _totals(progress: Progress) -> dict[str, int]:
    lessons = progress.lessons
    return {
        "concepts": sum(len(each.concepts) for each in lessons),
        "taught": sum(each.taught for each in lessons),
        "remembered": sum(each.remembered for each in lessons),
        "used": sum(each.used for each in lessons),
        "usable": sum(each.usable for each in lessons),
    }


def _line(standing: LessonStanding) -> dict[str, object]:
    return {
        "title": standing.lesson.title,
        "taught": standing.taught,
        "remembered": standing.remembered,
        "used": standing.used,
        "count": len(standing.concepts),
    }


class BoardButton(HouseButton, template="board1:(?P<what>join|leave)"):
    """On or off the leaderboard of the server where it is pressed."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], *, leave: bool) -> None:
        super().__init__(item)
        self.leave = leave

    @classmethod
    def made(cls, prompts: Prompts, *, leave: bool) -> Self:
        """A new button for a layout."""
        what = "leave" if leave else "join"
        label = prompts.say(f"button.board_{what}")
        return cls(ui.Button(label=label, custom_id=f"board1:{what}"), leave=leave)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, leave=match["what"] == "leave")

    async def press(self, interaction: Interaction) -> None:
        """Do so and show the board."""
        await interaction.client.classroom.progress.join(interaction, leave=self.leave)


ITEMS = (BoardButton,)
