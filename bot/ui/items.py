"""Every pressable thing there is, for whoever has to know them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui import (
    ask,
    beginning,
    brief,
    confirm,
    echo,
    gesture,
    help_panel,
    history,
    mediation,
    offer,
    preparing,
    sending,
    setup,
    table_buttons,
    tying,
    writing,
)
from bot.ui.debrief import (
    again,
    better,
    comparing,
    expert,
    explaining,
    next_steps,
    past_game,
    reading,
    sharing,
    transcript,
    whatif,
)
from bot.ui.duel import items as duel
from bot.ui.host import items as host
from bot.ui.host import shelf, uploading
from bot.ui.lessons import classroom
from bot.ui.quiz import items as quiz

if TYPE_CHECKING:
    from discord import ui

    from bot.ui.forms import Form

ROLEPLAY: tuple[type[ui.DynamicItem[Any]], ...] = (
    *table_buttons.ITEMS,
    *ask.ITEMS,
    *offer.ITEMS,
    *tying.ITEMS,
    *echo.ITEMS,
    *sending.ITEMS,
    *gesture.ITEMS,
    *mediation.ITEMS,
    *confirm.ITEMS,
    *brief.ITEMS,
    *explaining.ITEMS,
    *again.ITEMS,
    *next_steps.ITEMS,
    *better.ITEMS,
    *comparing.ITEMS,
    *whatif.ITEMS,
    *expert.ITEMS,
    *past_game.ITEMS,
    *reading.ITEMS,
    *sharing.ITEMS,
    *transcript.ITEMS,
    *setup.ITEMS,
    *beginning.ITEMS,
    *history.ITEMS,
)
DUEL: tuple[type[ui.DynamicItem[Any]], ...] = duel.ITEMS
FORMS: tuple[Form, ...] = (*writing.FORMS, *preparing.FORMS, *explaining.FORMS, *whatif.FORMS)
HELP: tuple[type[ui.DynamicItem[Any]], ...] = help_panel.ITEMS
LEARNING: tuple[type[ui.DynamicItem[Any]], ...] = classroom.ITEMS
QUIZ: tuple[type[ui.DynamicItem[Any]], ...] = quiz.ITEMS
HOST: tuple[type[ui.DynamicItem[Any]], ...] = (*host.ITEMS, *shelf.ITEMS, *uploading.ITEMS)


def is_known(custom_id: str) -> bool:
    """Whether some item of this version answers to the id."""
    return any(
        item.__discord_ui_compiled_template__.fullmatch(custom_id)
        for item in (*ROLEPLAY, *DUEL, *HELP, *LEARNING, *QUIZ, *HOST)
    )
