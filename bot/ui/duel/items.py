"""Every pressable thing of challenges and tables of two."""

from __future__ import annotations

from bot.ui.duel import (
    challenge_buttons,
    coaching,
    door,
    ending_buttons,
    games,
    leaving,
    mediator_buttons,
    reminding,
)

ITEMS = (
    *challenge_buttons.ITEMS,
    *coaching.ITEMS,
    *door.ITEMS,
    *ending_buttons.ITEMS,
    *games.ITEMS,
    *leaving.ITEMS,
    *mediator_buttons.ITEMS,
    *reminding.ITEMS,
)
