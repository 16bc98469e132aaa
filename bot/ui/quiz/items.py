"""Every pressable thing of quizzes."""

from __future__ import annotations

from bot.ui.questions import facts
from bot.ui.quiz import control, players, ranking, roster, setup, solo_setup, steps

LIVE = (
    *players.ITEMS,
    *ranking.ITEMS,
    *control.ITEMS,
    *steps.ITEMS,
    *roster.ITEMS,
    *setup.ITEMS,
    *facts.ITEMS,
)
ITEMS = (*LIVE, *solo_setup.ITEMS)
