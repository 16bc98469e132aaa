"""Every pressable thing that belongs to a server as a whole."""

from __future__ import annotations

from bot.ui.host import export

ITEMS = (*export.ITEMS,)
